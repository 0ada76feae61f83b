import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, Exactly, Id, Reason, Time, time } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'

const tag = 'Operator'

/** Acts of the platform's staff on companies. Who is an operator, and whether the reason will do, company decides. */
export function companyOperatorRoutes(app: App, { companyOperators }: Services): void {
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
    route(
      app,
      {
        method: 'POST',
        path: `/v1/operator/companies/:companyId/${end}`,
        id,
        tag,
        callers: 'operators',
        summary,
        params: CompanyParams,
        body: Exactly({ reason: Reason }),
        answers: { 204: 'Done' },
        problems: ['reason-needed', 'company-closed', problem],
      },
      async (request, reply) => {
        await call({ ...request.params, ...request.body }, request.passport)
        return reply.code(204).send()
      },
    )
  }

  route(
    app,
    {
      method: 'POST',
      path: '/v1/operator/companies/:companyId/recover-owner',
      id: 'recoverOwner',
      tag,
      callers: 'operators',
      summary: 'Give a company whose owner is gone to one of its administrators',
      description: 'Owner and administrators are told at once; it takes effect after 72 hours unless one objects.',
      params: CompanyParams,
      body: Exactly({ newOwnerId: Id, reason: Reason }),
      answers: { 200: Type.Object({ effectiveAt: Time }) },
      problems: ['reason-needed', 'company-closed', 'not-an-administrator', 'already-owner', 'recovery-under-way'],
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
