import { Temporal } from 'temporal-polyfill'

/** In days. */
export interface DunningSchedule {
  /** After an invoice is overdue: each is a try to charge it, where a card is known, and one reminder. */
  tries: readonly number[]
  /** From the last try, or from when somebody surely knew of the invoice, to the suspension. */
  suspendAfter: number
  /** From the suspension to the end of the subscription. */
  endAfter: number
}

export const usualSchedule: DunningSchedule = { tries: [0, 3, 7, 14], suspendAfter: 1, endAfter: 60 }

/** An invoice whose day has passed and of which something is outstanding. */
export interface OverdueInvoice {
  number: string
  dueOn: string
  /** When a contact's mail server accepted it, or somebody opened it: from then on somebody can know that they owe it. */
  knownAt?: Temporal.Instant
  /** A payment for it is on its way at the provider: a bank debit takes days. One that waits for its payer is not. */
  isBeingPaid?: boolean
}

/** How far a company is that does not pay. */
export type Dunning =
  | { state: 'none' }
  /**
   * @param about the oldest overdue invoice. When it is paid, whatever else is overdue begins from the first try
   * @param tries how many there were
   */
  | { state: 'running'; about: string; tries: number; nextAt: Temporal.Instant; isUndeliveredTold: boolean }
  | { state: 'suspended'; since: Temporal.Instant }
  /** The subscription has ended, what is owed is still owed, and the suspension lasts. */
  | { state: 'ended'; since: Temporal.Instant }

export type DunningEvent =
  /** Charge what is overdue where a card is known, and remind, once each. @param attempt 1, 2, 3 … */
  | { type: 'PaymentOverdue'; number: string; attempt: number }
  /** It would be time to suspend, but no mail server accepted an invoice and nobody opened one: people have to look. */
  | { type: 'OverdueInvoiceUndelivered'; number: string }
  | { type: 'SuspendedAsUnpaid'; number: string }
  | { type: 'UnpaidSuspensionLifted' }
  | { type: 'EndedAsUnpaid' }

export interface DunningDecision {
  dunning: Dunning
  events: DunningEvent[]
}

/**
 * What is due now. It may be asked as often as one likes, and after any pause: a step is taken once, one at a time, and the
 * next one keeps its distance from the day on which this one was really taken. A payment of all that is overdue resets it.
 * @param overdue in the order in which invoices are paid
 */
export function dun(
  dunning: Dunning,
  overdue: readonly OverdueInvoice[],
  now: Temporal.Instant,
  schedule = usualSchedule,
): DunningDecision {
  const oldest = overdue[0]
  if (!oldest) return over(dunning)
  switch (dunning.state) {
    case 'none':
      return tried({ about: oldest.number, tries: 0, nextAt: now }, now, schedule)
    case 'running':
      if (!overdue.some(({ number }) => number === dunning.about)) {
        return tried({ about: oldest.number, tries: 0, nextAt: now }, now, schedule)
      }
      if (isBefore(now, dunning.nextAt)) return { dunning, events: [] }
      return dunning.tries < schedule.tries.length
        ? tried(dunning, now, schedule)
        : suspend(dunning, overdue, now, schedule)
    case 'suspended':
      if (isBefore(now, later(dunning.since, schedule.endAfter))) return { dunning, events: [] }
      return { dunning: { state: 'ended', since: now }, events: [{ type: 'EndedAsUnpaid' }] }
    case 'ended':
      return { dunning, events: [] }
  }
}

/** Whether a new period of the subscription is charged: a company that is suspended uses nothing. */
export function isNewPeriodCharged({ state }: Dunning): boolean {
  return state !== 'suspended' && state !== 'ended'
}

/** @param today the date in the seller's zone: an invoice can be paid on the whole day on which it is due */
export function isOverdue({ dueOn }: Pick<OverdueInvoice, 'dueOn'>, today: string): boolean {
  return dueOn < today
}

function over(dunning: Dunning): DunningDecision {
  const isSuspended = dunning.state === 'suspended' || dunning.state === 'ended'
  return { dunning: { state: 'none' }, events: isSuspended ? [{ type: 'UnpaidSuspensionLifted' }] : [] }
}

function tried(
  { about, tries, nextAt }: { about: string; tries: number; nextAt: Temporal.Instant },
  now: Temporal.Instant,
  { tries: days, suspendAfter }: DunningSchedule,
): DunningDecision {
  const attempt = tries + 1
  const gap = attempt < days.length ? days[attempt]! - days[tries]! : suspendAfter
  // On time as a rule, so that dates do not drift; after a pause of a day or more, from today.
  const from = isBefore(now, later(nextAt, 1)) ? nextAt : now
  return {
    dunning: { state: 'running', about, tries: attempt, nextAt: later(from, gap), isUndeliveredTold: false },
    events: [{ type: 'PaymentOverdue', number: about, attempt }],
  }
}

/** Nobody is suspended for what nobody told them, nor while the money is on its way. */
function suspend(
  dunning: Extract<Dunning, { state: 'running' }>,
  overdue: readonly OverdueInvoice[],
  now: Temporal.Instant,
  { suspendAfter }: DunningSchedule,
): DunningDecision {
  if (overdue.some(({ isBeingPaid }) => isBeingPaid)) return { dunning, events: [] }
  const { about: number } = dunning
  const known = overdue.flatMap(({ knownAt }) => (knownAt ? [knownAt] : []))
  if (known.some((at) => !isBefore(now, later(at, suspendAfter)))) {
    return { dunning: { state: 'suspended', since: now }, events: [{ type: 'SuspendedAsUnpaid', number }] }
  }
  if (known.length > 0 || dunning.isUndeliveredTold) return { dunning, events: [] }
  return {
    dunning: { ...dunning, isUndeliveredTold: true },
    events: [{ type: 'OverdueInvoiceUndelivered', number }],
  }
}

function later(instant: Temporal.Instant, days: number): Temporal.Instant {
  return instant.add({ hours: 24 * days })
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0
}
