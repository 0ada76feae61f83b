import { isIP } from 'node:net'
import { API_KEY_PREFIX } from '@holdfast/contracts'
import type { ResolveReply } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import type { ApiKeyPrincipal, Passport, UserPrincipal } from '@holdfast/runtime'
import type { FastifyRequest } from 'fastify'
import type { HeldToken } from '../http/fastify-app.ts'
import type { Services } from '../services.ts'
import { isReading, needCsrfToken, refuseCrossSite } from './cross-site.ts'
import type { SessionCookie } from './session-cookie.ts'
import type { SessionMemory } from './session-memory.ts'

const LONGEST_TOKEN = 512
const BEARER = /^Bearer +([\x21-\x7e]+) *$/i

/** The caller: a person with a session, or an API key. */
export type RequestCaller =
  | { principal: UserPrincipal; session: ResolveReply; held: HeldToken }
  | { principal: ApiKeyPrincipal; session?: undefined; held?: undefined }

/** Finds the caller by the credentials of the request, or throws `not-signed-in`. */
export type CallerLookup = (request: FastifyRequest) => Promise<RequestCaller>

export function createCallerLookup(options: {
  sessions: SessionMemory
  services: Pick<Services, 'apiKeys' | 'asGateway'>
  cookie: SessionCookie
  publicUrl: string
}): CallerLookup {
  const { sessions, services, cookie, publicUrl } = options
  return async (request) => {
    const bearer = bearerOf(request)
    // No browser sends an Authorization header by itself, so that cross-site checks are for cookies alone.
    if (bearer?.startsWith(API_KEY_PREFIX)) return { principal: await resolveKey(request, bearer) }
    if (bearer !== undefined) return signedIn(await resolve(bearer), { token: bearer, by: 'bearer' })
    const token = cookie.read(request)
    if (token === undefined) throw new DomainError('not-signed-in')
    refuseCrossSite(request, publicUrl)
    const session = await resolve(token)
    if (!isReading(request)) needCsrfToken(request, session.csrfToken)
    return signedIn(session, { token, by: 'cookie' })
  }

  function signedIn(session: ResolveReply, held: HeldToken): RequestCaller {
    return { principal: principalOf(session), session, held }
  }

  function resolve(token: string): Promise<ResolveReply> {
    if (token.length > LONGEST_TOKEN) throw new DomainError('not-signed-in')
    return sessions.resolve(token)
  }

  async function resolveKey(request: FastifyRequest, key: string): Promise<ApiKeyPrincipal> {
    if (key.length > LONGEST_TOKEN) throw new DomainError('not-signed-in')
    const resolved = await services.apiKeys.resolveKey(
      { key },
      // Where the request came from, for security events.
      { ...services.asGateway(request.id), client: request.passport.client },
    )
    return { kind: 'api-key', ...resolved }
  }
}

export function bearerOf(request: FastifyRequest): string | undefined {
  return BEARER.exec(request.headers.authorization ?? '')?.[1]
}

/** The passport of a caller without credentials. */
export function anonymous(request: FastifyRequest): Passport {
  return { principal: { kind: 'anonymous' }, requestId: request.id, client: clientOf(request) }
}

function principalOf(session: ResolveReply): UserPrincipal {
  const { userId, sessionId, twoFactor, provenAt, operator } = session
  return { kind: 'user', userId, sessionId, twoFactor, provenAt, operator }
}

const LONGEST_USER_AGENT = 300

function clientOf(request: FastifyRequest): { ip: string; userAgent: string } {
  // A trusted proxy may still pass on text that is no address.
  const ip = [request.ip, request.socket.remoteAddress ?? ''].find((address) => isIP(address) !== 0) ?? ''
  const userAgent = (request.headers['user-agent'] ?? '').replace(/[^\x20-\x7e]/g, '?').slice(0, LONGEST_USER_AGENT)
  return { ip: ip.replace(/^::ffff:(?=\d+\.)/, ''), userAgent }
}
