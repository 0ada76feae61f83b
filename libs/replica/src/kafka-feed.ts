import { SHARDS, topicOf } from '@holdfast/contracts'
import { Entry } from '@holdfast/contracts/ledger'
import { consume, type RecordConsumer } from '@holdfast/messaging'
import type { Log } from '@holdfast/runtime'

// The stream brings almost everything first, and a broker from which every replica fetches every entry at once is busy.
const GATHER_MS = 200

/**
 * Every process listens to all partitions, from now on: as a group of its own that keeps no position. What it misses,
 * the owner is asked for.
 */
export function listenToKafka(options: {
  owner: string
  brokers: string[]
  onEntries(entries: Entry[]): void
  /** A record of this shard is no entry. */
  onRubbish(shard: number): void
  log: Log
}): RecordConsumer {
  const { owner, brokers, onEntries, onRubbish, log } = options
  const name = `replica.${owner}`
  return consume({
    brokers,
    clientId: name,
    groupId: `${name}.${crypto.randomUUID()}`,
    keepsPosition: false,
    gatherMs: GATHER_MS,
    topics: [topicOf(owner)],
    async handle(records) {
      const entries: Entry[] = []
      const rubbish = new Set<number>()
      for (const { partition, value } of records) {
        const entry = value && decode(value)
        if (entry?.shard === partition) entries.push(entry)
        else rubbish.add(partition)
      }
      onEntries(entries)
      for (const shard of rubbish) onRubbish(shard)
    },
    log,
  })
}

function decode(value: Buffer): Entry | undefined {
  try {
    const entry = Entry.decode(value)
    return entry.epoch !== '' && entry.seq > 0 && entry.shard < SHARDS ? entry : undefined
  } catch {
    return undefined
  }
}
