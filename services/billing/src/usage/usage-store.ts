import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { type Days, keyOfReading, noUsage, type Usage, type UsageLine, usageOf, type VisitorClass } from './usage.ts'

interface UsageDocument {
  _id: string
  companyId: string
  siteId: string
  environmentId: string
  tenure: number
  day: string
  visitorClass: VisitorClass
  counterId: string
  /** Each is lower than 2^53: site tells nothing else. */
  requests: number
  bytes: number
  /** Real time. */
  changedAt: number
}

const text = { type: String, required: true } as const
const number = { type: Number, required: true } as const

const schema = new Schema<UsageDocument>(
  {
    _id: text,
    companyId: text,
    siteId: text,
    environmentId: text,
    tenure: number,
    day: text,
    visitorClass: { type: String, enum: ['people', 'bots', 'assets'], required: true },
    counterId: text,
    requests: number,
    bytes: number,
    changedAt: number,
  },
  { strict: 'throw', versionKey: false, collection: 'usage-lines' },
)
schema.index({ companyId: 1, day: 1 })
schema.index({ changedAt: 1, companyId: 1 })

export type UsageLineStore = Awaited<ReturnType<typeof createUsageLineStore>>

/** What was used, line by line, down to the counter that it came from. */
export async function createUsageLineStore(connection: Connection) {
  const model = await openModel(connection, 'usage-line', schema)
  const looks = connection.db!.collection<{ _id: string; at: number }>('usage_looks')

  return {
    /**
     * Keeps of each line the highest values: what `takeReading` does with a line that is kept, in one message for all of
     * them.
     */
    async take(
      companyId: string,
      lines: readonly UsageLine[],
      { session, now }: { session: ClientSession; now: number },
    ): Promise<void> {
      if (lines.length === 0) return
      await model.collection.bulkWrite(
        lines.map((line) => {
          const { requests, bytes, ...about } = line
          return {
            updateOne: {
              // Nobody's line can become another company's.
              filter: { _id: `${companyId}/${keyOfReading(line)}` as never },
              update: {
                $max: { requests: Number(requests), bytes: Number(bytes), changedAt: now },
                $setOnInsert: { companyId, ...about },
              },
              upsert: true,
            },
          }
        }),
        { session, ordered: false },
      )
    },
    /** What people of a company used in these days. */
    async used(companyId: string, days: Days | undefined, session?: ClientSession): Promise<Usage> {
      if (!days) return noUsage
      const { first, last } = days
      const sums = await model
        .aggregate<{ _id: VisitorClass; requests: number; bytes: number }>([
          { $match: { companyId, day: { $gte: first, $lte: last } } },
          { $group: { _id: '$visitorClass', requests: { $sum: '$requests' }, bytes: { $sum: '$bytes' } } },
        ])
        .session(session ?? null)
      const lines = sums.map(({ _id, requests, bytes }) => ({
        ...{ counterId: '', siteId: '', environmentId: '', tenure: 0, day: first, visitorClass: _id },
        requests: BigInt(requests),
        bytes: BigInt(bytes),
      }))
      return usageOf(lines, days)
    },
    /** Companies of which something has changed since then, in real time. */
    async changedSince(at: number): Promise<string[]> {
      return model.distinct('companyId', { changedAt: { $gte: at } })
    },
    /** Up to when changes were looked at, by any process. */
    async lookedTo(): Promise<number> {
      return (await looks.findOne({ _id: 'notices' }))?.at ?? 0
    },
    async looked(at: number): Promise<void> {
      await looks.updateOne({ _id: 'notices' }, { $max: { at } }, { upsert: true })
    },
  }
}
