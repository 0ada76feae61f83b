import { isId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { Exactly } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'
import { changeOf, operationId } from './operation.ts'
import { operationView } from './operation-view.ts'

/** Milliseconds that a call which asks for an operation may wait for it. */
const WAIT_MS = 1_000

/** Answers with an operation where a change is committed, but may not be in force in every process yet. */
export function answerOperations(app: App): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const { pending } = request.passport ?? {}
    if (!pending || reply.statusCode >= 300) return payload
    const id = operationId(pending)
    const answer = { operationId: id, kind: 'change', state: 'running', status: reply.statusCode }
    const result = typeof payload === 'string' && payload !== '' ? JSON.parse(payload) : null
    reply.code(202).type('application/json; charset=utf-8').header('location', `/v1/operations/${id}`)
    return JSON.stringify({ ...answer, result })
  })
}

export function operationRoutes(app: App, { ledgers, operations }: Services): void {
  route(
    app,
    {
      method: 'GET',
      path: '/v1/operations/:operationId',
      id: 'getOperation',
      tag: 'Operations',
      permission: [{ permission: 'sites.see', when: 'it is work on a site' }],
      summary: 'How far has it come?',
      description: 'Of a change: is it in force? Waits up to a second for that.',
      params: Exactly({ operationId: Type.String({ minLength: 1, maxLength: 200 }) }),
      answers: { 200: Type.Ref('Operation#') },
    },
    async (request) => {
      const { operationId } = request.params
      if (isId(operationId)) return operationView(await operations.getOperation({ operationId }, request.passport))
      const change = changeOf(operationId)
      const ledger = change && Object.hasOwn(ledgers, change.owner) && ledgers[change.owner as keyof typeof ledgers]
      if (!ledger) throw new DomainError('not-found')
      const { epoch, shard, seq } = change
      const { inForce } = await ledger.awaitInForce({ epoch, shard, seq, waitMs: WAIT_MS }, request.passport)
      return { operationId, kind: 'change' as const, state: inForce ? ('done' as const) : ('running' as const) }
    },
  )
}
