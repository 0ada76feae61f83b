import { type AddressInfo, connect, createServer } from 'node:net'
import { newId } from '@holdfast/contracts'
import type { SignUpRequest } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import { readConfig } from '@holdfast/runtime'
import { atEnd, silentLog, testEnvironment, testRing } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { pino } from 'pino'
import { startGateway } from './app.ts'
import { configSchema } from './config.ts'
import { bearer, gatewayOver, recorded, SESSION } from './testing/gateway.ts'

const person = { email: 'ada@example.com', password: 'seven quiet herons', fullName: 'Ada Lovelace' }
const json = { 'content-type': 'application/json' }

async function signUpApp() {
  const signUp = recorded<SignUpRequest, object>({})
  return { signUp, app: await gatewayOver({ users: { signUp: signUp.handler } }) }
}

test('when somebody signs up then the answer is always the same', async () => {
  const { app, signUp } = await signUpApp()
  const answer = await app.inject({ method: 'POST', url: '/v1/users', payload: { ...person, locale: 'sv' } })
  expect([answer.statusCode, answer.body]).toEqual([202, ''])
  expect(signUp.calls[0]!.request).toMatchObject({ ...person, locale: 'sv' })
  expect(signUp.calls[0]!.request).not.toHaveProperty('invitationToken')
})

test('when a body does not fit the schema then it says where, and nothing is called', async () => {
  const { app, signUp } = await signUpApp()
  const cases: [object | unknown[] | string, string[]][] = [
    [{}, ['/email', '/password', '/fullName']],
    [{ ...person, admin: true }, ['/admin']],
    [{ ...person, 'a/b~c': 1 }, ['/a~1b~0c']],
    [{ ...person, email: 'nobody' }, ['/email']],
    [{ ...person, email: 'a..b@example.com' }, ['/email']],
    [{ ...person, email: 'ada@exam_ple.com' }, ['/email']],
    [{ ...person, email: { $gt: '' } }, ['/email']],
    [{ ...person, email: ['ada@example.com'] }, ['/email']],
    [{ ...person, password: 12345678901234 }, ['/password']],
    [{ ...person, password: 'too short' }, ['/password']],
    [{ ...person, fullName: '  \u2003 ' }, ['/fullName']],
    [{ ...person, fullName: '😀'.repeat(101) }, ['/fullName']],
    [{ ...person, fullName: '\u200e' }, ['/fullName']],
    [{ ...person, fullName: 'Ada\u202e' }, ['/fullName']],
    [{ ...person, fullName: 'Ada\u0000' }, ['/fullName']],
    [{ ...person, fullName: 'Ada\u009b' }, ['/fullName']],
    [{ ...person, locale: null }, ['/locale']],
    [{ ...person, locale: 'de' }, ['/locale']],
    [[person], ['']],
    ['"text"', ['']],
    ['null', ['']],
    ['', ['']],
  ]
  for (const [payload, pointers] of cases) {
    const answer = await app.inject({ method: 'POST', url: '/v1/users', payload, headers: json })
    const problem = answer.json()
    expect([payload, answer.statusCode, problem.code]).toEqual([payload, 400, 'bad-request'])
    expect(problem.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers)
  }
  expect(signUp.calls).toEqual([])
})

test('when a body is hostile then it is refused as not understood', async () => {
  const { app, signUp } = await signUpApp()
  const bodies: Record<string, string> = {
    'broken JSON': '{"email":',
    'not JSON': 'email=ada',
    'a lone surrogate': JSON.stringify({ ...person, fullName: '\ud800' }),
    'an escaped NUL in a key': '{"a\\u0000": 1}',
    'a poisoned prototype': '{"__proto__": {"admin": true}}',
    'a poisoned constructor': '{"constructor": {"prototype": {"admin": true}}}',
    'very deep': `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
    'deep objects': `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
    'very wide': `[${'0,'.repeat(300_000)}0]`,
    'many unknown fields': JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`f${i}`, i]))),
    'a number too large': '{"email": 1e999}',
  }
  for (const [name, payload] of Object.entries(bodies)) {
    const answer = await app.inject({ method: 'POST', url: '/v1/users', headers: json, payload })
    expect([name, answer.statusCode, answer.json().code]).toEqual([name, 400, 'bad-request'])
  }
  const told = async (payload: unknown) =>
    (await app.inject({ method: 'POST', url: '/v1/users', headers: json, payload: JSON.stringify(payload) })).json()
      .detail
  const row = Array.from({ length: 200 }, () => 0)
  expect(await told(Array.from({ length: 60 }, () => row))).toBe('More than 2000 values')
  expect(await told(JSON.parse(`${'['.repeat(18)}${']'.repeat(18)}`))).toBe('Nested deeper than 16')
  const large = await app.inject({ method: 'POST', url: '/v1/users', headers: json, payload: ' '.repeat(1_048_577) })
  expect([large.statusCode, large.json().code]).toEqual([400, 'body-too-large'])
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'nonsense', '']) {
    const headers = { 'content-type': type }
    const answer = await app.inject({ method: 'POST', url: '/v1/users', headers, payload: JSON.stringify(person) })
    expect([type, answer.statusCode, answer.json().code]).toEqual([type, 400, 'bad-request'])
  }
  expect(signUp.calls).toEqual([])
})

test('when a body is not UTF-8 then it is refused, and nothing of it is guessed', async () => {
  const { app, signUp } = await signUpApp()
  const post = (payload: Buffer, type = 'application/json') =>
    app.inject({ method: 'POST', url: '/v1/users', payload, headers: { 'content-type': type } })
  const body = (fields: object) => JSON.stringify({ ...person, ...fields })
  const cases: Record<string, Buffer> = {
    'a Latin-1 name': Buffer.from(body({ fullName: 'Zoë' }), 'latin1'),
    'a Latin-1 password': Buffer.from(body({ password: 'sept hérons tranquilles' }), 'latin1'),
    'a cut character': Buffer.concat([
      Buffer.from('{"fullName":"'),
      Buffer.from('ë').subarray(0, 1),
      Buffer.from('"}'),
    ]),
    'an overlong slash': Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
    'a surrogate': Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
    'UTF-16': Buffer.from(`\ufeff${body({})}`, 'utf16le'),
  }
  for (const [name, payload] of Object.entries(cases)) {
    const answer = await post(payload)
    expect([name, answer.statusCode, answer.json().code]).toEqual([name, 400, 'bad-request'])
    expect(answer.json().detail).toBe('The body is not UTF-8')
  }
  const latin = Buffer.from(body({ fullName: 'Zoë' }), 'latin1')
  for (const charset of ['latin1', 'ISO-8859-1', '"windows-1252"', 'utf-16', 'utf-8; charset=latin1']) {
    const answer = await post(latin, `application/json; charset=${charset}`)
    expect([charset, answer.statusCode, answer.json().code]).toEqual([charset, 415, 'unsupported-charset'])
  }
  expect(signUp.calls).toEqual([])

  for (const charset of ['utf-8', 'UTF-8', '"utf-8"', 'utf8']) {
    const answer = await post(Buffer.from(body({ fullName: 'Zoë' })), `application/json;charset=${charset}`)
    expect([charset, answer.statusCode]).toEqual([charset, 202])
  }
  // Some programs write a byte order mark before JSON.
  expect((await post(Buffer.from(`\ufeff${body({})}`))).statusCode).toBe(202)
  expect(signUp.calls[0]!.request.fullName).toBe('Zoë')
})

test('when a query is no percent-encoded UTF-8 then it is refused', async () => {
  const app = await gatewayOver({})
  for (const query of ['after=%', 'after=%zz', 'after=%ff', 'after=%c3', 'after=%ed%a0%80', '%e9=1', 'limit=%c0%b5']) {
    const answer = await app.inject({ url: `/v1/companies?${query}`, headers: bearer })
    expect([query, answer.statusCode, answer.json().code]).toEqual([query, 400, 'bad-request'])
    expect(answer.json().detail).toBe('The query is not percent-encoded UTF-8')
  }
})

test('when no body is expected then none, an empty one and {} are all the same, and any other is refused', async () => {
  const app = await gatewayOver({ sessions: { endOtherSessions: async () => ({ ended: 1 }) } })
  const end = (payload?: string, headers = {}) =>
    app.inject({ method: 'DELETE', url: '/v1/me/sessions', headers: { ...bearer, ...headers }, payload })
  expect((await end()).statusCode).toBe(204)
  expect((await end('', json)).statusCode).toBe(204)
  expect((await end('{}', json)).statusCode).toBe(204)
  expect((await end('{"a":1}', json)).statusCode).toBe(400)
})

test('when there is no such route then 404 is a problem document too', async () => {
  const app = await gatewayOver({})
  for (const [method, url] of [
    ['GET', '/nothing'],
    ['GET', '/v1'],
    ['GET', '/v1/nothing?secret=1'],
    ['GET', '/v1/%'],
    ['GET', '/console/..%2f..%2fpackage.json'],
  ] as const) {
    const answer = await app.inject({ method, url, headers: bearer })
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'not-found'])
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.headers['x-request-id']).toBe(answer.json().requestId)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.body).not.toContain('secret')
  }
})

test('when a path takes other methods, then 405 and OPTIONS say which, whoever calls', async () => {
  const app = await gatewayOver({})
  const id = newId()
  const cases = [
    ['/v1/companies', 'GET, HEAD, POST, OPTIONS'],
    [`/v1/companies/${id}/members/${id}`, 'GET, HEAD, PATCH, DELETE, OPTIONS'],
    [`/v1/companies/${id}/api-keys`, 'GET, HEAD, POST, OPTIONS'],
    ['/v1/password-resets', 'POST, OPTIONS'],
    ['/openapi.json', 'GET, HEAD, OPTIONS'],
    ['/icon.svg', 'GET, HEAD, OPTIONS'],
  ] as const
  for (const [url, allow] of cases) {
    const options = await app.inject({ method: 'OPTIONS', url })
    expect([url, options.statusCode, options.headers.allow, options.body]).toEqual([url, 204, allow, ''])
    // A body that nobody reads does not matter.
    const headers = { 'content-type': 'text/plain' }
    const answer = await app.inject({ method: 'PUT', url, headers, payload: '{"' })
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, 405, 'method-not-allowed'])
    expect([answer.headers.allow, answer.headers['x-content-type-options']]).toEqual([allow, 'nosniff'])
    const trace = await app.inject({ method: 'TRACE' as 'GET', url })
    expect([url, trace.statusCode, trace.headers.allow]).toEqual([url, 405, allow])
  }
  const head = await app.inject({ method: 'HEAD', url: '/v1/password-resets' })
  expect([head.statusCode, head.headers.allow]).toEqual([405, 'POST, OPTIONS'])
  expect((await app.inject({ method: 'HEAD', url: '/openapi.json' })).statusCode).toBe(200)
})

test('when a value is none of those allowed, then the problem lists them, and pointers name the part of the request', async () => {
  const app = await gatewayOver({})
  const faults = async (url: string, payload?: object) =>
    (await app.inject({ method: payload ? 'POST' : 'GET', url, headers: bearer, payload })).json().errors
  expect(await faults('/v1/users', { ...person, locale: 'de' })).toEqual([
    { pointer: '/locale', detail: 'must be one of: en, fr, sv' },
  ])
  const address = { line1: 'x', postalCode: '1', city: 'x', country: 'ZZ' }
  const [country] = await faults('/v1/companies', { name: 'Quay', address })
  expect(country.pointer).toBe('/address/country')
  expect(country.detail).toMatch(/^must be one of: AD, AE, .* or one of 229 others that the document lists$/)
  const [limit] = await faults('/v1/companies?limit=0')
  expect(limit.pointer).toBe('/query/limit')
  expect((await faults('/v1/companies?no=1'))[0]).toEqual({ pointer: '/query/no', detail: 'is no known field' })
  expect((await faults(`/v1/companies?after=%00`))[0].pointer).toBe('/query/after')
})

test('when an Idempotency-Key is given then key and body travel as hashes that depend on nothing else', async () => {
  const { app, signUp } = await signUpApp()
  const post = (key: string, payload: object, url = '/v1/users') =>
    app.inject({ method: 'POST', url, payload, headers: { 'idempotency-key': key } })
  await post('one', person)
  await post('one', { fullName: person.fullName, password: person.password, email: person.email }, '/v1/users?')
  await post('one', { ...person, fullName: 'Grace' })
  await post('two', person)

  const [first, reordered, other, second] = signUp.calls.map(({ call }) => call.repeat!)
  expect(first).toEqual({ key: expect.stringMatching(/^[\w-]{43}$/), body: expect.stringMatching(/^[\w-]{43}$/) })
  expect(reordered).toEqual(first)
  // Signed out, the body is part of the name: a caller cannot learn whether they guessed the body of another.
  expect(other).toEqual({ key: expect.not.stringMatching(first!.key), body: expect.not.stringMatching(first!.body) })
  expect(second).toEqual({ key: expect.not.stringMatching(first!.key), body: first!.body })

  for (const key of ['', 'with space', 'x'.repeat(256)]) {
    const answer = await post(key, person)
    expect([key, answer.statusCode, answer.json().errors[0].pointer]).toEqual([key, 400, '/headers/idempotency-key'])
  }
})

test('when two people use the same Idempotency-Key then they do not meet', async () => {
  const prove = recorded({ provenAt: 1, session: { token: 'next', csrfToken: 'next' } })
  const app = await gatewayOver({
    sessions: {
      resolve: async ({ token }) => ({ ...SESSION, userId: token }),
      prove: prove.handler,
    },
  })
  for (const token of ['ada', 'grace']) {
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': 'one' }
    await app.inject({ method: 'POST', url: '/v1/sessions/current/proof', headers, payload: { password: 'x' } })
  }
  const [ada, grace] = prove.calls.map(({ call }) => call.repeat!)
  expect(ada!.key).not.toBe(grace!.key)
})

test('when a password is sent with an Idempotency-Key then who reads the hash cannot try guesses on it', async () => {
  const hashWith = await repeats()
  const first = await hashWith(['one'], 'x')
  expect(await hashWith(['one'], 'x')).toEqual(first)
  expect(await hashWith(['one'], 'y')).toEqual({ key: first.key, body: expect.not.stringMatching(first.body) })
  // Without the secret, the name stays the same: the repeat is refused and not done as a new call.
  expect(await hashWith(['two'], 'x')).toEqual({ key: first.key, body: expect.not.stringMatching(first.body) })
})

test('when the gateways get a new secret then a repeat says too how the first attempt was named', async () => {
  const signedIn = await repeats()
  const signedOut = await repeats({ url: '/v1/sessions', headers: {}, more: { email: 'ada@example.com' } })
  for (const repeatWith of [signedIn, signedOut]) {
    const first = await repeatWith(['one'], 'x')
    const { former, ...present } = await repeatWith(['two', 'one'], 'x')
    expect(former).toEqual([first])
    expect(present).toEqual(await repeatWith(['two'], 'x'))
    // A gateway that still writes with the old secret finds what one with the new secret did.
    expect((await repeatWith(['one', 'two'], 'x')).former).toEqual([present])
  }
})

/** Sends a password with an Idempotency-Key to a gateway with these secrets, and gives what the services are told. */
async function repeats({
  url = '/v1/sessions/current/proof',
  headers = bearer as Record<string, string>,
  more = {},
}: {
  url?: string
  headers?: Record<string, string>
  more?: object
} = {}) {
  const asked = recorded<object, never>({
    provenAt: 1,
    session: { token: 't', csrfToken: 'c' },
    token: 't',
    csrfToken: 'c',
    expiresAt: 1,
  } as never)
  return async (keyIds: [string, ...string[]], password: string) => {
    const sessions = { prove: asked.handler, signIn: asked.handler }
    const app = await gatewayOver({ sessions }, { repeatSecrets: testRing('gateway', ...keyIds).all })
    const sent = { ...headers, 'idempotency-key': 'one' }
    await app.inject({ method: 'POST', url, headers: sent, payload: { ...more, password } })
    return asked.calls.at(-1)!.call.repeat!
  }
}

test('when somebody calls too often then they wait, and nobody else does', async () => {
  const app = await gatewayOver(
    { sessions: { resolve: async ({ token }) => ({ ...SESSION, userId: token }) } },
    { rateLimitPerMinute: 3, trustedProxies: ['127.0.0.1'] },
  )
  const as = (user: string) => app.inject({ url: '/v1/sessions/current', headers: { authorization: `Bearer ${user}` } })
  const from = (address: string) => app.inject({ url: '/v1/permissions', headers: { 'x-forwarded-for': address } })

  for (let i = 0; i < 3; i++) expect((await as('ada')).statusCode).toBe(200)
  const refused = await as('ada')
  expect([refused.statusCode, refused.json().code]).toEqual([429, 'too-many-requests'])
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await as('grace')).statusCode).toBe(200)

  for (let i = 0; i < 3; i++) expect((await from('2001:db8::1')).statusCode).toBe(200)
  expect((await from('2001:db8::ffff')).statusCode).toBe(429)
  expect((await from('2001:db8:0:1::1')).statusCode).toBe(200)
  for (let i = 0; i < 5; i++) expect((await app.inject('/livez')).statusCode).toBe(200)
})

test('when X-Forwarded-For comes from nobody we trust then it counts for nothing', async () => {
  const distrustful = await signUpApp()
  const post = (app: typeof distrustful.app, address: string) =>
    app.inject({ method: 'POST', url: '/v1/users', payload: person, headers: { 'x-forwarded-for': address } })
  await post(distrustful.app, '203.0.113.9')
  expect(distrustful.signUp.calls[0]!.call.client!.ip).toBe('127.0.0.1')

  const signUp = recorded<SignUpRequest, object>({})
  const trusting = await gatewayOver({ users: { signUp: signUp.handler } }, { trustedProxies: ['127.0.0.0/8'] })
  await post(trusting, '198.51.100.7, 203.0.113.9')
  await post(trusting, 'rubbish<script>')
  expect(signUp.calls.map(({ call }) => call.client!.ip)).toEqual(['203.0.113.9', '127.0.0.1'])
})

test('when a service is out of reach then 503 says to come back, and signed-out data still answers', async () => {
  const port = await freePort()
  const nobody = `127.0.0.1:${port}`
  const config = readConfig(configSchema, testEnvironment('gateway', { at: { identity: nobody, company: nobody } }))
  const gateway = await startGateway(config, silentLog)
  atEnd(() => gateway.stop())
  const root = `http://127.0.0.1:${gateway.port}`
  const answer = await fetch(`${root}/v1/me`, { headers: bearer })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
  expect(await answer.json()).toMatchObject({ code: 'unavailable' })
  expect((await fetch(`${root}/v1/permissions`)).status).toBe(200)
  expect((await fetch(`${root}/readyz`)).status).toBe(200)
})

test('when what arrives is no HTTP then the answer is a problem document all the same', async () => {
  const app = await gatewayOver({})
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.addresses()[0] as AddressInfo
  for (const bytes of [
    'nonsense\r\n\r\n',
    'FOO / HTTP/1.1\r\nhost: x\r\n\r\n',
    `GET / HTTP/1.1\r\nx: ${'y'.repeat(70_000)}\r\n\r\n`,
  ]) {
    const answer = await exchange(port, bytes)
    expect(answer).toMatch(/^HTTP\/1.1 400 /)
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ status: 400, code: 'bad-request' })
  }
})

test('when something is expected of us that we do not know then the answer is the usual one', async () => {
  const app = await gatewayOver({})
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.addresses()[0] as AddressInfo
  const answer = await exchange(
    port,
    'GET /nothing HTTP/1.1\r\nhost: x\r\nexpect: 200-maybe\r\nconnection: close\r\n\r\n',
  )
  expect(answer).toMatch(/^HTTP\/1.1 404 /)
  expect(answer).toContain('application/problem+json')
})

test('when a service fails by a bug then nothing of it is shown', async () => {
  const app = await gatewayOver({
    users: {
      getMe: async () => {
        throw new Error('secret detail')
      },
    },
  })
  const answer = await app.inject({ url: '/v1/me', headers: bearer })
  expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal'])
  expect(answer.body).not.toContain('secret')
})

test('when calls are logged then nothing personal is in the lines', async () => {
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => lines.push(line) })
  const app = await gatewayOver(
    {
      users: {
        signUp: async () => {
          throw new DomainError('weak-password')
        },
      },
    },
    { log },
  )
  const headers = { 'user-agent': 'Spy/1.0', authorization: 'Bearer hush' }
  await app.inject({ method: 'POST', url: '/v1/users?q=needle', payload: person, headers })
  await app.inject({ url: '/v1/me?q=needle', headers })
  const text = lines.join('')
  expect(lines.filter((line) => line.includes('"answered"')).length).toBe(2)
  expect(text).toContain('"route":"/v1/users"')
  for (const word of ['needle', 'ada@', 'Ada', 'herons', 'Spy', 'hush', '127.0.0.1']) expect(text).not.toContain(word)
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('utf8')
    socket.on('data', (text) => {
      answer += text
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}
