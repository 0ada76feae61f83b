import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { Temporal } from 'temporal-polyfill'
import { textOf, valueFrom } from '../values/value.ts'
import type { Charge } from './charge.ts'

/** A charge of a company, until an invoice takes it and from then on. */
export interface KeptCharge {
  /** The company's id, a space, and its number among the company's charges. */
  id: string
  companyId: string
  charge: Charge
  /** It is on no invoice before. */
  invoiceAt: Temporal.Instant
  /** The number of the document on which it stands. */
  invoice?: string
}

interface ChargeDocument {
  _id: string
  companyId: string
  number: number
  charge: string
  invoiceAt: number
  invoice?: string
  isOpen: boolean
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    companyId: { type: String, required: true },
    /** 1, 2, 3 … of its company. */
    number: { type: Number, required: true },
    charge: { type: String, required: true },
    invoiceAt: { type: Number, required: true },
    invoice: String,
    isOpen: { type: Boolean, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'charges' },
)
schema.index({ companyId: 1, number: 1 }, { unique: true })
schema.index({ invoiceAt: 1, companyId: 1 }, { partialFilterExpression: { isOpen: true } })

export type ChargeStore = Awaited<ReturnType<typeof createChargeStore>>

/** What has to be invoiced. A charge is never changed; an invoice takes it once. */
export async function createChargeStore(connection: Connection) {
  const model = await openModel(connection, 'charge', schema)

  return {
    /**
     * In the transaction that also changes the company's account, so that two never take one number. A charge without
     * lines is left out: nothing is to be invoiced.
     */
    async add(
      companyId: string,
      added: readonly { charge: Charge; invoiceAt: Temporal.Instant }[],
      session: ClientSession,
    ): Promise<void> {
      const charges = added.filter(({ charge }) => charge.lines.length > 0)
      if (charges.length === 0) return
      const last = await model.findOne({ companyId }).sort({ number: -1 }).session(session).lean<ChargeDocument>()
      let number = last?.number ?? 0
      const documents = charges.map(({ charge, invoiceAt }) => {
        number += 1
        return {
          _id: `${companyId} ${number}`,
          companyId,
          number,
          charge: textOf(charge),
          invoiceAt: invoiceAt.epochMilliseconds,
          isOpen: true,
        }
      })
      await model.insertMany(documents, { session })
    },
    /** What is to be invoiced by then and is on no invoice yet, in the order in which it came about. */
    async open(companyId: string, upTo: Temporal.Instant, session?: ClientSession): Promise<KeptCharge[]> {
      const wanted = { companyId, isOpen: true, invoiceAt: { $lte: upTo.epochMilliseconds } }
      const found = await model
        .find(wanted)
        .sort({ number: 1 })
        .session(session ?? null)
        .lean<ChargeDocument[]>()
      return found.map(read)
    },
    /** What stands on documents already, in the order in which it came about. */
    async charged(companyId: string, session?: ClientSession): Promise<KeptCharge[]> {
      const found = model
        .find({ companyId, isOpen: false })
        .sort({ number: 1 })
        .session(session ?? null)
      return (await found.lean<ChargeDocument[]>()).map(read)
    },
    /** They stand on this document from now on. */
    async invoiced(ids: readonly string[], document: string, session: ClientSession): Promise<void> {
      const { modifiedCount } = await model.updateMany(
        { _id: { $in: ids }, isOpen: true },
        { $set: { invoice: document, isOpen: false } },
        { session },
      )
      if (modifiedCount !== ids.length) throw new Error('a charge stands on an invoice already')
    },
    /** Companies that have something to be invoiced by then, in the order of their ids. */
    async companiesDue(upTo: Temporal.Instant, after: string | undefined, limit: number): Promise<string[]> {
      const found = await model.aggregate<{ _id: string }>([
        {
          $match: {
            isOpen: true,
            invoiceAt: { $lte: upTo.epochMilliseconds },
            ...(after !== undefined && { companyId: { $gt: after } }),
          },
        },
        { $group: { _id: '$companyId' } },
        { $sort: { _id: 1 } },
        { $limit: limit },
      ])
      return found.map(({ _id }) => _id)
    },
  }
}

function read({ _id: id, companyId, charge, invoiceAt, invoice }: ChargeDocument): KeptCharge {
  return {
    id,
    companyId,
    charge: valueFrom<Charge>(charge),
    invoiceAt: Temporal.Instant.fromEpochMilliseconds(invoiceAt),
    ...(invoice !== undefined && { invoice }),
  }
}
