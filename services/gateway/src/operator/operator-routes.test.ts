import { newId } from '@holdfast/contracts'
import type { DisableUserRequest } from '@holdfast/contracts/identity'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded, SESSION } from '../testing/gateway.ts'

const userId = newId()
const companyId = newId()

test('when an operator acts on a user then by id or by address, with the reason, as operator', async () => {
  const disable = recorded<DisableUserRequest, { userId: string }>({ userId })
  const app = await gatewayOver({
    sessions: { resolve: async () => ({ ...SESSION, operator: true, twoFactor: true }) },
    userOperators: { disableUser: disable.handler },
  })
  for (const user of [userId, 'ada@example.com']) {
    const payload = { user, reason: 'Asked for in writing' }
    const answer = await app.inject({ method: 'POST', url: '/v1/operator/users/disable', headers: bearer, payload })
    expect([answer.statusCode, answer.json()]).toEqual([200, { userId }])
  }
  expect(disable.calls.map(({ request }) => request.user)).toEqual([
    { userId, by: 'userId' },
    { email: 'ada@example.com', by: 'email' },
  ])
  expect(disable.calls[0]!.call.principal).toMatchObject({ operator: true, twoFactor: true })
  expect(disable.calls[0]!.request.reason).toBe('Asked for in writing')
})

test('when an operator acts on a company then the path names it', async () => {
  const suspend = recorded<{ companyId: string; reason: string }, object>({})
  const recover = recorded<{ companyId: string; newOwnerId: string; reason: string }, { effectiveAt: number }>({
    effectiveAt: Date.UTC(2027, 0, 5),
  })
  const app = await gatewayOver({
    companyOperators: { suspendCompany: suspend.handler, recoverOwner: recover.handler },
  })
  const root = `/v1/operator/companies/${companyId}`
  const post = (end: string, payload: object) =>
    app.inject({ method: 'POST', url: `${root}/${end}`, headers: bearer, payload })

  expect((await post('suspend', { reason: 'x' })).statusCode).toBe(204)
  expect((await post('recover-owner', { newOwnerId: userId, reason: 'y' })).json()).toEqual({
    effectiveAt: '2027-01-05T00:00:00.000Z',
  })
  expect(suspend.calls[0]!.request).toEqual({ companyId, reason: 'x' })
  expect(recover.calls[0]!.request).toEqual({ companyId, newOwnerId: userId, reason: 'y' })
  for (const payload of [{}, { newOwnerId: 'ada@example.com', reason: 'y' }, { newOwnerId: userId }]) {
    expect([payload, (await post('recover-owner', payload)).statusCode]).toEqual([payload, 400])
  }
})
