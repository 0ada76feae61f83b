import { accessToWire, type Decide } from '@holdfast/access'
import { maskedEmail, newId } from '@holdfast/contracts'
import { AccessChanged, InvitationAccepted, InvitationDeclined, type Invitations } from '@holdfast/contracts/company'
import type { UserDescription } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { fromService, type Handlers, type Link, type LinkTokens, signedIn } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import type { CompanyStore } from '../companies/company-store.ts'
import type { Directory } from '../directory/identity-directory.ts'
import type { Membership } from '../memberships/membership.ts'
import { type MembershipStore, memberFact } from '../memberships/membership-store.ts'
import type { PersonStore } from '../people/person-store.ts'
import { accept, checkAcceptor, checkUsable, decline, type Invitation, type LinkDelivery } from './invitation.ts'
import type { InvitationStore } from './invitation-store.ts'
import { isVouchedFor } from './vouching.ts'

type Invited = 'lookAtInvitation' | 'declineInvitation' | 'acceptInvitation' | 'confirmedByInvitation'

/** What the invited do, by the link that they were given. */
export function acceptanceApi(needs: {
  ledger: Ledger
  decide: Decide
  companies: CompanyStore
  memberships: MembershipStore
  invitations: InvitationStore
  people: PersonStore
  directory: Directory
  links: LinkTokens<LinkDelivery>
}): Pick<Handlers<typeof Invitations>, Invited> {
  const { ledger, decide, companies, memberships, invitations, people, directory, links } = needs

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
      }
    },

    async declineInvitation({ token }, call) {
      const link = links.read(token, 'mailed', 'copied')
      const byWhom = call.principal.kind === 'anonymous' ? invitedPerson : undefined
      return ledger.once(call, async () => {
        const { companyId, id } = await meant(link)
        const command = { stream: `company/${companyId}`, call, actor: byWhom } as const
        return ledger.transact(command, async ({ session, now, append }) => {
          await invitations.replace(decline(await meant(link, session), now), session)
          append(InvitationDeclined, { companyId, invitationId: id })
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
        return ledger.transact({ stream: `company/${companyId}`, call }, async ({ session, now, append }) => {
          const { invitation } = await usable(link, users, now, session)
          checkAcceptor(invitation, users.get(userId))
          if (await memberships.find(companyId, userId, session)) throw new DomainError('already-member')
          const { access, id: invitationId } = invitation
          const joined: Membership = { id: newId(now), companyId, userId, access, joinedAt: now, version: 1 }
          await people.grant(userId, session)
          await memberships.insert(joined, session)
          await invitations.replace(accept(invitation, userId, now), session)
          const ids = { companyId, userId, invitationId }
          const after = accessToWire(access)
          append(AccessChanged, { ...ids, membershipId: joined.id, after, cause: 'CAUSE_INVITATION' }, [
            memberFact(joined),
          ])
          append(InvitationAccepted, ids)
          return { companyId, access }
        })
      })
      return { companyId, access: accessToWire(access) }
    },

    async confirmedByInvitation({ token }, call) {
      if (fromService(call) !== 'identity') throw new DomainError('not-allowed')
      try {
        // A copied link has passed through other hands than the mailbox's.
        const link = links.read(token, 'mailed')
        const { invitedBy } = await meant(link)
        const users = await directory.describe([invitedBy.userId], call.requestId)
        const { invitation } = await usable(link, users, Date.now())
        return { email: invitation.email ?? undefined }
      } catch (error) {
        if (error instanceof DomainError && error.kind !== 'unavailable') return {}
        throw error
      }
    },
  }

  /** The invitation of a link that no later sending has ended. */
  async function meant(link: Link<LinkDelivery>, session?: ClientSession): Promise<Invitation> {
    const isMeant = (found: Invitation | undefined): found is Invitation => found?.attempt === link.attempt
    const found = await invitations.find(link.id, session)
    const invitation = session || isMeant(found) ? found : await invitations.findLatest(link.id)
    if (!isMeant(invitation)) throw new DomainError('invalid-token')
    return invitation
  }

  /** The same, if it can be accepted now: the inviter's right is decided again on what is so at this moment. */
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
    const mayInvite = isVouchedFor(decide, company, invitation, inviter, users.get(invitedBy.userId))
    return { company, invitation: checkUsable(company, invitation, { mayInvite }, now) }
  }
}

// Not signed in, known by the link alone.
const invitedPerson = { kind: 'KIND_SYSTEM', id: 'invitation' } as const
