import { DomainError } from '@holdfast/errors'
import type { Directory } from '../directory/identity-directory.ts'
import type { MemberFilter, MembershipStore } from './membership-store.ts'

const LONGEST_SEARCH = 100

/**
 * The filter for those members who have the text in their name or address, which identity alone knows. It is asked once
 * for all members, whatever page is wanted.
 */
export async function searchedMembers(
  { memberships, directory }: { memberships: MembershipStore; directory: Directory },
  filter: MemberFilter,
  search: string,
  requestId: string,
): Promise<MemberFilter> {
  const text = readSearch(search)
  if (text === '') return filter
  return { ...filter, userIds: await directory.search(await memberships.userIds(filter), text, requestId) }
}

/** What a list is searched for, without space around it. Throws `bad-request` for a text that is too long. */
export function readSearch(search: string): string {
  const text = search.trim()
  if (text.length > LONGEST_SEARCH || text.includes('\0')) {
    throw new DomainError('bad-request', { detail: `search is at most ${LONGEST_SEARCH} characters` })
  }
  return text
}
