import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { ResolveReply } from '@holdfast/contracts/identity'
import type { Log, OpenSpan, Passport } from '@holdfast/runtime'
import type {
  ContextConfigDefault,
  FastifyInstance,
  FastifySchema,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
  RouteGenericInterface,
  RouteHandlerMethod,
} from 'fastify'

/** A fastify instance that takes the types of bodies, queries and parameters from their schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  Log,
  TypeBoxTypeProvider
>

/** A handler whose request has the types of these schemas. */
export type HandlerOf<Schema extends FastifySchema> = RouteHandlerMethod<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  RouteGenericInterface,
  ContextConfigDefault,
  Schema,
  TypeBoxTypeProvider,
  Log
>

/** A session's token as the caller sent it. */
export interface HeldToken {
  token: string
  by: 'bearer' | 'cookie'
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Tells the services behind who calls. Complete when the handler begins. */
    passport: Passport
    /** The caller's session, where the caller is a person and not an API key. */
    session: ResolveReply | undefined
    /** The token of {@link FastifyRequest.session}, and how it came. */
    held: HeldToken | undefined
    /** Absent unless the request is traced. */
    span: OpenSpan | undefined
    /** The code of the problem with which it was answered. */
    problem: string | undefined
  }
  /** Follows from a route's declaration, see routes/route.ts. */
  interface FastifyContextConfig {
    isDeclared?: boolean
    /** Credentials are ignored. */
    signedOut?: boolean
    /** A repeat with the same Idempotency-Key gets the first outcome. */
    isRecorded?: boolean
    /** Answers with an operation where the change is not in force everywhere after some time. */
    answersEarly?: boolean
    /** Not counted towards any limit. */
    unlimited?: boolean
    /** The body is an archive: the handler reads it, nobody else. */
    takesArchive?: boolean
  }
}
