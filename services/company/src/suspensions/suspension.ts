import { DomainError } from '@holdfast/errors'
import {
  type Company,
  type CompanyDecision,
  type OpenCompany,
  type SuspensionReason,
  stillOpen,
  type WireReason,
} from '../companies/company.ts'

type Event = CompanyDecision['events'][number]

/** An operator suspends the company, which may be suspended as unpaid already: then the operator's reason joins. */
export function suspend(
  company: Company,
  { reason, now }: { reason: string; now: number },
): CompanyDecision<OpenCompany> {
  const open = stillOpen(company)
  if (reasonsOf(open).includes('operator')) throw new DomainError('company-suspended')
  return join(open, 'operator', { now, about: { reason } })
}

/** An operator lifts what an operator suspended for. A company that does not pay stays suspended. */
export function restore(company: Company, { reason }: { reason: string }): CompanyDecision<OpenCompany> {
  const open = stillOpen(company)
  const standing = reasonsOf(open)
  if (standing.length === 0) throw new DomainError('company-not-suspended')
  if (!standing.includes('operator')) throw new DomainError('suspended-as-unpaid')
  return lift(open, 'operator', { reason })
}

/**
 * Takes billing's word about whether the company pays. The word is absolute, and a higher version is a later one: so it may
 * come again, or late, and never undoes a newer one. Its version is kept also where it says nothing new, because an older
 * word may still be on its way.
 */
export function takeUnpaid(
  company: Company,
  { unpaid, version, now }: { unpaid: boolean; version: number; now: number },
): CompanyDecision<OpenCompany> {
  const known = stillOpen(company)
  if (version <= (known.unpaidVersion ?? 0)) return { company: known, events: [] }
  const open = { ...known, unpaidVersion: version }
  const about = { reason: '', unpaidVersion: version }
  if (unpaid === reasonsOf(open).includes('unpaid')) return { company: open, events: [changed(open, about)] }
  return unpaid ? join(open, 'unpaid', { now, about }) : lift(open, 'unpaid', about)
}

/** Why the company is suspended; empty if it is not. */
function reasonsOf(company: Company): readonly SuspensionReason[] {
  return company.state === 'suspended' ? company.suspendedBecause : []
}

export function reasonsToWire(company: Company): WireReason[] {
  return reasonsOf(company).map((each) => wireReasons[each])
}

interface About {
  reason: string
  unpaidVersion?: number
}

function join(
  open: OpenCompany,
  joined: SuspensionReason,
  { now, about }: { now: number; about: About },
): CompanyDecision<OpenCompany> {
  const version = open.version + 1
  if (open.state === 'suspended') {
    const company = { ...open, version, suspendedBecause: [...open.suspendedBecause, joined] }
    return { company, events: [changed(company, { ...about, joined: wireReasons[joined] })] }
  }
  const standingVersion = open.standingVersion + 1
  return {
    company: { ...open, version, standingVersion, state: 'suspended', suspendedAt: now, suspendedBecause: [joined] },
    events: [{ type: 'CompanySuspended', ...about, because: [wireReasons[joined]], standingVersion }],
  }
}

function lift(open: OpenCompany, lifted: SuspensionReason, about: About): CompanyDecision<OpenCompany> {
  if (open.state !== 'suspended') throw new RangeError('nothing to lift')
  const { suspendedAt, suspendedBecause, ...rest } = open
  const version = open.version + 1
  const left = suspendedBecause.filter((each) => each !== lifted)
  if (left.length > 0) {
    const company: OpenCompany = { ...rest, version, state: 'suspended', suspendedAt, suspendedBecause: left }
    return { company, events: [changed(company, { ...about, lifted: wireReasons[lifted] })] }
  }
  const standingVersion = open.standingVersion + 1
  return {
    company: { ...rest, version, standingVersion, state: 'active' },
    events: [{ type: 'CompanyRestored', ...about, lifted: wireReasons[lifted], standingVersion }],
  }
}

function changed(
  company: OpenCompany,
  about: About & { joined?: WireReason; lifted?: WireReason },
): Extract<Event, { type: 'SuspensionReasonsChanged' }> {
  return { type: 'SuspensionReasonsChanged', because: reasonsToWire(company), ...about }
}

const wireReasons = {
  operator: 'SUSPENSION_REASON_OPERATOR',
  unpaid: 'SUSPENSION_REASON_UNPAID',
} as const satisfies Record<SuspensionReason, WireReason>
