import { DomainError } from '@holdfast/errors'
import type { FastifyRequest } from 'fastify'
import type { App } from './fastify-app.ts'
import { pointerPart } from './json-pointer.ts'
import { pathOf } from './problem-answers.ts'

/** Three times what the largest sensible body has. Each costs time to look at, and again to refuse. */
const MOST_VALUES = 2_000
const DEEPEST = 16
// Control characters (C0, DEL, C1): no name, address, token or password holds one, and logs, mails and CSV need none.
const CONTROL = /\p{Cc}/u

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Takes JSON bodies in UTF-8 only. An empty body is `undefined`, whatever its content type. */
export function readBodies(app: App): void {
  app.removeAllContentTypeParsers()
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined)
    if (!isUtf8(request.headers['content-type'])) return done(new DomainError('unsupported-charset'))
    const text = decoded(body as Buffer)
    if (text === undefined) done(new DomainError('bad-request', { detail: 'The body is not UTF-8' }))
    else parseJson(request, text, done)
  })
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    if (body.length === 0) done(null, undefined)
    else done(new DomainError('bad-request', { detail: 'Send the body as application/json' }))
  })
  app.addHook('preValidation', async (request: FastifyRequest) => {
    refuseUndecodedQuery(request.url)
    refuseStrangeText(request.body, 'body')
    refuseStrangeText(request.query, 'query')
    const isExpected = request.routeOptions.schema?.body !== undefined
    if (!isExpected && request.body !== undefined && JSON.stringify(request.body) !== '{}') {
      throw new DomainError('bad-request', { detail: 'No body is expected here' })
    }
  })
}

/** Leaves the bodies of the routes of this part of the app where they are: each handler reads its own. */
export function leaveBodies(part: App): void {
  part.removeAllContentTypeParsers()
  part.addContentTypeParser('*', (_request, _body, done) => done(null))
}

/** Whether a content type names no other charset. */
function isUtf8(contentType = ''): boolean {
  const charsets = [...contentType.matchAll(/;\s*charset\s*=\s*"?([^\s;"]*)/gi)]
  return charsets.every(([, charset]) => /^utf-?8$/i.test(charset!))
}

/** Undefined if the bytes are not UTF-8: a guess would make another name, or another password, of what was sent. */
function decoded(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

/** The router leaves what it cannot decode as it is, so it would reach services as another text than was meant. */
function refuseUndecodedQuery(url: string): void {
  try {
    decodeURIComponent(url.slice(pathOf(url).length))
  } catch {
    throw new DomainError('bad-request', { detail: 'The query is not percent-encoded UTF-8' })
  }
}

/** Refuses text that is not well-formed Unicode or holds control characters, and bodies too deep or of too many values. */
export function refuseStrangeText(root: unknown, name: 'body' | 'query'): void {
  const waiting: Place[] = [{ value: root, depth: 0 }]
  let seen = 1
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next
    if (depth > DEEPEST) throw new DomainError('bad-request', { detail: `Nested deeper than ${DEEPEST}` })
    if (typeof value === 'string' && isStrange(value)) throw strange(name, next)
    if (typeof value !== 'object' || value === null) continue
    for (const [key, child] of entriesOf(value)) {
      if (isStrange(key)) throw strange(name, next)
      waiting.push({ value: child, depth: depth + 1, key, inside: next })
      if (++seen > MOST_VALUES) throw new DomainError('bad-request', { detail: `More than ${MOST_VALUES} values` })
    }
  }
}

/** A value of what was sent, under a key of another one. */
interface Place {
  value: unknown
  depth: number
  key?: string
  inside?: Place
}

/** One after the other: of a body with too many, only the first ones are looked at. */
function* entriesOf(value: object): Iterable<[key: string, child: unknown]> {
  if (Array.isArray(value)) for (const [index, child] of value.entries()) yield [`${index}`, child]
  else for (const key of Object.keys(value)) yield [key, (value as Record<string, unknown>)[key]]
}

function isStrange(text: string): boolean {
  return !text.isWellFormed() || CONTROL.test(text)
}

/** The pointer is made only here: a stranger's keys may be long, and full of what must be escaped. */
function strange(name: 'body' | 'query', at: Place): DomainError {
  let pointer = ''
  for (let place: Place | undefined = at; place?.key !== undefined; place = place.inside) {
    pointer = `${pointerPart(place.key)}${pointer}`
  }
  const root = name === 'body' ? '' : '/query'
  return new DomainError('bad-request', {
    errors: [{ pointer: `${root}${pointer}`, detail: 'holds characters that are not allowed' }],
  })
}
