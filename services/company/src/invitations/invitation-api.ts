import type { Access, Decide, SiteSource } from '@holdfast/access'
import { isId, newId, normalEmail } from '@holdfast/contracts'
import type { Invitations } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import type { Ledger, Transaction } from '@holdfast/ledger'
import { type Handlers, type LinkTokens, type Passport, pageOf, readPage } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import type { AuthorizeMember, MemberActor } from '../access/call-authorization.ts'
import type { ChangeCompany } from '../access/company-change.ts'
import { present, siteNow } from '../access/standing.ts'
import type { Directory } from '../directory/identity-directory.ts'
import { readSearch } from '../memberships/member-search.ts'
import { readAccess } from '../memberships/member-wire.ts'
import { countingAccess, permissionOver, whyNotInvited } from '../memberships/membership.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import { accessToGive, managedSites, mayManage } from '../memberships/site-grants.ts'
import { type Addressee, checkMails, readAddressees } from './addressees.ts'
import {
  copyLink,
  type Invitation,
  type InvitationStanding,
  invitationStanding,
  invite,
  type LinkDelivery,
  resend,
  revokeInvitation,
} from './invitation.ts'
import type { InvitationFilter, InvitationStore } from './invitation-store.ts'
import { invitationToWire, readState } from './invitation-wire.ts'
import { assumedAccount, offerOf } from './inviting.ts'
import type { MailBudgets } from './mail-budget-store.ts'

type Managed = 'invite' | 'listInvitations' | 'revokeInvitation' | 'resendInvitation' | 'copyInvitationLink'

export interface Limits {
  perDay: number
  perAddress: number
  resendAfterMs: number
}

const DAY_MS = 24 * 3_600_000

/** What members do with invitations. What invited people do is in acceptance-api.ts. */
export function invitationApi(needs: {
  ledger: Ledger
  change: ChangeCompany
  authorize: AuthorizeMember
  decide: Decide
  sites: SiteSource
  memberships: MembershipStore
  invitations: InvitationStore
  directory: Directory
  links: LinkTokens<LinkDelivery>
  budgets: MailBudgets
  limits: Limits
}): Pick<Handlers<typeof Invitations>, Managed> {
  const { ledger, change, authorize, decide, sites, memberships, invitations, directory, links, budgets, limits } =
    needs

  return {
    async invite({ companyId, emails, access: wire }, call) {
      const access = readAccess(wire)
      const outcomes = await ledger.once(call, async () => {
        const inviter = await authorize.member(call, companyId)
        accessToGive(inviter, access, sites, '/access/siteRoles')
        const { userId } = inviter
        const own = (await directory.describe([userId], call.requestId)).get(userId)
        const addressees = readAddressees(emails, own?.email ?? '')
        const known = await whoHas(addressees, call.requestId)
        return ledger.transact({ stream: `company/${companyId}`, call }, async (tx) => {
          const actor = await authorize.in(tx.session).member(call, companyId)
          return sendAll(tx, actor, accessToGive(actor, access, sites, '/access/siteRoles'), addressees, known)
        })
      })
      await stillManages(call, companyId, access)
      return { results: outcomes.map((outcome, index) => ({ email: emails[index]!, ...outcome })) }
    },

    async listInvitations(request, call) {
      const { companyId, siteId } = request
      const search = readSearch(request.search)
      const state = readState(request.state)
      const wanted = readPage(request, `invitations/${companyId}/${state ?? ''}/${siteId ?? ''}/${search}`)
      const actor = await authorize.member(call, companyId)
      const onSites = managedSites(actor)
      const now = Date.now()
      const filter: InvitationFilter = {
        companyId: actor.company.id,
        siteRolesOnly: !actor.may('members.manage'),
        search,
        ...(onSites && { onSites }),
        ...(siteId !== undefined && { siteId }),
        ...(state && { state: { state, unusable: await unusable(actor, state, now), now } }),
      }
      const [rows, total] = await Promise.all([
        invitations.list(filter, wanted.after, wanted.limit + 1),
        invitations.count(filter),
      ])
      const { page, nextCursor } = pageOf(rows, wanted, ({ id }) => id)
      const standings = await standingsOf(actor, page, now)
      const shown = page.map((invitation, n) => invitationToWire(invitation, standings[n]!))
      return { invitations: shown, nextCursor, total }
    },

    async revokeInvitation({ companyId, invitationId }, call) {
      return change(call, companyId, async (tx) => {
        const { invitation } = await managed(call, companyId, invitationId, tx.session)
        await invitations.save(revokeInvitation(invitation, tx.now), tx)
        return {}
      })
    },

    async resendInvitation({ companyId, invitationId }, call) {
      const resent = await change(call, companyId, async (tx) => {
        const { session, now } = tx
        const { invitation, actor } = await managed(call, companyId, invitationId, session)
        actor.requireToGive(invitation.access)
        const invitedBy = { userId: actor.userId, membershipId: actor.membership.id }
        if (!countingAccess(invitation, (siteId) => siteNow(sites, siteId))) throw new DomainError('invitation-empty')
        const sent = resend(actor.company, invitation, { invitedBy, now, pauseMs: limits.resendAfterMs })
        await checkMailboxes(actor, [normalEmail(sent.invitation.email!)], now, session)
        await invitations.save(sent, tx)
        // The result is stored, for a repeat of the call, and it must not hold an address.
        return { ...sent.invitation, email: null }
      })
      await stillManages(call, companyId, resent.access)
      const email = (await invitations.find(invitationId))?.email ?? null
      return invitationToWire({ ...resent, email }, 'pending')
    },

    async copyInvitationLink({ companyId, invitationId }, call) {
      const copy = async (tx: Transaction) => {
        const { invitation, actor } = await managed(call, companyId, invitationId, tx.session)
        actor.requireToGive(invitation.access)
        const inviter = await memberships.find(companyId, invitation.invitedBy.userId, tx.session)
        const offer = offerOf({ decide, sites }, actor.company, invitation, inviter, assumedAccount)
        const copied = copyLink(actor.company, invitation, offer, tx.now)
        await invitations.save(copied, tx)
        return { token: links.write({ purpose: 'copied', id: invitationId, attempt: copied.invitation.attempt }) }
      }
      return change(call, companyId, copy, { secret: true })
    },
  }

  /** Ids of invitations that are stored as pending and show as revoked, where the wanted state makes a difference. */
  async function unusable(actor: MemberActor, state: Invitation['state'], now: number): Promise<string[]> {
    if (state !== 'pending' && state !== 'revoked') return []
    const pending = await invitations.pendingOf(actor.company.id, now)
    const standings = await standingsOf(actor, pending, now)
    return pending.filter((_, n) => standings[n] !== 'pending').map(({ id }) => id)
  }

  async function standingsOf({ company }: MemberActor, all: Invitation[], now: number): Promise<InvitationStanding[]> {
    const inviters = [...new Set(all.map(({ invitedBy }) => invitedBy.userId))]
    const present = await memberships.findAll(company.id, inviters)
    const byUser = new Map(present.map((membership) => [membership.userId, membership]))
    return all.map((invitation) => {
      const inviter = byUser.get(invitation.invitedBy.userId)
      return invitationStanding(
        invitation,
        offerOf({ decide, sites }, company, invitation, inviter, assumedAccount),
        now,
      )
    })
  }

  /**
   * An invitation that the caller may manage. Throws `not-found` also if the invitation exists but the caller may not
   * see it.
   */
  async function managed(call: Passport, companyId: string, invitationId: string, session: ClientSession) {
    const actor = await authorize.in(session).member(call, companyId)
    managedSites(actor)
    const invitation = isId(invitationId) ? await invitations.find(invitationId, session) : undefined
    const isVisible = invitation?.companyId === companyId && mayManage(actor, invitation.access, sites)
    if (!isVisible) throw new DomainError('not-found')
    return { actor, invitation }
  }

  /** For the answer to a change: the caller still manages such an access. Throws what `Authorize.afterwards` throws. */
  async function stillManages(call: Passport, companyId: string, access: Access) {
    const viewer = await authorize.afterwards(call, companyId, 'company.see', permissionOver(access))
    if (!mayManage(viewer, access, sites)) throw new DomainError('already-done')
  }

  /** The ids of the users who have confirmed these addresses, by address. */
  async function whoHas(addressees: Addressee[], requestId: string): Promise<Map<string, string>> {
    const found = await Promise.all(
      addressees.map(async ({ email, refusal }) => {
        const user = refusal ? undefined : await directory.findByEmail(email, requestId)
        return user ? [[email, user.userId] as const] : []
      }),
    )
    return new Map(found.flat())
  }

  async function sendAll(
    tx: Transaction,
    actor: MemberActor,
    access: Access,
    addressees: Addressee[],
    users: Map<string, string>,
  ) {
    const { session, now } = tx
    const found = await memberships.findAll(actor.company.id, [...users.values()], session)
    const members = new Map(found.map((row) => [row.userId, present(row, sites)]))
    const refusalOf = ({ email, refusal }: Addressee) =>
      refusal ?? whyNotInvited(access, members.get(users.get(email) ?? ''))
    const invited = addressees.map((one) => (refusalOf(one) ? undefined : one.email))
    await checkMailboxes(actor, invited, now, session)
    const outcomes: { result: string; invitationId?: string }[] = []
    for (const addressee of addressees) {
      const refusal = refusalOf(addressee)
      if (refusal) outcomes.push({ result: refusal })
      else outcomes.push(await send(tx, actor, access, addressee.email))
    }
    return outcomes
  }

  async function send(tx: Transaction, { company, userId, membership }: MemberActor, access: Access, email: string) {
    const { session, now } = tx
    const invitedBy = { userId, membershipId: membership.id }
    const former = await invitations.findPending(company.id, email, session)
    const sent = invite(company, { id: newId(now), email, access, invitedBy, now }, former)
    await invitations.add(sent, tx)
    // A former invitation that had expired is not reported as replaced: it could not be used any more.
    const isReplaced = sent.replaced?.state === 'revoked'
    return { result: isReplaced ? 'replaced' : 'invited', invitationId: sent.invitation.id }
  }

  async function checkMailboxes(
    { company, userId }: MemberActor,
    addresses: (string | undefined)[],
    now: number,
    session: ClientSession,
  ) {
    const mailed = addresses.filter((address) => address !== undefined)
    const sent = await invitations.mailsSince(company.id, now - DAY_MS, session)
    checkMails(sent, addresses, await budgets.spend({ userId, addresses: mailed }, now, session), limits)
  }
}
