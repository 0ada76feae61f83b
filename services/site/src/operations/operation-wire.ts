import {
  OperationFailed,
  type OperationInput,
  type OperationState,
  type OperationKind as WireKind,
} from '@holdfast/contracts/site'
import { canBeCancelled, type Failed, type Operation, type OperationKind, starterActor } from './operation.ts'

export const kindToWire = {
  'create-site': 'OPERATION_KIND_CREATE_SITE',
  'create-environment': 'OPERATION_KIND_CREATE_ENVIRONMENT',
  'delete-environment': 'OPERATION_KIND_DELETE_ENVIRONMENT',
  upload: 'OPERATION_KIND_UPLOAD',
  activate: 'OPERATION_KIND_ACTIVATE',
  push: 'OPERATION_KIND_PUSH',
  backup: 'OPERATION_KIND_BACKUP',
  restore: 'OPERATION_KIND_RESTORE',
  'verify-backup': 'OPERATION_KIND_VERIFY_BACKUP',
  clone: 'OPERATION_KIND_CLONE',
  reset: 'OPERATION_KIND_RESET',
  'delete-site': 'OPERATION_KIND_DELETE_SITE',
} as const satisfies Record<OperationKind, WireKind>

const stateToWire = {
  queued: 'OPERATION_STATE_QUEUED',
  running: 'OPERATION_STATE_RUNNING',
  done: 'OPERATION_STATE_DONE',
  failed: 'OPERATION_STATE_FAILED',
  cancelled: 'OPERATION_STATE_CANCELLED',
} as const satisfies Record<Operation['state'], OperationState>

const stateFromWire = Object.fromEntries(Object.entries(stateToWire).map(([state, wire]) => [wire, state])) as Record<
  string,
  Operation['state']
>

export function statesFromWire(states: OperationState[]): Operation['state'][] {
  return states.flatMap((state) => stateFromWire[state] ?? [])
}

/** The entry of an operation that failed, and its data. */
export function failedEntry(operation: Failed) {
  const { companyId, siteId, id: operationId, kind, environmentId, problem } = operation
  const told = { companyId, siteId, operationId, kind: kindToWire[kind], code: problem.code, environmentId }
  return [OperationFailed, { ...told, startedBy: starterActor(operation) }] as const
}

/** What of an operation its viewer is told, beside itself. */
export interface Told {
  /** Whether they may know who started it. */
  isStarterShown: boolean
  /** What its site is called now, if it is there. */
  siteName: string | undefined
}

export function operationToWire(operation: Operation, { isStarterShown, siteName }: Told): OperationInput {
  const { id, kind, companyId, siteId, environmentId, state, step, percent, startedAt, reference, result } = operation
  return {
    operationId: id,
    kind: kindToWire[kind],
    companyId,
    siteId,
    siteName,
    environmentId,
    state: stateToWire[state],
    step,
    percent,
    startedAt,
    reference,
    ...result,
    ...(isStarterShown && { startedBy: starterActor(operation) }),
    ...('endedAt' in operation && { endedAt: operation.endedAt }),
    ...('problem' in operation && { problem: operation.problem.code, detail: operation.problem.detail }),
    canBeCancelled: canBeCancelled(operation),
    reason: operation.input.reason,
  }
}
