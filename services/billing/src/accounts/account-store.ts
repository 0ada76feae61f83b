import type { Transaction } from '@holdfast/ledger'
import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { PlanChoice } from '../plans/plan.ts'
import { choiceToWire } from '../plans/plan-choice.ts'
import type { Account, AccountDecision, OpenAccount, PlanChange } from './account.ts'
import { accountEvents } from './account-events.ts'

type AccountDocument = { _id: string } & Omit<Account, 'companyId'>

const choice = { _id: false, type: { planId: String, version: Number, interval: String } }

const schema = new Schema(
  {
    _id: { type: String, required: true },
    choice,
    since: Number,
    entitlementVersion: { type: Number, required: true },
    version: { type: Number, required: true },
    state: { type: String, enum: ['open', 'ended'], required: true },
    endedAt: Number,
    planChange: {
      _id: false,
      type: {
        id: String,
        version: Number,
        begunAt: Number,
        choice,
        by: { _id: false, type: { kind: String, id: String } },
        repeat: {
          _id: false,
          type: {
            key: String,
            body: String,
            former: { default: undefined, type: [{ _id: false, key: String, body: String }] },
          },
        },
      },
    },
  },
  { strict: 'throw', versionKey: false, collection: 'accounts' },
)
schema.index({ 'planChange.begunAt': 1 }, { sparse: true })

export type AccountStore = Awaited<ReturnType<typeof createAccountStore>>

export async function createAccountStore(connection: Connection) {
  const model = await openModel(connection, 'account', schema)

  return {
    async find(companyId: string, session?: ClientSession): Promise<Account | undefined> {
      const found = model.findById(companyId).session(session ?? null)
      return read(await found.lean<AccountDocument>())
    },
    /** Accounts in which a wish for another plan has stood since then or longer. */
    async changing(before: number, limit: number): Promise<(OpenAccount & { planChange: PlanChange })[]> {
      const found = model.find({ 'planChange.begunAt': { $lte: before } }).limit(limit)
      return (await found.lean<AccountDocument[]>()).map(
        (each) => read(each) as OpenAccount & { planChange: PlanChange },
      )
    },
    /** Saves a new or a changed account with its events; nothing when there are none. */
    async save({ account, events }: AccountDecision, tx: Transaction): Promise<void> {
      if (events.length === 0) return
      const { companyId, ...rest } = account
      const document = { _id: companyId, ...rest }
      await model.replaceOne({ _id: companyId }, document, { session: tx.session, runValidators: true, upsert: true })
      for (const { type, ...data } of events)
        tx.append(accountEvents[type], { companyId, ...withChoices(data as Parameters<typeof withChoices>[0]) })
    },
  }
}

/** The event's fields as the contract has them. */
function withChoices(data: object & { choice?: PlanChoice; from?: PlanChoice; to?: PlanChoice }) {
  const { choice, from, to, ...rest } = data
  return {
    ...rest,
    ...(choice && { choice: choiceToWire(choice) }),
    ...(from && { from: choiceToWire(from) }),
    ...(to && { to: choiceToWire(to) }),
  }
}

function read(document: AccountDocument | null): Account | undefined {
  if (!document) return undefined
  const { _id, ...account } = document
  return { companyId: _id, ...account } as Account
}
