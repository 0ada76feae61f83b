import type { Transaction } from '@holdfast/ledger'
import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Temporal } from 'temporal-polyfill'
import type { Charge } from '../charges/charge.ts'
import type { ChargeStore } from '../charges/charge-store.ts'
import type { MonthStore } from '../months/month-store.ts'
import { textOf, valueFrom } from '../values/value.ts'
import { type Account, type AccountDecision, dueAt } from './account.ts'
import { appendEvent } from './account-events.ts'

interface AccountDocument {
  _id: string
  account: string
  toldVersion: number
  /** Business time; 0 is at once, absent never. */
  dueAt?: number
  /** Real time: until then it is left alone, because it could not be done a moment ago. */
  restsUntil?: number
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    account: { type: String, required: true },
    toldVersion: { type: Number, required: true },
    dueAt: Number,
    restsUntil: Number,
  },
  { strict: 'throw', versionKey: false, collection: 'accounts' },
)
schema.index({ dueAt: 1 }, { sparse: true })

export type AccountStore = Awaited<ReturnType<typeof createAccountStore>>

export async function createAccountStore(
  connection: Connection,
  needs: { charges: ChargeStore; months: MonthStore; invoiceAt: (charge: Charge) => Temporal.Instant },
) {
  const { charges, months, invoiceAt } = needs
  const model = await openModel(connection, 'account', schema)

  async function put(account: Account, session: ClientSession): Promise<void> {
    const { companyId, toldVersion, ...kept } = account
    const due = dueAt(account)
    const document = {
      _id: companyId,
      account: textOf(kept),
      toldVersion,
      ...(due && { dueAt: due === 'now' ? 0 : due.epochMilliseconds }),
    }
    await model.replaceOne({ _id: companyId }, document, { session, runValidators: true, upsert: true })
  }

  return {
    async find(companyId: string, session?: ClientSession): Promise<Account | undefined> {
      const found = model.findById(companyId).session(session ?? null)
      return read(await found.lean<AccountDocument>())
    },
    /** Saves a decision with its entries, its charges and its months; nothing when there are no events. */
    async save({ account, events, charges: charged, months: ended }: AccountDecision, tx: Transaction): Promise<void> {
      if (events.length === 0) return
      const { companyId } = account
      await put(account, tx.session)
      await charges.add(
        companyId,
        charged.map((charge) => ({ charge, invoiceAt: invoiceAt(charge) })),
        tx.session,
      )
      await months.add(ended, tx.session)
      for (const event of events) appendEvent(tx, account, event)
    },
    /** Keeps what was said of the company, which is no decision yet. */
    put,
    /** Site has taken the entitlement of this version. */
    async told(companyId: string, version: number): Promise<void> {
      const account = read(await model.findById(companyId).lean<AccountDocument>())
      if (!account || account.toldVersion >= version) return
      const due = dueAt({ ...account, toldVersion: version })
      // Only where nothing changed since, for the account says when it is due.
      await model.updateOne(
        { _id: companyId, account: textOf(keptOf(account)), toldVersion: account.toldVersion },
        due
          ? { $set: { toldVersion: version, dueAt: due === 'now' ? 0 : due.epochMilliseconds } }
          : { $set: { toldVersion: version }, $unset: { dueAt: 1 } },
      )
    },
    /** Accounts for which there is something to do by then. */
    async due(by: Temporal.Instant, limit: number): Promise<string[]> {
      const found = model
        .find({ dueAt: { $lte: by.epochMilliseconds }, restsUntil: { $not: { $gt: Date.now() } } }, { _id: 1 })
        .sort({ dueAt: 1 })
        .limit(limit)
      return (await found.lean<{ _id: string }[]>()).map(({ _id }) => _id)
    },
    /** Is there something to do for it by then? */
    async isDue(companyId: string, by: Temporal.Instant): Promise<boolean> {
      return (await model.exists({ _id: companyId, dueAt: { $lte: by.epochMilliseconds } })) !== null
    },
    /** It could not be brought up to date, and is left alone for so long. */
    async rest(companyId: string, ms: number): Promise<void> {
      await model.updateOne({ _id: companyId }, { $set: { restsUntil: Date.now() + ms } })
    },
    /** How many companies have an account. */
    count: (): Promise<number> => model.estimatedDocumentCount(),
    /** The company whose id is the highest. */
    async last(): Promise<string | undefined> {
      return (await model.findOne({}, { _id: 1 }).sort({ _id: -1 }).lean<{ _id: string }>())?._id
    },
    /** All companies with an account, in the order of their ids. */
    async companiesAfter(companyId: string | undefined, limit: number): Promise<string[]> {
      const found = model
        .find(companyId === undefined ? {} : { _id: { $gt: companyId } }, { _id: 1 })
        .sort({ _id: 1 })
        .limit(limit)
      return (await found.lean<{ _id: string }[]>()).map(({ _id }) => _id)
    },
  }
}

function read(document: AccountDocument | null): Account | undefined {
  if (!document) return undefined
  const { _id: companyId, account, toldVersion } = document
  return { companyId, toldVersion, ...valueFrom<Omit<Account, 'companyId' | 'toldVersion'>>(account) }
}

function keptOf({ companyId: _companyId, toldVersion: _toldVersion, ...kept }: Account) {
  return kept
}
