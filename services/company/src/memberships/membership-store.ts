import { type Access, accessToWire, type CompanyRole } from '@holdfast/access'
import { idBytes } from '@holdfast/contracts'
import { MemberFact, type MemberFactInput } from '@holdfast/contracts/company'
import { dropFact, type FactChange, putFact, type Transaction } from '@holdfast/ledger'
import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { CandidateAccess } from '../access/access-that-gives.ts'
import type { Membership, MembershipDecision, MembershipEnding, MembershipEvent } from './membership.ts'
import { membershipEvents } from './membership-events.ts'

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
schema.index({ 'access.siteRoles.siteId': 1, _id: 1 })

/** The schema of a company role or site roles inside a document. */
export function accessSchema() {
  const roles = { companyRole: { type: String, enum: ['administrator', 'developer', 'billing'] } }
  const grant = { siteId: String, role: { type: String, enum: ['administrator', 'developer'] }, tenure: Number }
  return new Schema<Access>(
    { ...roles, siteRoles: { type: [new Schema(grant, { _id: false })], default: undefined } },
    { _id: false, strict: 'throw' },
  )
}

/** Which members of a company are wanted. What is left out does not matter. */
export interface MemberFilter {
  companyId: string
  userIds?: string[]
  companyRole?: CompanyRole
  /** With a role on this site; in this tenure of it, if one is given. */
  site?: { siteId: string; tenure?: number }
}

function filterOf({ companyId, userIds, companyRole, site }: MemberFilter) {
  return {
    companyId,
    ...(userIds && { userId: { $in: userIds } }),
    ...(companyRole && { 'access.companyRole': companyRole }),
    ...(site && { 'access.siteRoles': { $elemMatch: site } }),
  }
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
    /** The memberships of those users who are members of the company, in no order. */
    async findAll(companyId: string, userIds: string[], session?: ClientSession): Promise<Membership[]> {
      const found = model.find({ companyId, userId: { $in: userIds } }).session(session ?? null)
      return (await found.lean<MembershipDocument[]>()).map((document) => read(document)!)
    },
    /** In the order in which they joined; a page starts after the membership `after`. */
    async list(wanted: MemberFilter, after: string, limit: number): Promise<Membership[]> {
      const page = model
        .find({ ...filterOf(wanted), _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
      return (await page.lean<MembershipDocument[]>()).map((document) => read(document)!)
    },
    /** The oldest company first; a page starts after the company `after`. */
    async ofUser(userId: string, after: string, limit: number): Promise<Membership[]> {
      const page = model
        .find({ userId, companyId: { $gt: after } })
        .sort({ companyId: 1 })
        .limit(limit)
      return (await page.lean<MembershipDocument[]>()).map((document) => read(document)!)
    },
    async count(wanted: MemberFilter): Promise<number> {
      return model.countDocuments(filterOf(wanted))
    },
    /** User ids, in no order. */
    async userIds(wanted: MemberFilter): Promise<string[]> {
      return (await model.find(filterOf(wanted), { userId: 1, _id: 0 }).lean()).map(({ userId }) => userId)
    },
    /** Members who have a role in this tenure of a site, or in an earlier one. */
    async onGoneSite({ siteId, tenure }: { siteId: string; tenure: number }, limit: number): Promise<Membership[]> {
      const $elemMatch = { siteId, tenure: { $lte: tenure } }
      const found = model.find({ 'access.siteRoles.siteId': siteId, 'access.siteRoles': { $elemMatch } }).limit(limit)
      return (await found.lean<MembershipDocument[]>()).map((document) => read(document)!)
    },
    /** Members who have one of these roles, in the order in which they joined; a page starts after `after`. */
    async withAccess(
      companyId: string,
      { companyRoles, siteRoles }: CandidateAccess,
      after: string,
      limit: number,
    ): Promise<Membership[]> {
      const $or = [
        ...(companyRoles.length > 0 ? [{ 'access.companyRole': { $in: companyRoles } }] : []),
        ...siteRoles.map((grant) => ({ 'access.siteRoles': { $elemMatch: grant } })),
      ]
      if ($or.length === 0) return []
      const page = model
        .find({ companyId, _id: { $gt: after }, $or })
        .sort({ _id: 1 })
        .limit(limit)
      return (await page.lean<MembershipDocument[]>()).map((document) => read(document)!)
    },
    /** User ids of the members who have one of the roles. */
    async withRole(companyId: string, roles: string[], limit: number, session: ClientSession): Promise<string[]> {
      const found = model.find({ companyId, 'access.companyRole': { $in: roles } }, { userId: 1 }, { session })
      return (await found.sort({ _id: 1 }).limit(limit).lean()).map(({ userId }) => userId)
    },
    /** By company: the members who have one of the roles, in the order in which they joined, at most `most` of each. */
    async withRoleByCompany(
      companyIds: string[],
      roles: CompanyRole[],
      most: number,
      session: ClientSession,
    ): Promise<Map<string, Pick<Membership, 'userId' | 'access'>[]>> {
      const members = { $firstN: { n: most, input: { userId: '$userId', access: '$access' } } }
      const found = await model
        .aggregate<{ _id: string; members: Pick<Membership, 'userId' | 'access'>[] }>([
          { $match: { companyId: { $in: companyIds }, 'access.companyRole': { $in: roles } } },
          { $sort: { companyId: 1, _id: 1 } },
          { $group: { _id: '$companyId', members } },
        ])
        .session(session)
      return new Map(found.map(({ _id, members }) => [_id, members]))
    },
    /** Saves a membership without an event: a new company's own event tells of its first member. */
    insert,
    /** Saves a new membership with its events. */
    async add({ membership, events }: MembershipDecision, tx: Transaction): Promise<void> {
      await insert(membership, tx.session)
      append(tx, membership, events, memberFact(membership))
    },
    save,
    end,
    /** Saves a membership that was changed or has ended. */
    async put(decided: MembershipDecision | MembershipEnding, tx: Transaction): Promise<void> {
      await ('ended' in decided ? end(decided, tx) : save(decided, tx))
    },
  }

  /** Saves a changed membership with its events; nothing when there are none. */
  async function save({ membership, events }: MembershipDecision, tx: Transaction): Promise<void> {
    if (events.length === 0) return
    const { id, ...rest } = membership
    await model.replaceOne({ _id: id }, { _id: id, ...rest }, { session: tx.session, runValidators: true })
    append(tx, membership, events, memberFact(membership))
  }

  /** Removes an ended membership, and appends its events. */
  async function end({ ended, events }: MembershipEnding, tx: Transaction): Promise<void> {
    await model.deleteOne({ _id: ended.id }, { session: tx.session })
    append(tx, ended, events, noMemberFact(ended))
  }

  async function insert({ id, ...membership }: Membership, session: ClientSession): Promise<void> {
    await model.create([{ _id: id, ...membership }], { session })
  }
}

function append(tx: Transaction, membership: Membership, events: MembershipEvent[], fact: FactChange): void {
  const { companyId, userId, id: membershipId } = membership
  for (const { type, ...data } of events) {
    tx.append(membershipEvents[type], { companyId, userId, membershipId, ...data }, [fact])
  }
}

function read(document: MembershipDocument | null): Membership | undefined {
  if (!document) return undefined
  const { _id, ...membership } = document
  return { id: _id, ...membership }
}

/** What every replica holds about a member. */
export function memberFact(membership: Membership): FactChange {
  const { companyId, userId } = membership
  return putFact('member', [idBytes(companyId), idBytes(userId)], MemberFact, memberRow(membership))
}

export function memberRow({ id, access }: Membership): MemberFactInput {
  return { access: accessToWire(access), membershipId: id }
}

function noMemberFact({ companyId, userId }: Membership): FactChange {
  return dropFact('member', [idBytes(companyId), idBytes(userId)])
}
