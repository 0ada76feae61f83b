import { topicOf } from '@holdfast/contracts'
import type { Entry } from '@holdfast/contracts/ledger'
import { type Brokers, consume, type RecordConsumer } from '@holdfast/messaging'
import type { Log, TrustedKeys } from '@holdfast/runtime'
import { openRecordReader, type RecordReader } from './ledger-records.ts'
import type { EpochPlace } from './replica.ts'

// Lease streams bring almost every entry first, so Kafka may be late; and fetching every entry at once, in every
// replica, would keep the brokers busy.
const GATHER_MS = 200

/**
 * Reads all partitions of the owner's topic, from the present end on, in a consumer group of this process alone that
 * stores no position. The replica asks the owner for entries that this feed misses.
 */
export function listenToKafka(options: {
  owner: string
  brokers: Brokers
  keys: TrustedKeys
  /** Says that the replica has no use for the entry of a record, so that the record need not be verified. */
  isKnown(claimed: EpochPlace): boolean
  onEntries(entries: Entry[]): void
  log: Log
}): RecordConsumer & Pick<RecordReader, 'refused'> {
  const { owner, brokers, keys, isKnown, onEntries, log } = options
  const { read, refused } = openRecordReader({ owner, keys, log })
  const name = `replica.${owner}`
  const consumer = consume({
    brokers,
    clientId: name,
    groupId: `${name}.${crypto.randomUUID()}`,
    keepsPosition: false,
    gatherMs: GATHER_MS,
    topics: [topicOf(owner)],
    async handle(records) {
      // Those that are refused change nothing: each renewal says how far the owner is, and what is missing is asked for.
      const { entries } = await read(records, isKnown)
      onEntries(entries)
    },
    log,
  })
  return { ...consumer, refused }
}
