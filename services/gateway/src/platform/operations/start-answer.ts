import type { Operation } from '@holdfast/contracts/site'
import type { FastifyReply } from 'fastify'
import { operationView } from './operation-view.ts'

/** The answer of a call that began work on a site. */
export function answerStarted(reply: FastifyReply, operation: Operation) {
  return reply.code(202).header('location', `/v1/operations/${operation.operationId}`).send(operationView(operation))
}
