import { type Access, accessToWire } from '@holdfast/access'
import { idBytes } from '@holdfast/contracts'
import { MemberFact, type MemberFactInput } from '@holdfast/contracts/company'
import { dropFact, type FactChange, putFact } from '@holdfast/ledger'
import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Membership } from './membership.ts'

type MembershipDocument = { _id: string } & Omit<Membership, 'id'>

const schema = new Schema<MembershipDocument>(
  {
    _id: { type: String, required: true },
    companyId: { type: String, required: true },
    userId: { type: String, required: true },
    access: { type: accessSchema(), required: true },
    joinedAt: { type: Number, required: true },
    version: { type: Number, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'memberships' },
)
schema.index({ companyId: 1, userId: 1 }, { unique: true })
schema.index({ companyId: 1, _id: 1 })
schema.index({ userId: 1, companyId: 1 })

/** A company role or site roles, as documents hold them. */
export function accessSchema() {
  const roles = { companyRole: { type: String, enum: ['administrator', 'developer', 'billing'] } }
  const grant = { siteId: String, role: { type: String, enum: ['administrator', 'developer'] }, tenure: Number }
  return new Schema<Access>(
    { ...roles, siteRoles: { type: [new Schema(grant, { _id: false })], default: undefined } },
    { _id: false, strict: 'throw' },
  )
}

export type MembershipStore = Awaited<ReturnType<typeof createMembershipStore>>

export async function createMembershipStore(connection: Connection) {
  const model = await openModel(connection, 'membership', schema)

  return {
    async find(companyId: string, userId: string, session?: ClientSession): Promise<Membership | undefined> {
      return read(
        await model
          .findOne({ companyId, userId })
          .session(session ?? null)
          .lean<MembershipDocument>(),
      )
    },
    /** Those of the users who are members, in no order. */
    async findAll(companyId: string, userIds: string[], session?: ClientSession): Promise<Membership[]> {
      const found = model.find({ companyId, userId: { $in: userIds } }).session(session ?? null)
      return (await found.lean<MembershipDocument[]>()).map((document) => read(document)!)
    },
    /** In the order in which they joined, after the membership `after`. */
    async ofCompany(companyId: string, after: string, limit: number): Promise<Membership[]> {
      const page = model
        .find({ companyId, _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
      return (await page.lean<MembershipDocument[]>()).map((document) => read(document)!)
    },
    /** By company, oldest company first, after the company `after`. */
    async ofUser(userId: string, after: string, limit: number): Promise<Membership[]> {
      const page = model
        .find({ userId, companyId: { $gt: after } })
        .sort({ companyId: 1 })
        .limit(limit)
      return (await page.lean<MembershipDocument[]>()).map((document) => read(document)!)
    },
    /** User ids of the members with one of the roles. */
    async withRole(companyId: string, roles: string[], limit: number, session: ClientSession): Promise<string[]> {
      const found = model.find({ companyId, 'access.companyRole': { $in: roles } }, { userId: 1 }, { session })
      return (await found.sort({ _id: 1 }).limit(limit).lean()).map(({ userId }) => userId)
    },
    async insert({ id, ...membership }: Membership, session: ClientSession): Promise<void> {
      await model.create([{ _id: id, ...membership }], { session })
    },
    async replace({ id, ...membership }: Membership, session: ClientSession): Promise<void> {
      await model.replaceOne({ _id: id }, { _id: id, ...membership }, { session, runValidators: true })
    },
    async remove({ id }: Membership, session: ClientSession): Promise<void> {
      await model.deleteOne({ _id: id }, { session })
    },
  }
}

function read(document: MembershipDocument | null): Membership | undefined {
  if (!document) return undefined
  const { _id, ...membership } = document
  return { id: _id, ...membership }
}

/** What every replica knows of a member. */
export function memberFact(membership: Membership): FactChange {
  const { companyId, userId } = membership
  return putFact('member', [idBytes(companyId), idBytes(userId)], MemberFact, memberRow(membership))
}

export function memberRow({ id, access }: Membership): MemberFactInput {
  return { access: accessToWire(access), membershipId: id }
}

export function noMemberFact({ companyId, userId }: Membership): FactChange {
  return dropFact('member', [idBytes(companyId), idBytes(userId)])
}
