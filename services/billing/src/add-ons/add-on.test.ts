import { describe, expect, test } from '@jest/globals'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { netOf } from '../charges/charge.ts'
import type { MeteredMonth } from '../subscriptions/subscription.ts'
import { choice, instant, plansForTests as plans } from '../testing/plans.ts'
import { shown } from '../testing/shown.ts'
import { chargePremiumStagings, type PremiumStaging } from './add-on.ts'

const april = { from: instant('2026-03-31T22:00:00Z'), to: instant('2026-04-30T22:00:00Z') }
const month = (changes: Partial<MeteredMonth> = {}): MeteredMonth => ({
  subscriptionId: 'one',
  companyId: 'a company',
  currency: 'EUR',
  zone: 'Europe/Paris',
  period: april,
  whole: april,
  plans: [{ plan: choice('small'), from: april.from }],
  ...changes,
})
const staging = (createdAt: string, deletedAt?: string, environmentId = 'staging'): PremiumStaging => ({
  siteId: 'a site',
  environmentId,
  createdAt: instant(createdAt),
  ...(deletedAt !== undefined && { deletedAt: instant(deletedAt) }),
})
const amounts = (stagings: PremiumStaging[], of = month()) =>
  chargePremiumStagings(stagings, of, plans).map(({ amount }) => amount)

describe('given a month of 30 days, and 15.00 for a premium staging', () => {
  test('when one is there all the month, then it costs the month', () => {
    expect(amounts([staging('2026-01-01T00:00:00Z')])).toEqual([1500n])
    expect(amounts([staging('2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z')])).toEqual([1500n])
  })

  test('when one is made or removed in the month, then its life is charged', () => {
    expect(amounts([staging('2026-04-20T22:00:00Z')])).toEqual([500n])
    expect(amounts([staging('2026-04-10T22:00:00Z', '2026-04-13T22:00:00Z')])).toEqual([150n])
    expect(amounts([staging('2026-01-01T00:00:00Z', '2026-04-01T22:00:00Z')])).toEqual([50n])
  })

  test('when one lived before, after, or for less than a second, then nothing is charged', () => {
    expect(amounts([staging('2026-01-01T00:00:00Z', '2026-03-31T22:00:00Z')])).toEqual([])
    expect(amounts([staging('2026-04-30T22:00:00Z')])).toEqual([])
    expect(amounts([staging('2026-04-10T22:00:00.100Z', '2026-04-10T22:00:00.900Z')])).toEqual([])
  })

  test('when one is made between two seconds, then it is charged from the whole one on', () => {
    const [line] = chargePremiumStagings([staging('2026-04-20T22:00:00.750Z')], month(), plans)
    expect(shown(line)).toMatchObject({ period: { from: '2026-04-20T22:00:00Z' }, amount: 500n })
  })

  test('when the plan changes, then each second costs what the plan of that second says', () => {
    const changed = month({
      plans: [
        { plan: choice('small'), from: april.from },
        { plan: choice('middle'), from: instant('2026-04-10T22:00:00Z') },
      ],
    })
    const lines = chargePremiumStagings([staging('2026-01-01T00:00:00Z')], changed, plans)
    expect(lines.map(({ plan, price, amount }) => [plan.planId, price, amount])).toEqual([
      ['small', 1500n, 500n],
      ['middle', 1300n, 867n],
    ])
    expect(shown(lines[1]!.period)).toEqual({ from: '2026-04-10T22:00:00Z', to: '2026-04-30T22:00:00Z' })
  })

  test('when lives are found in another order, then the lines are the same', () => {
    const both = [staging('2026-04-02T00:00:00Z', undefined, 'b'), staging('2026-04-02T00:00:00Z', undefined, 'a')]
    expect(chargePremiumStagings(both, month(), plans)).toEqual(
      chargePremiumStagings(both.toReversed(), month(), plans),
    )
    expect(chargePremiumStagings(both, month(), plans).map(({ environmentId }) => environmentId)).toEqual(['a', 'b'])
  })
})

const seconds = Number((april.to.epochMilliseconds - april.from.epochMilliseconds) / 1000)
const momentOf = (second: number) =>
  Temporal.Instant.fromEpochMilliseconds(april.from.epochMilliseconds + second * 1000)
const moments = (maxLength: number) =>
  fc.uniqueArray(fc.integer({ min: 1, max: seconds - 1 }), { maxLength }).map((all) => all.toSorted((a, b) => a - b))

describe('whatever is made and removed when', () => {
  test('then lives that follow each other tile: together they cost what one costs that was always there', () => {
    fc.assert(
      fc.property(moments(10), (cuts) => {
        const bounds = [0, ...cuts, seconds]
        const lives = cuts.concat(seconds).map((to, index) => ({
          ...staging('2026-04-01T00:00:00Z', undefined, `staging ${index}`),
          createdAt: momentOf(bounds[index]!),
          deletedAt: momentOf(to),
        }))
        expect(netOf(chargePremiumStagings(lives, month(), plans))).toBe(1500n)
      }),
    )
  })

  test('then a month that is metered in parts costs what it costs in one', () => {
    fc.assert(
      fc.property(moments(6), moments(2), (cuts, [made = 0, removed = seconds]) => {
        const life = { ...staging('2026-04-01T00:00:00Z'), createdAt: momentOf(made), deletedAt: momentOf(removed) }
        const bounds = [0, ...cuts, seconds]
        const parts = bounds.slice(1).flatMap((to, index) => {
          const period = { from: momentOf(bounds[index]!), to: momentOf(to) }
          const part = month({ period, plans: [{ plan: choice('small'), from: period.from }] })
          return chargePremiumStagings([life], part, plans)
        })
        expect(netOf(parts)).toBe(netOf(chargePremiumStagings([life], month(), plans)))
      }),
    )
  })

  test('then each line is what decimal arithmetic says, within a minor unit', () => {
    fc.assert(
      fc.property(moments(2), ([made = 0, removed = seconds]) => {
        const life = { ...staging('2026-04-01T00:00:00Z'), createdAt: momentOf(made), deletedAt: momentOf(removed) }
        const exact = new Decimal(1500).times(removed - made).div(seconds)
        const off = exact.minus(netOf(chargePremiumStagings([life], month(), plans)).toString()).abs()
        expect(off.lte(1)).toBe(true)
      }),
    )
  })
})
