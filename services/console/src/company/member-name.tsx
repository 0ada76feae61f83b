import { read } from '../api/client.ts'
import { useWords } from '../words/words.tsx'
import { useCompany } from './company-context.ts'

/** The name of a member, or that they are none any more. */
export function MemberName({ userId }: { userId: string }) {
  return <bdi>{useMemberName(userId)}</bdi>
}

export function useMemberName(userId: string | undefined): string {
  const { words } = useWords()
  const { companyId, may } = useCompany()
  const { data, error } = read.useQuery(
    'get',
    '/v1/companies/{companyId}/members/{userId}',
    { params: { path: { companyId, userId: userId ?? '' } } },
    { enabled: userId !== undefined && may('members.see'), staleTime: 60_000 },
  )
  if (error) return words.company.member.gone
  return data ? data.fullName || data.email : ''
}
