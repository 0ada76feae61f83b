import { containing, openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { Temporal } from 'temporal-polyfill'
import type { KeptDocument, MadeFrom } from '../book/verification.ts'
import { textOf, valueFrom } from '../values/value.ts'
import { frozenText, thawed } from './frozen.ts'
import type { IssuedInvoice } from './invoice.ts'
import type { NumberSeries, SeriesCounter } from './series.ts'

/** A document that was issued, with what it was made of. It never changes; what is known of it does. */
export interface KeptInvoice extends KeptDocument {
  /** A UUID; the number is its name for everybody. */
  invoiceId: string
  /** Its place in its series: the year, and how many there were with it. */
  place: Pick<SeriesCounter, 'year' | 'last'>
  /** VAT is charged, or given back, because nobody could say whether the buyer's VAT id is valid. */
  isVatOpen: boolean
  /** The close that has issued it. */
  closeId?: string
  /** When somebody of the company has seen it, or a mail server of theirs has it. */
  knownAt?: Temporal.Instant
  /** Its files were made, and kept. */
  isRendered: boolean
}

interface InvoiceRow {
  /** The number. */
  _id: string
  invoiceId: string
  companyId: string
  kind: IssuedInvoice['kind']
  year: number
  ordinal: number
  issuedOn: string
  taxPointOn: string
  corrects?: string
  searchText: string
  document: string
  madeFrom: string
  isVatOpen: boolean
  closeId?: string
  knownAt?: number
  /** When its files are made next; absent once they are there. */
  renderAt?: number
}

const text = { type: String, required: true }
const count = { type: Number, required: true }
const schema = new Schema(
  {
    _id: text,
    invoiceId: text,
    companyId: text,
    kind: text,
    year: count,
    ordinal: count,
    issuedOn: text,
    taxPointOn: text,
    corrects: String,
    searchText: text,
    document: text,
    madeFrom: text,
    isVatOpen: { type: Boolean, required: true },
    closeId: String,
    knownAt: Number,
    renderAt: Number,
  },
  { strict: 'throw', versionKey: false, collection: 'invoices' },
)
schema.index({ companyId: 1, invoiceId: -1 })
// Two documents of one place in a series would mean that a number was given twice.
schema.index({ kind: 1, year: 1, ordinal: 1 }, { unique: true })
schema.index({ taxPointOn: 1 })
schema.index({ corrects: 1 }, { sparse: true })
schema.index({ renderAt: 1 }, { sparse: true })
schema.index({ companyId: 1 }, { partialFilterExpression: { isVatOpen: true }, name: 'vat-open' })

const counterSchema = new Schema(
  { _id: text, kind: text, year: count, last: count, issuedOn: text },
  { strict: 'throw', versionKey: false, collection: 'number-counters' },
)

interface CounterRow {
  _id: string
  kind: IssuedInvoice['kind']
  year: number
  last: number
  issuedOn: string
}

/** What is looked for in the invoices of a company. */
export interface WantedInvoices {
  companyId: string
  /** Part of the number or the purchase order; everything when empty. */
  search: string
  kind?: IssuedInvoice['kind']
  year?: number
}

const TEXT_BREAK = '\n'

export type InvoiceStore = Awaited<ReturnType<typeof createInvoiceStore>>

export async function createInvoiceStore(connection: Connection) {
  const model = await openModel<InvoiceRow>(connection, 'invoice', schema as Schema<InvoiceRow>)
  const counters = await openModel<CounterRow>(connection, 'number-counter', counterSchema as Schema<CounterRow>)

  return {
    async add(invoice: Omit<KeptInvoice, 'isRendered'>, session: ClientSession): Promise<void> {
      await model.create([rowOf(invoice)], { session })
    },
    /** Of this company; another one has none of that number. */
    async find(companyId: string, number: string, session?: ClientSession): Promise<KeptInvoice | undefined> {
      const found = await model
        .findOne({ _id: number, companyId })
        .session(session ?? null)
        .lean<InvoiceRow>()
      return found ? read(found) : undefined
    },
    /** Credit notes that take back this invoice, in the order in which they were issued. */
    async creditNotesOf(number: string, session?: ClientSession): Promise<IssuedInvoice[]> {
      const found = await model
        .find({ corrects: number })
        .sort({ year: 1, ordinal: 1 })
        .session(session ?? null)
        .lean<InvoiceRow[]>()
      return found.map((row) => read(row).document)
    },
    /** The newest first; a page starts after the document `before`. */
    async list(wanted: WantedInvoices, { before, limit }: { before: string; limit: number }): Promise<KeptInvoice[]> {
      const filter = { ...filterOf(wanted), ...(before && { invoiceId: { $lt: before } }) }
      return (await model.find(filter).sort({ invoiceId: -1 }).limit(limit).lean<InvoiceRow[]>()).map(read)
    },
    count: (wanted: WantedInvoices): Promise<number> => model.countDocuments(filterOf(wanted)),
    /** All of a company: of each kind in the order in which they were issued. */
    async ofCompany(companyId: string): Promise<KeptInvoice[]> {
      return (await model.find({ companyId }).sort({ kind: 1, year: 1, ordinal: 1 }).lean<InvoiceRow[]>()).map(read)
    },
    /** Those whose VAT is due in a month, `2026-11`. */
    async ofTaxMonth(month: string): Promise<IssuedInvoice[]> {
      const found = model.find({ taxPointOn: { $gte: `${month}-01`, $lte: `${month}-31` } }).sort({ _id: 1 })
      return (await found.lean<InvoiceRow[]>()).map((row) => read(row).document)
    },
    /**
     * Numbers of a company's documents on which VAT was charged, or given back, for want of an answer about its VAT id:
     * invoices first, so that what takes their VAT back is there as credit for what follows.
     */
    async vatOpenOf(companyId: string): Promise<string[]> {
      const found = model.find({ companyId, isVatOpen: true }, { _id: 1 }).sort({ kind: -1, year: 1, ordinal: 1 })
      return (await found.lean<{ _id: string }[]>()).map(({ _id }) => _id)
    },
    async vatDecided(number: string, session?: ClientSession): Promise<void> {
      await model.updateOne({ _id: number }, { $set: { isVatOpen: false } }, session ? { session } : {})
    },
    /** The tax points of documents, by number. */
    async taxPoints(numbers: readonly string[]): Promise<Map<string, string>> {
      const found = await model.find({ _id: { $in: numbers } }, { taxPointOn: 1 }).lean<InvoiceRow[]>()
      return new Map(found.map(({ _id, taxPointOn }) => [_id, taxPointOn]))
    },
    /** Somebody has it: the first time counts. */
    async known(companyId: string, number: string, at: Temporal.Instant): Promise<void> {
      const unknown = { _id: number, companyId, knownAt: { $exists: false } }
      await model.updateOne(unknown, { $set: { knownAt: at.epochMilliseconds } })
    },
    async knownAt(number: string, session?: ClientSession): Promise<Temporal.Instant | undefined> {
      const found = await model
        .findById(number, { knownAt: 1 })
        .session(session ?? null)
        .lean<InvoiceRow>()
      return found?.knownAt === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(found.knownAt)
    },
    /** Takes a document whose files are to be made, for so long; nobody else gets it meanwhile. Real time. */
    async toRender(now: number, forMs: number): Promise<IssuedInvoice | undefined> {
      const found = await model
        .findOneAndUpdate({ renderAt: { $lte: now } }, { $set: { renderAt: now + forMs } }, { sort: { renderAt: 1 } })
        .lean<InvoiceRow>()
      return found ? read(found).document : undefined
    },
    async rendered(number: string): Promise<void> {
      await model.updateOne({ _id: number }, { $unset: { renderAt: 1 } })
    },
    /** The last counter of a series: that of its latest year. */
    async counter(kind: IssuedInvoice['kind'], session: ClientSession): Promise<SeriesCounter | undefined> {
      const found = await counters.findOne({ kind }).sort({ year: -1 }).session(session).lean<CounterRow>()
      return found ? readCounter(found) : undefined
    },
    /** The first company after this one that has documents. */
    async companyAfter(companyId: string): Promise<string | undefined> {
      const found = model.findOne({ companyId: { $gt: companyId } }, { companyId: 1 }).sort({ companyId: 1 })
      return (await found.lean<InvoiceRow>())?.companyId
    },
    /** By number alone. */
    async byNumber(number: string): Promise<KeptInvoice | undefined> {
      const found = await model.findById(number).lean<InvoiceRow>()
      return found ? read(found) : undefined
    },
    /**
     * Compares a series with its counters, all of one moment: the places that no document has, a few at most, and how many
     * documents stand at places that it never gave.
     */
    async faultsOfSeries(
      kind: IssuedInvoice['kind'],
      { restarts }: NumberSeries,
      few: number,
    ): Promise<{ missing: Pick<SeriesCounter, 'year' | 'last'>[]; strangers: number; documents: number }> {
      const session = await connection.startSession({ snapshot: true })
      try {
        const rows = await counters.find({ kind }).sort({ year: 1 }).session(session).lean<CounterRow[]>()
        const missing: Pick<SeriesCounter, 'year' | 'last'>[] = []
        let given = 0
        let before = 0
        for (const { year, last } of rows) {
          const first = restarts === 'never' ? before + 1 : 1
          before = last
          const inside = { kind, year, ordinal: { $gte: first, $lte: last } }
          const count = await model.countDocuments(inside, { session })
          given += count
          if (count === last - first + 1) continue
          let expected = first
          const places = model.find(inside, { ordinal: 1 }).sort({ ordinal: 1 }).session(session)
          for await (const { ordinal } of places.lean<InvoiceRow[]>().cursor()) {
            for (; expected < ordinal && missing.length < few; expected++)
              missing.push({ year, last: BigInt(expected) })
            expected = ordinal + 1
          }
          for (; expected <= last && missing.length < few; expected++) missing.push({ year, last: BigInt(expected) })
        }
        const documents = await model.countDocuments({ kind }, { session })
        return { missing, strangers: documents - given, documents }
      } finally {
        await session.endSession()
      }
    },
    /** In the transaction that stores the document: whoever else takes a number meanwhile makes a conflict. */
    async saveCounter(kind: IssuedInvoice['kind'], { year, last, issuedOn }: SeriesCounter, session: ClientSession) {
      const _id = `${kind} ${year}`
      await counters.replaceOne({ _id }, { _id, kind, year, last: Number(last), issuedOn }, { session, upsert: true })
    },
  }
}

function filterOf({ companyId, search, kind, year }: WantedInvoices) {
  return {
    companyId,
    ...(search && { searchText: containing(search.toLowerCase()) }),
    ...(kind && { kind }),
    ...(year !== undefined && { issuedOn: { $gte: `${year}-01-01`, $lte: `${year}-12-31` } }),
  }
}

function rowOf(invoice: Omit<KeptInvoice, 'isRendered'>): InvoiceRow {
  const { document, madeFrom, invoiceId, place, isVatOpen, closeId, knownAt } = invoice
  const { number, kind, buyer, issuedOn, taxPointOn, corrects, purchaseOrder = '' } = document
  return {
    _id: number,
    invoiceId,
    companyId: buyer.companyId,
    kind,
    year: place.year,
    ordinal: Number(place.last),
    issuedOn,
    taxPointOn,
    ...(corrects && { corrects: corrects.number }),
    searchText: `${number}${TEXT_BREAK}${purchaseOrder}`.toLowerCase(),
    document: frozenText(document),
    madeFrom: textOf(madeFrom),
    isVatOpen,
    ...(closeId !== undefined && { closeId }),
    ...(knownAt && { knownAt: knownAt.epochMilliseconds }),
    renderAt: 0,
  }
}

function read(row: InvoiceRow): KeptInvoice {
  const { invoiceId, year, ordinal, document, madeFrom, isVatOpen, closeId, knownAt, renderAt } = row
  return {
    document: thawed(document),
    madeFrom: valueFrom<MadeFrom>(madeFrom),
    invoiceId,
    place: { year, last: BigInt(ordinal) },
    isVatOpen,
    ...(closeId !== undefined && { closeId }),
    ...(knownAt !== undefined && { knownAt: Temporal.Instant.fromEpochMilliseconds(knownAt) }),
    isRendered: renderAt === undefined,
  }
}

function readCounter({ year, last, issuedOn }: CounterRow): SeriesCounter {
  return { year, last: BigInt(last), issuedOn }
}
