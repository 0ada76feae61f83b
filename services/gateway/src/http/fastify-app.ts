import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { ResolveReply } from '@holdfast/contracts/identity'
import type { Log, Passport } from '@holdfast/runtime'
import type { FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from 'fastify'

/** A fastify instance that takes the types of bodies, queries and parameters from their schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  Log,
  TypeBoxTypeProvider
>

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, for the services behind; complete from the first handler on. */
    passport: Passport
    /** As identity knows it; of signed-in people only, not of API keys. */
    session: ResolveReply | undefined
  }
  interface FastifyContextConfig {
    /** Nobody is looked up, credentials are ignored: the body alone decides. */
    signedOut?: boolean
    /** Answers when the change is in force, however long that takes; no operation instead. */
    waits?: boolean
    /** Not counted towards any limit. */
    unlimited?: boolean
  }
}
