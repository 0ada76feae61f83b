import type { Route, Schema } from '../support/documented-routes.ts'
import type { Generated } from './requests.ts'

// Requests that were made to cost time: each is small to send, and large to look at for code that is not careful.

/** All of a 16 KiB head that one header may take. */
const HEADER = 14_000
const BODY = 1_000_000

const fill = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** Texts that are slow to match, normalise, compare or judge. */
const texts = [
  // zxcvbn reads each of these characters as several letters.
  '4@8({[‹3€691!|70$5+%2',
  'p4$$w0rd',
  '1.1.2012-',
  // NFKC makes eighteen characters of one.
  '\ufdfa',
  // Normalising puts marks of different classes into order.
  '\u0301\u0316\u0327',
  'a@a.',
  '👩‍👩‍👧‍👦',
  ' ',
  '"\\',
]

/** A careless expression looks for all ways to read it as an address, which is none because of the quote. */
const NEARLY_AN_ADDRESS = `${'a'.repeat(60)}"@example.com`

/**
 * Requests to a route in which each field of the body is as long and as strange as it may be, and much longer.
 * @param known fields of routes before, which are left out where others have the same: see to it in short runs only
 */
export function heavyRequestsTo(route: Route, known = new Set<string>()): Generated[] {
  if (!route.body) return []
  const usual = fitting(route.body) as Record<string, unknown>
  const fields = Object.entries(route.body.properties ?? {}).filter((field) => !known.has(JSON.stringify(field)))
  for (const field of fields) known.add(JSON.stringify(field))
  return fields.flatMap(([name, schema]) =>
    heavyValues(schema).map((value) => request(route, { ...usual, [name]: value })),
  )
}

function heavyValues(schema: Schema): unknown[] {
  const { type, items, properties, maxLength = 200 } = schema
  if (type === 'array') {
    const one = fitting(items ?? {})
    return [
      Array(1_900).fill(one),
      Array(9_000).fill(null),
      Array.from({ length: 1_900 }, (_, index) => `${index}`),
      [NEARLY_AN_ADDRESS],
    ]
  }
  if (type === 'object' || properties) {
    const many = Object.fromEntries(Array.from({ length: 1_900 }, (_, index) => [`k${index}`, index]))
    return [
      many,
      ...Object.entries(properties ?? {}).flatMap(([name, inner]) =>
        heavyValues(inner)
          .slice(0, 2)
          .map((value) => ({ ...(fitting(schema) as object), [name]: value })),
      ),
    ]
  }
  if (type !== 'string' || schema.enum) return []
  return [
    ...texts.map((text) => [...fill(text, maxLength * 4)].slice(0, maxLength).join('')),
    fill(texts[4]!, 300_000),
    NEARLY_AN_ADDRESS,
  ]
}

/** A value that fits, or nearly. */
function fitting({
  enum: values,
  anyOf,
  oneOf,
  type,
  format,
  properties,
  required,
  items,
  minLength = 1,
}: Schema): unknown {
  if (values) return values[0]
  const [first] = anyOf ?? oneOf ?? []
  if (first) return fitting(first)
  if (type === 'array') return [fitting(items ?? {})]
  if (type === 'boolean') return false
  if (type === 'integer' || type === 'number') return 1
  if (type === 'object' || properties) {
    return Object.fromEntries(
      (required ?? []).map((name) => [name, name === 'email' ? '«new.email»' : fitting(properties![name]!)]),
    )
  }
  if (format === 'uuid') return '«new.uuid»'
  return fill('x7#kQ9!vB2wz', Math.max(12, minLength))
}

function request({ method, path }: Route, body: unknown): Generated {
  return {
    kind: 'raw-body',
    method,
    path: path.replaceAll(/\{(\w+)\}/g, (_whole, name) =>
      name === 'companyId' ? '«own.companyId»' : '«own.memberId»',
    ),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}

/** Bodies, headers and paths that cost time on their way to any handler. */
export function heavyRequests(): Generated[] {
  const json = { 'content-type': 'application/json' }
  const post = (body: string): Generated => ({
    kind: 'raw-body',
    method: 'POST',
    path: '/v1/users',
    headers: json,
    body,
  })
  const get = (headers: Record<string, string>, path = '/v1/me'): Generated => ({
    kind: 'header',
    method: 'GET',
    path,
    headers,
  })
  return [
    ...[
      '['.repeat(BODY),
      `${'['.repeat(BODY / 2)}${']'.repeat(BODY / 2)}`,
      '{"a":'.repeat(BODY / 5),
      `[${fill('0,', BODY)}0]`,
      `[${fill('{},', BODY - 100)}{}]`,
      `[${fill('"a",', BODY - 100)}"a"]`,
      `{${Array.from({ length: 80_000 }, (_, index) => `"k${index}":0`).join()}}`,
      `{${Array.from({ length: 9_000 }, (_, index) => `"${'~/'.repeat(40)}${index}":0`).join()}}`,
      `{${Array.from({ length: 1_900 }, (_, index) => `"${'~/'.repeat(200)}${index}":0`).join()}}`,
      `{"${'~'.repeat(BODY - 100)}":{"a":{"b":"\\u0000"}}}`,
      `{"email":"${'\\u0061'.repeat(BODY / 6 - 20)}"}`,
      `{"email":"${'@'.repeat(BODY - 100)}"}`,
      `{"email":"a@${'a.'.repeat(BODY / 2 - 100)}"}`,
      `{"email":${'9'.repeat(BODY - 100)}}`,
      `{"email":0.${'9'.repeat(BODY - 100)}e-999999}`,
      fill('"__proto__" ', BODY),
      fill('"constructor":{"prototype" ', BODY),
      fill('"\\u005f\\u005f', BODY),
      ' '.repeat(BODY),
      '"'.repeat(BODY),
      '\\'.repeat(BODY),
    ].map(post),
    ...[
      { 'x-forwarded-for': fill('127.0.0.1,', HEADER) },
      { 'x-forwarded-for': fill('127.0.0.1,', HEADER - 1) },
      { 'x-forwarded-for': fill('::ffff:7f00:1, ', HEADER) },
      { 'x-forwarded-for': fill(', ', HEADER) },
      { 'x-forwarded-for': fill('1:', HEADER) },
      { cookie: fill('a=b;', HEADER) },
      { cookie: fill('holdfast=%25;', HEADER) },
      { cookie: `holdfast="${fill('%E0', HEADER)}"` },
      { cookie: fill('=;', HEADER) },
      { accept: fill('a/b;q=0.1,', HEADER) },
      { accept: fill('*/*,', HEADER) },
      { accept: fill(';q=', HEADER) },
      { accept: fill('"\\', HEADER) },
      { 'accept-language': fill('a-b;q=0.1,', HEADER) },
      { 'accept-encoding': fill('gzip;q=0.1,', HEADER) },
      { authorization: `Bearer${fill(' ', HEADER)}\u00e9` },
      { authorization: `Bearer ${fill('x', HEADER / 2)}${fill(' ', HEADER / 2)}\u00e9` },
      { authorization: `Bearer hfk_${fill('A', HEADER)}` },
      { 'user-agent': fill('Mozilla/5.0 (', HEADER) },
      { 'user-agent': fill('Firefox/Version/Safari/', HEADER) },
      { 'if-match': fill('W/"', HEADER) },
      { 'if-match': `"${fill('1', HEADER)}` },
      { 'idempotency-key': fill('!', HEADER) },
      { 'x-csrf-token': fill('!', HEADER) },
      { origin: fill('http://', HEADER) },
      { host: fill('a.', HEADER) },
      Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`x-${index}`, 'a'])),
    ].flatMap((headers) => [get(headers), { ...post('{}'), headers: { ...json, ...headers } }]),
    ...[
      `application/json;${fill(' a=b;', HEADER)}`,
      `application/json${fill(' ', HEADER)};x`,
      `application/json; charset="${fill('\\"', HEADER)}`,
      fill('a', HEADER),
      `application/${fill('json+', HEADER)}`,
    ].map((type) => ({ ...post('{}'), headers: { 'content-type': type } })),
    ...[
      fill('/', HEADER),
      `/v1${fill('/a', HEADER)}`,
      `/v1/companies/${fill('%2e%2e%2f', HEADER)}`,
      `/v1/companies/${fill('a', HEADER)}/members`,
      `/console/${fill('../', HEADER)}`,
      `/docs/${fill('%2e%2e/', HEADER)}`,
      `/v1/me?${fill('a=1&', HEADER)}`,
      `/v1/me?${fill('a[]=', HEADER)}`,
      `/v1/me?${fill('%61', HEADER)}`,
      `/v1/me?${fill('&', HEADER)}`,
      `/v1/companies?limit=1&after=${fill('A', 500)}`,
      `/v1/companies?limit=${fill('1', HEADER)}`,
    ].map((path) => get({}, path)),
  ]
}
