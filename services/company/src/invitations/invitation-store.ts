import { normalEmail, SPELLED } from '@holdfast/contracts'
import type { Transaction } from '@holdfast/ledger'
import { containing, isDuplicate, openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { accessSchema } from '../memberships/membership-store.ts'
import type { Invitation, InvitationDecision, SentInvitation } from './invitation.ts'
import { invitationEvents } from './invitation-events.ts'

const DAY_MS = 24 * 3_600_000

type InvitationDocument = { _id: string; emailKey?: string; forgetAt: Date } & Omit<Invitation, 'id'>

const schema = new Schema(
  {
    _id: { type: String, required: true },
    companyId: { type: String, required: true },
    email: { type: String, default: null },
    emailKey: String,
    access: { type: accessSchema(), required: true },
    invitedBy: {
      _id: false,
      type: { userId: { type: String, required: true }, membershipId: { type: String, required: true } },
      required: true,
    },
    attempt: { type: Number, required: true },
    createdAt: { type: Number, required: true },
    sentAt: { type: Number, required: true },
    expiresAt: { type: Number, required: true },
    version: { type: Number, required: true },
    state: { type: String, enum: ['pending', 'accepted', 'declined', 'revoked', 'expired'], required: true },
    endedAt: Number,
    acceptedBy: String,
    forgetAt: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'invitations' },
)
schema.index({ companyId: 1, _id: -1 })
schema.index(
  { companyId: 1, emailKey: 1 },
  { unique: true, partialFilterExpression: { state: 'pending' }, name: 'one_pending_per_address' },
)
schema.index({ companyId: 1, sentAt: 1 })
schema.index({ 'invitedBy.userId': 1, sentAt: 1 })
schema.index({ emailKey: 1 })
schema.index({ acceptedBy: 1 }, { sparse: true })
schema.index({ endedAt: 1 }, { partialFilterExpression: { emailKey: { $exists: true } } })
schema.index({ expiresAt: 1 }, { partialFilterExpression: { state: 'pending' } })
// Invited people may never become users. Then nobody ever asks to erase their addresses, so the addresses are erased
// after some time.
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 })

const FORGET_AFTER_MS = 90 * DAY_MS
/** How long an invitation that has ended still names the address, so that members see what came of it. */
const ADDRESS_KEPT_MS = 30 * DAY_MS

/** Which invitations of a company are wanted. What is left out does not matter. */
export interface InvitationFilter {
  companyId: string
  siteRolesOnly: boolean
  /** Only those that offer roles on these sites alone. */
  onSites?: string[]
  /** Those that offer a role on this site. */
  siteId?: string
  /** Part of the address; everything when empty. */
  search: string
  state?: WantedState
}

/** Those that members see in one state. Some that are stored as pending are not: `unusable` has their ids. */
export interface WantedState {
  state: Invitation['state']
  unusable: string[]
  now: number
}

function filterOf({ companyId, siteRolesOnly, onSites, siteId, search, state }: InvitationFilter) {
  const offers = [
    ...(siteRolesOnly ? [{ 'access.siteRoles': { $exists: true } }] : []),
    ...(onSites
      ? [{ 'access.siteRoles': { $exists: true, $not: { $elemMatch: { siteId: { $nin: onSites } } } } }]
      : []),
    ...(siteId === undefined ? [] : [{ 'access.siteRoles.siteId': siteId }]),
    ...(search === '' ? [] : [{ emailKey: containing(normalEmail(search)) }]),
    ...(state ? [inState(state)] : []),
  ]
  return { companyId, ...(offers.length > 0 && { $and: offers }) }
}

function inState({ state, unusable, now }: WantedState) {
  if (state === 'pending') return { state, expiresAt: { $gt: now }, _id: { $nin: unusable } }
  if (state === 'revoked') return { $or: [{ state }, { _id: { $in: unusable } }] }
  if (state === 'expired') return { $or: [{ state }, { state: 'pending' as const, expiresAt: { $lte: now } }] }
  return { state }
}

export type InvitationStore = Awaited<ReturnType<typeof createInvitationStore>>

export async function createInvitationStore(connection: Connection) {
  const model = await openModel(connection, 'invitation', schema)

  return {
    async find(id: string, session?: ClientSession): Promise<Invitation | undefined> {
      return read(
        await model
          .findById(id)
          .session(session ?? null)
          .lean<InvitationDocument>(),
      )
    },
    /**
     * The newest version. Right after a failover of MongoDB, an ordinary read may find an older version than a caller
     * has already got as an answer. This read does not.
     */
    async findLatest(id: string): Promise<Invitation | undefined> {
      const latest = model.findById(id).readConcern('linearizable').maxTimeMS(5_000)
      return read(await latest.lean<InvitationDocument>())
    },
    async findPending(companyId: string, email: string, session: ClientSession): Promise<Invitation | undefined> {
      const pending = model.findOne({ companyId, emailKey: normalEmail(email), state: 'pending' }).session(session)
      return read(await pending.lean<InvitationDocument>())
    },
    /** Newest first; a page starts after the invitation `before`. */
    async list(wanted: InvitationFilter, before: string, limit: number): Promise<Invitation[]> {
      const page = model
        .find({ ...filterOf(wanted), ...(before && { _id: { $lt: before } }) })
        .sort({ _id: -1 })
        .limit(limit)
      return (await page.lean<InvitationDocument[]>()).map((document) => read(document)!)
    },
    count: (wanted: InvitationFilter): Promise<number> => model.countDocuments(filterOf(wanted)),
    /** All that are stored as pending and have not expired: as many as a company sends within seven days. */
    async pendingOf(companyId: string, now: number): Promise<Invitation[]> {
      const found = model.find({ companyId, state: 'pending', expiresAt: { $gt: now } })
      return (await found.lean<InvitationDocument[]>()).map((document) => read(document)!)
    },
    /** The pending invitations that the user sent since then. */
    async pendingBy(userId: string, since: number, limit: number): Promise<Invitation[]> {
      const sent = model.find({ 'invitedBy.userId': userId, sentAt: { $gte: since }, state: 'pending' }).limit(limit)
      return (await sent.lean<InvitationDocument[]>()).map((document) => read(document)!)
    },
    /** The invitations that still hold an address of a person: sent to it, or accepted by this person. */
    async holding(person: { userId: string; email?: string }, limit: number): Promise<Invitation[]> {
      const byUser = { acceptedBy: person.userId, email: { $ne: null } }
      const filter = person.email ? { $or: [{ emailKey: normalEmail(person.email) }, byUser] } : byUser
      const page = model.find(filter).limit(limit)
      return (await page.lean<InvitationDocument[]>()).map((document) => read(document)!)
    },
    /** How many mails a company's invitations caused since a time, by address. */
    async mailsSince(companyId: string, since: number, session: ClientSession): Promise<Map<string, number>> {
      const counts = await model
        .aggregate<{ _id: string; mails: number }>([
          { $match: { companyId, sentAt: { $gt: since } } },
          { $group: { _id: '$emailKey', mails: { $sum: '$attempt' } } },
        ])
        .session(session)
      return new Map(counts.map(({ _id, mails }) => [_id, mails]))
    },
    /**
     * Gives the invitations of earlier releases the keys of this one. To whom they were mailed stays as it is. Where two
     * pending ones of a company turn out to be for one mailbox, the second keeps its key, and can be revoked; it expires
     * within seven days.
     */
    async respell(): Promise<void> {
      const spelled = model.find({ emailKey: SPELLED }).select({ email: 1, emailKey: 1 }).lean<InvitationDocument[]>()
      for await (const { _id, email, emailKey } of spelled.cursor()) {
        const key = normalEmail(email ?? '')
        if (key === emailKey) continue
        try {
          await model.updateOne({ _id, emailKey }, { $set: { emailKey: key } })
        } catch (error) {
          if (!isDuplicate(error)) throw error
        }
      }
    },
    /**
     * Erases the address of an invitation that has ended. This needs no command, because no rule reads the address of
     * such an invitation.
     */
    async eraseAddress(id: string): Promise<void> {
      const hasEnded = { _id: id, state: { $ne: 'pending' } } as const
      await model.updateOne(hasEnded, { $set: { email: null }, $unset: { emailKey: 1 } })
    },
    /**
     * Erases the addresses of invitations that ended 30 days ago: declined, revoked, accepted or expired. One that
     * expired unseen ends with it: nobody can send it again. As above, no rule reads these addresses; and when somebody
     * sends an expired invitation again at this very moment, MongoDB lets one of the two win.
     */
    async eraseOldAddresses(now: number): Promise<void> {
      const before = now - ADDRESS_KEPT_MS
      await model.updateMany(
        { emailKey: { $exists: true }, endedAt: { $lte: before } },
        { $set: { email: null }, $unset: { emailKey: 1 } },
      )
      await model.collection.updateMany({ state: 'pending', expiresAt: { $lte: before } }, [
        { $set: { state: 'expired', endedAt: '$expiresAt', email: null, version: { $add: ['$version', 1] } } },
        { $unset: 'emailKey' },
      ])
    },
    /** Saves a new invitation with its events, and ends the one that it replaces. */
    async add(sent: SentInvitation, tx: Transaction): Promise<void> {
      // This must come first, because an address has one pending invitation at most in a company.
      if (sent.replaced) await replace(sent.replaced, tx.session)
      await model.create([write(sent.invitation)], { session: tx.session })
      append(tx, sent)
    },
    /** Saves a changed invitation with its events. */
    async save(decision: InvitationDecision, tx: Transaction): Promise<void> {
      await replace(decision.invitation, tx.session)
      append(tx, decision)
    },
  }

  async function replace(invitation: Invitation, session: ClientSession): Promise<void> {
    await model.replaceOne({ _id: invitation.id }, write(invitation), { session, runValidators: true })
  }
}

function append(tx: Transaction, { invitation, events }: InvitationDecision): void {
  const { companyId, id: invitationId } = invitation
  for (const { type, ...data } of events) tx.append(invitationEvents[type], { companyId, invitationId, ...data })
}

function write({ id, ...invitation }: Invitation) {
  const forgetAt = new Date(invitation.expiresAt + FORGET_AFTER_MS)
  return { _id: id, ...invitation, ...(invitation.email && { emailKey: normalEmail(invitation.email) }), forgetAt }
}

function read(document: InvitationDocument | null): Invitation | undefined {
  if (!document) return undefined
  const { _id, emailKey: _key, forgetAt: _at, ...invitation } = document
  return { id: _id, ...invitation } as Invitation
}
