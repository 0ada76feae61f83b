import { Directory as DirectoryService, type UserDescription } from '@holdfast/contracts/identity'
import { asService, type Channel, type Signer } from '@holdfast/runtime'

/** Describes users. Their names and addresses are stored by identity alone, which is asked whenever they are needed. */
export interface Directory {
  /** By user id. Users who no longer exist are left out. */
  describe(userIds: string[], requestId: string): Promise<Map<string, UserDescription>>
  /** Which of these users have the text in their name or address. */
  search(userIds: string[], text: string, requestId: string): Promise<string[]>
  /** The user who has confirmed this address. */
  findByEmail(email: string, requestId: string): Promise<UserDescription | undefined>
}

// As many as identity searches in one call.
const SEARCHED_AT_ONCE = 10_000

export function openDirectory(identity: Channel, signer: Signer): Directory {
  const directory = identity.client(DirectoryService)
  return {
    async describe(userIds, requestId) {
      if (userIds.length === 0) return new Map()
      const { users } = await directory.describeUsers({ userIds }, asService(signer, requestId))
      return new Map(users.map((user) => [user.userId, user]))
    },
    async search(userIds, text, requestId) {
      const found: string[] = []
      for (let n = 0; n < userIds.length; n += SEARCHED_AT_ONCE) {
        const request = { userIds: userIds.slice(n, n + SEARCHED_AT_ONCE), text }
        found.push(...(await directory.searchUsers(request, asService(signer, requestId))).userIds)
      }
      return found
    },
    async findByEmail(email, requestId) {
      const { user } = await directory.findByEmail({ email }, asService(signer, requestId))
      return user ?? undefined
    },
  }
}
