import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { Exactly, TwoFactorCode } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'

const tag = 'Me'

const RecoveryCodes = Type.Object({
  recoveryCodes: Type.Array(Type.String(), {
    description: 'Shown once; each works once, where a code is asked for',
  }),
})

export function twoFactorRoutes(app: App, { twoFactor }: Services): void {
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
      summary: 'Turn two-factor on, by a first code',
      body: Exactly({ code: TwoFactorCode }),
      answers: { 200: RecoveryCodes },
      problems: ['wrong-code', 'two-factor-is-on', 'two-factor-is-off', 'too-many-attempts', 'user-leaving'],
    },
    (request) => twoFactor.confirm(request.body, request.passport),
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
      path: '/v1/me/two-factor/recovery-codes',
      id: 'renewRecoveryCodes',
      tag,
      callers: 'people',
      freshProof: true,
      secret: true,
      summary: 'Get new recovery codes',
      description: 'The former codes are void.',
      answers: { 200: RecoveryCodes },
      problems: ['two-factor-is-off', 'user-leaving'],
    },
    (request) => twoFactor.renewRecoveryCodes({}, request.passport),
  )
}
