import {
  AccessChanged,
  CompanyCreated,
  CompanyRestored,
  CompanySuspended,
  InvitationAccepted,
  InvitationLinkCopied,
  InvitationSent,
  OwnershipTransferred,
} from '@holdfast/contracts/company'
import type { Entry } from '@holdfast/contracts/ledger'
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
  state: (companyId: string, change: 'suspended' | 'restored'): Told => [`state of ${companyId}`, change],
}

export function toldBy({ type, data, actor }: Entry): Told {
  const actorId = actor?.id ?? ''
  switch (type) {
    case CompanyCreated.type: {
      const { companyId } = CompanyCreated.decode(data)
      return expectedOf.company(actorId, companyId)
    }
    case AccessChanged.type: {
      const { companyId, userId, before, after } = AccessChanged.decode(data)
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
    default:
      return ['unexpected', type]
  }
}

type Role = { companyRole?: string } | null | undefined

function changeOf(before: Role, after: Role): string {
  const name = (role: Role) => role?.companyRole?.replace(/^COMPANY_ROLE_/, '').toLowerCase() ?? 'none'
  return `${name(before)} to ${name(after)}`
}

/** Compares the changes that were answered as done with the ledger. Returns the problems, one line each. */
export function checkJournal(expected: ReadonlyMap<string, string[]>, ledger: StoredLedger): string[] {
  const found = new Map<string, string[]>()
  for (const { entry } of ledger.entries.flat()) {
    const [lane, told] = toldBy(entry)
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
