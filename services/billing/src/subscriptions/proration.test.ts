import { DomainError } from '@holdfast/errors'
import { describe, expect, test } from '@jest/globals'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { netOf } from '../charges/charge.ts'
import { MONTHS, type Period, startOfMonth } from '../periods/period.ts'
import { priceOf } from '../plans/catalogue.ts'
import type { PlanChoice } from '../plans/plan.ts'
import { choice, plansForTests as plans } from '../testing/plans.ts'
import { shown } from '../testing/shown.ts'
import { cancelPlan, changePlan, resumePlan } from './changing.ts'
import { askForLimit, closePeriods, limitAnswered, plannedChangeOf } from './renewing.ts'
import { pick } from './starting.ts'
import { andThen, decided, isRunning, type Subscription, type SubscriptionDecision } from './subscription.ts'

const Exact = Decimal.clone({ precision: 60 })

interface Step {
  afterSeconds: number
  act: 'change' | 'cancel' | 'resume' | 'nothing'
  plan: PlanChoice
  /** What site answers when it is asked for less. */
  isLowered: boolean
  /** Whether a renewer looks before, or the next command has to close what has ended. */
  isRenewedBefore: boolean
}

const anyPlan = fc.constantFrom(
  choice('small'),
  choice('middle'),
  choice('large'),
  choice('small', 'year'),
  choice('middle', 'year'),
  choice('large', 'year'),
)
const anyStep: fc.Arbitrary<Step> = fc.record({
  // Also several changes within a minute, within a day, and months without any.
  afterSeconds: fc.oneof(fc.nat(60), fc.nat(86_400), fc.nat(40 * 86_400)),
  act: fc.constantFrom('change', 'change', 'change', 'cancel', 'resume', 'nothing'),
  plan: anyPlan,
  isLowered: fc.boolean(),
  isRenewedBefore: fc.boolean(),
})
const anyStory = fc.record({
  startsAt: fc.integer({ min: Date.UTC(2023, 0, 1) / 1000, max: Date.UTC(2025, 0, 1) / 1000 }),
  zone: fc.constantFrom('Europe/Paris', 'America/Los_Angeles', 'Pacific/Auckland', 'America/St_Johns', 'UTC'),
  plan: anyPlan,
  steps: fc.array(anyStep, { maxLength: 12 }),
})
type Story = { startsAt: number; zone: string; plan: PlanChoice; steps: Step[] }

/** Lives through a story. @param eager whether a renewer looks before every command; by the story if it is not given */
function live({ startsAt, zone, plan, steps }: Story, eager?: boolean): SubscriptionDecision {
  let at = Temporal.Instant.fromEpochMilliseconds(startsAt * 1000)
  let life: SubscriptionDecision = pick({ id: 'one', companyId: 'a company', plan, at, zone }, plans).started
  for (const step of steps) {
    at = at.add({ seconds: step.afterSeconds })
    life = andThen(life, answerOfSite(life.subscription, at, step.isLowered))
    if (eager ?? step.isRenewedBefore) life = andThen(life, closePeriods(life.subscription, at, plans))
    life = andThen(life, acted(life.subscription, step, at))
  }
  return life
}

/** Closes all months until the end of the period, where site is asked for less. */
function answerOfSite(subscription: Subscription, at: Temporal.Instant, isLowered: boolean): SubscriptionDecision {
  const isDue = isRunning(subscription) && Temporal.Instant.compare(at, subscription.period.to) >= 0
  if (!isDue || subscription.state !== 'active' || !plannedChangeOf(subscription)) return decided(subscription)
  const asked = askForLimit(subscription)
  const { entitlementVersion } = asked.subscription
  return andThen(asked, limitAnswered(asked.subscription, { entitlementVersion, isLowered }))
}

function acted(subscription: Subscription, { act, plan }: Step, at: Temporal.Instant): SubscriptionDecision {
  try {
    if (act === 'change') return changePlan(subscription, { plan, at }, plans)
    if (act === 'cancel') return cancelPlan(subscription, { siteIds: [], presentSiteIds: [], at }, plans)
    if (act === 'resume') return resumePlan(subscription, { at }, plans)
    return decided(subscription)
  } catch (error) {
    if (error instanceof DomainError) return decided(subscription)
    throw error
  }
}

/** Which plan was had when, and in which whole period, by what the subscription told. */
function timeline(life: SubscriptionDecision): { plan: PlanChoice; whole: Period; period: Period }[] {
  const had: { plan: PlanChoice; whole: Period; period: Period }[] = []
  const cutAt = (at: Temporal.Instant) => {
    while (had.length > 0 && Temporal.Instant.compare(had.at(-1)!.period.from, at) >= 0) had.pop()
    const last = had.at(-1)
    if (last && Temporal.Instant.compare(last.period.to, at) > 0) last.period = { ...last.period, to: at }
  }
  for (const event of life.events) {
    if (event.type === 'SubscriptionStarted' || event.type === 'PeriodRenewed') {
      had.push({ plan: event.plan, whole: event.period, period: event.period })
    }
    if (event.type === 'PlanChanged') {
      const running = had.at(-1)!
      // One that takes place at the end of a period is followed by the period that is renewed with it.
      if (event.at.equals(running.period.to)) continue
      cutAt(event.at)
      const isAnew = event.from.interval !== event.to.interval
      const zone = life.subscription.anchor.zone
      const date = event.at.toZonedDateTimeISO(zone).toPlainDate().toString()
      const whole = isAnew
        ? { from: event.at, to: startOfMonth({ date, zone }, MONTHS[event.to.interval]) }
        : running.whole
      had.push({ plan: event.to, whole, period: { from: event.at, to: whole.to } })
    }
    if (event.type === 'SubscriptionEnded' && event.reason === 'refunded') had.length = 0
  }
  return had
}

describe('whatever is changed when', () => {
  test('then what was charged is the price of the time of each plan, within half a minor unit a line', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const life = live(story)
        const lines = life.charges.flatMap((charge) => charge.lines)
        const exact = timeline(life).reduce((total, { plan, whole, period }) => {
          const seconds = new Exact(period.to.epochMilliseconds - period.from.epochMilliseconds)
          const of = new Exact(whole.to.epochMilliseconds - whole.from.epochMilliseconds)
          return total.plus(new Exact(priceOf(plans, plan).toString()).times(seconds).div(of))
        }, new Exact(0))
        const off = exact.minus(netOf(lines).toString()).abs()
        expect(off.lte(new Exact(lines.length).div(2))).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('then nobody is given back more than was paid, and no charge but a refund is less than nothing', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        let paid = 0n
        for (const { because, lines } of live(story).charges) {
          paid += netOf(lines)
          if (because === 'refunded') expect(paid).toBe(0n)
          else expect(netOf(lines)).toBeGreaterThanOrEqual(0n)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('then it does not matter whether a renewer or the next command closes what has ended', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const [eager, lazy] = [live(story, true), live(story, false)]
        const last = Temporal.Instant.fromEpochMilliseconds(
          (story.startsAt + story.steps.reduce((total, { afterSeconds }) => total + afterSeconds, 0)) * 1000,
        )
        expect(shown(closed(lazy, last))).toEqual(shown(closed(eager, last)))
      }),
      { numRuns: 400 },
    )
  })

  test('then metered months tile the life of the subscription', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const life = live(story)
        const { subscription, months } = life
        let end = months[0]?.period.from
        if (end) expect(end.equals(startOfFirstDay(story))).toBe(true)
        for (const { period, whole, plans: had } of months) {
          expect(period.from.equals(end!)).toBe(true)
          expect(had[0]!.from.equals(period.from)).toBe(true)
          expect(Temporal.Instant.compare(period.to, whole.to)).toBeLessThanOrEqual(0)
          expect(Temporal.Instant.compare(whole.from, period.from)).toBeLessThanOrEqual(0)
          end = period.to
        }
        if (isRunning(subscription))
          expect(subscription.month.meteredFrom.equals(end ?? startOfFirstDay(story))).toBe(true)
        if (subscription.state === 'ended' && end) expect(end.equals(subscription.endedAt)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('then its versions only rise', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        let [version, entitlementVersion] = [0, 0]
        for (let steps = 0; steps <= story.steps.length; steps++) {
          const { subscription } = live({ ...story, steps: story.steps.slice(0, steps) })
          expect(subscription.version).toBeGreaterThanOrEqual(version)
          expect(subscription.entitlementVersion).toBeGreaterThanOrEqual(entitlementVersion)
          version = subscription.version
          entitlementVersion = subscription.entitlementVersion
        }
      }),
      { numRuns: 50 },
    )
  })
})

function closed(life: SubscriptionDecision, at: Temporal.Instant): SubscriptionDecision {
  return andThen(life, closePeriods(life.subscription, at, plans))
}

function startOfFirstDay({ startsAt, zone }: Story): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(startsAt * 1000)
    .toZonedDateTimeISO(zone)
    .startOfDay()
    .toInstant()
}
