import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { type Dunning, type DunningEvent, dun, isNewPeriodCharged, isOverdue, type OverdueInvoice } from './dunning.ts'

const start = Temporal.Instant.from('2026-12-15T00:00:00Z')
const minutes = (count: number) => start.add({ minutes: Math.round(count) })
const day = (count: number) => minutes(count * 24 * 60)
const known: OverdueInvoice = { number: '1', dueOn: '2026-12-14', knownAt: day(-14) }
const unknown: OverdueInvoice = { number: '1', dueOn: '2026-12-14' }
const another: OverdueInvoice = { number: '2', dueOn: '2027-01-14', knownAt: day(-1) }

/** What happens when a sweep looks at these times, at what is overdue then. */
function sweep(times: Temporal.Instant[], overdueAt: (at: Temporal.Instant) => OverdueInvoice[] = () => [known]) {
  let dunning: Dunning = { state: 'none' }
  const events: (DunningEvent & { onDay: number })[] = []
  for (const at of times) {
    const decision = dun(dunning, overdueAt(at), at)
    dunning = decision.dunning
    const onDay = Math.floor(at.since(start).total('hours') / 24)
    events.push(...decision.events.map((event) => ({ ...event, onDay })))
  }
  return { dunning, events }
}
const every = (step: number, days: number) =>
  Array.from({ length: Math.floor((days * 24 * 60) / step) + 1 }, (_, index) => minutes(index * step))
const happened = (events: (DunningEvent & { onDay: number })[]) =>
  events.map((event) => [event.onDay, event.type, 'attempt' in event ? event.attempt : undefined])
const isBefore = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0

// FOSSBilling#4024: whoever owed something was reminded at each run of the sweep.
test('when a sweep looks every five minutes, then there are four reminders in 14 days, and not one every five minutes', () => {
  const { events } = sweep(every(5, 80))
  expect(happened(events)).toEqual([
    [0, 'PaymentOverdue', 1],
    [3, 'PaymentOverdue', 2],
    [7, 'PaymentOverdue', 3],
    [14, 'PaymentOverdue', 4],
    [15, 'SuspendedAsUnpaid', undefined],
    [75, 'EndedAsUnpaid', undefined],
  ])
})

// FOSSBilling#3425: suspended although no invoice had ever been sent.
describe('who is suspended', () => {
  test('when no mail server accepted an invoice and nobody opened one, then nobody is, and people are told once', () => {
    const { dunning, events } = sweep(every(60, 100), () => [unknown])
    expect(dunning.state).toBe('running')
    expect(happened(events).slice(3)).toEqual([
      [14, 'PaymentOverdue', 4],
      [15, 'OverdueInvoiceUndelivered', undefined],
    ])
  })

  test('when the invoice arrives late, then there is a day from then', () => {
    const knownAt = day(20.5)
    const { events } = sweep(every(60, 30), (at) => [isBefore(at, knownAt) ? unknown : { ...unknown, knownAt }])
    expect(happened(events).at(-1)).toEqual([21, 'SuspendedAsUnpaid', undefined])
  })

  test('when a payment is on its way, then the suspension waits for what comes of it', () => {
    const { events } = sweep(every(60, 30), (at) => [{ ...known, isBeingPaid: isBefore(at, day(18)) }])
    expect(happened(events).at(-1)).toEqual([18, 'SuspendedAsUnpaid', undefined])
  })

  test('when nothing is overdue, then nothing happens', () => {
    expect(sweep(every(60, 100), () => [])).toEqual({ dunning: { state: 'none' }, events: [] })
    expect(isOverdue({ dueOn: '2026-12-14' }, '2026-12-14')).toBe(false)
    expect(isOverdue({ dueOn: '2026-12-14' }, '2026-12-15')).toBe(true)
  })

  test('when a company is suspended, then no new period is charged', () => {
    expect(isNewPeriodCharged({ state: 'none' })).toBe(true)
    expect(isNewPeriodCharged(sweep(every(60, 14)).dunning)).toBe(true)
    expect(isNewPeriodCharged(sweep(every(60, 20)).dunning)).toBe(false)
    expect(isNewPeriodCharged(sweep(every(60, 80)).dunning)).toBe(false)
  })
})

// lago-api#2875: after a payment the next overdue invoice went on where the last one had stopped.
describe('a payment resets dunning', () => {
  test('when all is paid, then it is over, and the next invoice begins from the first try', () => {
    const overdueAt = (at: Temporal.Instant) => {
      if (isBefore(at, day(8))) return [known]
      return isBefore(at, day(31)) ? [] : [another]
    }
    const { events } = sweep(every(60, 36), overdueAt)
    expect(happened(events)).toEqual([
      [0, 'PaymentOverdue', 1],
      [3, 'PaymentOverdue', 2],
      [7, 'PaymentOverdue', 3],
      [31, 'PaymentOverdue', 1],
      [34, 'PaymentOverdue', 2],
    ])
  })

  test('when the oldest is paid and another is overdue, then that one begins from the first try', () => {
    const { dunning, events } = sweep(every(60, 8), (at) => (isBefore(at, day(8)) ? [known, another] : [another]))
    expect(happened(events).at(-1)).toEqual([8, 'PaymentOverdue', 1])
    expect(dunning).toMatchObject({ about: '2', tries: 1 })
  })

  test('when a suspended company pays all, then the suspension is lifted, once, also after its subscription ended', () => {
    for (const paidOn of [20, 90]) {
      const { dunning, events } = sweep(every(60, 100), (at) => (isBefore(at, day(paidOn)) ? [known] : []))
      expect(happened(events).filter(([, type]) => type === 'UnpaidSuspensionLifted')).toEqual([
        [paidOn, 'UnpaidSuspensionLifted', undefined],
      ])
      expect(dunning).toEqual({ state: 'none' })
    }
  })

  test('when it pays a part, then the suspension stays', () => {
    const { events } = sweep(every(60, 30), (at) => (isBefore(at, day(20)) ? [known, another] : [another]))
    expect(happened(events).at(-1)).toEqual([15, 'SuspendedAsUnpaid', undefined])
  })
})

test('when nobody looked for a month, then one reminder comes, and the others keep their distance from it', () => {
  const { events } = sweep([day(0), ...every(60, 60).filter((at) => !isBefore(at, day(33)))])
  expect(happened(events)).toEqual([
    [0, 'PaymentOverdue', 1],
    [33, 'PaymentOverdue', 2],
    [37, 'PaymentOverdue', 3],
    [44, 'PaymentOverdue', 4],
    [45, 'SuspendedAsUnpaid', undefined],
  ])
})

test('whenever somebody looks, also with clocks that run back, steps come once, in order, and never too early', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 90 * 24 * 60 }), { maxLength: 60 }), (times) => {
      const { events } = sweep(times.map(minutes))
      const tries = events.flatMap((event) => ('attempt' in event ? [event.attempt] : []))
      expect(tries).toEqual([1, 2, 3, 4].slice(0, tries.length))
      const first = events[0]?.onDay ?? 0
      for (const event of events) {
        if ('attempt' in event) expect(event.onDay - first).toBeGreaterThanOrEqual([0, 3, 7, 14][event.attempt - 1]!)
        if (event.type === 'SuspendedAsUnpaid') expect(event.onDay - first).toBeGreaterThanOrEqual(15)
        if (event.type === 'EndedAsUnpaid') expect(event.onDay - first).toBeGreaterThanOrEqual(75)
      }
    }),
  )
})
