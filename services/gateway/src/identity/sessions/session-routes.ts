import { DomainError } from '@holdfast/errors'
import { type Static, Type } from 'typebox'
import { CsrfToken, heldToken, RENEWS, Renewed, renewSession } from '../../callers/renewed-session.ts'
import type { SessionCookie } from '../../callers/session-cookie.ts'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { Exactly, IdOut, OneOf, Password, Time, TwoFactorCode, time } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'

const tag = 'Sessions'

const SignedIn = Type.Object({
  userId: IdOut,
  sessionId: IdOut,
  expiresAt: Time,
  csrfToken: CsrfToken,
  token: Type.Optional(Type.String({ description: 'With `as: "token"`; shown once' })),
})
const CurrentSession = Type.Object({
  userId: IdOut,
  sessionId: IdOut,
  expiresAt: Time,
  csrfToken: CsrfToken,
  twoFactor: Type.Boolean({ description: 'Signed in with two factors' }),
  operator: Type.Boolean(),
  provenAt: Type.Union([Time, Type.Null()], { description: 'When password and code were last proven' }),
})

export function sessionRoutes(app: App, { sessions }: Services, cookie: SessionCookie): void {
  route(
    app,
    {
      method: 'POST',
      path: '/v1/sessions',
      id: 'signIn',
      tag,
      callers: 'anyone',
      secret: true,
      summary: 'Sign in',
      description:
        'Sets a cookie, or answers a token for `Authorization: Bearer`. After too many failures, of an account or from a ' +
        'network, it is refused with `too-many-attempts` whatever the password; the right one still works in networks ' +
        'where the account was signed in to before, or a mailed link was followed.',
      body: Exactly({
        email: Type.String({ minLength: 1, maxLength: 254, examples: ['ada@example.com'] }),
        password: Password,
        code: Type.Optional(TwoFactorCode),
        as: Type.Optional(OneOf(['cookie', 'token'])),
      }),
      answers: { 200: SignedIn },
      problems: ['sign-in-failed', 'code-needed', 'code-used', 'too-many-attempts'],
    },
    async (request, reply): Promise<Static<typeof SignedIn>> => {
      const { as = 'cookie', ...credentials } = request.body
      const { token, userId, sessionId, csrfToken, expiresAt } = await sessions.signIn(credentials, request.passport)
      const answer = { userId, sessionId, csrfToken, expiresAt: time(expiresAt) }
      if (as === 'token') return { token, ...answer }
      cookie.set(reply, token, expiresAt)
      return answer
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/sessions/current',
      id: 'getCurrentSession',
      tag,
      callers: 'people',
      summary: 'Who am I?',
      answers: { 200: CurrentSession },
    },
    (request): Static<typeof CurrentSession> => {
      if (!request.session) throw new DomainError('keys-not-allowed')
      const { userId, sessionId, expiresAt, csrfToken, twoFactor, operator, provenAt } = request.session
      return {
        userId,
        sessionId,
        expiresAt: time(expiresAt),
        csrfToken,
        twoFactor,
        operator,
        provenAt: provenAt > 0 ? time(provenAt) : null,
      }
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/sessions/current',
      id: 'signOut',
      tag,
      callers: 'people',
      waits: true,
      summary: 'Sign out',
      description:
        'Sent again because an answer was lost, it may be answered 401: the session has ended, so who asks is nobody.',
      answers: { 204: 'Signed out' },
      problems: ['user-leaving'],
    },
    async (request, reply) => {
      await sessions.signOut({}, request.passport)
      if (cookie.read(request) !== undefined) cookie.clear(reply)
      return reply.code(204).send()
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/sessions/current/proof',
      id: 'prove',
      tag,
      callers: 'people',
      secret: true,
      // An operation could not be asked about with the former token.
      waits: true,
      summary: 'Prove the password (and code) again',
      description: `Good for 10 minutes, for what needs a fresh proof. Failures are counted for each session. ${RENEWS}`,
      body: Exactly({ password: Password, code: Type.Optional(TwoFactorCode) }),
      answers: { 200: Type.Object({ provenAt: Time, ...Renewed }) },
      problems: ['proof-failed', 'code-used', 'too-many-attempts', 'user-leaving'],
    },
    async (request, reply) => {
      const proof = { ...request.body, token: heldToken(request) }
      const { provenAt, session } = await sessions.prove(proof, request.passport)
      return { provenAt: time(provenAt), ...renewSession(request, reply, cookie, session) }
    },
  )
}
