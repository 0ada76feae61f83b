import { Consumers } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { type Implementation, implement, operator } from '@holdfast/runtime'
import type { Follower } from './following/follow.ts'

/** The gRPC service with which operators list the streams that a process parked, and have their entries applied. */
export function consumersService(followers: Follower[]): Implementation {
  return implement(Consumers, {
    async listParked(_request, call) {
      operator(call)
      const byOwner = await Promise.all(
        followers.map(async ({ owner, parked }) =>
          (await parked()).map(({ since, ...stream }) => ({ ...stream, owner, since: since.getTime() })),
        ),
      )
      return { streams: byOwner.flat() }
    },
    async replayParked({ owner, stream }, call) {
      operator(call)
      const follower = followers.find((each) => each.owner === owner)
      if (!follower) throw new DomainError('not-found')
      return follower.replay(stream)
    },
  })
}
