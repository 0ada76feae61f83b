import { NOT_READ_AGAIN, read } from '../../api/client.ts'
import { isGone } from '../../api/problem.ts'
import { useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'

/** The name of a member; that they were one, or only that they are, where more cannot be told. */
export function MemberName({ userId }: { userId: string }) {
  // While it is not known it takes its line, so that nothing jumps.
  return <bdi>{useMemberName(userId) || '\u00a0'}</bdi>
}

export function useMemberName(userId: string | undefined): string {
  const { words } = useWords()
  const { companyId, may } = useCompany()
  const maySee = may('members.see')
  const { data, error } = read.useQuery(
    'get',
    '/v1/companies/{companyId}/members/{userId}',
    { params: { path: { companyId, userId: userId ?? '' } } },
    { enabled: userId !== undefined && maySee, staleTime: 60_000, meta: NOT_READ_AGAIN },
  )
  if (userId === undefined) return ''
  if (!maySee) return words.company.member.someone
  if (isGone(error)) return words.company.member.former
  return data ? data.fullName || data.email : ''
}
