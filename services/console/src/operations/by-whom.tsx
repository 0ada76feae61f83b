import { read } from '../api/client.ts'
import { MemberName } from '../company/members/member-name.tsx'
import { useWords } from '../words/words.tsx'
import type { StartedBy } from './operation.ts'

/** Who did it, by name where the person may know the name. */
export function ByWhom({ by }: { by: StartedBy | undefined }) {
  const { words } = useWords()
  const { data: me } = read.useQuery('get', '/v1/me')
  const kind = by?.kind ?? 'system'
  if (kind !== 'user') return words.sites.by[kind]
  if (by?.id === undefined) return words.company.member.someone
  return by.id === me?.userId ? words.shell.you : <MemberName userId={by.id} />
}
