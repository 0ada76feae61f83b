import { Entry } from '@holdfast/contracts/ledger'
import { type IncomingRecord, type RecordRefusal, refusalOf } from '@holdfast/messaging'
import { type Log, noteOrigin, TRACEPARENT, type TrustedKeys } from '@holdfast/runtime'
import type { EpochPlace } from './replica.ts'

/** Records of an owner's topic that were not believed, since the start, by the reason. */
export type RefusedRecords = Record<RecordRefusal | 'unreadable', number>

interface ReadRecords {
  entries: Entry[]
  refused: number
}

export interface RecordReader {
  /**
   * Returns the entries of the records that the owner signed, in the order of the records, and how many records are
   * refused. These are as if they had not come: whoever misses an entry asks the owner for it.
   * @param records of one partition
   * @param isKnown an entry of this place is of no use: its record is neither verified nor read. Who sent the record
   *   may have made the place up, so it must not be believed.
   */
  read(records: readonly IncomingRecord[], isKnown: (claimed: EpochPlace) => boolean): Promise<ReadRecords>
  readonly refused: Readonly<RefusedRecords>
}

/** Longer records are not read. Kafka takes none that are longer, unless it is told to. */
const MOST_BYTES = 1024 * 1024
/** Records that are verified at the same time; the thread pool has other work too. */
const AT_ONCE = 32
const SAID_EVERY_MS = 60_000

/** Reads entries from the records of an owner's topic, and believes nothing that the owner did not sign. */
export function openRecordReader(options: { owner: string; keys: TrustedKeys; log: Log }): RecordReader {
  const { owner, keys, log } = options
  const refused: RefusedRecords = { unsigned: 0, 'unknown-key': 0, forged: 0, unreadable: 0 }
  let saidAt = Number.NEGATIVE_INFINITY

  return {
    refused,
    async read(records, isKnown) {
      const unknown = records.filter((record) => {
        const claimed = placeIn(record)
        return !claimed || !isKnown(claimed)
      })
      const entries: Entry[] = []
      for (let from = 0; from < unknown.length; from += AT_ONCE) {
        const read = await Promise.all(unknown.slice(from, from + AT_ONCE).map(readOne))
        for (const entry of read) if (typeof entry !== 'string') entries.push(entry)
      }
      return { entries, refused: unknown.length - entries.length }
    },
  }

  async function readOne(record: IncomingRecord): Promise<Entry | keyof RefusedRecords> {
    const { value } = record
    if (!value || value.length > MOST_BYTES) return refuse(record, 'unreadable')
    const refusal = await refusalOf(record, owner, keys)
    if (refusal) return refuse(record, refusal)
    const entry = entryIn(value, record)
    if (!entry) return refuse(record, 'unreadable')
    noteOrigin(entry, record.headers[TRACEPARENT])
    return entry
  }

  function refuse({ partition, headers }: IncomingRecord, reason: keyof RefusedRecords) {
    refused[reason]++
    if (performance.now() - saidAt >= SAID_EVERY_MS) {
      saidAt = performance.now()
      log.warn({ reason, partition, id: headers.ce_id?.slice(0, 100), refused }, 'a record on Kafka is not believed')
    }
    return reason
  }
}

/** The place that the headers of a record name, whoever wrote them. */
function placeIn({ partition, headers }: IncomingRecord): EpochPlace | undefined {
  const [epoch, shard, seq] = headers.ce_id?.split('/') ?? []
  return epoch && shard === String(partition) && seq ? { epoch, shard: partition, seq: Number(seq) } : undefined
}

function entryIn(value: Buffer, record: IncomingRecord): Entry | undefined {
  try {
    const entry = Entry.decode(value)
    const { epoch, shard, seq } = entry
    const isInPlace = shard === record.partition && record.headers.ce_id === `${epoch}/${shard}/${seq}`
    return isInPlace && epoch !== '' && seq > 0 ? entry : undefined
  } catch {
    return undefined
  }
}
