import { newId } from '@holdfast/contracts'
import type { ImportSubscriptionRequest, Subscription } from '@holdfast/contracts/billing'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const companyId = newId()
const plan = { planId: 'studio', version: 1, interval: 'month' }
const imported: Subscription = {
  ...{
    companyId,
    state: 'SUBSCRIPTION_STATE_ACTIVE',
    version: 3,
    since: 0,
    periodFrom: 0,
    periodTo: 1_000,
    siteIds: [],
  },
  choice: { planId: 'studio', version: 1, interval: 'INTERVAL_MONTH' },
}

test('when a company brings a plan along then the row reaches billing, and the answer is its subscription', async () => {
  const bring = recorded<ImportSubscriptionRequest, Subscription>(imported)
  const app = await gatewayOver({ subscriptionOperators: { importSubscription: bring.handler } })
  const url = `/v1/operator/companies/${companyId}/subscription`
  const payload = { plan, paidUntil: '2026-12-15', paid: '0', currency: 'EUR', reason: 'Comes from elsewhere' }
  const answer = await app.inject({ method: 'POST', url, headers: bearer, payload })
  expect([answer.statusCode, answer.headers.etag, answer.json()]).toMatchObject([
    201,
    '"3"',
    { companyId, plan, state: 'active', period: { from: '1970-01-01T00:00:00.000Z' } },
  ])
  const { choice } = imported
  expect(bring.calls[0]!.request).toMatchObject({
    companyId,
    choice,
    paidUntil: '2026-12-15',
    paid: 0,
    currency: 'EUR',
  })
  for (const wrong of [{ paid: '-1' }, { paid: '2.50' }, { paidUntil: '15.12.2026' }, { plan: { planId: 'studio' } }]) {
    const refused = await app.inject({ method: 'POST', url, headers: bearer, payload: { ...payload, ...wrong } })
    expect(refused.statusCode).toBe(400)
  }
})
