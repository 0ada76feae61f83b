import { newId } from '@holdfast/contracts'
import type { DisableUserRequest } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import { describe, expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded, SESSION } from '../../testing/gateway.ts'

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

describe('parked streams', () => {
  const url = '/v1/operator/parked-streams'
  const stream = `company/${companyId}`
  const parked = { owner: 'company', stream, entries: 2, error: 'E: no', since: Date.UTC(2027, 0) }
  const shown = { ...parked, since: '2027-01-01T00:00:00.000Z' }
  const listParked = async () => ({ streams: [parked] })

  test('when an operator asks for them, then those of every service are told, and who could not be asked', async () => {
    const app = await gatewayOver({
      consumers: { listParked },
      otherConsumers: { billing: { listParked }, activity: { listParked: async () => ({}) }, sites: 'away' },
    })
    const listed = await app.inject({ url, headers: bearer })
    expect([listed.statusCode, listed.json()]).toEqual([
      200,
      {
        items: [
          { service: 'notification', ...shown },
          { service: 'billing', ...shown },
        ],
        unavailable: ['sites'],
      },
    ])
  })

  test('when a service refuses the caller, or none answers, then that is the answer', async () => {
    const refuse = async () => {
      throw new DomainError('operators-only')
    }
    const refusing = await gatewayOver({
      consumers: { listParked },
      otherConsumers: { billing: { listParked: refuse } },
    })
    expect((await refusing.inject({ url, headers: bearer })).json()).toMatchObject({ code: 'operators-only' })
    const away = async () => {
      throw new DomainError('unavailable')
    }
    const silent = await gatewayOver({ consumers: { listParked: away }, otherConsumers: { billing: 'away' } })
    expect((await silent.inject({ url, headers: bearer })).statusCode).toBe(503)
  })

  test('when one is to be replayed, then by the service that is named, or else by notification', async () => {
    const [byNotification, byBilling] = [1, 2].map((replayed) =>
      recorded<{ owner: string; stream: string }, { replayed: number }>({ replayed }),
    )
    const app = await gatewayOver({
      consumers: { replayParked: byNotification!.handler },
      otherConsumers: { billing: { replayParked: byBilling!.handler } },
    })
    const replay = async (service: object) => {
      const payload = { ...service, owner: 'company', stream }
      const answer = await app.inject({ method: 'POST', url: `${url}/replay`, headers: bearer, payload })
      return [answer.statusCode, answer.json().replayed ?? answer.json().code]
    }
    expect(await replay({})).toEqual([200, 1])
    expect(await replay({ service: 'billing' })).toEqual([200, 2])
    for (const service of ['nobody', 'constructor']) expect(await replay({ service })).toEqual([404, 'not-found'])
    expect(byBilling!.calls.map(({ request }) => request)).toEqual([{ owner: 'company', stream }])
  })
})
