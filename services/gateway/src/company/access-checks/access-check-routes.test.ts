import { newId } from '@holdfast/contracts'
import type { CheckAccessReply, CheckAccessRequest } from '@holdfast/contracts/company'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded, SESSION } from '../../testing/gateway.ts'

test('when somebody asks who may do what then the answer says why, and is about oneself unless told otherwise', async () => {
  const [companyId, userId, siteId] = [newId(), newId(), newId()]
  const check = recorded<CheckAccessRequest, CheckAccessReply>({
    decision: 'DECISION_ALLOWED',
    because: [{ role: 'administrator', via: 'VIA_SITE_ROLE', companyId, siteId }],
  })
  const app = await gatewayOver({ accessChecks: { checkAccess: check.handler } })
  const post = (payload: object) =>
    app.inject({ method: 'POST', url: `/v1/companies/${companyId}/access-checks`, headers: bearer, payload })

  expect((await post({ permission: 'site.reset', userId, siteId })).json()).toEqual({
    decision: 'allowed',
    because: [{ role: 'administrator', via: 'site-role', companyId, siteId }],
  })
  await post({ permission: 'company.see' })
  expect(check.calls.map(({ request }) => request)).toMatchObject([
    { companyId, userId, siteId, permission: 'site.reset' },
    { companyId, userId: SESSION.userId, permission: 'company.see' },
  ])
})
