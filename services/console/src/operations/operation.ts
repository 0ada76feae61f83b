import type { components } from '../api/generated/openapi.ts'

export type Operation = components['schemas']['Operation']
export type OperationState = Operation['state']
/** Work on a site. A change of the ledger alone is waited for in send.ts, and is never shown. */
export type WorkKind = Exclude<Operation['kind'], 'change'>
export type StartedBy = NonNullable<Operation['startedBy']>

export const operationStates: readonly OperationState[] = ['queued', 'running', 'done', 'failed', 'cancelled']

export function isOver({ state }: Pick<Operation, 'state'>): boolean {
  return state !== 'queued' && state !== 'running'
}

/** What is known to be done, for a bar; undefined while nobody can say. */
export function percentOf({ state, percent }: Pick<Operation, 'state' | 'percent'>): number | undefined {
  if (state === 'done') return 100
  return state === 'running' ? percent : undefined
}
