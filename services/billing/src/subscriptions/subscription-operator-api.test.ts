import { newId } from '@holdfast/contracts'
import { SubscriptionImported } from '@holdfast/contracts/billing'
import { outcomeOf, waitFor } from '@holdfast/testing'
import { beforeAll, expect, test } from '@jest/globals'
import { type BillingService, billingService, choiceOf, operatorCall } from '../testing/billing-service.ts'
import { instant } from '../testing/plans.ts'

// Studio costs 225.00 a month.
let now = instant('2026-11-20T09:00:00Z')
let service: BillingService
beforeAll(async () => {
  service = await billingService({ clock: () => now })
})

const row = (companyId: string, changes = {}) => ({
  companyId,
  choice: choiceOf('studio'),
  paidUntil: '2026-12-15',
  paid: 20_000,
  currency: 'EUR',
  reason: 'Comes from elsewhere',
  ...changes,
})
const bring = (companyId: string, changes = {}, call = operatorCall()) =>
  service.subscriptionOperators.importSubscription(row(companyId, changes), call)
const amounts = async (companyId: string) =>
  (await service.charges(companyId)).flatMap(({ charge }) => charge.lines.map(({ amount }) => amount))

test('when a company brings its plan along, then site has it at once, and it is charged from the day until which it has paid', async () => {
  now = instant('2026-11-20T09:00:00Z')
  const { companyId } = await service.company()
  const told: unknown[] = []
  service.site.putEntitlement = ({ entitlement }) => void told.push(entitlement?.sites)
  const repeat = { key: newId(), body: 'a' }
  const [first, again] = [
    await bring(companyId, {}, operatorCall(undefined, { repeat })),
    await bring(companyId, {}, operatorCall(undefined, { repeat })),
  ]
  expect(first).toMatchObject({ choice: choiceOf('studio'), state: 'SUBSCRIPTION_STATE_ACTIVE' })
  expect([again.version, told]).toEqual([first.version, [10]])
  expect(await service.entries(companyId, SubscriptionImported)).toMatchObject([{ reason: 'Comes from elsewhere' }])
  expect(await amounts(companyId)).toEqual([])
  now = instant('2026-12-14T22:59:59Z')
  await service.entitlement(companyId)
  expect(await amounts(companyId)).toEqual([])
  now = instant('2026-12-14T23:00:00Z')
  await waitFor(async () => (await amounts(companyId)).length === 1)
  expect(await amounts(companyId)).toEqual([22_500n])
})

test('when it cannot be brought along, then the code says why, and the company is as before', async () => {
  now = instant('2026-12-20T09:00:00Z')
  const { companyId, owner } = await service.company()
  const refusals = [
    [{ reason: ' ' }, 'reason-needed'],
    [{ choice: choiceOf('no-such-plan') }, 'unknown-plan'],
    [{ paidUntil: '2026-12-01' }, 'not-paid-for'],
    [{ paidUntil: '2027-02-01' }, 'not-paid-for'],
    [{ currency: 'JPY' }, 'currency-differs'],
    [{ paidUntil: 'soon' }, 'bad-request'],
  ] as const
  for (const [changes, code] of refusals) {
    expect(await outcomeOf(bring(companyId, { paidUntil: '2027-01-15', ...changes }))).toBe(code)
  }
  expect(await outcomeOf(bring(newId(), { paidUntil: '2027-01-15' }))).toBe('not-found')
  expect(await outcomeOf(bring(companyId, { paidUntil: '2027-01-15' }, owner.call()))).toBe('operators-only')
  expect(await service.entitlement(companyId)).toMatchObject({ sites: 0 })
  const withPlan = await service.company(choiceOf('starter'))
  expect(await outcomeOf(bring(withPlan.companyId, { paidUntil: '2027-01-15' }))).toBe('has-plan')
})
