import type { App } from '../http/fastify-app.ts'
import type { Services } from '../services.ts'
import { anonymous, bearerOf, whoIsAsking } from './caller-lookup.ts'
import { isReading, refuseCrossSite } from './cross-site.ts'
import { createRepeatOf } from './idempotency-keys.ts'
import type { RateLimit } from './rate-limit.ts'
import type { SessionCookie } from './session-cookie.ts'
import type { SessionMemory } from './session-memory.ts'

/** How long a change may take to be in force before it is answered with an operation, in milliseconds. */
const PATIENCE_MS = 2_000

/** Gives every request its passport, before its body is read, and counts the call. */
export function issuePassports(
  app: App,
  options: {
    sessions: SessionMemory
    apiKeys: Services['apiKeys']
    cookie: SessionCookie
    publicUrl: string
    limit: RateLimit
    repeatSecret: Uint8Array
  },
): void {
  const { limit, publicUrl } = options
  const repeatOf = createRepeatOf(options.repeatSecret)
  const ask = whoIsAsking(options)
  app.decorateRequest('passport')
  app.decorateRequest('session')

  app.addHook('onRequest', async (request) => {
    request.passport = anonymous(request)
    const { url, config } = request.routeOptions
    if (config.unlimited) return
    if (!url?.startsWith('/v1/') || config.signedOut) {
      await limit.address(request)
      // Else a page of somebody else's could sign its visitors in as somebody else.
      if (!isReading(request) && bearerOf(request) === undefined) refuseCrossSite(request, publicUrl)
      return
    }
    const { principal, session } = await ask(request).catch(async (error) => {
      await limit.address(request)
      throw error
    })
    // A key counts for itself: a program that runs wild leaves its maker their own calls.
    await limit.caller(request, principal.kind === 'api-key' ? principal.keyId : principal.userId)
    request.session = session
    request.passport.principal = principal
  })

  app.addHook('preHandler', async (request) => {
    const { isRecorded, answersEarly } = request.routeOptions.config
    const repeat = isRecorded && repeatOf(request)
    if (repeat) request.passport.repeat = repeat
    if (answersEarly) request.passport.patienceMs = PATIENCE_MS
  })
}
