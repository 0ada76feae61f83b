import { newId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { describe, expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const companyId = newId()

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
