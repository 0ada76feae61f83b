import { apiKeyPassport } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { pino } from 'pino'
import { bearer, byCookie, gatewayOver, SESSION, TOKEN } from '../testing/gateway.ts'

/** A gateway whose security events and log lines are collected. */
async function watched(
  options: Parameters<typeof gatewayOver>[1] = {},
  answers: Parameters<typeof gatewayOver>[0] = {},
) {
  const events: Record<string, unknown>[] = []
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => lines.push(line) })
  const security = { record: (type: string, details: object) => events.push({ type, ...details }), stop() {} }
  const app = await gatewayOver(
    { users: { getMe: async () => ({}) as never }, ...answers },
    { log, security, ...options },
  )
  return { app, events, lines }
}

test('when the gateway does not take a request for its caller, then that is recorded, without any secret', async () => {
  const { app, events } = await watched()
  const remoteAddress = '203.0.113.7'
  const change = { method: 'PATCH', url: '/v1/me', payload: { fullName: 'Ada' }, remoteAddress } as const
  await app.inject({ url: '/v1/me', remoteAddress, headers: { authorization: 'Bearer hush-hush' } })
  await app.inject({ ...change, headers: { ...byCookie, 'sec-fetch-site': 'cross-site' } })
  await app.inject({ ...change, headers: { ...byCookie, 'x-csrf-token': 'guessed' } })
  await app.inject({ method: 'POST', url: '/v1/sessions', remoteAddress, headers: { origin: 'https://evil.example' } })
  // Nobody claims to be anybody: no event.
  await app.inject({ url: '/v1/me', remoteAddress })
  await app.inject({ url: '/v1/me', remoteAddress, headers: bearer })

  const from = { network: '203.0.113.0/24', requestId: expect.any(String) }
  expect(events).toEqual([
    { type: 'session-refused', reason: 'not-signed-in', ...from },
    { type: 'cross-site-refused', reason: 'cross-site-request', ...from },
    { type: 'csrf-refused', reason: 'csrf-token-needed', ...from },
    { type: 'cross-site-refused', reason: 'cross-site-request', ...from },
  ])
  for (const secret of ['hush', TOKEN, 'guessed', SESSION.csrfToken, 'evil', remoteAddress]) {
    expect(JSON.stringify(events)).not.toContain(secret)
  }
})

test('when callers exceed the calls a minute, then each is recorded once, and not once a call', async () => {
  const { app, events } = await watched({ rateLimitPerMinute: 2 })
  for (let calls = 0; calls < 6; calls++) await app.inject({ url: '/v1/me', headers: bearer })
  for (let calls = 0; calls < 6; calls++) await app.inject({ url: '/v1/me' })
  expect(events).toMatchObject([
    { type: 'calls-refused', userId: SESSION.userId, network: '127.0.0.0/24' },
    { type: 'calls-refused', network: '127.0.0.0/24' },
  ])
})

test('when an API key is asked about, then identity learns where the request came from, for its own record', async () => {
  const { principal } = apiKeyPassport({ userId: SESSION.userId, companyId: '', membershipId: '', permissions: [] })
  const clients: unknown[] = []
  const resolveKey = async (_: object, call: { client?: object }) => {
    clients.push(call.client)
    return principal
  }
  const { app } = await watched({}, { apiKeys: { resolveKey } })
  await app.inject({ url: '/v1/me', headers: { authorization: `Bearer hfk_${'a'.repeat(49)}`, 'user-agent': 'x' } })
  expect(clients).toEqual([{ ip: '127.0.0.1', userAgent: 'x' }])
})

test('when somebody who is no trusted proxy sends a forwarded header, then that is warned of once, without its content', async () => {
  for (const [trusted, warnings] of [
    [[], 1],
    [['10.0.0.0/8'], 1],
    [['192.0.2.0/24'], 0],
  ] as const) {
    const { app, lines } = await watched({ trustedProxies: [...trusted] })
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-for']) {
      await app.inject({ url: '/v1/me', remoteAddress: '192.0.2.66', headers: { [name]: 'for=198.51.100.99' } })
    }
    const warned = lines.filter((line) => line.includes('TRUSTED_PROXIES'))
    expect(warned).toHaveLength(warnings)
    for (const line of warned) expect(JSON.parse(line)).toMatchObject({ level: 40, network: '192.0.2.0/24' })
    expect(warned.join()).not.toMatch(/192\.0\.2\.66|198\.51\.100/)
  }
})
