import { openModel } from '@holdfast/runtime'
import { type Connection, Schema } from 'mongoose'
import { textOf, valueFrom } from '../values/value.ts'
import type { Quote } from './quote.ts'

/** Quotes that nobody can accept any more are kept for so long, so that who is late hears why. */
const KEPT_SECONDS = 24 * 3_600

const schema = new Schema(
  {
    _id: { type: String, required: true },
    quote: { type: String, required: true },
    /** Real time, for it is about memory and not about business. */
    madeAt: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'quotes' },
)
schema.index({ madeAt: 1 }, { expireAfterSeconds: KEPT_SECONDS })

export type QuoteStore = Awaited<ReturnType<typeof createQuoteStore>>

export async function createQuoteStore(connection: Connection) {
  const model = await openModel(connection, 'quote', schema)
  return {
    async add(quote: Quote): Promise<void> {
      await model.create([{ _id: quote.id, quote: textOf(quote), madeAt: new Date() }])
    },
    async find(quoteId: string): Promise<Quote | undefined> {
      const found = await model.findById(quoteId).lean<{ quote: string }>()
      return found ? valueFrom<Quote>(found.quote) : undefined
    },
  }
}
