import type { KeyRing } from '@holdfast/runtime'
import type { FastifyRequest } from 'fastify'
import type { App } from '../http/fastify-app.ts'
import type { Services } from '../services.ts'
import { anonymous, bearerOf, createCallerLookup } from './caller-lookup.ts'
import { isReading, refuseCrossSite } from './cross-site.ts'
import { createRepeatOf } from './idempotency-keys.ts'
import type { RateLimit } from './rate-limit.ts'
import type { SecurityTrail } from './security-trail.ts'
import type { SessionCookie } from './session-cookie.ts'
import type { SessionMemory } from './session-memory.ts'

/** Milliseconds that a change may take to be in force before it is answered with an operation. */
const PATIENCE_MS = 2_000

/** Gives every request its passport, before its body is read, and counts the call. */
export function issuePassports(
  app: App,
  options: {
    sessions: SessionMemory
    services: Pick<Services, 'apiKeys' | 'asGateway'>
    cookie: SessionCookie
    publicUrl: string
    limit: RateLimit
    trail: SecurityTrail
    repeatSecrets: KeyRing['all']
  },
): void {
  const { limit, trail, publicUrl } = options
  const repeatOf = createRepeatOf(options.repeatSecrets)
  const callerOf = createCallerLookup(options)
  app.decorateRequest('passport')
  app.decorateRequest('session')
  app.decorateRequest('held')

  app.addHook('onRequest', async (request) => {
    request.passport = anonymous(request)
    await trail.ofRefusals(request, () => identify(request))
  })

  app.addHook('preHandler', async (request) => {
    const { isRecorded, answersEarly } = request.routeOptions.config
    const repeat = isRecorded && repeatOf(request)
    if (repeat) request.passport.repeat = repeat
    if (answersEarly) request.passport.patienceMs = PATIENCE_MS
  })

  async function identify(request: FastifyRequest): Promise<void> {
    const { url, config } = request.routeOptions
    if (config.unlimited) return
    if (!url?.startsWith('/v1/') || config.signedOut) {
      await limit.address(request)
      // A cross-site page could otherwise log its visitor in to the attacker's account.
      if (!isReading(request) && bearerOf(request) === undefined) refuseCrossSite(request, publicUrl)
      return
    }
    const { principal, session, held } = await callerOf(request).catch(async (error) => {
      await limit.address(request)
      throw error
    })
    request.session = session
    request.held = held
    request.passport.principal = principal
    // Calls of a key are not counted as its maker's: a program that calls too often does not lock its maker out.
    await limit.caller(request, principal.kind === 'api-key' ? principal.keyId : principal.userId)
  }
}
