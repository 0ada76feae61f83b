import { Directory as DirectoryService, type UserDescription } from '@holdfast/contracts/identity'
import { asService, type Channel, type Signer } from '@holdfast/runtime'

/** Who people are. Names and addresses live with identity alone; they are asked for when they are needed. */
export interface Directory {
  /** By user id; who does not exist any more is left out. */
  describe(userIds: string[], requestId: string): Promise<Map<string, UserDescription>>
  /** The user whose confirmed address it is. */
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
