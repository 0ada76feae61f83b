import { expect, test } from '@jest/globals'
import type { ChargeLine } from '../charges/charge.ts'
import { changePlan } from '../subscriptions/changing.ts'
import { pick } from '../subscriptions/starting.ts'
import { choice, instant, plansForTests as plans } from '../testing/plans.ts'
import { untaxedLine } from './charged.ts'
import { lineNet } from './composition.ts'

const zone = 'Europe/Paris'
const names = {
  plan: (planId: string, version: number) => `${planId} ${version}`,
  site: (siteId: string) => `${siteId}!`,
}
const onInvoice = (line: ChargeLine) => untaxedLine(line, { currency: 'EUR', zone, names })

test('when a plan was charged, then the invoice says which and for which days, and what is taken off has a negative quantity', () => {
  const at = instant('2026-04-01T08:00:00Z')
  const { subscription, charges } = pick(
    { id: 'one', companyId: 'a company', plan: choice('middle'), at, zone },
    plans,
  ).started
  const changed = changePlan(subscription, { plan: choice('large'), at: instant('2026-04-15T22:00:00Z') }, plans)
  const lines = [...charges, ...changed.charges].flatMap((charge) => charge.lines).map(onInvoice)
  expect(lines).toEqual([
    {
      text: { key: 'plan', values: { planName: 'middle 1' } },
      period: { from: '2026-04-01', to: '2026-04-30' },
      quantity: '1',
      unit: 'C62',
      unitPrice: '225.01',
      net: 22_501n,
    },
    {
      text: { key: 'plan-unused', values: { planName: 'middle 1' } },
      period: { from: '2026-04-16', to: '2026-04-30' },
      quantity: '-1',
      unit: 'C62',
      unitPrice: '112.50',
      net: -11_250n,
    },
    {
      text: { key: 'plan-from-change', values: { planName: 'large 1' } },
      period: { from: '2026-04-16', to: '2026-04-30' },
      quantity: '1',
      unit: 'C62',
      unitPrice: '430.03',
      net: 43_003n,
    },
  ])
})

test('when premium stagings and overage were charged, then quantity times price is the amount', () => {
  const period = { from: instant('2026-03-31T22:00:00Z'), to: instant('2026-04-30T22:00:00Z') }
  const about = { plan: choice('small'), period }
  const staging = { ...about, kind: 'premium-staging', siteId: 'a site', environmentId: 'one', price: 1500n } as const
  const overage = {
    ...about,
    kind: 'overage',
    used: 4500n,
    included: 1000n,
    block: 1000n,
    blocks: 4n,
    price: 105n,
  } as const
  const lines = [
    onInvoice({ ...staging, whole: period, amount: 500n }),
    onInvoice({ ...overage, meter: 'visits', amount: 420n }),
    onInvoice({ ...overage, meter: 'bytes', amount: 420n }),
  ]
  expect(
    lines.map(({ text, quantity, unitPrice }) => [text.key, Object.values(text.values), quantity, unitPrice]),
  ).toEqual([
    ['premium-staging', ['a site!'], '1', '5.00'],
    ['visits-overage', ['small 1'], '4', '1.05'],
    ['bytes-overage', ['small 1'], '4', '1.05'],
  ])
  for (const { quantity, unitPrice, net } of lines) expect(lineNet(quantity, unitPrice, 'EUR')).toBe(net)
})
