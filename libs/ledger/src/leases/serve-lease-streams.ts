import type { FollowReply, FollowRequest, Lease } from '@holdfast/contracts/ledger'
import type { Bidirectional } from '@holdfast/runtime'
import type { LeaseService } from './lease-service.ts'

/** Serves lease streams over gRPC. */
export function serveFollow(leases: LeaseService): Bidirectional<typeof Lease>['follow'] {
  return (stream, call) => {
    const follower = leases.attach({
      send: (reply: FollowReply) => void stream.write(reply),
      end: () => void stream.end(),
      backlog: () => stream.writableLength,
    })
    stream.on('data', (message: FollowRequest) => follower.receive(message))
    stream.on('end', () => {
      follower.hangUp()
      stream.end()
    })
    call.signal.addEventListener('abort', follower.hangUp, { once: true })
    stream.on('close', follower.hangUp)
  }
}
