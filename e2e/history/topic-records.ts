import { setTimeout as sleep } from 'node:timers/promises'
import { Entry } from '@holdfast/contracts/ledger'
import { connect } from '@holdfast/messaging'
import { createLog } from '@holdfast/runtime'
import type { StoredLedger } from './stored-ledger.ts'

interface TopicRecord {
  value: Buffer
  headers: Record<string, string>
}

const DEADLINE_MS = 60_000

/** All records of each partition of a topic, in the order of their offsets. */
export async function readTopic(brokers: string, topic: string): Promise<TopicRecord[][]> {
  const kafka = connect(brokers.split(','), 'history', createLog('history', 'silent'))
  const admin = kafka.admin()
  await admin.connect()
  const offsets = await admin.fetchTopicOffsets(topic)
  await admin.disconnect()
  const ends = new Map(offsets.map(({ partition, high }) => [partition, Number(high)]))
  const records: TopicRecord[][] = offsets.map(() => [])
  const isComplete = () => [...ends].every(([partition, end]) => records[partition]!.length >= end)

  const consumer = kafka.consumer({ groupId: `history.${crypto.randomUUID()}`, maxWaitTimeInMs: 200 })
  await consumer.connect()
  try {
    await consumer.subscribe({ topics: [topic], fromBeginning: true })
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ partition, message }) => {
        const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)])
        records[partition]!.push({ value: message.value ?? Buffer.alloc(0), headers: Object.fromEntries(headers) })
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
 * these must be all entries of the shard, in order, byte for byte.
 * @param restoredAt if the ledger was restored from a backup: the seq of each shard up to which its entries had been
 *   sent in the former epoch. Records of entries that the restore lost are not counted
 */
export function checkRecords(
  ledger: StoredLedger,
  partitions: TopicRecord[][],
  restoredAt?: number[],
): { repeats: number; wrong: string[] } {
  const wrong: string[] = []
  let repeats = 0
  ledger.entries.forEach((entries, shard) => {
    let next = (restoredAt?.[shard] ?? 0) + 1
    for (const { value, headers } of partitions[shard] ?? []) {
      const { epoch, seq, type, stream } = Entry.decode(value)
      if (restoredAt && epoch !== ledger.epoch) continue
      const say = (line: string) => wrong.push(`${ledger.owner}: record ${shard}/${seq} ${line}`)
      const expected = entries[seq - 1]
      if (!expected?.bytes.equals(value)) say('differs from the entry in the ledger')
      if (headers.ce_id !== `${ledger.epoch}/${shard}/${seq}`) say(`has the id ${headers.ce_id}`)
      if (headers.ce_type !== type || headers.ce_subject !== stream) say('has the headers of another entry')
      if (seq > next) say(`comes while ${next} is missing`)
      if (seq < next) repeats++
      next = Math.max(next, seq + 1)
    }
    if (next !== entries.length + 1) wrong.push(`${ledger.owner}: Kafka ends at ${shard}/${next - 1}`)
  })
  return { repeats, wrong }
}
