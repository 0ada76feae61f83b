import { isPermission } from '@holdfast/access'
import { DomainError } from '@holdfast/errors'
import type { Passport } from '@holdfast/runtime'
import { atEnd, silentLog, testRing } from '@holdfast/testing'
import { exampleOf } from '@holdfast/testing/schema-example'
import { expect, test } from '@jest/globals'
import fastify from 'fastify'
import { buildApp } from '../app.ts'
import type { App } from '../http/fastify-app.ts'
import type { Services } from '../services.ts'
import { bearer, SESSION } from '../testing/gateway.ts'
import type { PermissionOfRoute } from './permission.ts'
import { needDeclarations, type RouteDeclaration, route } from './route.ts'

interface Operation {
  operationId: string
  security: unknown[]
  description?: string
  parameters?: { in: string; name: string; required: boolean; schema: object; example?: unknown }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: { $ref?: string } }> }>
  'x-permission'?: PermissionOfRoute
  'x-fresh-proof'?: true | { when: string }
}

type Called = Operation & { method: 'GET'; path: string }

/** Answered by the gateway itself, so that no service sees a passport. */
const ANSWERED_HERE = [
  'getCurrentSession',
  'listPermissions',
  'getOperation',
  'getLiveness',
  'getReadiness',
  // Without a signature it is refused.
  'takePaymentWebhook',
]

/** The gateway over services that refuse every call and keep the passport that came with it. */
async function everyRoute() {
  const passports: Passport[] = []
  const method = async (_request: unknown, passport: Passport) => {
    passports.push(passport)
    throw new DomainError('unavailable')
  }
  const service = new Proxy({}, { get: () => method })
  const app = await buildApp({
    services: new Proxy(
      {},
      { get: (_, name) => (name === 'consumers' ? { notification: service } : service) },
    ) as Services,
    sessions: { resolve: async () => SESSION, tables: {} },
    log: silentLog,
    security: { record() {}, stop() {} },
    publicUrl: 'http://localhost:8080',
    repeatSecrets: testRing('gateway', 'one').all,
  })
  atEnd(() => app.close())
  const { paths } = (await app.inject('/openapi.json')).json()
  const operations = Object.entries(paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, item]): Called[] =>
      Object.entries(item).map(([verb, operation]) => ({ method: verb.toUpperCase() as 'GET', path, ...operation })),
  )
  return { app, operations, passports }
}

function fittingRequest({ method, path, parameters = [], requestBody }: Called) {
  const url = path.replace(/\{(\w+)\}/g, (_, name) => {
    const { schema, example } = parameters.find((parameter) => parameter.name === name)!
    return String(exampleOf({ ...schema, examples: [example] }))
  })
  const needed = parameters.filter((parameter) => parameter.in === 'query' && parameter.required)
  const query = needed.map(({ name, schema, example }) => [name, exampleOf({ ...schema, examples: [example] })])
  const search = new URLSearchParams(Object.fromEntries(query)).toString()
  return { ...fittingBody(requestBody), method, url: search === '' ? url : `${url}?${search}` }
}

function fittingBody(requestBody: Operation['requestBody']) {
  const headers = { ...bearer, 'idempotency-key': 'one' }
  const [type, body] = Object.entries(requestBody?.content ?? {})[0] ?? []
  if (type === undefined || type === 'application/json') {
    return { headers, payload: body && (exampleOf(body.schema) as object) }
  }
  const contentDigest = `sha-256=:${'A'.repeat(43)}=:`
  return { headers: { ...headers, 'content-type': type, 'content-digest': contentDigest }, payload: 'PK' }
}

test('when an operation is called then its passport is as the document promises', async () => {
  const { app, operations, passports } = await everyRoute()
  const answeredHere: string[] = []
  for (const operation of operations) {
    const { operationId, parameters = [], responses, security } = operation
    passports.length = 0
    const answer = await app.inject(fittingRequest(operation))
    const [passport] = passports
    if (!passport) {
      answeredHere.push(operationId)
      continue
    }
    const early = responses['202']?.description.startsWith('Done, but not in force') ?? false
    const takesKey = parameters.some(({ name }) => name === 'idempotency-key')
    expect([operationId, answer.statusCode]).toEqual([operationId, 503])
    expect([operationId, 'answers early', passport.patienceMs !== undefined]).toEqual([
      operationId,
      'answers early',
      early,
    ])
    expect([operationId, 'repeats', passport.repeat !== undefined]).toEqual([operationId, 'repeats', takesKey])
    const principal = security.length === 0 ? 'anonymous' : 'user'
    expect([operationId, passport.principal.kind]).toEqual([operationId, principal])
  }
  expect(answeredHere.sort()).toEqual([...ANSWERED_HERE].sort())
  expect(operations.length).toBeGreaterThan(50)
})

test('when If-Match is no entity tag then it is refused where the document has the header, and nowhere else', async () => {
  const { app, operations } = await everyRoute()
  for (const operation of operations) {
    const { headers, ...request } = fittingRequest(operation)
    const answer = await app.inject({ ...request, headers: { ...headers, 'if-match': 'nonsense' } })
    const isHonoured = operation.parameters?.some(({ name }) => name === 'if-match') ?? false
    expect([operation.operationId, answer.statusCode === 400]).toEqual([operation.operationId, isHonoured])
  }
})

test('when a part of a request has a default then the document does not call it required', async () => {
  const { operations } = await everyRoute()
  const required = operations.flatMap(({ operationId, parameters = [] }) =>
    parameters
      .filter(({ required, schema }) => required && Object.hasOwn(schema, 'default'))
      .map(({ name }) => `${operationId} ${name}`),
  )
  expect(required).toEqual([])
})

test('when a permission or a proof is declared then it exists, and its refusals are documented', async () => {
  const { operations } = await everyRoute()
  const withPermission = operations.filter((operation) => operation['x-permission'])
  expect(withPermission.length).toBeGreaterThan(20)
  for (const { operationId, responses, security, ...extensions } of operations) {
    const { needs, shows = [] } = extensions['x-permission'] ?? { needs: [] }
    const refusals = Object.values(responses).map(({ description }) => description)
    const refuses = (code: string) => refusals.some((text) => text.includes(`\`${code}\``))
    for (const { permission } of [...needs, ...shows]) {
      expect([operationId, permission, isPermission(permission)]).toEqual([operationId, permission, true])
    }
    if (needs.length > 0) expect([operationId, refuses('not-allowed'), security.length]).toEqual([operationId, true, 2])
    expect([operationId, refuses('proof-needed')]).toEqual([operationId, extensions['x-fresh-proof'] !== undefined])
  }
})

test('when a change is never answered early, or its repeats are done again, then its description says so', async () => {
  const { app, operations, passports } = await everyRoute()
  for (const operation of operations.filter(({ method }) => (method as string) !== 'GET')) {
    const { operationId, description = '' } = operation
    passports.length = 0
    await app.inject(fittingRequest(operation))
    const [passport] = passports
    const says = {
      waits: /The answer waits until .* is in force/.test(description),
      ignoresKey: description.includes('An Idempotency-Key is ignored'),
    }
    const ignoresKey = passport?.repeat === undefined
    expect({ operationId, ...says }).toEqual({
      operationId,
      waits: !ignoresKey && passport.patienceMs === undefined,
      ignoresKey,
    })
  }
})

test('when calls of an operation are not counted then it is not refused for too many, and any other is', async () => {
  const { operations } = await everyRoute()
  const uncounted = operations.filter(({ responses }) => !responses['429']).map(({ operationId }) => operationId)
  expect(uncounted.sort()).toEqual(['getLiveness', 'getReadiness'])
})

const declaration = {
  method: 'POST',
  path: '/v1/things',
  id: 'makeThing',
  tag: 'Companies',
  summary: 'Make a thing',
} as const

test('when a route is not declared then the gateway does not start', () => {
  const app = fastify() as unknown as App
  needDeclarations(app)
  const handler = () => ({})
  expect(() => app.get('/v1/things', handler)).toThrow('declare GET /v1/things with route()')
  expect(() => app.get('/pages/thing', { schema: { hide: true } }, handler)).not.toThrow()
  expect(() => route(app, { ...declaration, callers: 'people', answers: { 204: 'Made' } }, handler)).not.toThrow()
})

test('when 202 would mean two things then the gateway does not start', () => {
  const declare = (more: { waits?: true }) => () => {
    const whole = { ...declaration, ...more, callers: 'people', answers: { 202: 'Accepted' } } as const
    route(fastify() as unknown as App, whole satisfies RouteDeclaration<never, never, never>, () => ({}))
  }
  expect(declare({})).toThrow('makeThing: 202 has two meanings')
  expect(declare({ waits: true })).not.toThrow()
})
