import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { type Counted, DAY_MS, startOf, type UsageDay, type VisitorClass, visitorClasses } from './usage.ts'

type UsageDocument = { _id: string; keptUntil: Date } & UsageDay

const text = { type: String, required: true } as const
const counted = {
  _id: false,
  type: { requests: { type: Number, required: true }, bytes: { type: Number, required: true } },
}

const schema = new Schema<UsageDocument>(
  {
    _id: text,
    companyId: text,
    siteId: text,
    environmentId: text,
    tenure: { type: Number, required: true },
    day: text,
    counterId: text,
    counted: { _id: false, type: { people: counted, bots: counted, assets: counted }, required: true },
    keptUntil: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'usage' },
)
schema.index({ companyId: 1, day: 1 })
schema.index({ siteId: 1, day: 1 })
schema.index({ keptUntil: 1 }, { expireAfterSeconds: 0 })

/** How long it is shown; billing keeps what it charges. */
const KEPT_MS = 400 * DAY_MS

/** How far a host's report was read. */
interface ReadingDocument {
  _id: string
  since?: string
  /** Nobody reads it before. */
  nextAt: number
}

export type UsageDayStore = Awaited<ReturnType<typeof createUsageDayStore>>

export async function createUsageDayStore(connection: Connection) {
  const model = await openModel(connection, 'usage', schema)
  const readings = connection.db!.collection<ReadingDocument>('host_readings')

  return {
    /** Lets one process read a host's report at a time. */
    async claim(hostId: string, now: number, nextAt: number): Promise<boolean> {
      try {
        const due = { _id: hostId, nextAt: { $lte: now } }
        const claimed = await readings.updateOne(due, { $set: { nextAt } }, { upsert: true })
        return claimed.matchedCount + claimed.upsertedCount === 1
      } catch (error) {
        // It is there, and not due.
        if ((error as { code?: unknown }).code === 11_000) return false
        throw error
      }
    },
    async since(hostId: string): Promise<string | undefined> {
      return (await readings.findOne({ _id: hostId }))?.since
    },
    /** @param since undefined: from the beginning */
    async readTo(hostId: string, since: string | undefined): Promise<void> {
      await readings.updateOne({ _id: hostId }, since === undefined ? { $unset: { since: 1 } } : { $set: { since } })
    },
    /** The host has more to tell. */
    async readOn(hostId: string): Promise<void> {
      await readings.updateOne({ _id: hostId }, { $set: { nextAt: 0 } })
    },
    /** What is kept of these, by their keys. */
    async findAll(keys: string[], session?: ClientSession): Promise<Map<string, UsageDay>> {
      const found = model.find({ _id: { $in: keys } }).session(session ?? null)
      return new Map((await found.lean<UsageDocument[]>()).map(({ _id, keptUntil: _, ...day }) => [_id, day]))
    },
    async put(days: UsageDay[], session: ClientSession): Promise<void> {
      const replaced = days.map((day) => {
        const _id = keyOf(day)
        const replacement = { _id, ...day, keptUntil: new Date(startOf(day.day)! + KEPT_MS) }
        return { replaceOne: { filter: { _id }, replacement, upsert: true } }
      })
      await model.bulkWrite(replaced, { session })
    },
    /** The sums by day and class, of those days of which there are any. */
    async sums(
      of: { companyId: string } | { siteId: string; environmentId?: string },
      { first, last }: { first: string; last: string },
    ): Promise<Map<string, Record<VisitorClass, Counted>>> {
      const sumOf = (visitorClass: VisitorClass, field: keyof Counted) => ({
        $sum: `$counted.${visitorClass}.${field}`,
      })
      const fields = visitorClasses.flatMap((name) =>
        (['requests', 'bytes'] as const).map((field) => [`${name}_${field}`, sumOf(name, field)]),
      )
      const found = await model.aggregate<{ _id: string } & Record<string, number>>([
        { $match: { ...of, day: { $gte: first, $lte: last } } },
        { $group: { _id: '$day', ...Object.fromEntries(fields) } },
      ])
      return new Map(found.map((sums) => [sums._id, readSums(sums)]))
    },
  }
}

/** Told apart are counters too: values of two of them add up. */
export function keyOf({ environmentId, tenure, day, counterId }: Omit<UsageDay, 'counted' | 'companyId' | 'siteId'>) {
  return [environmentId, tenure, day, counterId].join('/')
}

function readSums(sums: Record<string, number>): Record<VisitorClass, Counted> {
  const of = (name: VisitorClass) => ({ requests: sums[`${name}_requests`] ?? 0, bytes: sums[`${name}_bytes`] ?? 0 })
  return { people: of('people'), bots: of('bots'), assets: of('assets') }
}
