import { describe, expect, test } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import {
  checkCurrency,
  findOffered,
  findPlan,
  forbiddenChanges,
  offeredPlans,
  parseCatalogue,
  priceOf,
} from './catalogue.ts'
import { allowsLess, type PlanChoice } from './plan.ts'
import { readCatalogue } from './plan-catalogue.ts'

const instant = (text: string) => Temporal.Instant.from(text)
const plan = (changes: Record<string, unknown> = {}) => ({
  planId: 'starter',
  version: 1,
  name: 'Starter',
  offeredFrom: '2026-01-01T00:00:00Z',
  prices: { month: 3500, year: 35000 },
  sites: 1,
  premiumStagings: 0,
  premiumStagingPrice: 1500,
  diskBytes: 1_000_000,
  backupDays: 7,
  included: { visits: 25_000 },
  overage: { visits: { block: 1000, price: 100 } },
  refundDays: 14,
  ...changes,
})
const catalogue = (...plans: Record<string, unknown>[]) => parseCatalogue({ currency: 'EUR', plans })
const second = (changes: Record<string, unknown> = {}) =>
  plan({ version: 2, offeredFrom: '2026-06-01T00:00:00Z', prices: { month: 4000 }, ...changes })
const withdrawn = plan({ withdrawnAt: '2026-06-01T00:00:00Z' })
const starter = (version: number, interval: PlanChoice['interval'] = 'month') => ({
  planId: 'starter',
  version,
  interval,
})

describe('given the plans that are offered today', () => {
  test('when they are read, then each has a price for a month and for a year, in euros', () => {
    const read = readCatalogue()
    expect(read.currency).toBe('EUR')
    expect(read.plans.map(({ planId, prices }) => [planId, prices.month])).toEqual([
      ['starter', 3500n],
      ['studio', 22500n],
      ['agency', 86000n],
      ['enterprise', 390000n],
    ])
    for (const { planId, version } of read.plans) {
      expect(priceOf(read, { planId, version, interval: 'year' })).toBeGreaterThan(0n)
    }
  })
})

describe('given a plan in two versions', () => {
  const both = catalogue(second(), withdrawn)

  test('when somebody takes one, then it must be the one that is offered at that moment', () => {
    const may = instant('2026-05-31T23:59:59Z')
    const june = instant('2026-06-01T00:00:00Z')
    expect(findOffered(both, starter(1), may).prices.month).toBe(3500n)
    expect(findOffered(both, starter(2), june).prices.month).toBe(4000n)
    expect(() => findOffered(both, starter(1), june)).toThrow('plan-withdrawn')
    expect(() => findOffered(both, starter(2), may)).toThrow('unknown-plan')
    expect(() => findOffered(both, starter(1), instant('2025-12-31T23:59:59Z'))).toThrow('unknown-plan')
    expect(offeredPlans(both, may).map(({ version }) => version)).toEqual([1])
  })

  test('when a subscriber has the old one, then it is still found', () => {
    expect(findPlan(both, starter(1)).withdrawnAt?.toString()).toBe('2026-06-01T00:00:00Z')
  })

  test('when a plan, a version or an interval does not exist, then it is refused', () => {
    expect(() => findPlan(both, starter(3))).toThrow('unknown-plan')
    expect(() => findPlan(both, starter(2, 'year'))).toThrow('unknown-plan')
    expect(() => findPlan(both, starter(2, '__proto__' as 'year'))).toThrow('unknown-plan')
    expect(() => findPlan(both, { ...starter(1), planId: 'nothing' })).toThrow('unknown-plan')
  })

  test('when the seller has another currency, then its prices are not taken for the seller’s', () => {
    expect(() => checkCurrency(both, 'SEK')).toThrow('currency-differs')
    expect(() => checkCurrency(both, 'EUR')).not.toThrow()
  })
})

describe('when a catalogue is wrong, then reading it says what and where', () => {
  test.each([
    ['a price that is no whole number', plan({ prices: { month: 35.5 } }), '/plans/0/prices/month'],
    ['a negative price', plan({ prices: { month: -1 } }), '/plans/0/prices/month'],
    ['a field that nobody reads', plan({ discount: 1 }), '/plans/0'],
    ['a missing field', { ...plan(), sites: undefined }, '/plans/0'],
    ['no price', plan({ prices: {} }), 'starter version 1 has no price'],
    ['a year cheaper than a month', plan({ prices: { month: 10, year: 9 } }), 'costs less for a year'],
    ['overage of what is not included', plan({ included: {} }), 'charges visits'],
    ['a time that does not exist', plan({ offeredFrom: '2026-02-30T00:00:00Z' }), 'no time 2026-02-30'],
    ['withdrawn before it is offered', plan({ withdrawnAt: '2025-06-01T00:00:00Z' }), 'before it is offered'],
    ['a version that is missing', plan({ version: 2 }), 'not 1, 2, 3'],
    ['refund days longer than a month', plan({ refundDays: 28 }), 'refundDays'],
  ])('%s', (_, faulty, said) => {
    expect(() => catalogue(faulty)).toThrow(said)
  })

  test('two versions at a time, a version twice, a currency that does not exist, and no plans', () => {
    expect(() => catalogue(plan(), second())).toThrow('starter version 2 is offered while starter version 1 is')
    expect(() => catalogue(plan(), plan())).toThrow('not 1, 2, 3')
    expect(() => parseCatalogue({ currency: 'EUX', plans: [plan()] })).toThrow('no currency EUX')
    expect(() => parseCatalogue({ currency: 'EUR', plans: [] })).toThrow('/plans')
    expect(() => parseCatalogue('plans')).toThrow('catalogue of plans is wrong')
  })

  test('all that is wrong is said at once', () => {
    expect(() => catalogue(plan({ prices: {}, included: {} }))).toThrow(/has no price; .*charges visits/)
  })
})

describe('given versions that were offered', () => {
  const now = instant('2026-03-01T00:00:00Z')
  const before = catalogue(plan(), plan({ planId: 'studio', offeredFrom: '2026-04-01T00:00:00Z' }))
  const changes = (...plans: Record<string, unknown>[]) => forbiddenChanges(before, catalogue(...plans), now)

  test('when nothing of them changes, then others may come, and one that nobody could take may change or go', () => {
    expect(changes(plan())).toEqual([])
    expect(changes(plan(), plan({ planId: 'studio', offeredFrom: '2026-05-01T00:00:00Z', sites: 9 }))).toEqual([])
    expect(changes(plan(), plan({ planId: 'agency', offeredFrom: '2026-03-01T00:00:00Z' }))).toEqual([])
    expect(changes(plan({ withdrawnAt: '2026-06-01T00:00:00Z' }), second())).toEqual([])
  })

  test('when one changes or goes, then that is named', () => {
    expect(changes(plan({ prices: { month: 3600, year: 35000 }, sites: 2 }))).toEqual([
      'starter version 1 was offered, and differs in prices, sites',
    ])
    expect(changes(plan({ overage: {} }))).toEqual(['starter version 1 was offered, and differs in overage'])
    expect(changes(plan({ planId: 'other', offeredFrom: '2027-01-01T00:00:00Z' }))).toEqual([
      'starter version 1 was offered, and is missing',
    ])
  })

  test('when the past would be another one, then that is named', () => {
    expect(changes(plan({ withdrawnAt: '2026-02-01T00:00:00Z' }))).toEqual([
      'starter version 1 cannot be withdrawn in the past',
    ])
    expect(changes(plan(), plan({ planId: 'agency', offeredFrom: '2026-02-28T00:00:00Z' }))).toEqual([
      'agency version 1 cannot be offered from a time in the past',
    ])
    expect(changes(plan(), plan({ planId: 'studio', offeredFrom: '2026-02-28T00:00:00Z' }))).toEqual([
      'studio version 1 cannot be offered from a time in the past',
    ])
    const after = instant('2026-07-01T00:00:00Z')
    expect(forbiddenChanges(catalogue(withdrawn), catalogue(plan()), after)).toEqual([
      'starter version 1 was withdrawn, and stays so',
    ])
    expect(forbiddenChanges(catalogue(withdrawn), catalogue(plan()), now)).toEqual([])
  })

  test('when the currency changes, then every price would', () => {
    const other = parseCatalogue({ currency: 'SEK', plans: [plan()] })
    expect(forbiddenChanges(before, other, now)).toEqual(['the currency of a catalogue never changes'])
  })
})

describe('when two plans are compared', () => {
  const [small] = catalogue(plan()).plans
  const than = (changes: Record<string, unknown>) => allowsLess(catalogue(plan(changes)).plans[0]!, small!)

  test('then one that has less of anything that is kept allows less', () => {
    expect(than({ sites: 2, diskBytes: 999_999 })).toBe(true)
    expect(than({ sites: 2, backupDays: 6 })).toBe(true)
    expect(than({ sites: 2, premiumStagings: 1 })).toBe(false)
    expect(allowsLess(small!, catalogue(plan({ premiumStagings: 1 })).plans[0]!)).toBe(true)
    expect(allowsLess(small!, catalogue(plan({ sites: 2 })).plans[0]!)).toBe(true)
    expect(than({ included: { visits: 1 } })).toBe(false)
  })
})
