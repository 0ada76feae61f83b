import { Consumers } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { type Implementation, implement, type Passport } from '@holdfast/runtime'
import type { Follower } from './following/follow.ts'

/**
 * The gRPC service with which operators list the streams that a process parked, and have their entries applied.
 * @param admitOperator throws unless the caller is an operator at this moment
 */
export function consumersService(
  followers: Follower[],
  admitOperator: (call: Passport) => Promise<unknown>,
): Implementation {
  return implement(Consumers, {
    async listParked(_request, call) {
      await admitOperator(call)
      const byOwner = await Promise.all(
        followers.map(async ({ owner, parked }) =>
          (await parked()).map(({ since, ...stream }) => ({ ...stream, owner, since: since.getTime() })),
        ),
      )
      return { streams: byOwner.flat() }
    },
    async replayParked({ owner, stream }, call) {
      await admitOperator(call)
      const follower = followers.find((each) => each.owner === owner)
      if (!follower) throw new DomainError('not-found')
      return follower.replay(stream)
    },
  })
}
