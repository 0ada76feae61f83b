import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { describe } from '../../routes/route.ts'
import { Code, Exactly } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'

const tag = 'Me'

const RecoveryCodes = Type.Object({
  recoveryCodes: Type.Array(Type.String(), { description: 'Shown once; each works once, where a code is asked for' }),
})

export function twoFactorRoutes(app: App, { twoFactor }: Services): void {
  app.post(
    '/v1/me/two-factor',
    {
      schema: describe({
        id: 'beginTwoFactor',
        tag,
        summary: 'Begin to turn two-factor on',
        answers: { 200: Type.Object({ secret: Type.String(), otpauthUri: Type.String() }) },
        problems: ['two-factor-is-on', 'already-done'],
      }),
    },
    (request) => twoFactor.begin({}, request.passport),
  )

  app.post(
    '/v1/me/two-factor/confirm',
    {
      schema: describe({
        id: 'confirmTwoFactor',
        tag,
        summary: 'Turn two-factor on, by a first code',
        body: Exactly({ code: Code }),
        answers: { 200: RecoveryCodes },
        problems: ['wrong-code', 'two-factor-is-on', 'too-many-attempts', 'already-done'],
      }),
    },
    (request) => twoFactor.confirm(request.body, request.passport),
  )

  app.delete(
    '/v1/me/two-factor',
    {
      schema: describe({
        id: 'turnOffTwoFactor',
        tag,
        summary: 'Turn two-factor off',
        description: 'Needs a fresh proof.',
        answers: { 204: 'Off' },
        problems: ['proof-needed', 'two-factor-is-off'],
      }),
    },
    async (request, reply) => {
      await twoFactor.turnOff({}, request.passport)
      return reply.code(204).send()
    },
  )

  app.post(
    '/v1/me/two-factor/recovery-codes',
    {
      schema: describe({
        id: 'renewRecoveryCodes',
        tag,
        summary: 'Get new recovery codes',
        description: 'Needs a fresh proof. The former codes are void.',
        answers: { 200: RecoveryCodes },
        problems: ['proof-needed', 'two-factor-is-off', 'already-done'],
      }),
    },
    (request) => twoFactor.renewRecoveryCodes({}, request.passport),
  )
}
