import { Type } from 'typebox'
import { heldToken, RENEWS, Renewed, renewSession } from '../../callers/renewed-session.ts'
import type { SessionCookie } from '../../callers/session-cookie.ts'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { Exactly, Token, TwoFactorCode } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'

const tag = 'Me'

const recoveryCodes = Type.Array(Type.String(), {
  description: 'Shown once; each works once, where a code is asked for',
})

export function twoFactorRoutes(app: App, { twoFactor }: Services, cookie: SessionCookie): void {
  route(
    app,
    {
      method: 'POST',
      path: '/v1/me/two-factor',
      id: 'beginTwoFactor',
      tag,
      callers: 'people',
      freshProof: true,
      // Each call shows another secret, and none counts before it is confirmed.
      recorded: false,
      summary: 'Begin to turn two-factor on',
      answers: { 200: Type.Object({ secret: Type.String(), otpauthUri: Type.String() }) },
      problems: ['two-factor-is-on', 'email-not-confirmed', 'user-leaving', 'changed-meanwhile'],
    },
    (request) => twoFactor.begin({}, request.passport),
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/me/two-factor/confirm',
      id: 'confirmTwoFactor',
      tag,
      callers: 'people',
      freshProof: true,
      secret: true,
      waits: true,
      summary: 'Turn two-factor on, by a first code',
      description: RENEWS,
      body: Exactly({ code: TwoFactorCode }),
      answers: { 200: Type.Object({ recoveryCodes, ...Renewed }) },
      problems: ['wrong-code', 'two-factor-is-on', 'two-factor-is-off', 'too-many-attempts', 'user-leaving'],
    },
    async (request, reply) => {
      const first = { ...request.body, token: heldToken(request) }
      const { recoveryCodes, session } = await twoFactor.confirm(first, request.passport)
      return { recoveryCodes, ...renewSession(request, reply, cookie, session) }
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/me/two-factor',
      id: 'turnOffTwoFactor',
      tag,
      callers: 'people',
      freshProof: true,
      summary: 'Turn two-factor off',
      answers: { 204: 'Off' },
      problems: ['two-factor-is-off', 'user-leaving'],
    },
    async (request, reply) => {
      await twoFactor.turnOff({}, request.passport)
      return reply.code(204).send()
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/me/two-factor/undo',
      id: 'undoTwoFactor',
      tag,
      callers: 'anyone',
      summary: 'Undo two-factor that one never set up',
      description:
        'By the link of the mail that told of it, for 7 days. Ends every session and API key, and mails a link to set a ' +
        'new password.',
      body: Exactly({ token: Token }),
      answers: { 204: 'Undone' },
      problems: ['invalid-token'],
    },
    async (request, reply) => {
      await twoFactor.undo(request.body, request.passport)
      return reply.code(204).send()
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/me/two-factor/recovery-codes',
      id: 'renewRecoveryCodes',
      tag,
      callers: 'people',
      freshProof: true,
      secret: true,
      summary: 'Get new recovery codes',
      description: 'The former codes are void.',
      answers: { 200: Type.Object({ recoveryCodes }) },
      problems: ['two-factor-is-off', 'user-leaving'],
    },
    (request) => twoFactor.renewRecoveryCodes({}, request.passport),
  )
}
