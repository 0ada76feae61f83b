import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { netOf, type OverageLine } from '../charges/charge.ts'
import { settle } from '../settlements/settlement.ts'
import type { MeteredMonth } from '../subscriptions/subscription.ts'
import { choice, instant, plansForTests as plans } from '../testing/plans.ts'
import { noticesDue, type UsageNotice } from './notice.ts'
import { chargeOverage, includedIn } from './overage.ts'
import { daysOf, keyOfReading, noUsage, takeReading, type UsageLine, type UsageReading, usageOf } from './usage.ts'

const now = instant('2026-04-20T12:00:00Z')
const reading = (changes: Partial<UsageReading> = {}): UsageReading => ({
  counterId: 'a counter',
  siteId: 'a site',
  environmentId: 'live',
  tenure: 1,
  day: '2026-04-20',
  visitorClass: 'people',
  requests: 10n,
  bytes: 1000n,
  ...changes,
})

describe('when a counter is read', () => {
  test('then the first reading is kept, a higher one replaces it, and the same one changes nothing', () => {
    const { line } = takeReading(undefined, reading(), now)
    expect(line).toEqual(reading())
    expect(takeReading(line, reading(), now)).toEqual({ line, outcome: 'same' })
    const grown = takeReading(line, reading({ requests: 11n }), now)
    expect(grown).toEqual({ line: reading({ requests: 11n }), outcome: 'grown' })
  })

  test('then a lower value is told of, and the higher one is kept', () => {
    expect(takeReading(reading(), reading({ requests: 9n }), now)).toEqual({ line: reading(), outcome: 'lower' })
    expect(takeReading(reading(), reading({ requests: 9n, bytes: 2000n }), now)).toEqual({
      line: reading({ bytes: 2000n }),
      outcome: 'lower',
    })
  })

  test('then what can be no reading is told of, and nothing is kept of it', () => {
    for (const changes of [
      { requests: -1n },
      { bytes: -1n },
      { bytes: 2n ** 63n },
      { requests: 2n ** 63n },
      { day: '2026-02-30' },
      { day: '2026-04-22' },
      { day: 'today' },
      { tenure: Number.NaN },
    ]) {
      expect(takeReading(undefined, reading(changes), now)).toEqual({ outcome: 'not-understood' })
      expect(takeReading(reading(), reading(changes), now)).toEqual({ line: reading(), outcome: 'not-understood' })
    }
    expect(takeReading(undefined, reading({ day: '2026-04-21' }), now).outcome).toBe('first')
  })

  test('then readings in any order, and any number of times, come to the same: the highest', () => {
    const values = fc.array(fc.tuple(fc.bigInt({ min: 0n, max: 100n }), fc.bigInt({ min: 0n, max: 100n })), {
      minLength: 1,
      maxLength: 10,
    })
    fc.assert(
      fc.property(values, (all) => {
        let kept: UsageLine | undefined
        for (const [requests, bytes] of [...all, ...all.toReversed()]) {
          const before = kept
          kept = takeReading(kept, reading({ requests, bytes }), now).line
          expect(before === undefined || (kept!.requests >= before.requests && kept!.bytes >= before.bytes)).toBe(true)
        }
        expect(kept!.requests).toBe(
          all
            .map(([requests]) => requests)
            .toSorted((a, b) => Number(a - b))
            .at(-1)!,
        )
        expect(kept!.bytes).toBe(
          all
            .map(([, bytes]) => bytes)
            .toSorted((a, b) => Number(a - b))
            .at(-1)!,
        )
      }),
    )
  })

  test('then readings of another environment, tenure, day, class or counter are others', () => {
    const keys = [
      reading(),
      reading({ environmentId: 'staging' }),
      reading({ tenure: 2 }),
      reading({ day: '2026-04-19' }),
      reading({ visitorClass: 'bots' }),
      reading({ counterId: 'another' }),
    ].map(keyOfReading)
    expect(new Set(keys).size).toBe(6)
  })
})

describe('when usage is summed up', () => {
  const april = { first: '2026-04-01', last: '2026-04-30' }

  // Others charge their customers for every crawler that comes by.
  test('then bots are not billed as visits, nor their bytes, and what pages need counts as bytes only', () => {
    const lines = [
      reading({ visitorClass: 'people', requests: 5n, bytes: 50n }),
      reading({ visitorClass: 'assets', requests: 40n, bytes: 400n }),
      reading({ visitorClass: 'bots', requests: 3000n, bytes: 30_000n }),
    ]
    expect(usageOf(lines, april)).toEqual({ visits: 5n, bytes: 450n })
  })

  test('then both the first and the last day count, and no other', () => {
    const on = (day: string) => usageOf([reading({ day })], april).visits
    expect(['2026-03-31', '2026-04-01', '2026-04-30', '2026-05-01'].map(on)).toEqual([0n, 10n, 10n, 0n])
    expect(usageOf([reading()], undefined)).toEqual(noUsage)
  })

  test('then a month has the days with its dates, east and west', () => {
    const paris = { from: instant('2026-03-31T22:00:00Z'), to: instant('2026-04-30T22:00:00Z') }
    expect(daysOf(paris, 'Europe/Paris')).toEqual(april)
    const losAngeles = { from: instant('2026-04-01T07:00:00Z'), to: instant('2026-05-01T07:00:00Z') }
    expect(daysOf(losAngeles, 'America/Los_Angeles')).toEqual(april)
  })

  test('then each day is in exactly one of the parts into which time is cut', () => {
    const start = Date.UTC(2026, 2, 1)
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 60 * 24 * 60 - 1 }), { maxLength: 8 })
    fc.assert(
      fc.property(cuts, fc.constantFrom('Europe/Paris', 'America/St_Johns', 'Pacific/Auckland'), (minutes, zone) => {
        const midnight = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone).startOfDay()
        const ends = [...minutes.toSorted((a, b) => a - b), 60 * 24 * 60]
        const bounds = [0, ...ends].map((minute) => midnight.add({ minutes: minute }).toInstant())
        const days = ends.flatMap((_, index) => {
          const part = daysOf({ from: bounds[index]!, to: bounds[index + 1]! }, zone)
          return part ? daysBetween(part.first, part.last) : []
        })
        expect(days).toEqual(daysBetween(days[0]!, days.at(-1)!))
        expect(days[0]).toBe(midnight.toPlainDate().toString())
      }),
    )
  })
})

function daysBetween(first: string, last: string): string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = Temporal.PlainDate.from(day).add({ days: 1 }).toString()) days.push(day)
  return days
}

const april = { from: instant('2026-03-31T22:00:00Z'), to: instant('2026-04-30T22:00:00Z') }
const month = (...had: string[]): MeteredMonth => ({
  subscriptionId: 'one',
  companyId: 'a company',
  currency: 'EUR',
  zone: 'Europe/Paris',
  period: april,
  whole: april,
  plans: had.map((planId, index) => ({ plan: choice(planId), from: april.from.add({ hours: index }) })),
})
const charge = (
  visits: bigint,
  changes: { cap?: bigint; charged?: OverageLine[]; had?: string[]; bytes?: bigint } = {},
) => {
  const { cap, charged, had = ['small'], bytes = 0n } = changes
  return chargeOverage({ month: month(...had), used: { visits, bytes }, cap, charged }, plans)
}

describe('given a plan that includes 1000 visits, and 1.00 for each started 1000 more', () => {
  test('when no more is used, then nothing is charged', () => {
    expect(charge(0n)).toEqual([])
    expect(charge(1000n)).toEqual([])
  })

  test('when more is used, then each started block is charged', () => {
    expect([1001n, 2000n, 2001n].map((visits) => charge(visits)[0])).toMatchObject([
      { blocks: 1n, amount: 100n },
      { blocks: 1n, amount: 100n },
      { blocks: 2n, amount: 200n, used: 2001n, included: 1000n, block: 1000n, price: 100n, meter: 'visits' },
    ])
  })

  test('when the plan was changed in the month, then the larger one counts for all of it', () => {
    expect(charge(10_000n, { had: ['small', 'middle'] })).toEqual([])
    expect(charge(10_001n, { had: ['small', 'middle'] })).toMatchObject([{ plan: choice('middle'), blocks: 1n }])
    expect(includedIn([{ plan: choice('small') }, { plan: choice('middle') }], 'visits', plans)).toBe(10_000n)
    expect(includedIn([{ plan: choice('small') }, { plan: choice('large') }], 'bytes', plans)).toBeUndefined()
  })

  test('when a meter has no rule, then it is measured and not charged', () => {
    expect(charge(0n, { bytes: 10n ** 12n })).toEqual([])
    expect(charge(0n, { bytes: 10n ** 12n, had: ['large'] })).toEqual([])
  })

  test('when the month is metered in parts, then the second one is charged what the first was not', () => {
    const first = charge(2500n)
    expect(charge(4200n, { charged: first })).toMatchObject([{ blocks: 2n, amount: 200n }])
    expect(charge(2900n, { charged: first })).toEqual([])
  })

  test('when the company has set a cap, then invoiced overage never exceeds it, in whatever parts', () => {
    expect(charge(9000n, { cap: 350n })).toMatchObject([{ blocks: 3n, amount: 300n }])
    expect(charge(9000n, { cap: 99n })).toEqual([])
    expect(charge(9000n, { cap: 0n })).toEqual([])
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 50_000n }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 0n, max: 3000n }), (used, cap) => {
        const charged: OverageLine[] = []
        for (const visits of used.toSorted((a, b) => Number(a - b))) charged.push(...charge(visits, { cap, charged }))
        expect(netOf(charged)).toBeLessThanOrEqual(cap)
        const all = charge(used.toSorted((a, b) => Number(a - b)).at(-1)!)
        if (netOf(all) <= cap) expect(netOf(charged)).toBe(netOf(all))
      }),
    )
  })

  test('when the cap is lowered below what was invoiced, then nothing more is, and nothing is taken back', () => {
    const first = charge(9000n)
    expect(charge(20_000n, { cap: 100n, charged: first })).toEqual([])
  })
})

describe('given that 1000 visits are included', () => {
  const due = (visits: bigint, given: UsageNotice[] = [], included = 1000n) =>
    noticesDue({ visits, bytes: 0n }, { visits: included }, given)
  const at80: UsageNotice = { meter: 'visits', percent: 80, included: 1000n }
  const at100: UsageNotice = { meter: 'visits', percent: 100, included: 1000n }

  test('when 80 or 100 percent are used, then there is one notice of each', () => {
    expect(due(799n)).toEqual([])
    expect(due(800n)).toEqual([at80])
    expect(due(999n, [at80])).toEqual([])
    expect(due(1000n, [at80])).toEqual([at100])
    expect(due(5000n, [at80, at100])).toEqual([])
  })

  test('when both are passed at once, then there is the second one alone', () => {
    expect(due(1200n)).toEqual([at100])
    expect(due(1200n, [at100])).toEqual([])
    // Another process has read less.
    expect(due(850n, [at100])).toEqual([])
  })

  test('when a plan that includes more was taken since, then there are notices again, and for the old one none', () => {
    expect(due(1600n, [at80, at100], 2000n)).toEqual([{ meter: 'visits', percent: 80, included: 2000n }])
    expect(due(1500n, [at80, at100], 2000n)).toEqual([])
    expect(due(800n, [{ ...at80, included: 2000n }])).toEqual([])
  })

  test('when nothing is included, or the meter is not charged, then there is no notice', () => {
    expect(due(1n, [], 0n)).toEqual([])
    expect(noticesDue({ visits: 9n, bytes: 9n }, {}, [])).toEqual([])
  })
})

describe('when a month has ended', () => {
  const stagings = [{ siteId: 'a site', environmentId: 'staging', createdAt: instant('2026-01-01T00:00:00Z') }]
  const inputs = { month: month('small'), stagings, used: { visits: 1500n, bytes: 0n } }
  const settled = (at: string, graceDays = 3) => settle(inputs, { now: instant(at), graceDays }, plans)

  test('then nothing is charged before late usage has had its time', () => {
    expect(settled('2026-05-03T21:59:59Z')).toBeUndefined()
    expect(settled('2026-05-03T22:00:00Z')?.lines.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['premium-staging', 1500n],
      ['overage', 100n],
    ])
  })

  test('then a final invoice does not wait', () => {
    expect(settled('2026-04-30T22:00:00Z', 0)?.because).toBe('settled')
  })
})
