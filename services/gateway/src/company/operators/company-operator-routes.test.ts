import { newId } from '@holdfast/contracts'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const userId = newId()
const companyId = newId()

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
