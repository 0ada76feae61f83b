import type { Temporal } from 'temporal-polyfill'
import { type Dunning, type DunningEvent, dun, type OverdueInvoice, usualSchedule } from './dunning.ts'

/** How far a company is that does not pay, and the word about it that company is told. */
export interface DunnedCompany {
  companyId: string
  dunning: Dunning
  /** Company's reason `unpaid` stands, or is to stand. */
  isUnpaid: boolean
  /** Of that word: it rises with each one, so that company knows an old one. 0 before the first. */
  version: number
  /** The version that company has taken. */
  toldVersion: number
  /** Company is closed: there is nobody to tell any more. */
  isClosed: boolean
  /** Its subscription is to end, and has not yet. */
  endsPlan?: boolean
}

export type UnpaidEvent =
  | Exclude<DunningEvent, { type: 'SuspendedAsUnpaid' | 'UnpaidSuspensionLifted' }>
  | { type: 'UnpaidStandingChanged'; unpaid: boolean; version: number }

export interface UnpaidDecision {
  dunned: DunnedCompany
  events: UnpaidEvent[]
}

export function undunned(companyId: string): DunnedCompany {
  return { companyId, dunning: { state: 'none' }, isUnpaid: false, version: 0, toldVersion: 0, isClosed: false }
}

/** What is due by now for a company with these overdue invoices. */
export function collect(
  dunned: DunnedCompany,
  overdue: readonly OverdueInvoice[],
  now: Temporal.Instant,
): UnpaidDecision {
  const { dunning, events } = dun(dunned.dunning, overdue, now)
  const decision = { dunned: { ...dunned, dunning }, events: [] as UnpaidEvent[] }
  for (const event of events) {
    if (event.type !== 'SuspendedAsUnpaid' && event.type !== 'UnpaidSuspensionLifted') {
      if (event.type === 'EndedAsUnpaid') decision.dunned = { ...decision.dunned, endsPlan: true }
      decision.events.push(event)
      continue
    }
    const said = say(decision.dunned, event.type === 'SuspendedAsUnpaid')
    decision.dunned = said.dunned
    decision.events.push(...said.events)
  }
  return decision
}

/**
 * After a movement of money: what is paid ends dunning at once, and lifts the suspension. What is still overdue is left to the
 * sweep, which takes the steps.
 */
export function afterSettling(
  dunned: DunnedCompany,
  overdue: readonly OverdueInvoice[],
  now: Temporal.Instant,
): UnpaidDecision {
  return overdue.length === 0 ? collect(dunned, [], now) : { dunned, events: [] }
}

/**
 * Company has a word of this version already, which is higher than ours: so ours went back, with a backup that was restored.
 * The present word is said again, above it.
 */
export function sayAbove(dunned: DunnedCompany, version: number): UnpaidDecision {
  if (version <= dunned.version) return { dunned, events: [] }
  return say({ ...dunned, version }, dunned.isUnpaid)
}

export function isTold({ version, toldVersion, isClosed }: DunnedCompany): boolean {
  return isClosed || toldVersion >= version
}

/** Whether the subscription ends now. Who has paid meanwhile keeps it. */
export function isEnding({ dunning, endsPlan }: DunnedCompany): boolean {
  return endsPlan === true && dunning.state === 'ended'
}

/** When a step may be due, if something is overdue; undefined: none ever is. */
export function nextLook({ dunning }: DunnedCompany): Temporal.Instant | 'now' | undefined {
  switch (dunning.state) {
    case 'none':
      return 'now'
    case 'running':
      return dunning.nextAt
    case 'suspended':
      return dunning.since.add({ hours: 24 * usualSchedule.endAfter })
    case 'ended':
      return undefined
  }
}

function say(dunned: DunnedCompany, unpaid: boolean): UnpaidDecision {
  const version = dunned.version + 1
  return {
    dunned: { ...dunned, isUnpaid: unpaid, version },
    events: [{ type: 'UnpaidStandingChanged', unpaid, version }],
  }
}
