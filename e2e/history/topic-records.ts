import { setTimeout as sleep } from 'node:timers/promises'
import { Entry } from '@holdfast/contracts/ledger'
import { connect, type IncomingRecord, refusalOf } from '@holdfast/messaging'
import { createLog, type TrustedKeys } from '@holdfast/runtime'
import type { StoredLedger } from './stored-ledger.ts'

/** Records that a run has forged say so in this header, which no one who reads the topic looks at. */
export const FORGED_HEADER = 'forged'

const DEADLINE_MS = 60_000

/** All records of each partition of a topic, in the order of their offsets. */
export async function readTopic(brokers: string, topic: string): Promise<IncomingRecord[][]> {
  const kafka = connect(brokers.split(','), 'history', createLog('history', 'silent'))
  const admin = kafka.admin()
  await admin.connect()
  const offsets = await admin.fetchTopicOffsets(topic)
  await admin.disconnect()
  const ends = new Map(offsets.map(({ partition, high }) => [partition, Number(high)]))
  const records: IncomingRecord[][] = offsets.map(() => [])
  const isComplete = () => [...ends].every(([partition, end]) => records[partition]!.length >= end)

  const consumer = kafka.consumer({ groupId: `history.${crypto.randomUUID()}`, maxWaitTimeInMs: 200 })
  await consumer.connect()
  try {
    await consumer.subscribe({ topics: [topic], fromBeginning: true })
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ partition, message }) => {
        const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)])
        const { key, value } = message
        records[partition]!.push({ topic, partition, key, value, headers: Object.fromEntries(headers) })
      },
    })
    const begun = performance.now()
    while (!isComplete()) {
      if (performance.now() - begun > DEADLINE_MS) throw new Error(`${topic} could not be read within a minute`)
      await sleep(50)
    }
  } finally {
    await consumer.disconnect()
  }
  return records
}

/**
 * Checks that Kafka's records equal the ledger. A crash may repeat records, so the first occurrence of each counts:
 * these must be all entries of the shard, in order, byte for byte, each signed by the owner.
 * @param keys the public keys of the services, as those who follow the ledger have them
 * @param restoredAt if the ledger was restored from a backup: the seq of each shard up to which its entries had been
 *   sent in the former epoch. Records of entries that the restore lost are not counted
 */
export async function checkRecords(
  ledger: StoredLedger,
  partitions: IncomingRecord[][],
  keys: TrustedKeys,
  restoredAt?: number[],
): Promise<{ repeats: number; forged: number; wrong: string[] }> {
  const wrong: string[] = []
  let repeats = 0
  let forged = 0
  for (const [shard, entries] of ledger.entries.entries()) {
    let next = (restoredAt?.[shard] ?? 0) + 1
    for (const record of partitions[shard] ?? []) {
      const { value, headers } = record
      const { epoch, seq, type, stream } = Entry.decode(value ?? Buffer.alloc(0))
      const say = (line: string) => wrong.push(`${ledger.owner}: record ${shard}/${seq} ${line}`)
      const refusal = await refusalOf(record, ledger.owner, keys)
      if (headers[FORGED_HEADER]) {
        forged++
        if (!refusal) say('was forged, and its signature counts')
        continue
      }
      if (refusal) say(`is not signed by its owner: ${refusal}`)
      if (restoredAt && epoch !== ledger.epoch) continue
      const expected = entries[seq - 1]
      if (!value || !expected?.bytes.equals(value)) say('differs from the entry in the ledger')
      if (headers.ce_id !== `${ledger.epoch}/${shard}/${seq}`) say(`has the id ${headers.ce_id}`)
      if (headers.ce_type !== type || headers.ce_subject !== stream) say('has the headers of another entry')
      if (seq > next) say(`comes while ${next} is missing`)
      if (seq < next) repeats++
      next = Math.max(next, seq + 1)
    }
    if (next !== entries.length + 1) wrong.push(`${ledger.owner}: Kafka ends at ${shard}/${next - 1}`)
  }
  return { repeats, forged, wrong }
}
