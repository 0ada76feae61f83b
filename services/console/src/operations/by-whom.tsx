import { useCompany } from '../company/company-context.ts'
import { MemberName } from '../company/members/member-name.tsx'
import { useWords } from '../words/words.tsx'
import type { StartedBy } from './operation.ts'

/** Who did it, by name where the person may know the name. */
export function ByWhom({ by }: { by: StartedBy | undefined }) {
  const { words } = useWords()
  const { userId } = useCompany()
  const kind = by?.kind ?? 'system'
  if (kind !== 'user') return words.sites.by[kind]
  if (by?.id === undefined) return words.company.member.someone
  return by.id === userId ? words.shell.you : <MemberName userId={by.id} />
}
