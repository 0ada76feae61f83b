import { idBytes } from '@holdfast/contracts'
import { CompanyFact, type CompanyFactInput } from '@holdfast/contracts/company'
import { type FactChange, putFact, type Transaction } from '@holdfast/ledger'
import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { memberFact } from '../memberships/membership-store.ts'
import type {
  Closing,
  Company,
  CompanyCreation,
  CompanyDecision,
  CompanyEvent,
  OpenCompany,
  SuspensionReason,
} from './company.ts'
import { companyEvents } from './company-events.ts'

type CompanyDocument = { _id: string } & Omit<Company, 'id'>

const closing = {
  id: String,
  version: Number,
  begunAt: Number,
  by: { _id: false, type: { kind: String, id: String } },
  repeat: {
    _id: false,
    type: {
      key: String,
      body: String,
      former: { default: undefined, type: [{ _id: false, key: String, body: String }] },
    },
  },
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    address: {
      _id: false,
      type: {
        line1: { type: String, required: true },
        line2: String,
        postalCode: { type: String, required: true },
        city: { type: String, required: true },
        region: String,
        country: { type: String, required: true },
      },
      required: true,
    },
    taxId: String,
    ownerId: { type: String, required: true },
    standingVersion: { type: Number, required: true },
    unpaidVersion: Number,
    requireTwoFactor: { type: Boolean, required: true },
    createdAt: { type: Number, required: true },
    version: { type: Number, required: true },
    state: { type: String, enum: ['active', 'suspended', 'closed'], required: true },
    suspendedAt: Number,
    suspendedBecause: { type: [{ type: String, enum: ['operator', 'unpaid'] }], default: undefined },
    closedAt: Number,
    closing: { _id: false, type: closing },
    ownerRecovery: { _id: false, type: { newOwnerId: String, membershipId: String, effectiveAt: Number } },
  },
  { strict: 'throw', versionKey: false, collection: 'companies' },
)
schema.index({ 'ownerRecovery.effectiveAt': 1 }, { sparse: true })
schema.index({ 'closing.begunAt': 1 }, { sparse: true })

export type CompanyStore = Awaited<ReturnType<typeof createCompanyStore>>

export async function createCompanyStore(connection: Connection) {
  const model = await openModel(connection, 'company', schema)

  return {
    async find(id: string, session?: ClientSession): Promise<Company | undefined> {
      return read(
        await model
          .findById(id)
          .session(session ?? null)
          .lean<CompanyDocument>(),
      )
    },
    async findAll(ids: string[], session?: ClientSession): Promise<Company[]> {
      const found = await model
        .find({ _id: { $in: ids } })
        .session(session ?? null)
        .lean<CompanyDocument[]>()
      return found.map((document) => read(document)!)
    },
    /** Ids of the companies whose recovery of ownership is due, the longest overdue first. */
    async withDueRecovery(now: number, limit: number): Promise<string[]> {
      const due = model.find({ 'ownerRecovery.effectiveAt': { $lte: now } }, { _id: 1 })
      return (await due.sort({ 'ownerRecovery.effectiveAt': 1 }).limit(limit).lean()).map(({ _id }) => _id)
    },
    /**
     * Companies in which the wish to close them has stood since then or longer, by id.
     * @param after those behind this one
     */
    async closing(before: number, after: string, limit: number): Promise<(OpenCompany & { closing: Closing })[]> {
      const found = model
        .find({ 'closing.begunAt': { $lte: before }, _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
      return (await found.lean<CompanyDocument[]>()).map(
        (document) => read(document) as OpenCompany & { closing: Closing },
      )
    },
    /** Saves a new company with its event. Its owner's membership is saved by `memberships.insert`. */
    async add({ company, owner, events }: CompanyCreation, tx: Transaction): Promise<void> {
      const { id, ...rest } = company
      await model.create([{ _id: id, ...rest }], { session: tx.session })
      append(tx, company, events, [memberFact(owner)])
    },
    /**
     * Saves a changed company with its events; nothing when there are none. It does not compare versions, because a
     * command on the company has locked the head of the company's shard: no other command can change the company in
     * between.
     */
    async save({ company, events }: CompanyDecision, tx: Transaction): Promise<void> {
      if (events.length === 0) return
      const { id, ...rest } = company
      await model.replaceOne({ _id: id }, { _id: id, ...rest }, { session: tx.session, runValidators: true })
      append(tx, company, events)
    },
  }
}

function append(tx: Transaction, company: Company, events: CompanyEvent[], others: FactChange[] = []): void {
  for (const { type, ...data } of events) {
    const facts = withoutFacts.has(type) ? [] : [companyFact(company), ...others]
    tx.append(companyEvents[type], { companyId: company.id, ...data }, facts)
  }
}

// Replicas hold neither recoveries nor wishes, nor why a company is suspended. So these events change no fact.
const withoutFacts = new Set<CompanyEvent['type']>([
  'OwnerRecoveryStarted',
  'OwnerRecoveryStopped',
  'CompanyClosing',
  'CompanyKept',
  'SuspensionReasonsChanged',
])

/** What documents of earlier releases have, too. */
type FormerFields = { planId?: string; planChange?: unknown; entitlementVersion?: number }
/** What documents have in some states only. */
type StateFields = { suspendedBecause?: SuspensionReason[] }

function read(document: (CompanyDocument & FormerFields & StateFields) | null): Company | undefined {
  if (!document) return undefined
  const { _id, planId: _plan, planChange: _change, entitlementVersion = 1, suspendedBecause, ...company } = document
  return {
    id: _id,
    ...company,
    standingVersion: company.standingVersion ?? entitlementVersion,
    // Before there were reasons, operators alone suspended.
    ...(company.state === 'suspended' && { suspendedBecause: suspendedBecause ?? ['operator'] }),
  } as Company
}

const states = {
  active: 'STATE_ACTIVE',
  suspended: 'STATE_SUSPENDED',
  closed: 'STATE_CLOSED',
} as const

/** What every replica holds about a company. */
export function companyFact(company: Company): FactChange {
  return putFact('company', idBytes(company.id), CompanyFact, companyRow(company))
}

export function companyRow(company: Company): CompanyFactInput {
  return {
    state: states[company.state],
    requireTwoFactor: company.requireTwoFactor,
    ownerId: idBytes(company.ownerId),
  }
}
