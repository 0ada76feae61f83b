import { Directory as DirectoryService, type UserDescription } from '@holdfast/contracts/identity'
import { asService, type Channel, type Signer } from '@holdfast/runtime'

/** Describes users. Their names and addresses are stored by identity alone, which is asked whenever they are needed. */
export interface Directory {
  /** By user id. Users who no longer exist are left out. */
  describe(userIds: string[], requestId: string): Promise<Map<string, UserDescription>>
  /** The user who has confirmed this address. */
  findByEmail(email: string, requestId: string): Promise<UserDescription | undefined>
}

export function openDirectory(identity: Channel, signer: Signer): Directory {
  const directory = identity.client(DirectoryService)
  return {
    async describe(userIds, requestId) {
      if (userIds.length === 0) return new Map()
      const { users } = await directory.describeUsers({ userIds }, asService(signer, requestId))
      return new Map(users.map((user) => [user.userId, user]))
    },
    async findByEmail(email, requestId) {
      const { user } = await directory.findByEmail({ email }, asService(signer, requestId))
      return user ?? undefined
    },
  }
}
