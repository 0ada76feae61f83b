import type { Decide } from '@holdfast/access'
import { type Access, accessFromWire } from '@holdfast/access'
import {
  AccessChanged,
  CompanyClosed,
  CompanyRestored,
  CompanySuspended,
  type DescribeLetterRequest,
  InvitationSent,
  type LetterInput,
  type Letters,
  OwnerRecoveryStarted,
  OwnerRecoveryStopped,
  OwnershipTransferred,
} from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { fromService, type Handlers, type LinkTokens } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import type { Company } from '../companies/company.ts'
import type { CompanyStore } from '../companies/company-store.ts'
import { type Channel, standingOf } from '../invitations/invitation.ts'
import type { InvitationStore } from '../invitations/invitation-store.ts'
import { isVouchedFor, unasked } from '../invitations/inviter.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import type { RoleName, Templates } from './letter.ts'

// Nobody runs a company with more of them; a mail to each must still end some day.
const MOST_RECIPIENTS = 200

/** An entry that may ask for letters, its company as it is now, and in which session all else is to be read. */
type Occasion = DescribeLetterRequest & { company: Company; session: ClientSession }

/**
 * Answers at the moment of sending: who is still to be told, and what. All of it is read after the question, by a process
 * that may still say so: who has left by then is told nothing.
 */
export function letterApi(needs: {
  ledger: Pick<Ledger, 'lookUp'>
  decide: Decide
  companies: Pick<CompanyStore, 'find'>
  memberships: Pick<MembershipStore, 'find' | 'findAll' | 'withRole'>
  invitations: Pick<InvitationStore, 'find'>
  links: LinkTokens<Channel>
}): Handlers<typeof Letters> {
  const { ledger, decide, companies, memberships, invitations, links } = needs
  const describe: Record<string, (occasion: Occasion) => Promise<LetterInput[]>> = {
    [InvitationSent.type]: invitationSent,
    [AccessChanged.type]: accessChanged,
    [OwnershipTransferred.type]: ownershipTransferred,
    [OwnerRecoveryStarted.type]: recoveryStarted,
    [OwnerRecoveryStopped.type]: recoveryStopped,
    [CompanySuspended.type]: suspended,
    [CompanyRestored.type]: restored,
    [CompanyClosed.type]: closed,
  }

  return {
    async describeLetter(request, call) {
      if (fromService(call) !== 'notification') throw new DomainError('not-allowed')
      const { found } = await ledger.lookUp(async (session) => {
        const company = await companies.find(request.companyId, session)
        return company && describe[request.type]?.({ ...request, company, session })
      })
      return { letters: found ?? [] }
    },
  }

  async function invitationSent({ company, data, session }: Occasion) {
    const { invitationId, attempt } = InvitationSent.decode(data)
    const invitation = await invitations.find(invitationId, session)
    if (!invitation?.email || invitation.attempt !== attempt || company.state !== 'active') return []
    const { invitedBy, expiresAt, email } = invitation
    const inviter = await memberships.find(company.id, invitedBy.userId, session)
    const mayInvite = isVouchedFor(decide, company, invitation, inviter, unasked)
    if (standingOf(invitation, { mayInvite }, Date.now()) !== 'pending') return []
    return [
      letter(
        { email },
        'invitation',
        {
          companyName: company.name,
          inviterUserId: invitedBy.userId,
          role: roleOf(invitation.access),
          expiresAt: String(expiresAt),
        },
        links.write({ purpose: 'mailed', id: invitationId, attempt }),
      ),
    ]
  }

  async function accessChanged({ company: { id, name }, data, actorId = '', session }: Occasion) {
    const { userId, membershipId, before, after, cause } = AccessChanged.decode(data)
    // Told of their own removal, also when they may know nothing else any more.
    if (cause === 'CAUSE_REMOVED') {
      return [letter({ userId }, 'member-removed', { companyName: name, actorUserId: actorId })]
    }
    const [former, present] = [accessFromWire(before), accessFromWire(after)]
    const isStillMember = (await memberships.find(id, userId, session))?.id === membershipId
    if (cause !== 'CAUSE_CHANGED' || !former || !present || !isStillMember) return []
    const roles = { role: roleOf(present), formerRole: roleOf(former) }
    return [letter({ userId }, 'role-changed', { companyName: name, actorUserId: actorId, ...roles })]
  }

  async function ownershipTransferred(occasion: Occasion) {
    const { id, name: companyName } = occasion.company
    const { fromUserId, toUserId, byOperator } = OwnershipTransferred.decode(occasion.data)
    const values = { companyName, formerOwnerUserId: fromUserId, newOwnerUserId: toUserId }
    if (byOperator) return toAdministrators(occasion, 'ownership-recovered', values)
    const members = await memberships.findAll(id, [fromUserId, toUserId], occasion.session)
    return members.map(({ userId }) =>
      userId === toUserId
        ? letter({ userId }, 'ownership-received', { companyName, formerOwnerUserId: fromUserId })
        : letter({ userId }, 'ownership-handed-over', { companyName, newOwnerUserId: toUserId }),
    )
  }

  async function recoveryStarted(occasion: Occasion) {
    const { company, data } = occasion
    const { newOwnerId, effectiveAt } = OwnerRecoveryStarted.decode(data)
    const recovery = company.state !== 'closed' && company.ownerRecovery
    if (!recovery || recovery.effectiveAt !== effectiveAt) return []
    const values = { companyName: company.name, newOwnerUserId: newOwnerId, effectiveAt: String(effectiveAt) }
    return toAdministrators(occasion, 'owner-recovery-started', values)
  }

  async function recoveryStopped(occasion: Occasion) {
    const { name: companyName, state } = occasion.company
    // Those told of the end of the company need no word about its owner.
    if (state === 'closed') return []
    const { newOwnerId: newOwnerUserId, cause } = OwnerRecoveryStopped.decode(occasion.data)
    const why = cause === 'CAUSE_OBJECTED' ? 'objected' : 'impossible'
    return toAdministrators(occasion, 'owner-recovery-stopped', { companyName, newOwnerUserId, cause: why })
  }

  async function suspended(occasion: Occasion) {
    const { name: companyName, state } = occasion.company
    const { reason } = CompanySuspended.decode(occasion.data)
    return state === 'suspended' ? toAll(occasion, PAYING, 'company-suspended', { companyName, reason }) : []
  }

  async function restored(occasion: Occasion) {
    const { name: companyName, state } = occasion.company
    return state === 'active' ? toAll(occasion, PAYING, 'company-restored', { companyName }) : []
  }

  async function closed(occasion: Occasion) {
    const { company, actorId = '' } = occasion
    return toAll(occasion, PAYING, 'company-closed', { companyName: company.name, actorUserId: actorId })
  }

  function toAdministrators<Name extends keyof Templates>(occasion: Occasion, template: Name, values: Templates[Name]) {
    return toAll(occasion, ['administrator'], template, values)
  }

  async function toAll<Name extends keyof Templates>(
    { company, session }: Occasion,
    roles: string[],
    template: Name,
    values: Templates[Name],
  ) {
    const userIds = await memberships.withRole(company.id, roles, MOST_RECIPIENTS, session)
    return userIds.map((userId) => letter({ userId }, template, values))
  }
}

const PAYING = ['administrator', 'billing']

function letter<Name extends keyof Templates>(
  recipient: { userId: string } | { email: string },
  template: Name,
  values: Templates[Name],
  token = '',
): LetterInput {
  return { ...recipient, template, values: { ...values }, token }
}

function roleOf(access: Access): RoleName {
  return 'companyRole' in access ? access.companyRole : 'sites'
}
