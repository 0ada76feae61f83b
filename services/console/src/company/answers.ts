import type { Answer } from '../api/client.ts'

/** One member, as their page shows them. */
export type OneMember = Answer<'/v1/companies/{companyId}/members/{userId}', 'get'>

/** What came of one address of several. */
export type InviteResult = Exclude<
  Answer<'/v1/companies/{companyId}/invitations', 'post'>,
  { operationId: string }
>['results'][number]
