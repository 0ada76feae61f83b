import { idText } from '@holdfast/contracts'
import {
  AccessChanged,
  CompanyChanged,
  CompanyClosed,
  CompanyCreated,
  CompanyFact,
  CompanyRestored,
  CompanySuspended,
  InvitationAccepted,
  InvitationDeclined,
  InvitationRevoked,
  InvitationSent,
  MemberFact,
  OwnershipTransferred,
  type SuspensionReason,
  SuspensionReasonsChanged,
} from '@holdfast/contracts/company'
import type { Entry } from '@holdfast/contracts/ledger'
import type { StoredLedger } from './stored-ledger.ts'

/** A company as derived from its entries, or from its facts. Both accounts must agree. */
interface Told {
  ownerId: string
  state: string
  requireTwoFactor: boolean
  /** Membership id and role, or roles on sites, by user id. */
  members: Map<string, string>
}

export interface Replay {
  /** How many points between two commits were checked. */
  commits: number
  companies: Map<string, Told>
  /** State by invitation id. */
  invitations: Map<string, string>
  wrong: string[]
}

const STATES = { STATE_ACTIVE: 'active', STATE_SUSPENDED: 'suspended', STATE_CLOSED: 'closed', STATE_UNSPECIFIED: '?' }

/**
 * Goes through company's ledger entry by entry. After every commit its company must have exactly one owner, who is an
 * administrator; every entry must fit the state before it; and the facts must give the same state as the entries.
 * Written from the meaning of entries, and uses none of the code that writes them.
 */
export function replayCompanies(ledger: Pick<StoredLedger, 'entries'>): Replay {
  const companies = new Map<string, Told>()
  const byFacts = new Map<string, Told>()
  const invitations = new Map<string, string>()
  /** Why a company is suspended, by its id. */
  const reasons = new Map<string, SuspensionReason[]>()
  const wrong: string[] = []
  let commits = 0

  for (const entries of ledger.entries) {
    entries.forEach(({ entry }, place) => {
      const companyId = entry.stream.replace(/^company\//, '')
      const say = (line: string) => wrong.push(`${entry.shard}/${entry.seq} of ${entry.stream}: ${line}`)
      applyEvent(entry, companyId, say)
      applyFacts(entry, companyId, say)
      const next = entries[place + 1]?.entry
      const isCommitted = !next || next.index === 0
      if (isCommitted) {
        commits++
        checkPoint(companyId, say)
      }
    })
  }
  return { commits, companies, invitations, wrong }

  function applyEvent(entry: Entry, companyId: string, say: (line: string) => void) {
    const company = companies.get(companyId)
    if (!company && entry.type !== CompanyCreated.type) return say(`${entry.type} before the company was created`)
    switch (entry.type) {
      case CompanyCreated.type: {
        if (company) return say('created twice')
        const { ownerId, membershipId } = CompanyCreated.decode(entry.data)
        const members = new Map([[ownerId, `${membershipId} administrator`]])
        companies.set(companyId, { ownerId, state: 'active', requireTwoFactor: false, members })
        return
      }
      case AccessChanged.type: {
        const { userId, membershipId, before, after, cause } = AccessChanged.decode(entry.data)
        const { members } = company!
        const present = members.get(userId)
        const told = before ? `${membershipId} ${roleOf(before)}` : undefined
        // Of roles on sites, an entry names those that still counted.
        const isTold = told?.includes(SITES) ? isPartOf(told, present) : present === told
        if (!isTold) say(`${userId} had ${present}, the entry says ${told}`)
        const isByInvitation = cause === 'CAUSE_INVITATION'
        // Who has roles on sites can be invited to further ones.
        const fits = before === undefined ? isByInvitation : !isByInvitation || told!.includes(SITES)
        if (!fits) say(`cause ${cause} does not fit`)
        if (after) members.set(userId, `${membershipId} ${roleOf(after)}`)
        else members.delete(userId)
        return
      }
      case OwnershipTransferred.type: {
        const { fromUserId, toUserId } = OwnershipTransferred.decode(entry.data)
        if (company!.ownerId !== fromUserId) say(`${fromUserId} hands over what ${company!.ownerId} owns`)
        if (fromUserId === toUserId) say('handed over to oneself')
        company!.ownerId = toUserId
        return
      }
      case CompanyChanged.type: {
        const { requireTwoFactor } = CompanyChanged.decode(entry.data)
        company!.requireTwoFactor = requireTwoFactor ?? company!.requireTwoFactor
        return
      }
      case CompanySuspended.type: {
        // Before there were reasons, operators alone suspended.
        const { because } = CompanySuspended.decode(entry.data)
        reasons.set(companyId, because.length > 0 ? because : ['SUSPENSION_REASON_OPERATOR'])
        return moveState(company!, 'active', 'suspended', say)
      }
      case SuspensionReasonsChanged.type: {
        const { because, joined, lifted } = SuspensionReasonsChanged.decode(entry.data)
        const expected = [...reasonsWithout(companyId, lifted), ...(joined ? [joined] : [])]
        if (expected.join() !== because.join()) say(`suspended because of ${expected}, the entry says ${because}`)
        if (because.length > 0 !== (company!.state === 'suspended')) say(`${company!.state} because of ${because}`)
        reasons.set(companyId, because)
        return
      }
      case CompanyRestored.type: {
        const { lifted } = CompanyRestored.decode(entry.data)
        const isOld = lifted === 'SUSPENSION_REASON_UNSPECIFIED'
        const left = reasonsWithout(companyId, isOld ? 'SUSPENSION_REASON_OPERATOR' : lifted)
        if (left.length > 0) say(`restored although it is suspended because of ${left}`)
        reasons.delete(companyId)
        return moveState(company!, 'suspended', 'active', say)
      }
      case CompanyClosed.type:
        if (company!.state === 'closed') say('closed twice')
        company!.state = 'closed'
        return
      case InvitationSent.type: {
        const { invitationId, attempt, replaces } = InvitationSent.decode(entry.data)
        if (replaces) moveInvitation(replaces, 'revoked', say)
        const present = invitations.get(invitationId)
        if (present !== (attempt === 1 ? undefined : 'pending'))
          say(`attempt ${attempt} sent while the invitation was ${present}`)
        invitations.set(invitationId, 'pending')
        return
      }
      case InvitationAccepted.type:
        return moveInvitation(InvitationAccepted.decode(entry.data).invitationId, 'accepted', say)
      case InvitationRevoked.type:
        return moveInvitation(InvitationRevoked.decode(entry.data).invitationId, 'revoked', say)
      case InvitationDeclined.type:
        return moveInvitation(InvitationDeclined.decode(entry.data).invitationId, 'declined', say)
    }
  }

  function applyFacts(entry: Entry, companyId: string, say: (line: string) => void) {
    for (const { table, key, value } of entry.facts) {
      if (idText(key) !== companyId) say(`a fact of another company, ${idText(key)}`)
      const company = byFacts.get(companyId) ?? { ownerId: '', state: '', requireTwoFactor: false, members: new Map() }
      byFacts.set(companyId, company)
      if (table === 'company' && value) {
        const { ownerId, state, requireTwoFactor } = CompanyFact.decode(value)
        Object.assign(company, { ownerId: idText(ownerId), state: STATES[state], requireTwoFactor })
      } else if (table === 'member') {
        const userId = idText(key, 16)
        const fact = value && MemberFact.decode(value)
        if (fact) company.members.set(userId, `${fact.membershipId} ${roleOf(fact.access ?? undefined)}`)
        else company.members.delete(userId)
      } else {
        say(`a fact in an unknown table, ${table}`)
      }
    }
  }

  function checkPoint(companyId: string, say: (line: string) => void) {
    const company = companies.get(companyId)
    const facts = byFacts.get(companyId)
    if (!company || !facts) return say('no company at a committed point')
    for (const [account, { ownerId, members }] of [
      ['entries', company],
      ['facts', facts],
    ] as const) {
      const role = members.get(ownerId)?.split(' ')[1]
      if (role !== 'administrator') say(`by its ${account} the owner ${ownerId} is ${role ?? 'no member'}`)
    }
    if (accountOf(company) !== accountOf(facts)) say(`entries tell ${accountOf(company)}, facts ${accountOf(facts)}`)
  }

  function reasonsWithout(companyId: string, lifted: SuspensionReason | undefined) {
    return (reasons.get(companyId) ?? []).filter((each) => each !== lifted)
  }

  function moveState(company: Told, from: string, to: string, say: (line: string) => void) {
    if (company.state !== from) say(`${company.state} becomes ${to}`)
    company.state = to
  }

  function moveInvitation(id: string, state: string, say: (line: string) => void) {
    const present = invitations.get(id)
    if (present !== 'pending') say(`the invitation ${id} was ${present} and becomes ${state}`)
    invitations.set(id, state)
  }
}

/** The account as text, so that two accounts can be compared. */
export function accountOf({ ownerId, state, requireTwoFactor, members }: Told): string {
  const rows = [...members].map(([userId, member]) => `${userId}=${member}`).sort()
  return `owner ${ownerId}, ${state}, two-factor ${requireTwoFactor}, members ${rows.join(', ')}`
}

const SITES = 'sites'

/** An access as one word: a company role, or the roles on sites in the order of their ids. */
export function roleOf(access: { companyRole?: string; siteRoles?: object | null } | undefined): string {
  if (access?.companyRole) return access.companyRole.replace(/^COMPANY_ROLE_/, '').toLowerCase()
  const roles = access?.siteRoles as SiteGrant[] | { grants: SiteGrant[] } | undefined
  const grants = Array.isArray(roles) ? roles : (roles?.grants ?? [])
  const words = grants.map(({ siteId, role, tenure }) => {
    return `${siteId}:${role.replace(/^SITE_ROLE_/, '').toLowerCase()}@${tenure}`
  })
  return [SITES, ...words.sort()].join('+')
}

interface SiteGrant {
  siteId: string
  role: string
  tenure: number
}

function isPartOf(told: string, present: string | undefined): boolean {
  const found = new Set(present?.split('+'))
  return told.split('+').every((word) => found.has(word))
}
