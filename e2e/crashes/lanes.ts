import { PaymentReceived, PlanChanged, SubscriptionEnded, SubscriptionStarted } from '@holdfast/contracts/billing'
import {
  AccessChanged,
  CompanyCreated,
  CompanyRestored,
  CompanySuspended,
  InvitationAccepted,
  InvitationLinkCopied,
  InvitationSent,
  OwnershipTransferred,
  SuspensionReasonsChanged,
} from '@holdfast/contracts/company'
import type { Entry } from '@holdfast/contracts/ledger'
import {
  EnvironmentCreated,
  EnvironmentDeleted,
  SiteCreated,
  SiteDeleted,
  SiteRecovered,
} from '@holdfast/contracts/site'
import type { StoredLedger } from '../history/stored-ledger.ts'

/** The content of an entry as text, and its lane: entries of one lane come in a known order. */
export type Told = [lane: string, entry: string]

// First the entries that a client expects of a change answered as done, then the same as read from the ledger.
export const expectedOf = {
  company: (ownerId: string, companyId: string): Told => [`company ${companyId}`, `created by ${ownerId}`],
  access: (at: { companyId: string; userId: string }, change: string, actorId: string): Told => [
    `access of ${at.userId} in ${at.companyId}`,
    `${change} by ${actorId}`,
  ],
  invitation: (by: { companyId: string; inviterId: string }, invitationId: string): Told => [
    `invitations by ${by.inviterId} in ${by.companyId}`,
    invitationId,
  ],
  link: (invitationId: string): Told => [`links of ${invitationId}`, 'copied'],
  acceptance: (invitationId: string, userId: string): Told => [`acceptance of ${invitationId}`, userId],
  transfer: (companyId: string, fromUserId: string, toUserId: string): Told => [
    `owner of ${companyId}`,
    `${fromUserId} to ${toUserId}`,
  ],
  state: (companyId: string, change: StateChange): Told => [`state of ${companyId}`, change],
  site: (siteId: string, change: 'created' | 'deleted' | 'recovered', actorId: string): Told => [
    `site ${siteId}`,
    `${change} by ${actorId}`,
  ],
  environment: (environmentId: string, change: 'created' | 'deleted', actorId: string): Told => [
    `environment ${environmentId}`,
    `${change} by ${actorId}`,
  ],
  plan: (companyId: string, change: string): Told => [`plan of ${companyId}`, change],
  payment: (companyId: string, amount: string): Told => [`payments of ${companyId}`, amount],
}

/** A company is suspended while an operator has suspended it or billing says that it is unpaid. */
type StateChange = 'suspended' | 'restored' | `${'operator' | 'unpaid'} ${'joins' | 'is lifted'}`

/** Undefined for what nobody was answered, such as the ends of long work and what a service does by itself. */
export function toldBy({ type, data, actor }: Entry): Told | undefined {
  const actorId = actor?.id ?? ''
  switch (type) {
    case CompanyCreated.type: {
      const { companyId } = CompanyCreated.decode(data)
      return expectedOf.company(actorId, companyId)
    }
    case AccessChanged.type: {
      const { companyId, userId, before, after, cause } = AccessChanged.decode(data)
      if (cause === 'CAUSE_SITE_GONE') return undefined
      return expectedOf.access({ companyId, userId }, changeOf(before, after), actorId)
    }
    case InvitationSent.type: {
      const { companyId, invitationId } = InvitationSent.decode(data)
      return expectedOf.invitation({ companyId, inviterId: actorId }, invitationId)
    }
    case InvitationLinkCopied.type:
      return expectedOf.link(InvitationLinkCopied.decode(data).invitationId)
    case InvitationAccepted.type:
      return expectedOf.acceptance(InvitationAccepted.decode(data).invitationId, actorId)
    case OwnershipTransferred.type: {
      const { companyId, fromUserId, toUserId } = OwnershipTransferred.decode(data)
      return expectedOf.transfer(companyId, fromUserId, toUserId)
    }
    case CompanySuspended.type:
      return expectedOf.state(CompanySuspended.decode(data).companyId, 'suspended')
    case CompanyRestored.type:
      return expectedOf.state(CompanyRestored.decode(data).companyId, 'restored')
    case SuspensionReasonsChanged.type: {
      const { companyId, joined, lifted } = SuspensionReasonsChanged.decode(data)
      const reason = (joined ?? lifted) === 'SUSPENSION_REASON_OPERATOR' ? 'operator' : 'unpaid'
      return expectedOf.state(companyId, `${reason} ${joined ? 'joins' : 'is lifted'}`)
    }
    case SiteCreated.type:
      return expectedOf.site(SiteCreated.decode(data).siteId, 'created', actorId)
    case SiteDeleted.type:
      return expectedOf.site(SiteDeleted.decode(data).siteId, 'deleted', actorId)
    case SiteRecovered.type:
      return expectedOf.site(SiteRecovered.decode(data).siteId, 'recovered', actorId)
    case EnvironmentCreated.type:
      return expectedOf.environment(EnvironmentCreated.decode(data).environmentId, 'created', actorId)
    case EnvironmentDeleted.type:
      return expectedOf.environment(EnvironmentDeleted.decode(data).environmentId, 'deleted', actorId)
    case SubscriptionStarted.type: {
      const { companyId, choice } = SubscriptionStarted.decode(data)
      return expectedOf.plan(companyId, `to ${choice?.planId}`)
    }
    case PlanChanged.type: {
      const { companyId, from, to } = PlanChanged.decode(data)
      return expectedOf.plan(companyId, `${from?.planId} to ${to?.planId}`)
    }
    case SubscriptionEnded.type:
      return expectedOf.plan(SubscriptionEnded.decode(data).companyId, 'ended')
    case PaymentReceived.type: {
      const { companyId, amount } = PaymentReceived.decode(data)
      return expectedOf.payment(companyId, String(amount))
    }
    default:
      return /^holdfast\.(site|billing)\./.test(type) ? undefined : ['unexpected', type]
  }
}

type Role = AccessChanged['before']

/** The entry of site roles that were given, and of a role that was taken. */
export const rolesGiven = (roles: readonly { siteId: string; role: string }[]) =>
  roles
    .map(({ siteId, role }) => `${role} on ${siteId}`)
    .sort()
    .join(', ')
export const roleTaken = (siteId: string) => rolesGiven([{ siteId, role: 'none' }])

function changeOf(before: Role, after: Role): string {
  const [had, has] = [before, after].map((role) => role?.siteRoles?.grants ?? []) as [Grants, Grants]
  const given = has.filter(({ siteId, role, tenure }) => !had.some(isGrant(siteId, role, tenure)))
  const taken = had.filter(({ siteId }) => !has.some((grant) => grant.siteId === siteId))
  const name = (role: string) => role.replace(/^SITE_ROLE_/, '').toLowerCase()
  if (given.length > 0) return rolesGiven(given.map(({ siteId, role }) => ({ siteId, role: name(role) })))
  if (taken.length > 0) return taken.map(({ siteId }) => roleTaken(siteId)).join(', ')
  return changeOfCompanyRole(before, after)
}

type Grants = NonNullable<NonNullable<Role>['siteRoles']>['grants']

function isGrant(siteId: string, role: string, tenure: number) {
  return (grant: Grants[number]) => grant.siteId === siteId && grant.role === role && grant.tenure === tenure
}

function changeOfCompanyRole(before: Role, after: Role): string {
  const name = (role: Role) => role?.companyRole?.replace(/^COMPANY_ROLE_/, '').toLowerCase() ?? 'none'
  return `${name(before)} to ${name(after)}`
}

/** Compares the changes that were answered as done with the ledgers. Returns the problems, one line each. */
export function checkJournal(expected: ReadonlyMap<string, string[]>, ...ledgers: StoredLedger[]): string[] {
  const found = new Map<string, string[]>()
  for (const { entry } of ledgers.flatMap(({ entries }) => entries.flat())) {
    const [lane, told] = toldBy(entry) ?? []
    if (lane === undefined || told === undefined) continue
    found.set(lane, [...(found.get(lane) ?? []), told])
  }
  const wrong: string[] = []
  for (const lane of new Set([...expected.keys(), ...found.keys()])) {
    const [answered, kept] = [expected.get(lane) ?? [], found.get(lane) ?? []]
    if (answered.join() === kept.join()) continue
    const place = answered.findIndex((entry, index) => entry !== kept[index])
    const at = place < 0 ? answered.length : place
    wrong.push(
      `journal: ${lane}: ${answered.length} answered as done, ${kept.length} in the ledger; ` +
        `number ${at + 1} was answered "${answered[at]}" and stands as "${kept[at]}"`,
    )
  }
  return wrong
}
