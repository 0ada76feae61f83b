import type { Operation, OperationKind, OperationState } from '@holdfast/contracts/site'
import { type Code, codes, DomainError, toProblem } from '@holdfast/errors'
import { type Static, Type } from 'typebox'
import { ActorSchema, actorView } from '../../schemas/actors.ts'
import { IdOut, OneOf, Time, time } from '../../schemas/fields.ts'

const kinds = {
  OPERATION_KIND_CREATE_SITE: 'create-site',
  OPERATION_KIND_CREATE_ENVIRONMENT: 'create-environment',
  OPERATION_KIND_DELETE_ENVIRONMENT: 'delete-environment',
  OPERATION_KIND_UPLOAD: 'upload',
  OPERATION_KIND_ACTIVATE: 'activate',
  OPERATION_KIND_PUSH: 'push',
  OPERATION_KIND_BACKUP: 'backup',
  OPERATION_KIND_RESTORE: 'restore',
  OPERATION_KIND_VERIFY_BACKUP: 'verify-backup',
  OPERATION_KIND_CLONE: 'clone',
  OPERATION_KIND_RESET: 'reset',
  OPERATION_KIND_DELETE_SITE: 'delete-site',
} as const satisfies Record<Exclude<OperationKind, 'OPERATION_KIND_UNSPECIFIED'>, string>

export const StateSchema = OneOf(['queued', 'running', 'done', 'failed', 'cancelled'])
export type State = Static<typeof StateSchema>

const states: Record<OperationState, State> = {
  OPERATION_STATE_UNSPECIFIED: 'running',
  OPERATION_STATE_QUEUED: 'queued',
  OPERATION_STATE_RUNNING: 'running',
  OPERATION_STATE_DONE: 'done',
  OPERATION_STATE_FAILED: 'failed',
  OPERATION_STATE_CANCELLED: 'cancelled',
}

/** Both kinds of operations: a change that comes into force, and work on a site. */
export const OperationSchema = Type.Object(
  {
    operationId: Type.String({ description: 'For `GET /v1/operations/{operationId}`' }),
    kind: OneOf(
      ['change', ...Object.values(kinds)],
      '`change`: the change is done, and will be in force everywhere within seconds. Everything else is work on a site',
    ),
    state: StateSchema,
    status: Type.Optional(
      Type.Integer({ description: 'Of a change: what its call would have answered', examples: [200] }),
    ),
    result: Type.Optional(
      Type.Unknown({
        description:
          'Of a change: the body that its call would have answered; null for none. Of done work: the ids of what came of it',
      }),
    ),
    companyId: Type.Optional(IdOut),
    siteId: Type.Optional(IdOut),
    siteName: Type.Optional(Type.String({ description: 'What the site is called now; missing where it is gone' })),
    environmentId: Type.Optional(IdOut),
    step: Type.Optional(Type.String({ description: 'What it does now', examples: ['activate'] })),
    percent: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    startedBy: Type.Optional(ActorSchema),
    startedAt: Type.Optional(Time),
    endedAt: Type.Optional(Time),
    canBeCancelled: Type.Optional(Type.Boolean()),
    reason: Type.Optional(
      Type.String({ description: 'Why it was wanted, in the words of whoever started it: of going back to a release' }),
    ),
    problem: Type.Optional(
      Type.Object(
        { type: Type.String(), title: Type.String(), detail: Type.String(), code: Type.String() },
        { description: 'Why it failed, as RFC 9457' },
      ),
    ),
    reference: Type.Optional(Type.String({ description: 'For support: the id of the request that started it' })),
  },
  { $id: 'Operation' },
)

export function stateMessage(state: State): OperationState {
  return `OPERATION_STATE_${state.toUpperCase() as Uppercase<State>}`
}

/** Work on a site. */
export function operationView(operation: Operation): Static<typeof OperationSchema> {
  const { operationId, companyId, siteId, siteName, environmentId, step, percent } = operation
  const { reference, canBeCancelled, reason } = operation
  const state = states[operation.state]
  return {
    operationId,
    kind: kinds[operation.kind as keyof typeof kinds],
    state,
    companyId,
    siteId,
    siteName,
    environmentId,
    step,
    percent,
    startedBy: actorView(operation.startedBy),
    startedAt: time(operation.startedAt),
    endedAt: operation.endedAt === undefined ? undefined : time(operation.endedAt),
    canBeCancelled,
    reason,
    result: state === 'done' ? resultOf(operation) : undefined,
    problem: state === 'failed' ? problemOf(operation) : undefined,
    reference,
  }
}

function resultOf({ siteId, environmentId, releaseId, backupId }: Operation) {
  return { siteId, environmentId, releaseId, backupId }
}

function problemOf({ problem = '', detail }: Operation) {
  // What a host of another release than ours says, and we have no word for.
  const known: Code = Object.hasOwn(codes, problem) ? (problem as Code) : 'host-failed'
  const {
    type,
    title,
    detail: text,
    code,
  } = toProblem(new DomainError(known, { detail }), { instance: '', requestId: '' })
  return { type, title, detail: text, code }
}
