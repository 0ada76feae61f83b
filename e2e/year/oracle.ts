import { Decimal } from 'decimal.js'
import { type Calendar, daysAfter, monthsAfter } from './calendar.ts'
import { type Choice, type DatedAct, isDaily, type Life, type PlanId, secondsOf } from './life.ts'
import {
  ENDED_AFTER,
  HOME,
  LATE_DAYS,
  offers,
  PAYMENT_DAYS,
  priceOf,
  REFUND_DAYS,
  REMINDERS,
  rates,
  SUSPENDED_AFTER,
} from './price-list.ts'

// What billing has to do, said a second time: in decimal numbers of euros and seconds, from the design's words, with one
// loop over the moments of a year. It shares nothing with services/billing, so a misreading has to be made twice.

const DAY = 86_400
const zero = new Decimal(0)

export interface ExpectedLine {
  /** As documents call it: `plan`, `plan-unused`, `visits-overage`. */
  text: string
  /** Documents do not say it of a premium staging. */
  plan?: PlanId
  /** Dates of the seller's zone, both included. */
  from: string
  to: string
  net: Decimal
}

export interface ExpectedInvoice {
  kind: 'invoice' | 'credit-note'
  issuedOn: string
  dueOn: string
  lines: ExpectedLine[]
  vat: { category: 'S' | 'AE' | 'O'; rate: string; amount: Decimal }
  net: Decimal
  gross: Decimal
  /** Credit that was used when it was issued. */
  prepaid: Decimal
  /** What is still owed of it at the end. */
  owed: Decimal
}

/** How a company stands after a moment. */
export interface Standing {
  state: 'none' | 'active' | 'past-due' | 'cancelled' | 'ended'
  plan?: Choice
  /** What it may have: sites and premium stagings. */
  sites: number
  stagings: number
  suspendedBecause: ('operator' | 'unpaid')[]
  isClosed: boolean
  credit: Decimal
  owed: Decimal
}

export interface Expected {
  invoices: ExpectedInvoice[]
  /** By moment: how the company stands when all that is due at it is done. */
  standings: Map<number, Standing>
  /** What came of each act: nothing, or the code of its refusal. */
  outcomes: { act: DatedAct; refusal?: string }[]
}

interface Piece extends Choice {
  price: Decimal
  from: number
}
interface Whole {
  from: number
  to: number
}
interface Subscription {
  anchor: string
  firstMonth: number
  period: Whole
  pieces: Piece[]
  month: Whole & { number: number; meteredFrom: number }
  refundUntil: number
  /** Paid for within the refund days, before the period was begun anew. */
  paidBefore: { piece: Piece; whole: Whole; from: number; to: number }[]
  state: 'active' | 'cancelled' | 'lapsed'
  next?: Choice
}
interface Month {
  whole: Whole
  from: number
  to: number
  pieces: { plan: PlanId; from: number; to: number }[]
}
interface Debt {
  invoice: ExpectedInvoice
  order: number
}
type Dunning = { about: Debt; tries: number; nextAt: number } | { since: number; isEnded: boolean }

const monthsOf = ({ interval }: Choice) => (interval === 'year' ? 12 : 1)
const sum = (amounts: Decimal[]) => amounts.reduce((total, amount) => total.plus(amount), zero)
const cents = (amount: Decimal) => amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
const same = (one: Choice, other: Choice) => one.plan === other.plan && one.interval === other.interval

/** The part of a price for some seconds of its time; rounded are the amounts from its beginning on. */
function share(price: Decimal, whole: Whole, from: number, to: number): Decimal {
  const until = (moment: number) => cents(price.times(moment - whole.from).dividedBy(whole.to - whole.from))
  return until(to).minus(until(from))
}

/** What one company gets, is charged and may use in the run. @param moments all of the run's, in seconds and in order */
export function expectedOf(life: Life, moments: readonly number[], calendar: Calendar): Expected {
  const acts = new Map<number, DatedAct[]>()
  for (const act of life.acts) {
    const moment = secondsOf(act.at)
    acts.set(moment, [...(acts.get(moment) ?? []), act])
  }
  const company = openCompany(life, calendar)
  const standings = new Map<number, Standing>()
  const outcomes: Expected['outcomes'] = []
  for (const moment of moments) {
    company.passTime(moment)
    for (const act of acts.get(moment) ?? []) {
      const refusal = company.act(act, moment)
      outcomes.push({ act, ...(refusal !== undefined && { refusal }) })
    }
    company.passTime(moment)
    if (isDaily(moment)) company.payByHabit(moment)
    company.passTime(moment)
    standings.set(moment, company.standing())
  }
  return { invoices: company.invoices(), standings, outcomes }
}

function openCompany({ country, vatId, register, habit }: Life, { dateOf, midnight }: Calendar) {
  let subscription: Subscription | undefined
  let hadOne = false
  let endedAt = 0
  let isOverdue = false
  let isClosed = false
  let sites = 0
  let credit = zero
  let cap: Decimal | undefined
  let dunning: Dunning | undefined
  let isSuspendedByOperator = false
  let charges: { dueAt: number; lines: ExpectedLine[] }[] = []
  let months: Month[] = []
  const stagings = new Map<string, { from: number; to?: number }>()
  const visits: { day: string; people: number }[] = []
  const debts: Debt[] = []
  const documents: ExpectedInvoice[] = []

  const isUnpaid = () => dunning !== undefined && 'since' in dunning
  const isSuspended = () => isSuspendedByOperator || isUnpaid()
  const owedOf = ({ invoice }: Debt) => invoice.owed
  const openDebts = () => debts.filter((debt) => owedOf(debt).greaterThan(0)).sort((a, b) => a.order - b.order)
  const owed = () => sum(debts.map(owedOf))
  const planNow = () => subscription && subscription.pieces[subscription.pieces.length - 1]!

  // The time of a subscription

  function beginPeriod(choice: Choice, anchor: string, firstMonth: number, from: number, plan: Partial<Subscription>) {
    const whole = { from, to: midnight(monthsAfter(anchor, firstMonth + monthsOf(choice))) }
    const piece = { ...choice, price: priceOf(choice), from }
    const { plan: id, interval } = choice
    subscription = {
      refundUntil: 0,
      paidBefore: [],
      ...plan,
      anchor,
      firstMonth,
      period: whole,
      pieces: [{ ...piece, plan: id, interval }],
      month: monthOf(anchor, firstMonth, firstMonth, choice, whole, from),
      state: 'active',
    }
    delete subscription.next
    return line('plan', id, whole.from, whole.to, piece.price)
  }

  function monthOf(anchor: string, first: number, number: number, choice: Choice, period: Whole, from: number) {
    const isLast = number + 1 === first + monthsOf(choice)
    return { number, from, to: isLast ? period.to : midnight(monthsAfter(anchor, number + 1)), meteredFrom: from }
  }

  function line(text: string, plan: PlanId | undefined, from: number, to: number, net: Decimal): ExpectedLine {
    return { text, ...(plan && { plan }), from: dateOf(from), to: dateOf(to - 1), net }
  }

  function piecesWithin({ pieces, period }: Subscription, from: number, to: number) {
    return pieces.flatMap((piece, index) => {
      const end = pieces[index + 1]?.from ?? period.to
      const [start, stop] = [Math.max(piece.from, from), Math.min(end, to)]
      return start < stop ? [{ piece, whole: period, from: start, to: stop }] : []
    })
  }

  const unused = ({ piece, whole, from, to }: Subscription['paidBefore'][number]) =>
    line('plan-unused', piece.plan, from, to, share(piece.price, whole, from, to).negated())

  function meter(present: Subscription, until: number) {
    const from = present.month.meteredFrom
    if (from >= until) return
    const pieces = piecesWithin(present, from, until).map(({ piece, from, to }) => ({ plan: piece.plan, from, to }))
    months.push({ whole: present.month, from, to: until, pieces })
  }

  function end(moment: number) {
    if (!subscription) return
    meterIfRunning(moment)
    subscription = undefined
    endedAt = moment
    // Sites go with the plan, and stagings with the sites.
    sites = 0
    for (const staging of stagings.values()) staging.to ??= moment
  }

  function meterIfRunning(moment: number) {
    if (subscription && subscription.state !== 'lapsed') meter(subscription, moment)
  }

  function renew(moment: number) {
    while (subscription && subscription.state !== 'lapsed' && subscription.month.to <= moment) {
      const { month, period, anchor, firstMonth } = subscription
      const plan = planNow()!
      if (month.to < period.to) {
        meter(subscription, month.to)
        const next = monthOf(anchor, firstMonth, month.number + 1, plan, period, month.to)
        subscription.month = { ...next, meteredFrom: Math.max(next.meteredFrom, month.meteredFrom) }
        continue
      }
      if (subscription.state === 'cancelled') {
        end(period.to)
        continue
      }
      meter(subscription, period.to)
      if (isSuspended()) {
        subscription.state = 'lapsed'
        continue
      }
      renewFrom(period.to, period.to, anchor, month.number + 1)
    }
  }

  /** The next period, of the plan that was planned if there is room for what the company has. */
  function renewFrom(from: number, at: number, anchor: string, firstMonth: number) {
    const { next, refundUntil } = subscription!
    const plan = next && hasRoom(next.plan) ? next : planNow()!
    const charged = beginPeriod({ plan: plan.plan, interval: plan.interval }, anchor, firstMonth, from, { refundUntil })
    charges.push({ dueAt: at + LATE_DAYS * DAY, lines: [charged] })
  }

  function hasRoom(plan: PlanId) {
    return offers[plan].sites >= sites && offers[plan].stagings >= livingStagings()
  }

  const livingStagings = () => [...stagings.values()].filter(({ to }) => to === undefined).length

  // What months cost beside the plan

  function settleMonths(moment: number, lateDays = LATE_DAYS) {
    const due = months.filter(({ to }) => to + lateDays * DAY <= moment)
    months = months.filter((month) => !due.includes(month))
    for (const month of due) {
      const lines = [...stagingLines(month), ...overageLines(month)]
      if (lines.length > 0) charges.push({ dueAt: month.to + LATE_DAYS * DAY, lines })
    }
  }

  function stagingLines({ whole, pieces }: Month): ExpectedLine[] {
    return [...stagings.values()].flatMap((life) =>
      pieces.flatMap(({ plan, from, to }) => {
        const [start, stop] = [Math.max(from, life.from), Math.min(to, life.to ?? to)]
        if (start >= stop) return []
        const net = share(offers[plan].stagingMonth, whole, start, stop)
        return [line('premium-staging', undefined, start, stop, net)]
      }),
    )
  }

  /** A month with more than one plan includes what the most generous of them does. */
  function overageLines({ whole, from, to, pieces }: Month): ExpectedLine[] {
    const plan = pieces.reduce(
      (best, { plan }) => (offers[plan].visits >= offers[best].visits ? plan : best),
      pieces[0]!.plan,
    )
    const [first, last] = [dateOf(whole.from), dateOf(to - 1)]
    const people = visits
      .filter(({ day }) => day >= first && day <= last)
      .reduce((total, { people }) => total + people, 0)
    const begun = Math.ceil(Math.max(0, people - offers[plan].visits) / 1000)
    const price = offers[plan].thousand
    const thousands = cap ? Math.min(begun, cap.dividedToIntegerBy(price).toNumber()) : begun
    return thousands > 0 ? [line('visits-overage', plan, from, to, price.times(thousands))] : []
  }

  // Documents and money

  function treatment(): { category: 'S' | 'AE' | 'O'; rate: string } {
    const rate = rates[country]
    if (rate === undefined) return { category: 'O', rate: '0' }
    if (country !== HOME && vatId !== undefined && register === 'valid') return { category: 'AE', rate: '0' }
    return { category: 'S', rate }
  }

  function issue(moment: number) {
    const lines = charges.filter(({ dueAt }) => dueAt <= moment).flatMap(({ lines }) => lines)
    if (lines.length === 0) return
    charges = charges.filter(({ dueAt }) => dueAt > moment)
    const { category, rate } = treatment()
    const net = sum(lines.map(({ net }) => net))
    const amount = cents(net.times(rate).dividedBy(100))
    const gross = net.plus(amount)
    const issuedOn = dateOf(moment)
    const dates = { issuedOn, dueOn: daysAfter(issuedOn, PAYMENT_DAYS) }
    if (gross.isNegative() && !gross.isZero()) {
      const opposite = lines.map((each) => ({ ...each, net: each.net.negated() }))
      const vat = { category, rate, amount: amount.negated() }
      const totals = { net: net.negated(), gross: gross.negated(), prepaid: zero, owed: zero }
      documents.push({ kind: 'credit-note', ...dates, lines: opposite, vat, ...totals })
      credit = credit.plus(gross.negated())
    } else {
      const prepaid = Decimal.min(credit, gross)
      const totals = { net, gross, prepaid, owed: gross }
      const invoice: ExpectedInvoice = { kind: 'invoice', ...dates, lines, vat: { category, rate, amount }, ...totals }
      documents.push(invoice)
      debts.push({ invoice, order: debts.length })
    }
    useCredit()
  }

  function useCredit() {
    for (const { invoice } of openDebts()) {
      const used = Decimal.min(credit, invoice.owed)
      credit = credit.minus(used)
      invoice.owed = invoice.owed.minus(used)
    }
  }

  function pay(amount: Decimal) {
    if (amount.isZero()) return
    credit = credit.plus(amount)
    useCredit()
  }

  // Who does not pay

  function dun(moment: number) {
    const today = dateOf(moment)
    for (;;) {
      const overdue = openDebts().filter(({ invoice }) => invoice.dueOn < today)
      const oldest = overdue[0]
      if (!oldest) return lift(moment)
      if (!dunning || ('about' in dunning && !overdue.includes(dunning.about))) {
        dunning = { about: oldest, tries: 0, nextAt: moment }
      }
      if ('since' in dunning) return endIfTooLong(moment)
      if (moment < dunning.nextAt) return
      isOverdue = true
      if (dunning.tries === REMINDERS.length) {
        dunning = { since: moment, isEnded: false }
        continue
      }
      const { about, tries, nextAt } = dunning
      const gap = tries + 1 < REMINDERS.length ? REMINDERS[tries + 1]! - REMINDERS[tries]! : SUSPENDED_AFTER
      const base = moment < nextAt + DAY ? nextAt : moment
      dunning = { about, tries: tries + 1, nextAt: base + gap * DAY }
    }
  }

  function endIfTooLong(moment: number) {
    if (!dunning || !('since' in dunning) || dunning.isEnded || moment < dunning.since + ENDED_AFTER * DAY) return
    dunning = { since: moment, isEnded: true }
    end(moment)
  }

  function lift(moment: number) {
    dunning = undefined
    isOverdue = false
    goOn(moment)
  }

  /** A period that ended while the company was suspended is followed by one that begins today. */
  function goOn(moment: number) {
    if (subscription?.state !== 'lapsed' || isSuspended()) return
    const today = dateOf(moment)
    renewFrom(midnight(today), moment, today, 0)
  }

  // What people do

  function choose(wanted: Choice, moment: number): string | undefined {
    if (isClosed) return 'company-closed'
    if (isSuspended()) return 'company-suspended'
    if (!subscription) {
      const today = dateOf(moment)
      const refundUntil = hadOne ? 0 : moment + REFUND_DAYS * DAY
      const charged = beginPeriod(wanted, today, 0, midnight(today), { refundUntil })
      if (hadOne) subscription!.month.meteredFrom = Math.max(subscription!.month.meteredFrom, endedAt)
      hadOne = true
      charges.push({ dueAt: moment, lines: [charged] })
      return undefined
    }
    const present = planNow()!
    if (subscription.state === 'cancelled') return 'plan-cancelled'
    if (same(wanted, present)) {
      delete subscription.next
      return undefined
    }
    const [more, less] = [offers[wanted.plan], offers[present.plan]]
    const isAtOnce =
      monthsOf(wanted) >= monthsOf(present) &&
      priceOf(wanted).greaterThanOrEqualTo(present.price) &&
      more.sites >= less.sites &&
      more.stagings >= less.stagings
    if (!isAtOnce) {
      subscription.next = { plan: wanted.plan, interval: wanted.interval }
      return undefined
    }
    if (isOverdue) return 'payment-overdue'
    delete subscription.next
    if (wanted.interval === present.interval) raise(subscription, wanted, moment)
    else beginAnew(subscription, wanted, moment)
    return undefined
  }

  function raise(present: Subscription, { plan, interval }: Choice, moment: number) {
    const { period } = present
    const lines = piecesWithin(present, moment, period.to).map(unused)
    const price = offers[plan][interval]
    present.pieces = [...present.pieces.filter(({ from }) => from < moment), { plan, interval, price, from: moment }]
    const rest = share(price, period, moment, period.to)
    charges.push({ dueAt: moment, lines: [...lines, line('plan-from-change', plan, moment, period.to, rest)] })
  }

  function beginAnew(present: Subscription, { plan, interval }: Choice, moment: number) {
    const today = dateOf(moment)
    const from = midnight(today)
    const { refundUntil, period, month } = present
    const isRefundable = moment < refundUntil
    const lines = piecesWithin(present, from, period.to).map(unused)
    const paidBefore = isRefundable ? [...present.paidBefore, ...piecesWithin(present, period.from, from)] : []
    meter(present, from)
    const charged = beginPeriod({ plan, interval }, today, 0, from, { refundUntil, paidBefore })
    subscription!.month.meteredFrom = Math.max(from, month.meteredFrom)
    charges.push({ dueAt: moment, lines: [...lines, charged] })
  }

  function cancel(moment: number): string | undefined {
    if (isClosed) return 'company-closed'
    if (!subscription) return 'no-plan'
    if (subscription.state === 'cancelled') return 'plan-cancelled'
    if (subscription.state === 'lapsed') {
      end(moment)
    } else if (moment < subscription.refundUntil) {
      const { period, paidBefore } = subscription
      const lines = [...paidBefore, ...piecesWithin(subscription, period.from, period.to)].map(unused)
      end(moment)
      charges.push({ dueAt: moment, lines })
    } else {
      delete subscription.next
      subscription.state = 'cancelled'
    }
    return undefined
  }

  function close(moment: number): string | undefined {
    if (isClosed) return 'company-closed'
    if (sites > 0) return 'company-has-sites'
    meterIfRunning(moment)
    if (subscription) subscription.month.meteredFrom = moment
    settleMonths(moment, 0)
    for (const charge of charges) charge.dueAt = moment
    issue(moment)
    if (owed().greaterThan(0)) return 'company-owes'
    end(moment)
    isClosed = true
    return undefined
  }

  return {
    /** All that happens by itself, until nothing more is due. */
    passTime(moment: number) {
      renew(moment)
      settleMonths(moment)
      issue(moment)
      dun(moment)
    },
    /** @returns the code of a refusal */
    act(act: DatedAct, moment: number): string | undefined {
      switch (act.do) {
        case 'choose':
          return choose(act, moment)
        case 'cancel':
          return cancel(moment)
        case 'resume':
          if (!subscription) return 'no-plan'
          if (subscription.state !== 'cancelled') return 'plan-not-cancelled'
          subscription.state = 'active'
          return undefined
        case 'sites':
          sites = act.count
          return undefined
        case 'staging':
          stagings.set(act.name, { from: moment })
          return undefined
        case 'staging-gone':
          stagings.get(act.name)!.to = moment
          return undefined
        case 'visits':
          visits.push({ day: act.day, people: act.people })
          return undefined
        case 'cap':
          cap = act.amount === undefined ? undefined : new Decimal(act.amount)
          return undefined
        case 'pay':
          pay(act.amount === undefined ? owed() : new Decimal(act.amount))
          return undefined
        case 'suspend':
          isSuspendedByOperator = true
          return undefined
        case 'restore':
          isSuspendedByOperator = false
          goOn(moment)
          return undefined
        case 'close':
          return close(moment)
      }
    },
    payByHabit(moment: number) {
      if (!habit) return
      const today = dateOf(moment)
      if (habit.until !== undefined && today >= habit.until) return
      const due = openDebts().filter(({ invoice }) => daysAfter(invoice.issuedOn, habit.paysAfter) <= today)
      pay(sum(due.map(owedOf)))
    },
    standing(): Standing {
      const plan = planNow()
      const isPastDue = isOverdue || subscription?.state === 'lapsed'
      const running = subscription?.state === 'cancelled' ? 'cancelled' : isPastDue ? 'past-due' : 'active'
      return {
        state: subscription ? running : hadOne ? 'ended' : 'none',
        ...(plan && { plan: { plan: plan.plan, interval: plan.interval } }),
        sites: plan ? offers[plan.plan].sites : 0,
        stagings: plan ? offers[plan.plan].stagings : 0,
        suspendedBecause: [
          ...(isSuspendedByOperator ? (['operator'] as const) : []),
          ...(isUnpaid() ? (['unpaid'] as const) : []),
        ],
        isClosed,
        credit,
        owed: owed(),
      }
    },
    invoices: () => documents,
  }
}
