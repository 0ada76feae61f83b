import { newId } from '@holdfast/contracts'
import type {
  CheckAccessReply,
  CheckAccessRequest,
  ListWhoMayReply,
  ListWhoMayRequest,
} from '@holdfast/contracts/company'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded, SESSION } from '../../testing/gateway.ts'

test('when somebody asks who may do what then the answer says why, and is about oneself unless told otherwise', async () => {
  const [companyId, userId, siteId, environmentId] = [newId(), newId(), newId(), newId()]
  const check = recorded<CheckAccessRequest, CheckAccessReply>({
    decision: 'DECISION_ALLOWED',
    because: [{ role: 'administrator', via: 'VIA_SITE_ROLE', companyId, siteId }],
  })
  const app = await gatewayOver({ accessChecks: { checkAccess: check.handler } })
  const post = (payload: object) =>
    app.inject({ method: 'POST', url: `/v1/companies/${companyId}/access-checks`, headers: bearer, payload })

  expect((await post({ permission: 'site.reset', userId, siteId, environmentId })).json()).toEqual({
    decision: 'allowed',
    because: [{ role: 'administrator', via: 'site-role', companyId, siteId }],
  })
  await post({ permission: 'company.see' })
  expect(check.calls.map(({ request }) => request)).toMatchObject([
    { companyId, userId, siteId, environmentId, permission: 'site.reset' },
    { companyId, userId: SESSION.userId, permission: 'company.see' },
  ])
})

test('when somebody asks who may do what then everybody comes with the reason, named only where they may be', async () => {
  const [companyId, userId, other, siteId] = [newId(), newId(), newId(), newId()]
  const because = [{ role: 'developer', via: 'VIA_COMPANY_ROLE' as const, companyId }]
  const list = recorded<ListWhoMayRequest, ListWhoMayReply>({
    members: [
      { userId, email: 'ada@example.com', fullName: 'Ada', because },
      { userId: other, email: '', fullName: '', because },
    ],
    nextCursor: 'more',
  })
  const app = await gatewayOver({ accessChecks: { listWhoMay: list.handler } })
  const url = `/v1/companies/${companyId}/access-checks/who`
  const answer = await app.inject({ url: `${url}?permission=live.use&siteId=${siteId}&limit=2`, headers: bearer })
  const reason = [{ role: 'developer', via: 'company-role', companyId }]
  expect(answer.json()).toEqual({
    items: [
      { userId, email: 'ada@example.com', fullName: 'Ada', because: reason },
      { userId: other, because: reason },
    ],
    nextCursor: 'more',
  })
  expect(list.calls[0]!.request).toMatchObject({ companyId, siteId, permission: 'live.use', limit: 2, after: '' })
  expect((await app.inject({ url, headers: bearer })).json().errors).toMatchObject([{ pointer: '/query/permission' }])
})
