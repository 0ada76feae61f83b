import { newId } from '@holdfast/contracts'
import type { DisableUserRequest } from '@holdfast/contracts/identity'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded, SESSION } from '../../testing/gateway.ts'

const userId = newId()

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
