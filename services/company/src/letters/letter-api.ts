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
import { fromService, type Handlers, type LinkTokens } from '@holdfast/runtime'
import type { Company } from '../companies/company.ts'
import type { CompanyStore } from '../companies/company-store.ts'
import { type Channel, standingOf } from '../invitations/invitation.ts'
import type { InvitationStore } from '../invitations/invitation-store.ts'
import { isVouchedFor, unasked } from '../invitations/inviter.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import type { RoleName, Templates } from './letter.ts'

// Nobody runs a company with more of them; a mail to each must still end some day.
const MOST_RECIPIENTS = 200

/** Answers at the moment of sending: who is still to be told, and what. */
export function letterApi(needs: {
  decide: Decide
  companies: CompanyStore
  memberships: MembershipStore
  invitations: InvitationStore
  links: LinkTokens<Channel>
}): Handlers<typeof Letters> {
  const { decide, companies, memberships, invitations, links } = needs
  const describe: Record<string, (company: Company, request: DescribeLetterRequest) => Promise<LetterInput[]>> = {
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
      const company = await companies.find(request.companyId)
      return { letters: company ? ((await describe[request.type]?.(company, request)) ?? []) : [] }
    },
  }

  async function invitationSent(company: Company, { data }: DescribeLetterRequest) {
    const { invitationId, attempt } = InvitationSent.decode(data)
    const invitation = await invitations.find(invitationId)
    if (!invitation?.email || invitation.attempt !== attempt || company.state !== 'active') return []
    const { invitedBy, expiresAt, email } = invitation
    const inviter = await memberships.find(company.id, invitedBy.userId)
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

  async function accessChanged({ id, name }: Company, { data, actorId = '' }: DescribeLetterRequest) {
    const { userId, membershipId, before, after, cause } = AccessChanged.decode(data)
    // Told of their own removal, also when they may know nothing else any more.
    if (cause === 'CAUSE_REMOVED') {
      return [letter({ userId }, 'member-removed', { companyName: name, actorUserId: actorId })]
    }
    const [former, present] = [accessFromWire(before), accessFromWire(after)]
    const isStillMember = (await memberships.find(id, userId))?.id === membershipId
    if (cause !== 'CAUSE_CHANGED' || !former || !present || !isStillMember) return []
    const roles = { role: roleOf(present), formerRole: roleOf(former) }
    return [letter({ userId }, 'role-changed', { companyName: name, actorUserId: actorId, ...roles })]
  }

  async function ownershipTransferred({ id, name: companyName }: Company, { data }: DescribeLetterRequest) {
    const { fromUserId, toUserId, byOperator } = OwnershipTransferred.decode(data)
    const values = { companyName, formerOwnerUserId: fromUserId, newOwnerUserId: toUserId }
    if (byOperator) return toAdministrators(id, 'ownership-recovered', values)
    const members = await memberships.findAll(id, [fromUserId, toUserId])
    return members.map(({ userId }) =>
      userId === toUserId
        ? letter({ userId }, 'ownership-received', { companyName, formerOwnerUserId: fromUserId })
        : letter({ userId }, 'ownership-handed-over', { companyName, newOwnerUserId: toUserId }),
    )
  }

  async function recoveryStarted(company: Company, { data }: DescribeLetterRequest) {
    const { newOwnerId, effectiveAt } = OwnerRecoveryStarted.decode(data)
    const recovery = company.state !== 'closed' && company.ownerRecovery
    if (!recovery || recovery.effectiveAt !== effectiveAt) return []
    const values = { companyName: company.name, newOwnerUserId: newOwnerId, effectiveAt: String(effectiveAt) }
    return toAdministrators(company.id, 'owner-recovery-started', values)
  }

  async function recoveryStopped({ id, name: companyName, state }: Company, { data }: DescribeLetterRequest) {
    // Those told of the end of the company need no word about its owner.
    if (state === 'closed') return []
    const { newOwnerId: newOwnerUserId, cause } = OwnerRecoveryStopped.decode(data)
    const why = cause === 'CAUSE_OBJECTED' ? 'objected' : 'impossible'
    return toAdministrators(id, 'owner-recovery-stopped', { companyName, newOwnerUserId, cause: why })
  }

  async function suspended({ id, name: companyName, state }: Company, { data }: DescribeLetterRequest) {
    const { reason } = CompanySuspended.decode(data)
    return state === 'suspended' ? toAll(id, PAYING, 'company-suspended', { companyName, reason }) : []
  }

  async function restored({ id, name: companyName, state }: Company) {
    return state === 'active' ? toAll(id, PAYING, 'company-restored', { companyName }) : []
  }

  async function closed({ id, name: companyName }: Company, { actorId = '' }: DescribeLetterRequest) {
    return toAll(id, PAYING, 'company-closed', { companyName, actorUserId: actorId })
  }

  function toAdministrators<Name extends keyof Templates>(companyId: string, template: Name, values: Templates[Name]) {
    return toAll(companyId, ['administrator'], template, values)
  }

  async function toAll<Name extends keyof Templates>(
    companyId: string,
    roles: string[],
    template: Name,
    values: Templates[Name],
  ) {
    const userIds = await memberships.withRole(companyId, roles, MOST_RECIPIENTS)
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
