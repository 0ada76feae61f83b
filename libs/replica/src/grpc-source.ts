import { type FollowReply, Lease, Ledger } from '@holdfast/contracts/ledger'
import { fromStatus } from '@holdfast/errors'
import { asService, type Channel, type Signer } from '@holdfast/runtime'
import { within } from './retry-timing.ts'
import type { Source } from './source.ts'

const ANSWER_MS = 2_000
const HANGING_UP_MS = 1_000
const ENTRIES_AT_ONCE = 500

/** Calls the owner's processes at the channel's address. Each call and each stream goes to the next process. */
export function overGrpc(channel: Channel, signer: Signer): Source {
  const ledger = channel.client(Ledger)
  const { snapshot } = channel.serverStreams(Lease)
  const { follow } = channel.bidirectionalStreams(Lease)
  const passport = () => asService(signer, crypto.randomUUID())

  return {
    async follow({ onReply, onEnd }) {
      const stream = await follow(passport())
      let isOver = false
      let unheard: NodeJS.Timeout | undefined
      const end = (error?: unknown) => {
        clearTimeout(unheard)
        if (isOver) return
        isOver = true
        onEnd(error)
      }
      stream.on('data', (reply: FollowReply) => {
        clearTimeout(unheard)
        unheard = undefined
        if (!isOver) onReply(reply)
      })
      stream.on('error', (error) => end(fromStatus(error as Parameters<typeof fromStatus>[0])))
      stream.on('end', () => end())
      let hasSent = false
      return {
        send(message) {
          if (isOver) return
          stream.write(message)
          if (hasSent) return
          hasSent = true
          unheard = setTimeout(() => {
            stream.cancel()
            end(new Error(`no reply on the lease stream within ${ANSWER_MS} ms`))
          }, ANSWER_MS)
        },
        close() {
          clearTimeout(unheard)
          stream.end()
          setTimeout(() => stream.cancel(), HANGING_UP_MS).unref()
        },
      }
    },
    snapshot: (tables, signal) => snapshot({ tables }, passport(), signal),
    read: (shard, after) => within(ANSWER_MS, ledger.read({ shard, after, limit: ENTRIES_AT_ONCE }, passport())),
    heads: () => within(ANSWER_MS, ledger.heads({}, passport())),
  }
}
