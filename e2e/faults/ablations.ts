import type { Freshness } from '@holdfast/access/company'
import type { LeaseStream, Source } from '@holdfast/replica'

/**
 * Replicas without one of their safeguards. With each of them the run must find stale answers: this proves that the run
 * can find them. They exist in this file only.
 */
export interface Ablation {
  what: string
  /** Changes of both ledgers are among those that stale answers must have missed, not of company's alone. */
  showsBoth?: boolean
  source?(source: Source): Source
  freshness?(replica: Freshness): Freshness
  /** Entries come over the stream only, because the ablation changes only what comes over it. */
  withoutKafka?: boolean
}

const LATE_MS = 300

export const ablations: Record<string, Ablation> = {
  'leases-ignored': {
    what: 'checks are decided from memory, lease or not',
    freshness: (replica) => ({ now: () => replica.now(), isFresh: () => true }),
  },
  'confirmed-before-applied': {
    what: `an entry is confirmed when it arrives, and applied ${LATE_MS} ms later`,
    withoutKafka: true,
    showsBoth: true,
    source: (source) => confirming(source, (deliver) => setTimeout(deliver, LATE_MS)),
  },
  'confirmed-and-lost': {
    what: 'an entry is confirmed when it arrives, and every other one is lost',
    withoutKafka: true,
    source: (source) => {
      let arrived = 0
      return confirming(source, (deliver) => {
        if (++arrived % 2 === 0) deliver()
      })
    },
  },
}

function confirming(source: Source, pass: (deliver: () => void) => void): Source {
  return {
    snapshot: (tables, signal) => source.snapshot(tables, signal),
    read: (shard, after) => source.read(shard, after),
    heads: () => source.heads(),
    async follow(events) {
      let stream: LeaseStream | undefined
      stream = await source.follow({
        onEnd: events.onEnd,
        onReply(reply) {
          if (!reply.entry) return events.onReply(reply)
          const { epoch, shard, seq } = reply.entry
          stream?.send({ applied: { epoch, shard, seq } })
          pass(() => events.onReply(reply))
        },
      })
      return stream
    },
  }
}
