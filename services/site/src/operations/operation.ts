import type { ActorInput } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import type { Principal } from '@holdfast/runtime'
import type { EpochNumber } from '../environments/environment.ts'

export const operationKinds = [
  'create-site',
  'create-environment',
  'delete-environment',
  'upload',
  'activate',
  'push',
  'backup',
  'restore',
  'verify-backup',
  'clone',
  'reset',
  'delete-site',
] as const
export type OperationKind = (typeof operationKinds)[number]

/** Who started an operation, as the call said it. Access is asked again for them before the visible step. */
export interface Starter {
  principal: Principal & { kind: 'user' | 'api-key' }
  /** The membership at the start: who was removed and has joined again is somebody else. */
  membershipId: string
}

interface OperationFields {
  id: string
  kind: OperationKind
  companyId: string
  siteId: string
  /** The environment that it is about. */
  environmentId?: string
  /** Those on which nothing else may run meanwhile. */
  locks: string[]
  /** Its turn among the operations of its site: of two that want the same environment the earlier one goes first. */
  turn: number
  /** Ids that were chosen at the start, and what was asked for; steps add what they learn. */
  input: Readonly<Record<string, string>>
  /** Nobody where the service itself started it: a daily backup, a proof. */
  startedBy?: Starter
  /** The id of the request that started it. */
  reference: string
  /** The ledger's incarnation in which it began. */
  epoch: EpochNumber
  startedAt: number
  /** It fails when it has not ended by then. */
  deadline: number
  step: string
  percent: number
  /** How often the present step was tried in vain. */
  attempts: number
  /** Nobody looks at it before. */
  notBefore: number
  /** The worker that has it, until when. */
  worker?: { id: string; until: number }
  /** Rises each time a worker takes it: what an earlier one saves is refused. */
  fence: number
  /** Visitors have been promised what it does: it cannot be cancelled any more. */
  isVisible: boolean
  result: { releaseId?: string; backupId?: string }
}

export type Unfinished = OperationFields & { state: 'queued' | 'running' }
export type Finished = OperationFields & { endedAt: number } & (
    | { state: 'done' }
    | { state: 'failed'; problem: OperationProblem; isCleaned: boolean }
    | { state: 'cancelled'; isCleaned: boolean }
  )
export type Failed = Finished & { state: 'failed' }
export type Operation = Unfinished | Finished

/** Why it failed: a code of the product's refusals, or one of the host's, with what the host said of it. */
export interface OperationProblem {
  code: string
  detail?: string
}

/** What is decided when an operation begins. */
export interface Beginning {
  kind: OperationKind
  companyId: string
  siteId: string
  environmentId?: string
  /** By default, the environment that it is about. */
  locks?: string[]
  input?: Record<string, string>
  /** How long it may take; an hour by default. */
  lifeMs?: number
}

const LIFE_MS = 3_600_000
/** Of one site at the same time. */
export const MOST_WAITING = 50

export function begin(
  { lifeMs = LIFE_MS, input = {}, locks, ...about }: Beginning,
  given: {
    id: string
    turn: number
    step: string
    startedBy: Starter | undefined
    reference: string
    epoch: EpochNumber
    now: number
  },
): Unfinished {
  const { now, startedBy, ...rest } = given
  return {
    ...about,
    ...rest,
    ...(startedBy && { startedBy }),
    locks: locks ?? (about.environmentId === undefined ? [] : [about.environmentId]),
    input,
    startedAt: now,
    deadline: now + lifeMs,
    percent: 0,
    attempts: 0,
    notBefore: now,
    fence: 0,
    isVisible: false,
    result: {},
    state: 'queued',
  }
}

/** A worker takes it. Only what it saves under this fence counts from now on. */
export function take(operation: Unfinished, worker: { id: string; until: number }): Unfinished {
  return { ...operation, state: 'running', worker, fence: operation.fence + 1 }
}

/** What a step says of how the operation goes on. */
export type StepProgress =
  | { next: string; percent: number; learned?: Record<string, string>; result?: OperationFields['result'] }
  /** The same step again, after a while: it waits for something. */
  | { waitMs: number; percent?: number; learned?: Record<string, string> }
  | { done: true; result?: OperationFields['result'] }

export function proceed(operation: Unfinished, progress: StepProgress, now: number): Operation {
  if ('done' in progress) {
    return {
      ...free(operation),
      result: { ...operation.result, ...progress.result },
      percent: 100,
      endedAt: now,
      state: 'done',
    }
  }
  const learned = { ...operation.input, ...progress.learned }
  if ('waitMs' in progress) {
    const percent = Math.max(operation.percent, progress.percent ?? 0)
    return { ...operation, input: learned, percent, notBefore: now + progress.waitMs }
  }
  const { next: step, percent, result } = progress
  const moved = { step, attempts: 0, notBefore: now, percent: Math.max(operation.percent, percent) }
  return { ...operation, ...moved, input: learned, result: { ...operation.result, ...result } }
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000

/** A step failed in a way that may pass. It is tried again later, until the deadline. */
export function tryLater(operation: Unfinished, now: number): Unfinished {
  const attempts = operation.attempts + 1
  const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 10))
  return { ...operation, attempts, notBefore: now + pauseMs }
}

export function fail(operation: Unfinished, problem: OperationProblem, now: number): Failed {
  return { ...free(operation), endedAt: now, state: 'failed', problem, isCleaned: false }
}

/** Throws `operation-over`; `too-late` where visitors see it already. */
export function cancel(operation: Operation, now: number): Finished {
  if (!isUnfinished(operation)) throw new DomainError('operation-over')
  if (operation.isVisible) throw new DomainError('too-late')
  // A worker that has it finds that its fence does not count any more.
  return { ...free(operation), fence: operation.fence + 1, endedAt: now, state: 'cancelled', isCleaned: false }
}

export function isUnfinished(operation: Operation): operation is Unfinished {
  return operation.state === 'queued' || operation.state === 'running'
}

export function canBeCancelled(operation: Operation): boolean {
  return isUnfinished(operation) && !operation.isVisible
}

/** Did this caller start it? */
export function isStartedBy(
  { startedBy }: Pick<Operation, 'startedBy'>,
  { principal }: { principal: Principal },
): boolean {
  const by = startedBy?.principal
  if (by?.kind === 'user') return principal.kind === 'user' && principal.userId === by.userId
  return by?.kind === 'api-key' && principal.kind === 'api-key' && principal.keyId === by.keyId
}

/** The actor of the entries that it causes. */
export function starterActor({ startedBy }: Pick<Operation, 'startedBy'>): ActorInput {
  if (!startedBy) return { kind: 'KIND_SYSTEM', id: 'site' }
  const { principal } = startedBy
  if (principal.kind === 'user') return { kind: 'KIND_USER', id: principal.userId }
  return { kind: 'KIND_API_KEY', id: principal.keyId }
}

function free({ worker: _, ...operation }: Unfinished) {
  return operation
}
