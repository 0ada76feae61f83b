import type { SignInReply, SignInRequest } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import { expect, test } from '@jest/globals'
import { bearer, byCookie, gatewayOver, recorded, SESSION, TOKEN } from '../../testing/gateway.ts'

const signedIn: SignInReply = {
  token: TOKEN,
  sessionId: SESSION.sessionId,
  userId: SESSION.userId,
  expiresAt: SESSION.expiresAt,
  csrfToken: SESSION.csrfToken,
}
const credentials = { email: 'ada@example.com', password: 'seven quiet herons' }

const proven = {
  provenAt: SESSION.provenAt,
  session: { token: 'another-token', csrfToken: 'another-csrf-token' },
}

test('when a browser signs in then the token is in the cookie alone', async () => {
  const signIn = recorded<SignInRequest, SignInReply>(signedIn)
  const app = await gatewayOver({ sessions: { signIn: signIn.handler } })

  const answer = await app.inject({ method: 'POST', url: '/v1/sessions', payload: credentials })

  expect(answer.statusCode).toBe(200)
  expect(answer.body).not.toContain(TOKEN)
  expect(answer.cookies).toEqual([
    {
      name: 'holdfast',
      value: TOKEN,
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      expires: new Date(SESSION.expiresAt),
    },
  ])
  expect(signIn.calls[0]!.call.principal).toEqual({ kind: 'anonymous' })
  expect(signIn.calls[0]!.call.client).toEqual({ ip: '127.0.0.1', userAgent: 'lightMyRequest' })
})

test('when the API is reached by https then the cookie belongs to this host and to https alone', async () => {
  const app = await gatewayOver(
    { sessions: { signIn: async () => signedIn } },
    { publicUrl: 'https://api.holdfast.example' },
  )
  const answer = await app.inject({ method: 'POST', url: '/v1/sessions', payload: credentials })
  expect(answer.cookies).toEqual([expect.objectContaining({ name: '__Host-holdfast', path: '/', secure: true })])
  expect(answer.cookies[0]).not.toHaveProperty('domain')
  expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
})

test('when a program signs in as token then it gets the token and no cookie', async () => {
  const app = await gatewayOver({ sessions: { signIn: async () => signedIn } })
  const answer = await app.inject({ method: 'POST', url: '/v1/sessions', payload: { ...credentials, as: 'token' } })
  expect(answer.json()).toMatchObject({ token: TOKEN, userId: SESSION.userId, expiresAt: '2027-04-01T00:00:00.000Z' })
  expect(answer.cookies).toEqual([])
})

test('when sign-in is throttled then the answer says when to come back', async () => {
  const app = await gatewayOver({
    sessions: {
      signIn: async () => {
        throw new DomainError('too-many-attempts', { retryAfter: 61.2 })
      },
    },
  })
  const answer = await app.inject({ method: 'POST', url: '/v1/sessions', payload: credentials })
  expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([
    429,
    'too-many-attempts',
    '62',
  ])
})

test('when nobody is signed in, or the token is wrong, then 401 says so', async () => {
  const app = await gatewayOver({})
  const attempts = [
    {},
    { authorization: 'Bearer nonsense' },
    { authorization: 'Bearer' },
    { authorization: `Basic ${TOKEN}` },
    { authorization: `Bearer ${'x'.repeat(5000)}` },
    { cookie: 'holdfast=nonsense' },
    { cookie: '__Host-holdfast=a-session-token' },
    // With both, the bearer token counts.
    { authorization: 'Bearer nonsense', cookie: `holdfast=${TOKEN}` },
  ]
  for (const headers of attempts) {
    const answer = await app.inject({ url: '/v1/sessions/current', headers })
    expect([headers, answer.statusCode, answer.json().code]).toEqual([headers, 401, 'not-signed-in'])
    expect(answer.headers['www-authenticate']).toBe('Bearer')
  }
})

test('when a session is asked for then it tells who, and the token for changes', async () => {
  const app = await gatewayOver({})
  for (const headers of [bearer, { cookie: byCookie.cookie }]) {
    const answer = await app.inject({ url: '/v1/sessions/current', headers })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({
      userId: SESSION.userId,
      sessionId: SESSION.sessionId,
      expiresAt: '2027-04-01T00:00:00.000Z',
      csrfToken: 'the-csrf-token',
      twoFactor: false,
      operator: false,
      provenAt: '2027-03-01T09:30:00.000Z',
    })
  }
})

test('when a session ended then the very next call is refused, for every answer is asked for anew', async () => {
  let isOver = false
  const app = await gatewayOver({
    sessions: {
      resolve: async () => {
        if (isOver) throw new DomainError('not-signed-in')
        return SESSION
      },
      signOut: async () => {
        isOver = true
        return {}
      },
    },
  })
  const current = () => app.inject({ url: '/v1/sessions/current', headers: bearer })
  expect((await current()).statusCode).toBe(200)
  const out = await app.inject({ method: 'DELETE', url: '/v1/sessions/current', headers: byCookie })
  expect([out.statusCode, out.body]).toEqual([204, ''])
  expect(out.cookies).toEqual([expect.objectContaining({ name: 'holdfast', value: '', expires: new Date(0) })])
  expect(out.headers['clear-site-data']).toBe('"cookies", "storage"')
  expect((await current()).statusCode).toBe(401)
})

test('when a program signs out then nothing is said to a browser', async () => {
  const app = await gatewayOver({ sessions: { signOut: async () => ({}) } })
  const out = await app.inject({ method: 'DELETE', url: '/v1/sessions/current', headers: bearer })
  expect([out.statusCode, out.cookies, out.headers['clear-site-data']]).toEqual([204, [], undefined])
})

test('when a cookie call changes something then it needs the CSRF token and must not come from another site', async () => {
  const app = await gatewayOver({ sessions: { prove: async () => proven } })
  const prove = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/v1/sessions/current/proof', headers, payload: { password: 'x' } })
  const { cookie } = byCookie

  const refusals: [Record<string, string>, string][] = [
    [{ cookie }, 'csrf-token-needed'],
    [{ cookie, 'x-csrf-token': 'the-csrf-tokem' }, 'csrf-token-needed'],
    [{ cookie, 'x-csrf-token': '' }, 'csrf-token-needed'],
    [{ ...byCookie, 'sec-fetch-site': 'cross-site' }, 'cross-site-request'],
    [{ ...byCookie, 'sec-fetch-site': 'same-site' }, 'cross-site-request'],
    [{ ...byCookie, origin: 'https://evil.example' }, 'cross-site-request'],
    [{ ...byCookie, origin: 'null' }, 'cross-site-request'],
  ]
  for (const [headers, code] of refusals) {
    const answer = await prove(headers)
    expect([headers, answer.statusCode, answer.json().code]).toEqual([headers, 403, code])
  }
  const accepted = [
    byCookie,
    { ...byCookie, 'sec-fetch-site': 'same-origin' },
    { ...byCookie, origin: 'http://localhost:8080' },
    { ...bearer, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of accepted) expect([headers, (await prove(headers)).statusCode]).toEqual([headers, 200])
})

test('when the session gets another token then it goes the way on which the former one came', async () => {
  const prove = recorded(proven)
  const app = await gatewayOver({
    sessions: { prove: prove.handler },
    users: { changePassword: async () => ({ session: proven.session }) },
    twoFactor: { confirm: async () => ({ recoveryCodes: ['one'], session: proven.session }) },
  })
  const calls = [
    ['POST', '/v1/sessions/current/proof', { password: 'x' }],
    ['PUT', '/v1/me/password', { currentPassword: 'x', newPassword: 'twelve patient herons' }],
    ['POST', '/v1/me/two-factor/confirm', { code: '123456' }],
  ] as const
  for (const [method, url, payload] of calls) {
    const byToken = await app.inject({ method, url, payload, headers: bearer })
    expect([url, byToken.statusCode, byToken.json()]).toEqual([url, 200, expect.objectContaining(proven.session)])
    expect(byToken.cookies).toEqual([])

    const byPage = await app.inject({ method, url, payload, headers: byCookie })
    expect(byPage.json()).toMatchObject({ csrfToken: 'another-csrf-token' })
    expect(byPage.body).not.toContain('another-token')
    const cookie = { name: 'holdfast', value: 'another-token', httpOnly: true, sameSite: 'Lax', path: '/' }
    expect(byPage.cookies).toEqual([expect.objectContaining({ ...cookie, expires: new Date(SESSION.expiresAt) })])
  }
  // Identity is told with which token the call came.
  expect(prove.calls.map(({ request }) => request)).toEqual(Array(2).fill(expect.objectContaining({ token: TOKEN })))
})

test('when a page of another site tries to sign somebody in then it is refused', async () => {
  const app = await gatewayOver({ sessions: { signIn: async () => signedIn } })
  const headers = { 'sec-fetch-site': 'cross-site' }
  const answer = await app.inject({ method: 'POST', url: '/v1/sessions', headers, payload: credentials })
  expect([answer.statusCode, answer.json().code, answer.cookies]).toEqual([403, 'cross-site-request', []])
})
