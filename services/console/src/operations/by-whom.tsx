import { read } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'
import { useWords } from '../words/words.tsx'
import type { StartedBy } from './operation.ts'

/** Who did it, by name where the person may know the name. */
export function ByWhom({ by }: { by: StartedBy | undefined }) {
  const { words } = useWords()
  const { data: me } = read.useQuery('get', '/v1/me')
  if (by?.kind === 'user') return by.id === me?.userId ? words.sites.by.you : <Member userId={by.id} />
  return words.sites.by[by?.kind ?? 'system']
}

function Member({ userId }: { userId: string }) {
  const { words } = useWords()
  const { companyId, may } = useCompany()
  const member = read.useQuery(
    'get',
    '/v1/companies/{companyId}/members/{userId}',
    { params: { path: { companyId, userId } } },
    { enabled: may('members.see'), staleTime: 60_000 },
  )
  if (member.isError) return words.sites.by.left
  if (!member.data) return words.sites.by.member
  return <bdi>{member.data.fullName || member.data.email}</bdi>
}
