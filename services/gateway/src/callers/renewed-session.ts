import type { RenewedSession } from '@holdfast/contracts/identity'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import type { SessionCookie } from './session-cookie.ts'

export const CsrfToken = Type.String({ description: 'For `X-CSRF-Token`, where the session is held by a cookie' })

/** The part of an answer that tells of the session's new token. */
export const Renewed = {
  csrfToken: CsrfToken,
  token: Type.Optional(Type.String({ description: 'Of calls with `Authorization: Bearer`; shown once' })),
}

/** For descriptions of operations that answer with {@link Renewed}. */
export const RENEWS =
  'The session gets another token, by the way in which the call sent the former one: as a cookie, or as `token`. The ' +
  'former one ends at once, and with it its CSRF token. Who lost the answer signs in again.'

/** Gives the caller the session's new token. A script of a page, which sends a cookie, does not get to see it. */
export function renewSession(
  request: FastifyRequest,
  reply: FastifyReply,
  cookie: SessionCookie,
  renewed: RenewedSession | null | undefined,
): Static<ReturnType<typeof Type.Object<typeof Renewed>>> {
  const { token, csrfToken } = renewed!
  if (request.held?.by === 'bearer') return { csrfToken, token }
  cookie.set(reply, token, request.session!.expiresAt)
  return { csrfToken }
}

/** The token with which the call came; empty for an API key, which is refused anyway. */
export function heldToken(request: FastifyRequest): string {
  return request.held?.token ?? ''
}
