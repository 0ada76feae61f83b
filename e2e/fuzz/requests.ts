import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { zipOf } from '../support/archives.ts'
import type { Route } from '../support/documented-routes.ts'
import { fromSchema } from './from-schema.ts'
import { contentType, oddAuthorization, oddHeader, oddQuery, oddSegment, oddValue, rawBody } from './hostile.ts'

/** A request in which each `«…»` is still to be replaced. */
export interface Generated {
  /** Which part of the request is hostile, if any. */
  kind: 'fitting' | 'body' | 'raw-body' | 'path' | 'query' | 'header' | 'authorization' | 'method'
  method: string
  path: string
  headers: Record<string, string>
  /** The body: JSON text, or bytes. */
  body?: string | Buffer
}

/** An id of the attacker's, of somebody else's, or of nothing. */
function things(name: string): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(`«own.${name}»`) },
    { weight: 2, arbitrary: fc.constant(`«foreign.${name}»`) },
    { weight: 1, arbitrary: fc.constant('«new.uuid»') },
  )
}

const ids: Record<string, fc.Arbitrary<string>> = {
  companyId: fc.oneof(
    { weight: 6, arbitrary: fc.constant('«own.companyId»') },
    { weight: 2, arbitrary: fc.constant('«foreign.companyId»') },
    { weight: 1, arbitrary: fc.constantFrom('«new.uuid»', '«own.memberId»') },
  ),
  userId: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('«own.memberId»', '«own.heirId»', '«attacker.userId»') },
    { weight: 2, arbitrary: fc.constant('«foreign.userId»') },
    { weight: 1, arbitrary: fc.constant('«new.uuid»') },
  ),
  invitationId: fc.oneof(
    { weight: 4, arbitrary: fc.constant('«own.invitationId»') },
    { weight: 2, arbitrary: fc.constant('«foreign.invitationId»') },
    { weight: 1, arbitrary: fc.constant('«new.uuid»') },
  ),
  keyId: fc.oneof(
    { weight: 4, arbitrary: fc.constant('«own.keyId»') },
    { weight: 2, arbitrary: fc.constant('«foreign.keyId»') },
    { weight: 1, arbitrary: fc.constant('«new.uuid»') },
  ),
  siteId: things('siteId'),
  environmentId: fc.oneof(
    { weight: 3, arbitrary: fc.constant('«own.liveId»') },
    { weight: 3, arbitrary: fc.constant('«own.stagingId»') },
    { weight: 2, arbitrary: fc.constant('«foreign.liveId»') },
    { weight: 1, arbitrary: fc.constant('«new.uuid»') },
  ),
  releaseId: things('releaseId'),
  backupId: things('backupId'),
  operationId: things('operationId'),
  sessionId: fc.constantFrom('«actor.sessionId»', '«foreign.sessionId»', '«new.uuid»'),
}

/** Requests to a route: more than half of them are valid, each of the others is hostile in one way. */
export function requestsTo(route: Route): fc.Arbitrary<Generated> {
  const kinds: { weight: number; arbitrary: fc.Arbitrary<Generated> }[] = [
    { weight: 24, arbitrary: fitting(route) },
    { weight: 5, arbitrary: withHeader(route) },
    { weight: 2, arbitrary: withAuthorization(route) },
    { weight: 4, arbitrary: withRawBody(route) },
    { weight: 2, arbitrary: withQuery(route) },
    { weight: 1, arbitrary: withMethod(route) },
  ]
  if (route.body) kinds.push({ weight: 9, arbitrary: withOddBody(route) })
  if (route.path.includes('{')) kinds.push({ weight: 5, arbitrary: withOddPath(route) })
  return fc.oneof(...kinds)
}

const page = zipOf({ 'index.html': '<!doctype html><title>Black</title>' })
/** What people upload, and what they should not. */
const archive = fc.oneof(
  { weight: 3, arbitrary: fc.constant(page) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      zipOf({ '../../etc/passwd': 'x' }),
      zipOf({ '/etc/passwd': 'x' }),
      zipOf({ 'a/\u202e.html': 'x', 'A/b': 'y' }),
      zipOf({}),
      page.subarray(0, -10),
      Buffer.alloc(0),
    ),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)) },
)

function fittingArchive(route: Route, types: string[]): fc.Arbitrary<Generated> {
  const parts = { path: pathOf(route), query: queryOf(route), body: archive, type: fc.constantFrom(...types) }
  return fc.record({ ...parts, headers: usualHeaders(route) }).map(({ path, query, body, type, headers }) => ({
    kind: 'fitting' as const,
    method: route.method,
    path: query ? `${path}?${query}` : path,
    headers: { 'content-type': type, 'content-digest': digestOf(body), ...headers },
    body,
  }))
}

function digestOf(bytes: Buffer): string {
  return `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`
}

function fitting(route: Route): fc.Arbitrary<Generated> {
  if (route.archiveTypes) return fittingArchive(route, route.archiveTypes)
  return fc
    .record({ path: pathOf(route), query: queryOf(route), body: bodyOf(route), headers: usualHeaders(route) })
    .map(({ path, query, body, headers }) => ({
      kind: 'fitting' as const,
      method: route.method,
      path: query ? `${path}?${query}` : path,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    }))
}

function pathOf({ path }: Route, odd?: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const segments = path.split('/').map((segment) => {
    const [, name] = /^\{(\w+)\}$/.exec(segment) ?? []
    if (!name) return fc.constant(segment)
    const good = ids[name] ?? fc.constant('«new.uuid»')
    return odd ? fc.oneof({ weight: 3, arbitrary: odd }, { weight: 1, arbitrary: good }) : good
  })
  return fc.tuple(...segments).map((parts) => parts.join('/'))
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
/** What a query is likely to be accepted with; in bodies, the same names are other things. */
const inQuery: Record<string, fc.Arbitrary<string>> = {
  after: fc.constantFrom('', '«cursor»'),
  from: fc.constantFrom(daysAgo(1), daysAgo(10), daysAgo(30), daysAgo(4_000), '2026-02-30', 'x'),
  to: fc.constantFrom(daysAgo(0), daysAgo(0), daysAgo(5), '2999-12-31', '2026-13-01', ''),
}

function queryOf({ query }: Route): fc.Arbitrary<string> {
  if (query.length === 0) return fc.constant('')
  const parameters = query.map(({ name, required, schema }) => {
    const value = inQuery[name] ?? fromSchema(schema, name)
    const given = value.map(
      (one) => `${name}=${encodeURIComponent(String(one)).replaceAll('%C2%AB', '«').replaceAll('%C2%BB', '»')}`,
    )
    return required ? given : fc.option(given, { nil: '' })
  })
  return fc.tuple(...parameters).map((parts) => parts.filter(Boolean).join('&'))
}

function bodyOf({ body }: Route): fc.Arbitrary<unknown> {
  return body ? fromSchema(body) : fc.constant(undefined)
}

function usualHeaders({ method }: Route): fc.Arbitrary<Record<string, string>> {
  const none = { weight: 5, arbitrary: fc.constant<Record<string, string>>({}) }
  if (method === 'GET') return fc.oneof(none, { weight: 1, arbitrary: fc.constant({ accept: 'text/csv' }) })
  const key = fc.constantFrom<Record<string, string>>(
    { 'idempotency-key': '«new.uuid»' },
    { 'idempotency-key': 'same' },
  )
  const match = fc.constantFrom<Record<string, string>>({ 'if-match': '"1"' }, { 'if-match': '*' })
  return fc.oneof(none, { weight: 1, arbitrary: key }, { weight: 1, arbitrary: match })
}

function withHeader(route: Route): fc.Arbitrary<Generated> {
  const odd = fc.oneof(
    { weight: 4, arbitrary: oddHeader },
    { weight: 1, arbitrary: contentType.map((type) => ({ 'content-type': type })) },
  )
  return fc
    .tuple(fitting(route), odd)
    .map(([request, header]) => ({ ...request, kind: 'header', headers: { ...request.headers, ...header } }))
}

function withAuthorization(route: Route): fc.Arbitrary<Generated> {
  return fc
    .tuple(fitting(route), oddAuthorization)
    .map(([request, header]) => ({ ...request, kind: 'authorization', headers: { ...request.headers, ...header } }))
}

function withRawBody(route: Route): fc.Arbitrary<Generated> {
  return fc.tuple(fitting(route), rawBody).map(([request, body]) => ({
    ...request,
    kind: 'raw-body',
    headers: { 'content-type': 'application/json', ...request.headers },
    body,
  }))
}

function withOddBody(route: Route): fc.Arbitrary<Generated> {
  return fc
    .tuple(fitting(route), fc.nat(), oddValue, fc.constantFrom('replace', 'add', 'drop', 'whole'))
    .map(([request, place, value, how]) => {
      const body = JSON.parse(request.body as string)
      return { ...request, kind: 'body', body: JSON.stringify(spoil(body, place, value, how)) ?? 'null' }
    })
}

/** Replaces, adds or removes one value at a random place of the body. */
function spoil(body: unknown, place: number, value: unknown, how: string): unknown {
  if (how === 'whole') return value
  const places: { of: Record<string, unknown>; key: string }[] = []
  collect(body, places)
  const chosen = places[place % Math.max(1, places.length)]
  if (!chosen) return value
  if (how === 'drop') delete chosen.of[chosen.key]
  else if (how === 'add') chosen.of[typeof value === 'string' ? value : 'extra'] = value
  else chosen.of[chosen.key] = value
  return body
}

function collect(value: unknown, places: { of: Record<string, unknown>; key: string }[]): void {
  if (typeof value !== 'object' || value === null) return
  for (const key of Object.keys(value)) {
    const of = value as Record<string, unknown>
    places.push({ of, key })
    collect(of[key], places)
  }
}

function withOddPath(route: Route): fc.Arbitrary<Generated> {
  return fc
    .tuple(fitting(route), pathOf(route, oddSegment))
    .map(([request, path]) => ({ ...request, kind: 'path', path }))
}

function withQuery(route: Route): fc.Arbitrary<Generated> {
  return fc
    .tuple(fitting(route), oddQuery)
    .map(([request, query]) => ({ ...request, kind: 'query', path: `${request.path.split('?')[0]}?${query}` }))
}

function withMethod(route: Route): fc.Arbitrary<Generated> {
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY']
  return fc
    .tuple(fitting(route), fc.constantFrom(...methods.filter((method) => !route.methods.includes(method))))
    .map(([request, method]) => ({ ...request, kind: 'method', method }))
}
