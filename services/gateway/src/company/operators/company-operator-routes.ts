import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, Exactly, Id, IdOut, Reason, Time, time } from '../../schemas/fields.ts'
import { ListOf, ListQuery, listOf } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import { becauseView, SuspendedBecauseSchema } from '../companies/company-view.ts'

const tag = 'Operator'

/** Acts of the platform's staff on companies. Who is an operator, and whether the reason will do, company decides. */
export function companyOperatorRoutes(app: App, { companyOperators }: Services): void {
  const reason = Exactly({ reason: Reason })
  route(
    app,
    {
      method: 'POST',
      path: '/v1/operator/companies/:companyId/suspend',
      id: 'suspendCompany',
      tag,
      callers: 'operators',
      summary: 'Suspend a company',
      params: CompanyParams,
      body: reason,
      answers: { 204: 'Done' },
      problems: ['reason-needed', 'company-closed', 'company-suspended'],
    },
    async (request, reply) => {
      await companyOperators.suspendCompany({ ...request.params, ...request.body }, request.passport)
      return reply.code(204).send()
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/operator/companies/:companyId/restore',
      id: 'restoreCompany',
      tag,
      callers: 'operators',
      summary: 'Restore a suspended company',
      description: 'Lifts the suspension by an operator alone: a company that has not paid stays suspended.',
      params: CompanyParams,
      body: reason,
      answers: { 200: Type.Object({ suspendedBecause: SuspendedBecauseSchema }) },
      problems: ['reason-needed', 'company-closed', 'company-not-suspended', 'suspended-as-unpaid'],
    },
    async (request) => {
      const { because } = await companyOperators.restoreCompany(
        { ...request.params, ...request.body },
        request.passport,
      )
      return { suspendedBecause: becauseView(because) }
    },
  )

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

  route(
    app,
    {
      method: 'GET',
      path: '/v1/operator/closings',
      id: 'listClosings',
      tag,
      callers: 'operators',
      summary: 'Companies that were to be closed a minute ago or longer, and are still open',
      querystring: ListQuery,
      answers: { 200: ListOf(Type.Object({ companyId: IdOut, begunAt: Time })) },
    },
    async (request) => {
      const { closings, nextCursor } = await companyOperators.listClosings(request.query, request.passport)
      const shown = closings.map(({ companyId, begunAt }) => ({ companyId, begunAt: time(begunAt) }))
      return listOf(shown, nextCursor)
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/operator/companies/:companyId/withdraw-closing',
      id: 'withdrawClosingAsOperator',
      tag,
      callers: 'operators',
      summary: 'Take back the wish to close a company, where it cannot be decided',
      params: CompanyParams,
      body: reason,
      answers: { 204: 'The company stays open' },
      problems: ['reason-needed', 'company-closed'],
    },
    async (request, reply) => {
      await companyOperators.withdrawClosing({ ...request.params, ...request.body }, request.passport)
      return reply.code(204).send()
    },
  )
}
