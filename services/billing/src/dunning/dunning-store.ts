import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Temporal } from 'temporal-polyfill'
import { BOOK_ACCOUNTS } from '../book/book-store.ts'
import { textOf, valueFrom } from '../values/value.ts'
import { type DunnedCompany, isTold, nextLook } from './unpaid.ts'

const DUNNED = 'dunned-companies'

interface DunnedDocument {
  _id: string
  dunned: string
  isUntold?: true
  endsPlan?: true
  /** Business time; absent: no step is ever due. */
  lookAt?: number
  isUnpaid?: true
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    dunned: { type: String, required: true },
    isUntold: Boolean,
    endsPlan: Boolean,
    lookAt: Number,
    isUnpaid: Boolean,
  },
  { strict: 'throw', versionKey: false, collection: DUNNED },
)
schema.index({ isUntold: 1 }, { sparse: true })
schema.index({ endsPlan: 1 }, { sparse: true })
schema.index({ isUnpaid: 1 }, { sparse: true })

export type DunningStore = Awaited<ReturnType<typeof createDunningStore>>

export async function createDunningStore(connection: Connection) {
  const model = await openModel(connection, 'dunned-company', schema)
  const book = connection.db!.collection<{ _id: string; firstDueOn?: string }>(BOOK_ACCOUNTS)

  return {
    async find(companyId: string, session?: ClientSession): Promise<DunnedCompany | undefined> {
      const found = await model
        .findById(companyId)
        .session(session ?? null)
        .lean<DunnedDocument>()
      return found ? valueFrom<DunnedCompany>(found.dunned) : undefined
    },
    async save(dunned: DunnedCompany, session: ClientSession): Promise<void> {
      const document = documentOf(dunned)
      await model.replaceOne({ _id: dunned.companyId }, document, { session, upsert: true })
    },
    /**
     * Notes what company has taken, that it is closed, or that the subscription has ended. It is no decision: nothing is noted
     * if anything else has changed meanwhile, and the sweep comes again.
     */
    async noted(
      dunned: DunnedCompany,
      change: Partial<Pick<DunnedCompany, 'toldVersion' | 'isClosed' | 'endsPlan'>>,
    ): Promise<void> {
      const { _id, ...present } = documentOf(dunned)
      const { _id: _same, ...after } = documentOf({ ...dunned, ...change })
      await model.replaceOne({ _id, dunned: present.dunned }, after)
    },
    /** Companies whose last word company has not taken yet. */
    async untold(limit: number): Promise<string[]> {
      const found = model.find({ isUntold: true }, { _id: 1 }).limit(limit)
      return (await found.lean<{ _id: string }[]>()).map(({ _id }) => _id)
    },
    /** Companies whose subscription is to end. */
    async ending(limit: number): Promise<string[]> {
      const found = model.find({ endsPlan: true }, { _id: 1 }).limit(limit)
      return (await found.lean<{ _id: string }[]>()).map(({ _id }) => _id)
    },
    /**
     * Companies for which a step may be due: something is overdue and it is time to look, or nothing is any more and they are
     * still suspended.
     * @param today the date in the seller's zone
     */
    async due(now: Temporal.Instant, today: string, limit: number): Promise<string[]> {
      const withDunned = { $lookup: { from: DUNNED, localField: '_id', foreignField: '_id', as: 'dunned' } }
      const owing = await book
        .aggregate<{ _id: string }>([
          { $match: { firstDueOn: { $lt: today } } },
          withDunned,
          { $match: { $or: [{ dunned: { $size: 0 } }, { 'dunned.lookAt': { $lte: now.epochMilliseconds } }] } },
          { $limit: limit },
          { $project: { _id: 1 } },
        ])
        .toArray()
      const withBook = { $lookup: { from: BOOK_ACCOUNTS, localField: '_id', foreignField: '_id', as: 'book' } }
      const paid = await model.aggregate<{ _id: string }>([
        { $match: { isUnpaid: true } },
        withBook,
        { $match: { $nor: [{ 'book.firstDueOn': { $lt: today } }] } },
        { $limit: limit },
        { $project: { _id: 1 } },
      ])
      return [...owing, ...paid].map(({ _id }) => _id)
    },
    /** Nothing was due: it is looked at again then, and not before. A hint, and no decision. */
    async wait(companyId: string, until: Temporal.Instant): Promise<void> {
      await model.updateOne({ _id: companyId }, { $set: { lookAt: until.epochMilliseconds } })
    },
  }
}

function documentOf(dunned: DunnedCompany): DunnedDocument {
  const look = nextLook(dunned)
  return {
    _id: dunned.companyId,
    dunned: textOf(dunned),
    ...(!isTold(dunned) && { isUntold: true as const }),
    ...(dunned.endsPlan && { endsPlan: true as const }),
    ...(look && { lookAt: look === 'now' ? 0 : look.epochMilliseconds }),
    ...(dunned.isUnpaid && { isUnpaid: true as const }),
  }
}
