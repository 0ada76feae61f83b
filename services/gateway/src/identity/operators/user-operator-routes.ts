import { isId } from '@holdfast/contracts'
import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { Exactly, IdOut, Reason } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'

const tag = 'Operator'

/** Acts of the platform's staff on users. Who is an operator, and whether the reason will do, identity decides. */
export function userOperatorRoutes(app: App, { userOperators }: Services): void {
  const onUsers = [
    {
      end: 'disable',
      id: 'disableUser',
      problems: ['own-access'],
      summary: 'Disable a user, ending every session',
      call: userOperators.disableUser,
    },
    {
      end: 'enable',
      id: 'enableUser',
      problems: [],
      summary: 'Enable a disabled user',
      call: userOperators.enableUser,
    },
    {
      end: 'reset-two-factor',
      id: 'resetTwoFactor',
      problems: ['two-factor-is-off'],
      summary: 'Turn off the two-factor authentication of somebody who lost it',
      call: userOperators.resetTwoFactor,
    },
  ] as const
  for (const { end, id, summary, call, problems } of onUsers) {
    route(
      app,
      {
        method: 'POST',
        path: `/v1/operator/users/${end}`,
        id,
        tag,
        callers: 'operators',
        summary,
        body: Exactly({
          user: Type.String({ minLength: 1, maxLength: 254, description: 'Id or address' }),
          reason: Reason,
        }),
        answers: { 200: Type.Object({ userId: IdOut }) },
        problems: ['reason-needed', 'not-found', 'user-leaving', ...problems],
      },
      async (request) => {
        const { user, reason } = request.body
        const { userId } = await call(
          { user: isId(user) ? { userId: user } : { email: user }, reason },
          request.passport,
        )
        return { userId }
      },
    )
  }
}
