import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Temporal } from 'temporal-polyfill'
import type { MeteredMonth } from '../subscriptions/subscription.ts'
import { textOf, valueFrom } from '../values/value.ts'

/** A month, or a part of one, that has ended; with what it was summed up from once it is. */
export interface KeptMonth {
  /** The subscription's id, a space, and the beginning of the part in milliseconds. */
  id: string
  month: MeteredMonth
  /** What it was summed up from, as a text of `textOf`. Absent until then. */
  inputs?: string
}

interface MonthDocument {
  _id: string
  companyId: string
  month: string
  /** The end of the part. */
  endedAt: number
  inputs?: string
  isOpen: boolean
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    companyId: { type: String, required: true },
    month: { type: String, required: true },
    endedAt: { type: Number, required: true },
    inputs: String,
    isOpen: { type: Boolean, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'months' },
)
schema.index({ endedAt: 1, _id: 1 }, { partialFilterExpression: { isOpen: true } })
schema.index({ companyId: 1, endedAt: 1 })

export type MonthStore = Awaited<ReturnType<typeof createMonthStore>>

/** Months whose premium stagings and overage are to be charged, once late usage has come in. */
export async function createMonthStore(connection: Connection) {
  const model = await openModel(connection, 'month', schema)

  return {
    async add(months: readonly MeteredMonth[], session: ClientSession): Promise<void> {
      if (months.length === 0) return
      const documents = months.map((month) => ({
        _id: `${month.subscriptionId} ${month.period.from.epochMilliseconds}`,
        companyId: month.companyId,
        month: textOf(month),
        endedAt: month.period.to.epochMilliseconds,
        isOpen: true,
      }))
      await model.insertMany(documents, { session })
    },
    /** Those that had ended by then and are not summed up, the earliest first; without the first `skip` of them. */
    async open(endedBy: Temporal.Instant, limit: number, skip: number): Promise<KeptMonth[]> {
      const found = model
        .find({ isOpen: true, endedAt: { $lte: endedBy.epochMilliseconds } })
        .sort({ endedAt: 1, _id: 1 })
        .skip(skip)
        .limit(limit)
      return (await found.lean<MonthDocument[]>()).map(read)
    },
    async find(id: string, session: ClientSession): Promise<KeptMonth | undefined> {
      const found = await model.findById(id).session(session).lean<MonthDocument>()
      return found ? read(found) : undefined
    },
    /** All of a company, the earliest first. */
    async ofCompany(companyId: string, session?: ClientSession): Promise<KeptMonth[]> {
      const found = model
        .find({ companyId })
        .sort({ endedAt: 1 })
        .session(session ?? null)
      return (await found.lean<MonthDocument[]>()).map(read)
    },
    /** It was summed up from this. */
    async settled(id: string, inputs: string, session: ClientSession): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { isOpen: false, inputs } }, { session })
    },
  }
}

function read({ _id: id, month, inputs }: MonthDocument): KeptMonth {
  return { id, month: valueFrom<MeteredMonth>(month), ...(inputs !== undefined && { inputs }) }
}
