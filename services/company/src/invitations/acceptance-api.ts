import { accessToWire, type Decide, type SiteGrant, type SiteSource } from '@holdfast/access'
import { maskedEmail, newId } from '@holdfast/contracts'
import type { Invitations } from '@holdfast/contracts/company'
import type { UserDescription } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { type Handlers, type Link, type LinkTokens, signedIn } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import type { AuthorizeMember } from '../access/call-authorization.ts'
import { present } from '../access/standing.ts'
import type { CompanyStore } from '../companies/company-store.ts'
import type { Directory } from '../directory/identity-directory.ts'
import { endOnGoneSites, join } from '../memberships/membership.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import type { PersonStore } from '../people/person-store.ts'
import type { SiteGuards } from '../sites/site-guard-store.ts'
import type { SiteNames } from '../sites/site-names.ts'
import { accept, checkAcceptor, checkUsable, decline, type Invitation, type LinkDelivery } from './invitation.ts'
import type { InvitationStore } from './invitation-store.ts'
import { offerOf } from './inviting.ts'

type Invited = 'lookAtInvitation' | 'declineInvitation' | 'acceptInvitation' | 'confirmedByInvitation'

/** What invited people do, with the link that they were given. What members do is in invitation-api.ts. */
export function acceptanceApi(needs: {
  ledger: Ledger
  authorize: AuthorizeMember
  decide: Decide
  sites: SiteSource
  companies: CompanyStore
  memberships: MembershipStore
  invitations: InvitationStore
  people: PersonStore
  guards: SiteGuards
  siteNames: SiteNames
  directory: Directory
  links: LinkTokens<LinkDelivery>
}): Pick<Handlers<typeof Invitations>, Invited> {
  const {
    ledger,
    authorize,
    decide,
    sites,
    companies,
    memberships,
    invitations,
    people,
    guards,
    siteNames,
    directory,
    links,
  } = needs

  return {
    async lookAtInvitation({ token }, call) {
      const link = links.read(token, 'mailed', 'copied')
      const { invitedBy } = await meant(link)
      const users = await directory.describe([invitedBy.userId], call.requestId)
      const { company, invitation } = await usable(link, users, Date.now())
      return {
        companyName: company.name,
        inviterName: users.get(invitedBy.userId)?.fullName,
        access: accessToWire(invitation.access),
        maskedEmail: maskedEmail(invitation.email ?? ''),
        expiresAt: invitation.expiresAt,
        sites: await namesOf(invitation, call.requestId),
      }
    },

    async declineInvitation({ token }, call) {
      const link = links.read(token, 'mailed', 'copied')
      const byWhom = call.principal.kind === 'anonymous' ? invitedPerson : undefined
      return ledger.once(call, async () => {
        const { companyId } = await meant(link)
        const command = { stream: `company/${companyId}`, call, actor: byWhom } as const
        return ledger.transact(command, async (tx) => {
          await invitations.save(decline(await meant(link, tx.session), tx.now), tx)
          return {}
        })
      })
    },

    async acceptInvitation({ token }, call) {
      const link = links.read(token, 'mailed', 'copied')
      const { companyId, access } = await ledger.once(call, async () => {
        const { userId } = signedIn(call)
        const { companyId, invitedBy } = await meant(link)
        const users = await directory.describe([userId, invitedBy.userId], call.requestId)
        return ledger.transact({ stream: `company/${companyId}`, call }, async (tx) => {
          const { session, now } = tx
          const { invitation } = await usable(link, users, now, session)
          checkAcceptor(invitation, users.get(userId))
          const member = await memberships.find(companyId, userId, session)
          const current = present(member, sites)
          const joined = join(invitation, current, { id: newId(now), userId, now })
          await people.grant(userId, session)
          await guards.grant(siteRolesOf(invitation), session)
          // Only roles on sites that are gone were left, and nobody has tidied them away yet.
          if (member && !current) await memberships.end(endOnGoneSites(member), tx)
          if (current) await memberships.save(joined, tx)
          else await memberships.add(joined, tx)
          await invitations.save(accept(invitation, userId, now), tx)
          return { companyId, access: invitation.access }
        })
      })
      await authorize.afterwards(call, companyId, 'company.see')
      return { companyId, access: accessToWire(access) }
    },

    async confirmedByInvitation({ token }, call) {
      try {
        // A copied link proves nothing about the mailbox: the member who copied the link has the link too.
        const link = links.read(token, 'mailed')
        const { invitedBy } = await meant(link)
        const users = await directory.describe([invitedBy.userId], call.requestId)
        const { company, invitation } = await usable(link, users, Date.now())
        return { email: invitation.email ?? undefined, companyName: company.name }
      } catch (error) {
        if (error instanceof DomainError && error.kind !== 'unavailable') return {}
        throw error
      }
    },
  }

  async function namesOf(invitation: Invitation, requestId: string) {
    const siteIds = siteRolesOf(invitation).map(({ siteId }) => siteId)
    const names = await siteNames.describe(invitation.companyId, siteIds, requestId)
    return [...names].map(([siteId, name]) => ({ siteId, name }))
  }

  /** The invitation of a link. Throws `invalid-token` when the invitation was sent again, which makes older links void. */
  async function meant(link: Link<LinkDelivery>, session?: ClientSession): Promise<Invitation> {
    const isMeant = (found: Invitation | undefined): found is Invitation => found?.attempt === link.attempt
    const found = await invitations.find(link.id, session)
    const invitation = session || isMeant(found) ? found : await invitations.findLatest(link.id)
    if (!isMeant(invitation)) throw new DomainError('invalid-token')
    return invitation
  }

  /** The invitation of a link, if it can be accepted now. It is decided again whether the inviter may still invite. */
  async function usable(
    link: Link<LinkDelivery>,
    users: Map<string, UserDescription>,
    now: number,
    session?: ClientSession,
  ) {
    const invitation = await meant(link, session)
    const { companyId, invitedBy } = invitation
    const company = await companies.find(companyId, session)
    if (!company) throw new DomainError('invalid-token')
    const inviter = await memberships.find(companyId, invitedBy.userId, session)
    const offer = offerOf({ decide, sites }, company, invitation, inviter, users.get(invitedBy.userId))
    return { company, invitation: checkUsable(company, invitation, offer, now) }
  }
}

// The actor of an entry when the caller is not signed in: all that is known of them is the link.
const invitedPerson = { kind: 'KIND_SYSTEM', id: 'invitation' } as const

function siteRolesOf({ access }: Invitation): SiteGrant[] {
  return 'siteRoles' in access ? access.siteRoles : []
}
