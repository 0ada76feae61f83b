import type { PermissionId } from '@holdfast/access'
import type { Code } from '@holdfast/errors'
import type { FastifySchema } from 'fastify'
import { type TSchema, Type } from 'typebox'
import type { App, HandlerOf } from '../http/fastify-app.ts'
import type { Tag } from '../openapi/tags.ts'
import { type AnswersByStatus, archiveBody, earlyAnswer, startAnswer, successAnswers } from './answer.ts'
import { canKeysCall, type PermissionNeed, type PermissionOfRoute, type PermissionShown } from './permission.ts'
import { refusalAnswers, refusalsOfRoute } from './refusal.ts'
import type { FreshProof, RouteTraits } from './trait.ts'

/**
 * Who may call. Members of a company: by the permission they need. An API key, too, where it can have the permission.
 * Whether the caller has it is for the service that owns the resource to decide; the documentation says what it decides.
 */
type Callers =
  | { callers: RouteTraits['callers']; permission?: undefined }
  | { callers?: undefined; permission: PermissionId | PermissionNeed[] }

interface Parts<Body, Params, Query> {
  method: RouteTraits['method']
  /** As fastify writes it: `/v1/companies/:companyId`. */
  path: string
  /** operationId: a verb and a noun in camelCase. */
  id: string
  tag: Tag
  summary: string
  description?: string
  body?: Body
  /** The body is an archive, which the handler reads. Where it is known, its digest stands for it in repeats. */
  takesArchive?: true
  params?: Params
  querystring?: Query
  /**
   * Answers 202 with an operation, which goes on. What it changed of access when it began is in force then: an answer
   * cannot name two operations.
   */
  startsOperation?: true
  answers: AnswersByStatus
  /** Refusals beside those that follow from everything else here. */
  problems?: readonly Code[]
  /** Permissions that decide what the answer shows. */
  shows?: PermissionShown[]
  /**
   * Is refused with `proof-needed` unless password (and code) were given in the last ten minutes; with `when`, on that
   * condition. The contract of the method that the route calls says the same (`fresh_proof`), and the service decides.
   * Operators' acts always need it.
   */
  freshProof?: Exclude<FreshProof, false>
  /** The answer holds a secret that is not kept: a repeat with the same Idempotency-Key is refused with `already-done`. */
  secret?: boolean
  /**
   * False for a call that is no GET, and whose own outcome no service keeps. A repeat with the same Idempotency-Key is
   * done again, and the answer waits for nothing to be in force.
   */
  recorded?: false
  /** Answers only when the change is in force, however long that takes. */
  waits?: true
  /** The answer has an ETag, for If-Match. */
  hasEtag?: true
  /** If-Match is honoured. */
  honoursIfMatch?: true
  /** Not counted towards any limit. */
  unlimited?: true
}

export type RouteDeclaration<Body, Params, Query> = Parts<Body, Params, Query> & Callers

/**
 * Registers a route. Everything about it is declared once, here: fastify's config, the schema that validates and
 * serialises, the usual refusals and its page in the documentation follow.
 */
export function route<Body extends TSchema, Params extends TSchema, Query extends TSchema>(
  app: App,
  declaration: RouteDeclaration<Body, Params, Query>,
  handler: HandlerOf<{ body: Body; params: Params; querystring: Query }>,
): void {
  const traits = traitsOf(declaration)
  if (traits.answersEarly && declaration.answers[202]) throw new Error(`${declaration.id}: 202 has two meanings`)
  app.route({
    method: declaration.method,
    url: declaration.path,
    config: {
      isDeclared: true,
      signedOut: traits.callers === 'anyone',
      isRecorded: traits.isRecorded,
      answersEarly: traits.answersEarly,
      unlimited: traits.unlimited,
      takesArchive: traits.takesArchive,
    },
    schema: schemaOf(declaration, traits),
    handler: handler as HandlerOf<FastifySchema>,
  })
}

/** Refuses to start with a route that nothing is declared about, unless it is no part of the API. */
export function needDeclarations(app: App): void {
  app.addHook('onRoute', ({ method, url, config, schema }) => {
    const isHidden = (schema as { hide?: boolean } | undefined)?.hide === true
    if (!config?.isDeclared && !isHidden) throw new Error(`declare ${method} ${url} with route()`)
  })
}

const credentials: Record<string, string[]>[] = [{ bearer: [] }, { cookie: [] }]

function traitsOf(declaration: RouteDeclaration<TSchema, TSchema, TSchema>): RouteTraits {
  const { method, permission, shows = [], secret = false } = declaration
  const needs = typeof permission === 'string' ? [{ permission }] : (permission ?? [])
  const callers = declaration.callers ?? (canKeysCall(needs) ? 'people-and-keys' : 'people')
  const isRecorded = declaration.recorded ?? method !== 'GET'
  return {
    method,
    callers,
    needs,
    shows,
    freshProof: declaration.freshProof ?? callers === 'operators',
    secret,
    isRecorded,
    unlimited: declaration.unlimited ?? false,
    answersEarly: isRecorded && callers !== 'anyone' && !declaration.waits && !declaration.startsOperation,
    hasEtag: declaration.hasEtag ?? false,
    honoursIfMatch: declaration.honoursIfMatch ?? false,
    hasBody: declaration.body !== undefined,
    takesArchive: declaration.takesArchive ?? false,
    startsOperation: declaration.startsOperation ?? false,
    answersBody:
      declaration.startsOperation === true ||
      Object.values(declaration.answers).some((answer) => typeof answer !== 'string'),
    hasParams: declaration.params !== undefined,
    isList: Object.hasOwn((declaration.querystring as { properties?: object } | undefined)?.properties ?? {}, 'after'),
  }
}

function schemaOf(declaration: RouteDeclaration<TSchema, TSchema, TSchema>, traits: RouteTraits) {
  const { id, tag, summary, body, params, querystring, answers, problems = [] } = declaration
  const description = descriptionOf(declaration, traits)
  const headers = headersOf(traits)
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: traits.callers === 'anyone' ? [] : credentials,
    ...(body && { body }),
    ...(traits.takesArchive && { body: archiveBody }),
    ...(params && { params }),
    ...(querystring && { querystring }),
    ...(headers && { headers }),
    response: {
      ...(traits.startsOperation && startAnswer),
      ...(traits.answersEarly && earlyAnswer),
      ...successAnswers(answers, traits),
      ...refusalAnswers(refusalsOfRoute(traits, problems)),
    },
    ...extensionsOf(traits),
  }
}

function descriptionOf({ description }: { description?: string }, traits: RouteTraits): string {
  const { method, freshProof, isRecorded, answersEarly, startsOperation } = traits
  return [
    freshProof && (freshProof === true ? 'Needs a fresh proof.' : `Needs a fresh proof when ${freshProof.when}.`),
    description,
    startsOperation && 'The answer waits until what it says is in force; the operation is that of the work.',
    isRecorded &&
      !answersEarly &&
      !startsOperation &&
      'The answer waits until the change is in force; it is never an operation.',
    !isRecorded && method !== 'GET' && 'An Idempotency-Key is ignored: a repeat is done again.',
  ]
    .filter(Boolean)
    .join(' ')
}

function headersOf({ method, callers, isRecorded, honoursIfMatch, takesArchive }: RouteTraits) {
  if (method === 'GET') return undefined
  const text = (maxLength: number, description: string) => Type.Optional(Type.String({ maxLength, description }))
  return Type.Object({
    ...(isRecorded && {
      'idempotency-key': text(255, 'The same key and body within 24 hours: the first answer again'),
    }),
    ...(callers !== 'anyone' && { 'x-csrf-token': text(512, 'Needed where the session is held by a cookie') }),
    ...(takesArchive && {
      'content-digest': text(
        1_000,
        'RFC 9530, with `sha-256`: the archive is compared with it. Needed with an Idempotency-Key',
      ),
    }),
    ...(honoursIfMatch && { 'if-match': text(200, 'The ETag that the change is meant for') }),
  })
}

function extensionsOf({ needs, shows, freshProof }: RouteTraits) {
  const permission: PermissionOfRoute = { needs, ...(shows.length > 0 && { shows }) }
  return {
    ...(needs.length + shows.length > 0 && { 'x-permission': permission }),
    ...(freshProof && { 'x-fresh-proof': freshProof }),
  }
}
