import { DomainError } from '@holdfast/errors'
import type { FastifyRequest } from 'fastify'
import type { App } from './fastify-app.ts'

/** Three times what the largest sensible body has. Each costs time to look at, and again to refuse. */
const MOST_VALUES = 2_000
const DEEPEST = 16
// Control characters (C0, DEL, C1): no name, address, token or password holds one, and logs, mails and CSV need none.
const CONTROL = /\p{Cc}/u

/** Takes JSON bodies only. An empty body is `undefined`, whatever its content type. */
export function readBodies(app: App): void {
  app.removeAllContentTypeParsers()
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else parseJson(request, body as string, done)
  })
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    if (body === '') done(null, undefined)
    else done(new DomainError('bad-request', { detail: 'Send the body as application/json' }))
  })
  app.addHook('preValidation', async (request: FastifyRequest) => {
    refuseStrangeText(request.body, 'body')
    refuseStrangeText(request.query, 'query')
    const isExpected = request.routeOptions.schema?.body !== undefined
    if (!isExpected && request.body !== undefined && JSON.stringify(request.body) !== '{}') {
      throw new DomainError('bad-request', { detail: 'No body is expected here' })
    }
  })
}

/** Refuses text that is not well-formed Unicode or holds control characters, and bodies too deep or of too many values. */
export function refuseStrangeText(root: unknown, name: 'body' | 'query'): void {
  const waiting = [{ value: root, pointer: name === 'body' ? '' : '/query', depth: 0 }]
  let seen = 1
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, pointer, depth } = next
    if (depth > DEEPEST) throw new DomainError('bad-request', { detail: `Nested deeper than ${DEEPEST}` })
    if (typeof value === 'string' && isStrange(value)) throw strange(pointer)
    if (typeof value !== 'object' || value === null) continue
    for (const [key, child] of entriesOf(value)) {
      if (isStrange(key)) throw strange(pointer)
      const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      waiting.push({ value: child, pointer: place, depth: depth + 1 })
      if (++seen > MOST_VALUES) throw new DomainError('bad-request', { detail: `More than ${MOST_VALUES} values` })
    }
  }
}

/** One after the other: of a body with too many, only the first ones are looked at. */
function* entriesOf(value: object): Iterable<[key: string, child: unknown]> {
  if (Array.isArray(value)) for (const [index, child] of value.entries()) yield [`${index}`, child]
  else for (const key of Object.keys(value)) yield [key, (value as Record<string, unknown>)[key]]
}

function isStrange(text: string): boolean {
  return !text.isWellFormed() || CONTROL.test(text)
}

function strange(pointer: string): DomainError {
  return new DomainError('bad-request', { errors: [{ pointer, detail: 'holds characters that are not allowed' }] })
}
