import { isId } from '@holdfast/contracts'
import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { describe } from '../../routes/route.ts'
import { CompanyParams, Exactly, Id, IdOut, Reason, Time, time } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'

const tag = 'Operator'

/** Acts of the platform's staff. Who is an operator, and whether the reason is one, the services decide. */
export function operatorRoutes(app: App, { userOperators, companyOperators }: Services): void {
  const onUsers = [
    {
      end: 'disable',
      id: 'disableUser',
      summary: 'Disable a user, ending every session',
      call: userOperators.disableUser,
    },
    { end: 'enable', id: 'enableUser', summary: 'Enable a disabled user', call: userOperators.enableUser },
    {
      end: 'reset-two-factor',
      id: 'resetTwoFactor',
      summary: 'Turn off the two-factor authentication of somebody who lost it',
      call: userOperators.resetTwoFactor,
    },
  ] as const
  for (const { end, id, summary, call } of onUsers) {
    app.post(
      `/v1/operator/users/${end}`,
      {
        schema: describe({
          id,
          tag,
          summary,
          body: Exactly({
            user: Type.String({ minLength: 1, maxLength: 254, description: 'Id or address' }),
            reason: Reason,
          }),
          answers: { 200: Type.Object({ userId: IdOut }) },
          problems: ['operators-only', 'reason-needed', 'not-found', 'two-factor-is-off', 'overloaded'],
        }),
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

  const onCompanies = [
    {
      end: 'suspend',
      id: 'suspendCompany',
      summary: 'Suspend a company',
      call: companyOperators.suspendCompany,
      problem: 'company-suspended',
    },
    {
      end: 'restore',
      id: 'restoreCompany',
      summary: 'Restore a suspended company',
      call: companyOperators.restoreCompany,
      problem: 'company-not-suspended',
    },
  ] as const
  for (const { end, id, summary, call, problem } of onCompanies) {
    app.post(
      `/v1/operator/companies/:companyId/${end}`,
      {
        schema: describe({
          id,
          tag,
          summary,
          params: CompanyParams,
          body: Exactly({ reason: Reason }),
          answers: { 204: 'Done' },
          problems: ['operators-only', 'reason-needed', 'company-closed', problem, 'overloaded'],
        }),
      },
      async (request, reply) => {
        await call({ ...request.params, ...request.body }, request.passport)
        return reply.code(204).send()
      },
    )
  }

  app.post(
    '/v1/operator/companies/:companyId/recover-owner',
    {
      schema: describe({
        id: 'recoverOwner',
        tag,
        summary: 'Give a company whose owner is gone to one of its administrators',
        description: 'Owner and administrators are told at once; it takes effect after 72 hours unless one objects.',
        params: CompanyParams,
        body: Exactly({ newOwnerId: Id, reason: Reason }),
        answers: { 200: Type.Object({ effectiveAt: Time }) },
        problems: [
          'operators-only',
          'reason-needed',
          'company-closed',
          'not-an-administrator',
          'already-owner',
          'recovery-under-way',
          'overloaded',
        ],
      }),
    },
    async (request) => {
      const { effectiveAt } = await companyOperators.recoverOwner(
        { ...request.params, ...request.body },
        request.passport,
      )
      return { effectiveAt: time(effectiveAt) }
    },
  )
}
