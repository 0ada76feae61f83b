import { newId } from '@holdfast/contracts'
import type {
  GetCompanyAnalyticsReply,
  GetCompanyAnalyticsRequest,
  GetSiteAnalyticsReply,
  GetSiteAnalyticsRequest,
} from '@holdfast/contracts/site'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const [companyId, siteId, environmentId] = [newId(), newId(), newId()]
const visits = (requests: number) => ({ requests, bytes: 100 * requests })
const day = { day: '2027-01-31', people: visits(3), bots: visits(2), assets: visits(1) }

test('when analytics are asked for then the days reach the service, and come back with what was counted', async () => {
  const ofCompany = recorded<GetCompanyAnalyticsRequest, GetCompanyAnalyticsReply>({ days: [day] })
  const ofSite = recorded<GetSiteAnalyticsRequest, GetSiteAnalyticsReply>({ days: [day] })
  const app = await gatewayOver({
    analytics: { getCompanyAnalytics: ofCompany.handler, getSiteAnalytics: ofSite.handler },
  })
  const company = await app.inject({ url: `/v1/companies/${companyId}/analytics?from=2027-01-31`, headers: bearer })
  expect(company.json()).toEqual({ days: [day] })
  expect(ofCompany.calls[0]!.request).toMatchObject({ companyId, days: { first: '2027-01-31' } })
  const url = `/v1/sites/${siteId}/analytics?to=2027-01-31&environmentId=${environmentId}`
  expect((await app.inject({ url, headers: bearer })).json()).toEqual({ days: [day] })
  expect(ofSite.calls[0]!.request).toMatchObject({ siteId, environmentId, days: { last: '2027-01-31' } })
  const wrong = await app.inject({ url: `/v1/companies/${companyId}/analytics?from=soon`, headers: bearer })
  expect([wrong.statusCode, wrong.json().code]).toEqual([400, 'bad-request'])
})
