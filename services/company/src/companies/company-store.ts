import { idBytes } from '@holdfast/contracts'
import { CompanyFact, type CompanyFactInput } from '@holdfast/contracts/company'
import { type FactChange, putFact } from '@holdfast/ledger'
import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Company } from './company.ts'

type CompanyDocument = { _id: string } & Omit<Company, 'id'>

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
    planId: { type: String, required: true },
    requireTwoFactor: { type: Boolean, required: true },
    createdAt: { type: Number, required: true },
    version: { type: Number, required: true },
    state: { type: String, enum: ['active', 'suspended', 'closed'], required: true },
    suspendedAt: Number,
    closedAt: Number,
    ownerRecovery: { _id: false, type: { newOwnerId: String, membershipId: String, effectiveAt: Number } },
  },
  { strict: 'throw', versionKey: false, collection: 'companies' },
)
schema.index({ 'ownerRecovery.effectiveAt': 1 }, { sparse: true })

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
    async findAll(ids: string[]): Promise<Company[]> {
      const found = await model.find({ _id: { $in: ids } }).lean<CompanyDocument[]>()
      return found.map((document) => read(document)!)
    },
    /** Ids of the companies whose recovery of ownership is due, those that waited longest first. */
    async withDueRecovery(now: number, limit: number): Promise<string[]> {
      const due = model.find({ 'ownerRecovery.effectiveAt': { $lte: now } }, { _id: 1 })
      return (await due.sort({ 'ownerRecovery.effectiveAt': 1 }).limit(limit).lean()).map(({ _id }) => _id)
    },
    async insert({ id, ...company }: Company, session: ClientSession): Promise<void> {
      await model.create([{ _id: id, ...company }], { session })
    },
    /** Within a command on the company: the ledger's head lets no other one in between. */
    async replace({ id, ...company }: Company, session: ClientSession): Promise<void> {
      await model.replaceOne({ _id: id }, { _id: id, ...company }, { session, runValidators: true })
    },
  }
}

function read(document: CompanyDocument | null): Company | undefined {
  if (!document) return undefined
  const { _id, ...company } = document
  return { id: _id, ...company } as Company
}

const states = {
  active: 'STATE_ACTIVE',
  suspended: 'STATE_SUSPENDED',
  closed: 'STATE_CLOSED',
} as const

/** What every replica knows of a company. */
export function companyFact(company: Company): FactChange {
  return putFact('company', idBytes(company.id), CompanyFact, companyRow(company))
}

export function companyRow(company: Company): CompanyFactInput {
  return {
    state: states[company.state],
    requireTwoFactor: company.requireTwoFactor,
    // Until there is billing: every company has a plan.
    hasPlan: true,
    ownerId: idBytes(company.ownerId),
  }
}
