import { LimitChanged } from '@holdfast/contracts/site'
import type { Transaction } from '@holdfast/ledger'
import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Limit } from './limit.ts'

type LimitDocument = { _id: string } & Omit<Limit, 'companyId'>

const places = { _id: false, type: { limit: Number, used: Number }, required: true }

const schema = new Schema<LimitDocument>(
  {
    _id: { type: String, required: true },
    planId: String,
    sites: places,
    premiumStagings: places,
    backupDays: { type: Number, required: true },
    open: { type: Boolean, required: true },
    isEnded: Boolean,
    closing: { _id: false, type: { id: String, version: Number, refusal: String } },
    planChange: { _id: false, type: { version: Number, refusal: String } },
    ending: { _id: false, type: { siteIds: { type: [String], required: true } } },
    suspended: { type: Boolean, required: true },
    suspendedAsOf: { type: Number, required: true },
    isWished: { type: Boolean, required: true },
    entitlementVersion: { type: Number, required: true },
    version: { type: Number, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'limits' },
)
// For the sweep that wishes for suspensions.
schema.index({ isWished: 1, _id: 1 }, { partialFilterExpression: { isWished: false } })

// For the sweep that deletes what plans carried that have ended.
schema.index({ _id: 1, ending: 1 }, { partialFilterExpression: { ending: { $exists: true } } })

export type LimitStore = Awaited<ReturnType<typeof createLimitStore>>

export async function createLimitStore(connection: Connection) {
  const model = await openModel(connection, 'limit', schema)

  return {
    async find(companyId: string, session?: ClientSession): Promise<Limit | undefined> {
      const found = model.findById(companyId).session(session ?? null)
      return read(await found.lean<LimitDocument>())
    },
    /** Limits of companies whose environments are not all wished for as the suspension says, by company. */
    async unwished(after: string, limit: number): Promise<Limit[]> {
      const found = model
        .find({ isWished: false, _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
      return (await found.lean<LimitDocument[]>()).map((document) => read(document)!)
    },
    /** Limits of companies whose sites go because their plan has ended, by company. */
    async ending(after: string, limit: number): Promise<Limit[]> {
      const found = model
        .find({ ending: { $exists: true }, _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
      return (await found.lean<LimitDocument[]>()).map((document) => read(document)!)
    },
    /**
     * Saves a limit as a rule decided it; nothing when it is the same. Two transactions that write the same limit
     * conflict, whatever shards their streams are in: MongoDB lets one of them win, and the other decides again.
     * @param former undefined for a new one
     */
    async save(limit: Limit, former: Limit | undefined, session: ClientSession): Promise<void> {
      if (limit === former) return
      const { companyId, ...rest } = limit
      if (!former) await model.create([{ _id: companyId, ...rest }], { session })
      else await model.replaceOne({ _id: companyId }, { _id: companyId, ...rest }, { session, runValidators: true })
    },
    /** As {@link save}, with the entry that tells of it: for changes that are no part of another one. */
    async tell(limit: Limit, former: Limit | undefined, tx: Transaction): Promise<void> {
      if (limit === former) return
      await this.save(limit, former, tx.session)
      const { companyId, sites, premiumStagings, open, suspended, entitlementVersion, ending } = limit
      const told = {
        companyId,
        open,
        suspended,
        entitlementVersion,
        ending: ending !== undefined,
        endingSiteIds: ending?.siteIds ?? [],
      }
      tx.append(LimitChanged, { ...told, sites: sites.limit, premiumStagings: premiumStagings.limit })
    },
  }
}

/** What documents of earlier releases have, too. */
type FormerFields = { wish?: unknown; planChange?: { id?: unknown } }

function read(document: (LimitDocument & FormerFields) | null): Limit | undefined {
  if (!document) return undefined
  const { _id, wish: _, planChange, ...limit } = document
  if (!planChange) return { companyId: _id, ...limit }
  const { id: __, ...decided } = planChange as typeof planChange & FormerFields['planChange']
  return { companyId: _id, ...limit, planChange: decided }
}
