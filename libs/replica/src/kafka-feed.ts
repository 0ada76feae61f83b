import { SHARDS, topicOf } from '@holdfast/contracts'
import { Entry } from '@holdfast/contracts/ledger'
import { consume, type RecordConsumer } from '@holdfast/messaging'
import type { Log } from '@holdfast/runtime'

// Lease streams bring almost every entry first, so Kafka may be late; and fetching every entry at once, in every
// replica, would keep the brokers busy.
const GATHER_MS = 200

/**
 * Reads all partitions of the owner's topic, from the present end on, in a consumer group of this process alone that
 * stores no position. The replica asks the owner for entries that this feed misses.
 */
export function listenToKafka(options: {
  owner: string
  brokers: string[]
  onEntries(entries: Entry[]): void
  /** A record in this shard's partition is not a valid entry of the shard. */
  onUnreadable(shard: number): void
  log: Log
}): RecordConsumer {
  const { owner, brokers, onEntries, onUnreadable, log } = options
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
      const unreadable = new Set<number>()
      for (const { partition, value } of records) {
        const entry = value && decode(value)
        if (entry?.shard === partition) entries.push(entry)
        else unreadable.add(partition)
      }
      onEntries(entries)
      for (const shard of unreadable) onUnreadable(shard)
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
