import { type Code, codes, DomainError, toProblem } from '@holdfast/errors'
import { type TSchema, Type } from 'typebox'

export const ProblemSchema = Type.Object(
  {
    type: Type.String({ examples: ['urn:holdfast:problem:not-found'] }),
    title: Type.String({ examples: ['Not found'] }),
    status: Type.Integer({ examples: [404] }),
    detail: Type.String(),
    instance: Type.String({ description: 'The path that was called' }),
    code: Type.String({ description: 'Stable, for programs', examples: ['not-found'] }),
    requestId: Type.String({ format: 'uuid' }),
    errors: Type.Optional(
      Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() }), {
        description: 'What is wrong with the body, by JSON pointer',
      }),
    ),
  },
  { $id: 'Problem', description: 'RFC 9457' },
)

export const OperationSchema = Type.Object(
  {
    operationId: Type.String({ description: 'For `GET /v1/operations/{operationId}`' }),
    state: Type.String({ examples: ['running'] }),
    status: Type.Integer({ description: 'What the call would have answered', examples: [200] }),
    result: Type.Unknown({ description: 'The body it would have answered; null for none' }),
  },
  { $id: 'Operation', description: 'The change is done, and will be in force everywhere within seconds' },
)

type Successes = Partial<Record<200 | 201 | 202 | 204, TSchema | Content | string>>
interface Content {
  description: string
  headers?: Record<string, TSchema>
  content: Record<string, { schema: TSchema }>
}

interface Description<Body, Params, Query> {
  /** operationId: a verb and a noun in camelCase. */
  id: string
  tag: string
  summary: string
  description?: string
  body?: Body
  params?: Params
  querystring?: Query
  /** The answer's schema by status; text for an answer without a body. */
  answers: Successes
  /** Refusals of this operation beside those that every operation has. */
  problems?: Code[]
  signedOut?: boolean
  /** Answers only when the change is in force, however long that takes. */
  waits?: boolean
  /** The answer has an ETag, for If-Match. */
  hasEtag?: boolean
  /** If-Match is honoured. */
  honoursIfMatch?: boolean
}

/** The one schema of a route: validates, serialises, and becomes its page in the documentation. */
export function describe<Body extends TSchema, Params extends TSchema, Query extends TSchema>(
  route: Description<Body, Params, Query>,
) {
  return {
    operationId: route.id,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description && { description: route.description }),
    security: route.signedOut ? [] : [{ bearer: [] }, { cookie: [] }],
    ...(route.body && { body: route.body }),
    ...(route.params && { params: route.params }),
    ...(route.querystring && { querystring: route.querystring }),
    ...(!isReading(route.id) && { headers: headersOf(route) }),
    response: { ...later(route), ...answers(route), ...refusals(route) },
  } as {
    // Fastify's types leave a part unknown when its schema is absent.
    body: Body
    params: Params
    querystring: Query
  }
}

function headersOf({ honoursIfMatch, signedOut }: { honoursIfMatch?: boolean; signedOut?: boolean }) {
  const text = (maxLength: number, description: string) => Type.Optional(Type.String({ maxLength, description }))
  return Type.Object({
    'idempotency-key': text(255, 'The same key and body within 24 hours: the first answer again'),
    ...(!signedOut && { 'x-csrf-token': text(512, 'Needed where the session is held by a cookie') }),
    ...(honoursIfMatch && { 'if-match': text(200, 'The ETag that the change is meant for') }),
  })
}

// An operation is named so exactly where it changes nothing.
function isReading(id: string): boolean {
  return id.startsWith('get') || id.startsWith('list')
}

function answers({ answers, hasEtag }: Pick<Description<never, never, never>, 'answers' | 'hasEtag'>) {
  const headers = hasEtag ? { headers: { etag: Type.String({ description: 'For If-Match' }) } } : {}
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => {
      if (typeof answer === 'string') return [status, { type: 'null', description: answer }]
      if ('content' in answer) return [status, { ...headers, ...answer }]
      const description = (answer as { description?: string }).description ?? 'Done'
      return [status, { description, ...headers, content: { 'application/json': { schema: answer } } }]
    }),
  )
}

/** Any change may have to wait for a process that stopped silently. */
function later({ id, signedOut, waits }: { id: string; signedOut?: boolean; waits?: boolean }) {
  if (isReading(id) || signedOut || waits) return {}
  const schema = { $ref: 'Operation#' }
  const description = 'Done, but not in force everywhere after 2 seconds'
  return { 202: { description, content: { 'application/json': { schema } } } }
}

// All of their operations that ask who is there.
const FOR_PEOPLE = new Set(['Sessions', 'Me', 'API keys', 'Operator'])

function refusals(route: Description<TSchema, TSchema, TSchema>) {
  const known = new Set<Code>(['bad-request', 'too-many-requests', 'unavailable', ...(route.problems ?? [])])
  if (!route.signedOut && FOR_PEOPLE.has(route.tag)) known.add('keys-not-allowed')
  if (!route.signedOut) known.add('not-signed-in').add('csrf-token-needed').add('cross-site-request')
  if (route.params) known.add('not-found')
  if (route.honoursIfMatch) known.add('changed-meanwhile')
  if (!isReading(route.id)) known.add('idempotency-key-reused')
  const byStatus = Map.groupBy([...known].sort(), (code) => statusOf(code))
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, group]) => [
        status,
        {
          description: group.map((code) => `\`${code}\`: ${codes[code].title}`).join('\n\n'),
          content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } },
        },
      ]),
  )
}

function statusOf(code: Code): number {
  return toProblem(new DomainError(code), { instance: '', requestId: '' }).status
}
