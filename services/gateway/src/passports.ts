import type { SessionCookie } from './cookies.ts'
import { isReading, refuseCrossSite } from './csrf.ts'
import type { App } from './fastify.ts'
import type { RateLimit } from './rate-limit.ts'
import { repeatOf } from './repeats.ts'
import type { Services } from './services.ts'
import { anonymous, bearerOf, principalOf, whoIsAsking } from './who-is-asking.ts'

/** Gives every request its passport, before its body is read, and counts the call. */
export function issuePassports(
  app: App,
  options: { sessions: Services['sessions']; cookie: SessionCookie; publicUrl: string; limit: RateLimit },
): void {
  const { limit, publicUrl } = options
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
    const session = await ask(request).catch(async (error) => {
      await limit.address(request)
      throw error
    })
    await limit.user(request, session.userId)
    request.session = session
    request.passport.principal = principalOf(session)
  })

  app.addHook('preHandler', async (request) => {
    const repeat = repeatOf(request)
    if (repeat) request.passport.repeat = repeat
  })
}
