import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { textOf, valueFrom } from '../values/value.ts'
import { type AccountChange, type CompanyAccount, openAccount, openInvoices } from './account.ts'
import type { Posting } from './posting.ts'

interface PostingDocument {
  _id: string
  companyId?: string
  /** Of its company: 1, 2, 3 … */
  number?: number
  /** The date in the seller's zone, for statements. */
  on: string
  posting: string
}

const postingSchema = new Schema(
  {
    _id: { type: String, required: true },
    companyId: String,
    number: Number,
    on: { type: String, required: true },
    posting: { type: String, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'postings' },
)
postingSchema.index({ companyId: 1, number: 1 })

export const BOOK_ACCOUNTS = 'book-accounts'

interface AccountDocument {
  _id: string
  account: string
  /** When the oldest invoice of which something is outstanding is due. */
  firstDueOn?: string
  /** Of its invoices. */
  numbers: string[]
}

const accountSchema = new Schema(
  {
    _id: { type: String, required: true },
    account: { type: String, required: true },
    firstDueOn: String,
    numbers: [String],
  },
  { strict: 'throw', versionKey: false, collection: BOOK_ACCOUNTS },
)
accountSchema.index({ firstDueOn: 1 }, { sparse: true })
accountSchema.index({ numbers: 1 })

export type BookStore = Awaited<ReturnType<typeof createBookStore>>

/**
 * The book: postings are only appended, and a company's account is the sum of its own.
 * @param today the date in the seller's zone, on which a movement is posted that has no other date
 */
export async function createBookStore(connection: Connection, currency: string, today: () => string) {
  const postings = await openModel(connection, 'posting', postingSchema)
  const accounts = await openModel(connection, 'book-account', accountSchema)

  return {
    /** What a company owes and is owed; of a company without any movement, an empty one. */
    async account(companyId: string, session?: ClientSession): Promise<CompanyAccount> {
      const found = await accounts
        .findById(companyId)
        .session(session ?? null)
        .lean<AccountDocument>()
      return found ? valueFrom<CompanyAccount>(found.account) : openAccount(companyId, currency)
    },
    /**
     * Appends what `move` or `settle` decided on an account that was read in this transaction. An account that changed
     * meanwhile makes a conflict, or has an id of a posting that is taken.
     * @param on the date of a document, where it is one
     */
    async save(
      { account, postings: appended }: AccountChange,
      session: ClientSession,
      on: string = today(),
    ): Promise<void> {
      if (appended.length === 0) return
      const { companyId } = account
      const first = account.movements - appended.length + 1
      const documents = appended.map((posting, index) => ({
        _id: posting.id,
        companyId,
        number: first + index,
        on,
        posting: textOf(posting),
      }))
      await postings.insertMany(documents, { session })
      const firstDueOn = openInvoices(account)[0]?.dueOn
      const numbers = account.invoices.map(({ number: each }) => each)
      const document = { _id: companyId, account: textOf(account), numbers, ...(firstDueOn && { firstDueOn }) }
      await accounts.replaceOne({ _id: companyId }, document, { session, upsert: true })
    },
    /** The company that an invoice of this number was issued to. */
    async companyOf(invoiceNumber: string): Promise<string | undefined> {
      return (await accounts.findOne({ numbers: invoiceNumber }, { _id: 1 }).lean<AccountDocument>())?._id
    },
    /** Appends movements of no company, such as money without a name on it. */
    async append(others: readonly Posting[], session: ClientSession): Promise<void> {
      await postings.insertMany(
        others.map((posting) => ({ _id: posting.id, on: today(), posting: textOf(posting) })),
        { session },
      )
    },
    /** The first company after this one that has postings or an account. */
    async companyAfter(companyId: string): Promise<string | undefined> {
      const after = { $gt: companyId }
      const posted = await postings
        .findOne({ companyId: after }, { companyId: 1 })
        .sort({ companyId: 1 })
        .lean<PostingDocument>()
      const kept = await accounts.findOne({ _id: after }, { _id: 1 }).sort({ _id: 1 }).lean<{ _id: string }>()
      return [posted?.companyId, kept?._id].filter((id) => id !== undefined).toSorted()[0]
    },
    /** The account as it is kept; undefined for a company without any movement. */
    async keptAccount(companyId: string): Promise<CompanyAccount | undefined> {
      const found = await accounts.findById(companyId).lean<{ account: string }>()
      return found ? valueFrom<CompanyAccount>(found.account) : undefined
    },
    /** Postings by their ids. */
    async postingsBy(ids: readonly string[]): Promise<Posting[]> {
      const found = await postings.find({ _id: { $in: ids } }).lean<PostingDocument[]>()
      return found.map(({ posting }) => valueFrom<Posting>(posting))
    },
    /** All postings of a company, in their order, each with its date. */
    async postingsOf(companyId: string, session?: ClientSession): Promise<{ posting: Posting; on: string }[]> {
      const found = postings
        .find({ companyId })
        .sort({ number: 1 })
        .session(session ?? null)
      return (await found.lean<PostingDocument[]>()).map(({ posting, on }) => ({
        posting: valueFrom<Posting>(posting),
        on,
      }))
    },
  }
}
