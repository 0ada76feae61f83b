import { newId } from '@holdfast/contracts'
import type { GetMonthReply, PutOverageCapReply, PutOverageCapRequest } from '@holdfast/contracts/billing'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const companyId = newId()
const url = (suffix: string) => `/v1/companies/${companyId}/${suffix}`
const euros = (amount: number) => ({ amount, currency: 'EUR' })
const shown = (amount: string) => ({ amount, currency: 'EUR' })
const usage = { sitesUsed: 3, sitesLimit: 10, premiumStagingsUsed: 1, premiumStagingsLimit: 2 }

test('when one asks how much of the plan is used then site tells of places and billing of the month', async () => {
  let reply: GetMonthReply = {
    month: {
      from: Date.UTC(2027, 0, 1),
      to: Date.UTC(2027, 1, 1),
      meters: [
        { meter: 'USAGE_METER_VISITS', used: 1_650, included: 1_000, overage: euros(70) },
        { meter: 'USAGE_METER_BYTES', used: 9, overage: euros(0) },
      ],
      overage: euros(70),
      cap: euros(500),
      isSettled: true,
    },
    overageCap: euros(400),
  }
  const asked: unknown[] = []
  const app = await gatewayOver({
    limits: { getUsage: async () => usage },
    monthlyUsage: {
      async getMonth({ on }) {
        asked.push(on)
        return reply
      },
    },
  })
  const places = { sites: { used: 3, limit: 10 }, premiumStagings: { used: 1, limit: 2 } }
  expect((await app.inject({ url: url('usage'), headers: bearer })).json()).toEqual({
    ...places,
    month: {
      from: '2027-01-01T00:00:00.000Z',
      to: '2027-02-01T00:00:00.000Z',
      visits: { used: 1_650, included: 1_000, percent: 165, overage: shown('70') },
      bytes: { used: 9, included: null, percent: null, overage: shown('0') },
      overage: shown('70'),
      cap: shown('500'),
      isSettled: true,
    },
    overageCap: shown('400'),
  })
  reply = { month: null, overageCap: null }
  const without = await app.inject({ url: url('usage'), headers: bearer })
  expect(without.json()).toEqual({ ...places, month: null, overageCap: null })
  expect((await app.inject({ url: url('usage?on=2026-10-15'), headers: bearer })).statusCode).toBe(200)
  expect(asked).toEqual([undefined, undefined, '2026-10-15'])
  for (const wrong of ['2026-02-30', '2026-10', '', 'x']) {
    expect((await app.inject({ url: url(`usage?on=${wrong}`), headers: bearer })).statusCode).toBe(400)
  }
})

test('when a cap on overage is set or taken away then billing is told, and what is no amount is refused', async () => {
  const put = recorded<PutOverageCapRequest, PutOverageCapReply>({ overageCap: euros(400) })
  const app = await gatewayOver({ monthlyUsage: { putOverageCap: put.handler } })
  const send = (cap: unknown) =>
    app.inject({ method: 'PUT', url: url('overage-cap'), headers: bearer, payload: { cap } as object })
  expect((await send(shown('400'))).json()).toEqual({ overageCap: shown('400') })
  await send(null)
  expect(put.calls.map(({ request }) => request.cap ?? null)).toEqual([euros(400), null])
  for (const wrong of [shown('-1'), shown('4.5'), shown('9999999999999'), { amount: '5' }, '5', undefined]) {
    expect((await send(wrong)).statusCode).toBe(400)
  }
})
