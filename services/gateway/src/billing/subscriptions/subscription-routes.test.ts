import { newId } from '@holdfast/contracts'
import type { PutSubscriptionRequest, Subscription } from '@holdfast/contracts/billing'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const companyId = newId()
const none = {
  companyId,
  plan: null,
  state: 'none',
  since: null,
  period: null,
  next: null,
  refundUntil: null,
  siteIds: [],
}

test('when a plan is chosen then the version that it is meant for reaches the service, and the subscription comes back', async () => {
  const choice = { planId: 'agency', version: 2, interval: 'INTERVAL_YEAR' } as const
  const put = recorded<PutSubscriptionRequest, Subscription>({
    companyId,
    choice,
    since: 0,
    version: 8,
    state: 'SUBSCRIPTION_STATE_ACTIVE',
    siteIds: [],
    periodFrom: 0,
    periodTo: 86_400_000,
  })
  const app = await gatewayOver({ subscriptions: { putSubscription: put.handler } })
  const url = `/v1/companies/${companyId}/subscription`
  const headers = { ...bearer, 'if-match': '"7"' }
  const payload = { planId: 'agency', version: 2, interval: 'year' }
  const answer = await app.inject({ method: 'PUT', url, headers, payload })
  expect([answer.statusCode, answer.headers.etag]).toEqual([200, '"8"'])
  expect(answer.json()).toEqual({
    ...none,
    plan: payload,
    state: 'active',
    since: '1970-01-01T00:00:00.000Z',
    period: { from: '1970-01-01T00:00:00.000Z', to: '1970-01-02T00:00:00.000Z' },
  })
  expect(put.calls[0]!.request).toMatchObject({ companyId, choice, ifVersion: 7 })
})

test('when a company has no plan then its subscription says so', async () => {
  const app = await gatewayOver({
    subscriptions: {
      getSubscription: async () => ({ companyId, version: 1, state: 'SUBSCRIPTION_STATE_UNSPECIFIED', siteIds: [] }),
    },
  })
  const answer = await app.inject({ url: `/v1/companies/${companyId}/subscription`, headers: bearer })
  expect(answer.json()).toEqual(none)
})
