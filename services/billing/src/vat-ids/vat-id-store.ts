import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Temporal } from 'temporal-polyfill'
import { textOf, valueFrom } from '../values/value.ts'
import { askingDueAt, type KnownVatId } from './vies.ts'

interface VatIdDocument {
  _id: string
  vatId: string
  known: string
  /** When the register is asked; 0: at once. */
  askAt: number
  /** It was found valid, and nobody has looked yet at what was charged with VAT before. */
  isNews?: true
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    vatId: { type: String, required: true },
    known: { type: String, required: true },
    askAt: { type: Number, required: true },
    isNews: Boolean,
  },
  { strict: 'throw', versionKey: false, collection: 'vat-ids' },
)
schema.index({ askAt: 1 })
schema.index({ isNews: 1 }, { sparse: true })

export type VatIdStore = Awaited<ReturnType<typeof createVatIdStore>>

/** The VAT ids of companies, and what the register said of them: the evidence for reversed VAT. */
export async function createVatIdStore(connection: Connection) {
  const model = await openModel(connection, 'vat-id', schema)

  return {
    async find(companyId: string, session?: ClientSession): Promise<KnownVatId | undefined> {
      const found = await model
        .findById(companyId)
        .session(session ?? null)
        .lean<VatIdDocument>()
      return found ? valueFrom<KnownVatId>(found.known) : undefined
    },
    async put(companyId: string, known: KnownVatId): Promise<void> {
      const document = { _id: companyId, vatId: known.id.text, ...kept(known) }
      await model.replaceOne({ _id: companyId }, document, { upsert: true })
    },
    /** What was learnt of an id, unless the company has another one by now. */
    async learnt(companyId: string, known: KnownVatId): Promise<void> {
      const news = known.evidence?.outcome === 'valid' && { isNews: true }
      await model.updateOne({ _id: companyId, vatId: known.id.text }, { $set: { ...kept(known), ...news } })
    },
    /** Companies whose id was found valid, and not {@link looked} at since, in the order of their ids. */
    async news(after: string | undefined, limit: number): Promise<string[]> {
      const wanted = { isNews: true, ...(after !== undefined && { _id: { $gt: after } }) }
      const found = model.find(wanted, { _id: 1 }).sort({ _id: 1 }).limit(limit)
      return (await found.lean<{ _id: string }[]>()).map(({ _id }) => _id)
    },
    async looked(companyId: string): Promise<void> {
      await model.updateOne({ _id: companyId }, { $unset: { isNews: 1 } })
    },
    async drop(companyId: string): Promise<void> {
      await model.deleteOne({ _id: companyId })
    },
    /** Companies whose ids are to be asked about by then, those that wait longest first. */
    async due(by: Temporal.Instant, limit: number): Promise<string[]> {
      const found = model.find({ askAt: { $lte: by.epochMilliseconds } }, { _id: 1 }).sort({ askAt: 1 })
      return (await found.limit(limit).lean<{ _id: string }[]>()).map(({ _id }) => _id)
    },
  }
}

function kept(known: KnownVatId) {
  return { known: textOf(known), askAt: askingDueAt(known)?.epochMilliseconds ?? 0 }
}
