import { newId } from '@holdfast/contracts'
import type { ChangePlanRequest, Company } from '@holdfast/contracts/company'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const companyId = newId()

test('when a plan is chosen then the version that it is meant for reaches the service, and the company comes back', async () => {
  const change = recorded<ChangePlanRequest, Company>({
    companyId,
    name: 'Northwind',
    planId: 'agency',
    ownerId: newId(),
    state: 'COMPANY_STATE_ACTIVE',
    requireTwoFactor: false,
    createdAt: 0,
    version: 8,
  })
  const app = await gatewayOver({ companies: { changePlan: change.handler } })
  const url = `/v1/companies/${companyId}/subscription`
  const headers = { ...bearer, 'if-match': '"7"' }
  const answer = await app.inject({ method: 'PUT', url, headers, payload: { planId: 'agency' } })
  expect([answer.statusCode, answer.headers.etag, answer.json().planId]).toEqual([200, '"8"', 'agency'])
  expect(change.calls[0]!.request).toMatchObject({ companyId, planId: 'agency', ifVersion: 7 })
})

test('when one asks how much of the plan is used then site answers', async () => {
  const usage = { sitesUsed: 3, sitesLimit: 10, premiumStagingsUsed: 1, premiumStagingsLimit: 2 }
  const app = await gatewayOver({ limits: { getUsage: async () => usage } })
  const answer = await app.inject({ url: `/v1/companies/${companyId}/usage`, headers: bearer })
  expect(answer.json()).toEqual({ sites: { used: 3, limit: 10 }, premiumStagings: { used: 1, limit: 2 } })
})
