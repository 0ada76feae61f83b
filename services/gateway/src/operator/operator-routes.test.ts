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

test('when an operator asks for parked streams then they are told, and one is replayed', async () => {
  const parked = {
    owner: 'company',
    stream: `company/${companyId}`,
    entries: 2,
    error: 'E: no',
    since: Date.UTC(2027, 0),
  }
  const replay = recorded<{ owner: string; stream: string }, { replayed: number }>({ replayed: 2 })
  const app = await gatewayOver({
    consumers: { listParked: async () => ({ streams: [parked] }), replayParked: replay.handler },
  })
  const listed = await app.inject({ url: '/v1/operator/parked-streams', headers: bearer })
  expect(listed.json()).toEqual({ items: [{ ...parked, since: '2027-01-01T00:00:00.000Z' }] })

  const payload = { owner: 'company', stream: parked.stream }
  const url = '/v1/operator/parked-streams/replay'
  const replayed = await app.inject({ method: 'POST', url, headers: bearer, payload })
  expect([replayed.statusCode, replayed.json()]).toEqual([200, { replayed: 2 }])
  expect(replay.calls[0]!.request).toEqual(payload)
})
