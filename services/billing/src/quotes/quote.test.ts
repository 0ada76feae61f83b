import { DomainError } from '@holdfast/errors'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { openAccount } from '../accounts/account.ts'
import type { DescribedBuyer } from '../buyers/buyer.ts'
import { type ChargeLine, netOf } from '../charges/charge.ts'
import { taxed } from '../invoices/crediting.ts'
import { composeDue } from '../invoices/due-invoice.ts'
import { money, multiply } from '../money/money.ts'
import { rationalFromDecimal } from '../money/rational.ts'
import { readSeller } from '../sellers/seller-data.ts'
import { changePlan } from '../subscriptions/changing.ts'
import { closePeriods } from '../subscriptions/renewing.ts'
import { pick } from '../subscriptions/starting.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { decideVat, type VatDecision } from '../taxes/decision.ts'
import { readVatTable } from '../taxes/vat-data.ts'
import { choice, instant, plansForTests as plans } from '../testing/plans.ts'
import { shown } from '../testing/shown.ts'
import {
  acceptQuote,
  makeQuote,
  QUOTE_MINUTES,
  type Quote,
  type QuotedAccount,
  type QuotedCommand,
  type VatOf,
  vatByTreatment,
} from './quote.ts'

const zone = 'Europe/Paris'
const companyId = 'a company'
const vatAt =
  (rate: string): VatOf =>
  (lines: readonly ChargeLine[]) => {
    const base = netOf(lines)
    const { amount } = multiply(money(base, 'EUR'), rationalFromDecimal((Number(rate) / 100).toFixed(3)))
    return [{ category: 'S', rate, base, amount }]
  }
const running = (plan = choice('middle')): Subscription =>
  pick({ id: 'one', companyId, plan, at: instant('2026-04-01T08:00:00Z'), zone }, plans).started.subscription
const account = (subscription?: Subscription, presentSiteIds: string[] = []): QuotedAccount => ({
  subscription,
  standing: openAccount(companyId, undefined, plans).account.standing,
  presentSiteIds,
  zone,
  newSubscriptionId: 'new',
})
const toLarge: QuotedCommand = { kind: 'change', plan: choice('large') }
const quoted = (command: QuotedCommand, at: string, of = account(running())) =>
  makeQuote({ id: 'a quote', companyId, command, at: instant(at) }, of, plans, vatAt('20'))
const accepted = (quote: Quote, now: string, of = account(running()), vat = vatAt('20')) =>
  acceptQuote(quote, { companyId, now: instant(now) }, of, plans, vat)

describe('given a quote for more', () => {
  const quote = quoted(toLarge, '2026-04-15T22:00:00.600Z')

  test('when it is read, then it says the lines, VAT, the price, and what the next period will cost', () => {
    expect(quote.price.lines.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['plan-unused', -11_250n],
      ['plan', 43_003n],
    ])
    expect(quote.price).toMatchObject({ net: 31_753n, vat: [{ amount: 6351n }], gross: 38_104n })
    expect(shown(quote)).toMatchObject({
      at: '2026-04-15T22:00:00Z',
      effectiveAt: '2026-04-15T22:00:00Z',
      expiresAt: '2026-04-15T22:15:00Z',
      renewal: { at: '2026-04-30T22:00:00Z', net: 86_007n, gross: 103_208n },
    })
  })

  // postiz#1904: the price that was shown is that of one moment, what is charged that of another.
  test('when it is accepted minutes later, then what is charged is what it said, as of its instant', () => {
    const decision = accepted(quote, '2026-04-15T22:14:59Z')
    expect(shown(decision.charges)).toEqual([
      { because: 'changed', at: '2026-04-15T22:00:00Z', currency: 'EUR', lines: shown(quote.price.lines) },
    ])
  })

  test('when it has expired, or is another company’s, then it is refused', () => {
    expect(() => accepted(quote, '2026-04-15T22:15:00Z')).toThrow('quote-expired')
    expect(() =>
      acceptQuote(quote, { companyId: 'another', now: quote.at }, account(running()), plans, vatAt('20')),
    ).toThrow('not-found')
  })

  test('when the subscription was changed meanwhile, then it is outdated, also for who accepts it twice', () => {
    const planned = changePlan(running(), { plan: choice('small'), at: instant('2026-04-10T00:00:00Z') }, plans)
    expect(() => accepted(quote, '2026-04-15T22:01:00Z', account(planned.subscription))).toThrow('quote-outdated')
    const { subscription } = accepted(quote, '2026-04-15T22:01:00Z')
    expect(() => accepted(quote, '2026-04-15T22:01:00Z', account(subscription))).toThrow('quote-outdated')
    const other = { ...running(), id: 'another' }
    expect(() => accepted(quote, '2026-04-15T22:01:00Z', account(other))).toThrow('quote-outdated')
    expect(() => accepted(quote, '2026-04-15T22:01:00Z', account())).toThrow('quote-outdated')
  })

  test('when the VAT would be another one, then it is outdated', () => {
    expect(() => accepted(quote, '2026-04-15T22:01:00Z', account(running()), vatAt('0'))).toThrow('quote-outdated')
  })

  test('when the plan is withdrawn within the quarter of an hour, then the quote holds', () => {
    const at = '2027-06-30T23:50:00Z'
    const quote = quoted({ kind: 'pick', plan: choice('small') }, at, account())
    expect(accepted(quote, '2027-07-01T00:04:00Z', account()).charges[0]!.lines).toEqual(quote.price.lines)
    expect(() => quoted({ kind: 'pick', plan: choice('small') }, '2027-07-01T00:00:00Z', account())).toThrow(
      'withdrawn',
    )
  })
})

describe('given a quote around the end of a period', () => {
  test('when the period ends before it is accepted, then it is outdated, and whoever asks again pays the new period too', () => {
    const quote = quoted(toLarge, '2026-04-30T21:55:00Z')
    expect(() => accepted(quote, '2026-04-30T22:00:00Z')).toThrow('quote-outdated')
    const again = quoted(toLarge, '2026-04-30T22:01:00Z')
    const decision = accepted(again, '2026-04-30T22:05:00Z')
    expect(decision.charges.map(({ because }) => because)).toEqual(['renewed', 'changed'])
    expect(decision.charges[1]!.lines).toEqual(again.price.lines)
  })

  test('when it was made before a renewer came, then it holds after the renewer came', () => {
    const quote = quoted(toLarge, '2026-04-30T22:01:00Z')
    const renewed = closePeriods(running(), instant('2026-04-30T22:02:00Z'), plans).subscription
    const decision = accepted(quote, '2026-04-30T22:05:00Z', account(renewed))
    expect(decision.charges.map(({ lines }) => lines)).toEqual([quote.price.lines])
  })
})

describe('given other commands', () => {
  test('when less is wanted, then nothing is charged now, and the next period costs less', () => {
    const quote = quoted({ kind: 'change', plan: choice('small') }, '2026-04-20T00:00:00Z')
    expect(quote.price).toEqual({ lines: [], net: 0n, vat: [], gross: 0n })
    expect(shown(quote)).toMatchObject({ effectiveAt: '2026-04-30T22:00:00Z', renewal: { net: 3333n } })
    expect(accepted(quote, '2026-04-20T00:01:00Z').charges).toEqual([])
  })

  test('when a plan is picked, then it is charged as quoted', () => {
    const quote = quoted({ kind: 'pick', plan: choice('middle') }, '2026-04-20T00:00:00Z', account())
    expect(quote).not.toHaveProperty('basedOn')
    expect(accepted(quote, '2026-04-20T00:01:00Z', account())).toMatchObject({ subscription: { id: 'new' } })
    expect(() => quoted({ kind: 'pick', plan: choice('middle') }, '2026-04-20T00:00:00Z')).toThrow('has-plan')
    expect(() => quoted(toLarge, '2026-04-20T00:00:00Z', account())).toThrow('no-plan')
  })

  test('when a company without a plan is suspended, then it gets no quote for one, and none that it had is accepted', () => {
    const pickSmall: QuotedCommand = { kind: 'pick', plan: choice('small') }
    const free = account()
    const suspended = { ...free, standing: { ...free.standing, isSuspended: true } }
    const quote = quoted(pickSmall, '2026-04-15T22:00:00Z', free)
    expect(() => quoted(pickSmall, '2026-04-15T22:00:00Z', suspended)).toThrow('company-suspended')
    expect(() => accepted(quote, '2026-04-15T22:01:00Z', suspended)).toThrow('company-suspended')
  })

  test('when a plan is cancelled, then the quote says what is given back, and another site makes it void', () => {
    const cancel: QuotedCommand = { kind: 'cancel', siteIds: ['a'] }
    const early = quoted(cancel, '2026-04-10T00:00:00Z', account(running(), ['a']))
    expect(early.price).toMatchObject({ net: -22_501n, gross: -27_001n })
    expect(early).not.toHaveProperty('renewal')
    expect(() => accepted(early, '2026-04-10T00:01:00Z', account(running(), ['a', 'b']))).toThrow('sites-differ')
    const late = quoted(cancel, '2026-04-20T00:00:00Z', account(running(), ['a']))
    expect(shown(late)).toMatchObject({ price: { net: 0n }, effectiveAt: '2026-04-30T22:00:00Z' })
  })
})

test('whatever is wanted when, then what is charged is what was previewed', () => {
  const commands = fc.array(
    fc.record({
      plan: fc.constantFrom(choice('small'), choice('middle'), choice('large'), choice('middle', 'year')),
      kind: fc.constantFrom('change' as const, 'cancel' as const),
      afterSeconds: fc.nat(20 * 86_400),
      thinkingSeconds: fc.nat(QUOTE_MINUTES * 60 - 1),
    }),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(commands, fc.constantFrom('Europe/Paris', 'America/St_Johns'), (all, zone) => {
      let at = instant('2024-01-31T12:00:00Z')
      const starting = { id: 'one', companyId, plan: choice('small'), at, zone }
      let subscription: Subscription = pick(starting, plans).started.subscription
      for (const { plan, kind, afterSeconds, thinkingSeconds } of all) {
        at = at.add({ seconds: afterSeconds })
        const command: QuotedCommand = kind === 'change' ? { kind, plan } : { kind, siteIds: [] }
        try {
          const request = { id: 'a quote', companyId, command, at }
          const quote = makeQuote(request, account(subscription), plans, vatAt('20'))
          at = at.add({ seconds: thinkingSeconds })
          const decision = acceptQuote(quote, { companyId, now: at }, account(subscription), plans, vatAt('20'))
          const charged = decision.charges.filter(({ because }) => because !== 'renewed')
          expect(shown(charged.flatMap(({ lines }) => lines))).toEqual(shown(quote.price.lines))
          if (charged.length > 0) expect(Temporal.Instant.compare(charged[0]!.at, quote.at)).toBeLessThanOrEqual(0)
          subscription = decision.subscription
        } catch (error) {
          if (!(error instanceof DomainError)) throw error
        }
      }
    }),
  )
})

test('when address or VAT id have changed since the purchase, then what is quoted is what the documents come to', () => {
  const table = readVatTable()
  const seller = readSeller(table)
  const country = fc.constantFrom('SE', 'FR', 'HU', 'US', 'EL')
  const standing = fc.constantFrom('none' as const, 'valid' as const, 'unknown' as const)
  const at = instant('2026-04-20T11:22:33Z')
  const decide = (of: string, vat: 'none' | 'valid' | 'unknown'): VatDecision => {
    const isoCountry = of === 'EL' ? 'GR' : of
    const address = { line1: '1', postalCode: '10115', city: 'x', country: isoCountry }
    const evidence = { outcome: 'valid', at } as const
    const id = { country: isoCountry, text: `${of}1` }
    const vatId = { id, ...(vat === 'valid' && { evidence }) }
    const buyer = { address, evidence: [], ...(vat !== 'none' && of !== 'US' && { vatId }) }
    return decideVat(table, seller, buyer, { on: '2026-04-20', now: at })
  }
  const names = { plan: () => 'Studio', site: () => 'a site' }
  const buyer: DescribedBuyer = {
    companyId,
    name: 'Quay',
    address: { line1: '1', postalCode: '1', city: 'x', country: 'SE' },
    locale: 'en',
  }
  const price = fc.bigInt({ min: 1n, max: 9_999_999n })
  const way = fc.record({ country, standing })
  fc.assert(
    fc.property(way, way, price, price, fc.nat(1000), (bought, present, before, after, share) => {
      const [then, today] = [decide(bought.country, bought.standing), decide(present.country, present.standing)]
      const whole = { from: instant('2026-03-31T22:00:00Z'), to: instant('2026-04-30T22:00:00Z') }
      const period = { from: at, to: whole.to }
      const about = { plan: choice('middle'), whole, period }
      const unused = {
        ...about,
        kind: 'plan-unused',
        price: before,
        amount: -((before * BigInt(share)) / 1000n),
      } as const
      const lines: ChargeLine[] = [unused, { ...about, kind: 'plan', price: after, amount: after }]
      const vatOfLine = (line: ChargeLine) => (line.kind === 'plan-unused' ? then : today)
      const quoted = vatByTreatment(lines, today, vatOfLine).reduce((sum, { amount }) => sum + amount, netOf(lines))
      const { givenBack, rest } = taxed(lines, today, vatOfLine)
      const documents = [...givenBack, { lines: rest, vat: today }].map((group) =>
        composeDue(group.lines, {
          ...{ seller, buyer, wanted: {}, names, credit: 0n, isChargedVatOpen: false },
          vat: group.vat,
        }),
      )
      const charged = documents.reduce(
        (sum, { draft: { kind, totals } }) => (kind === 'invoice' ? sum + totals.gross : sum - totals.gross),
        0n,
      )
      expect(quoted).toBe(charged)
    }),
  )
})
