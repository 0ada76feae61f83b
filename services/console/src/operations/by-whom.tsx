import { useCompany } from '../company/company-context.ts'
import { MemberName } from '../company/members/member-name.tsx'
import { useWords } from '../words/words.tsx'
import type { StartedBy } from './operation.ts'

/** Who did it, by name where the person may know the name. Nobody is told to whoever may not know who it was. */
export function ByWhom({ by }: { by: StartedBy | undefined }) {
  const { words } = useWords()
  const { userId } = useCompany()
  if (!by) return words.sites.by.withheld
  if (by.kind !== 'user') return words.sites.by[by.kind]
  return by.id === userId ? words.shell.you : <MemberName userId={by.id} />
}
