import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { DriverFault } from '@holdfast/driver'
import { type Code, codes, DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { asService, isUnreachable, type Log, outsideSpans, type Signer, startSweep } from '@holdfast/runtime'
import type { EpochNumber } from '../environments/environment.ts'
import { Fenced } from './fenced.ts'
import type { Flow, StepTools } from './flow.ts'
import {
  fail,
  isUnfinished,
  type Operation,
  type OperationProblem,
  proceed,
  tryLater,
  type Unfinished,
} from './operation.ts'
import { countEnded, type OperationCounts } from './operation-metrics.ts'
import type { OperationStore } from './operation-store.ts'
import { failedEntry } from './operation-wire.ts'

/** An operation that waits is given back, so that other processes see it, unless it goes on this soon. */
const SHORT_MS = 1_000
/** Whoever ends an operation wakes the next one; this is for workers of other processes. */
const BEHIND_MS = 1_000
const AT_ONCE = 16
/** What breaks the contract, or is a fault of ours, is tried so often. */
const MOST_ATTEMPTS = 5
const CLEAN_AGAIN_MS = 30_000
/** What a host still has of a failed operation after that is found by reconciliation. */
const CLEAN_UP_TO_MS = 24 * 3_600_000
const NEXT = 4

/**
 * Works on operations: those that this process was told of at once, those of others when nobody does. An operation is
 * taken with a fence: a worker that was away for too long, and wakes up, saves nothing any more.
 */
export function createOperationRunner(needs: {
  ledger: Ledger
  operations: OperationStore
  flows: readonly Flow[]
  tools: StepTools
  counts: OperationCounts
  epoch: () => EpochNumber
  signer: Signer
  log: Log
  /** A worker that says nothing for so long has lost its operation. */
  leaseMs: number
  everyMs?: number
}) {
  const { ledger, operations, tools, counts, epoch, signer, log, leaseMs, everyMs = 1_000 } = needs
  const flows = new Map(needs.flows.map((flow) => [flow.kind, flow]))
  const id = randomUUID()
  const running = new Map<string, Promise<void>>()
  let isStopping = false

  return {
    /** Takes an operation up in this process, if nobody else has it. */
    wake,
    start() {
      const sweep = startSweep({
        everyMs,
        tasks: {
          operations: lookForWork,
          'what failed operations left': cleanUp,
        },
        log,
      })
      return {
        async stop() {
          isStopping = true
          await sweep.stop()
          await Promise.all(running.values())
        },
      }
    },
  }

  function wake(operationId: string): void {
    if (isStopping || running.has(operationId) || running.size >= AT_ONCE) return
    const run = work(operationId)
      .catch((err) => {
        if (!(err instanceof Fenced)) log.error({ err, operationId }, 'an operation could not be worked on')
      })
      .finally(() => {
        running.delete(operationId)
        // The next one may have waited for this one, and may be somebody else's.
        if (!isStopping) void outsideSpans(lookForWork).catch((err) => log.info({ err }, 'work is looked for later'))
      })
    running.set(operationId, run)
  }

  async function lookForWork(): Promise<boolean> {
    for (const operationId of await operations.due(tools.now(), AT_ONCE)) wake(operationId)
    return false
  }

  async function work(operationId: string): Promise<void> {
    const now = tools.now()
    let operation: Operation | undefined = await operations.take(operationId, { id, until: now + leaseMs }, now)
    while (operation && isUnfinished(operation)) {
      if (isStopping) return void (await save(given(operation), operation))
      const wait = operation.notBefore - tools.now()
      if (wait > SHORT_MS) return void (await save(given(operation), operation))
      if (wait > 0) await sleep(wait)
      operation = await advance(operation)
    }
    if (!operation) return
    if (!isUnfinished(operation)) countEnded(counts, operation)
    for (const next of await operations.waitingFor(operation, NEXT)) wake(next)
  }

  /** One step, saved. Returns the operation as it is then. */
  async function advance(operation: Unfinished): Promise<Operation> {
    if (tools.now() >= operation.deadline) return end(operation, overdue(operation))
    if (await operations.isBehind(operation)) {
      // Given back at once: workers that wait would leave nobody for the operation that they wait for.
      await save(given({ ...operation, state: 'queued', notBefore: tools.now() + BEHIND_MS }), operation)
      throw new Fenced()
    }
    const step = flows.get(operation.kind)?.steps[operation.step]
    if (!step) return end(operation, { code: 'internal', detail: 'This release does not know the step' })
    let committed: Operation | undefined
    const watched: StepTools = {
      ...tools,
      async commit(...args) {
        const progress = await tools.commit(...args)
        committed = await operations.find(operation.id)
        return progress
      },
    }
    try {
      const progress = await step(operation, watched)
      // The visible step has saved the operation itself, together with what became visible.
      if (committed) return committed
      return await save(proceed(operation, progress, tools.now()), operation)
    } catch (error) {
      if (error instanceof Fenced) throw error
      const problem = problemOf(error, operation.attempts)
      if (problem) return end(operation, problem)
      log.info(
        { operationId: operation.id, kind: operation.kind, step: operation.step, err: error },
        'a step is tried again',
      )
      return save(tryLater(operation, tools.now()), operation)
    }
  }

  /** Saves under the fence, and keeps the operation for this worker. */
  async function save(operation: Operation, from: Unfinished): Promise<Operation> {
    const kept = isUnfinished(operation) && operation.worker ? held(operation) : operation
    if (!(await operations.save(kept, from))) throw new Fenced()
    return kept
  }

  function held(operation: Unfinished): Unfinished {
    return { ...operation, worker: { id, until: tools.now() + leaseMs } }
  }

  /** The operation without its worker: whoever looks next takes it. */
  function given(operation: Unfinished): Unfinished {
    const { worker: _, ...rest } = operation
    return rest
  }

  async function end(operation: Unfinished, problem: OperationProblem): Promise<Operation> {
    const { siteId, id: operationId, kind } = operation
    const failed = fail(operation, problem, tools.now())
    const call = asService(signer, operation.reference)
    await ledger.transact({ stream: `site/${siteId}`, call }, async (tx) => {
      if (!(await operations.save(failed, operation, tx.session))) throw new Fenced()
      tx.append(...failedEntry(failed))
      return {}
    })
    log.warn({ operationId, kind, siteId, code: problem.code }, 'an operation failed')
    return failed
  }

  async function cleanUp(): Promise<boolean> {
    for (const operation of await operations.uncleaned(tools.now(), AT_ONCE)) {
      try {
        // One that began before the ledger was restored may have been done, and people use what it made.
        if (operation.epoch === epoch()) await flows.get(operation.kind)?.clean?.(operation, tools)
        await operations.cleaned(operation.id)
      } catch (err) {
        const now = tools.now()
        log.info({ err, operationId: operation.id }, 'what an operation left is removed later')
        if (now > operation.endedAt + CLEAN_UP_TO_MS) await operations.cleaned(operation.id)
        else await operations.cleanLater(operation.id, now + CLEAN_AGAIN_MS)
      }
    }
    return false
  }
}

function overdue({ attempts }: Unfinished): OperationProblem {
  return { code: attempts > 0 ? 'host-unavailable' : 'operation-overdue' }
}

/** Why the operation ends; undefined where it may go on later. */
function problemOf(error: unknown, attempts: number): OperationProblem | undefined {
  if (error instanceof DomainError) {
    if (error.kind === 'unavailable') return undefined
    const { detail } = error
    return { code: error.code, ...(detail !== undefined && { detail }) }
  }
  if (error instanceof DriverFault) {
    if (error.isPermanent) return ofHost(error)
    if (error.kind !== 'not-understood' || attempts + 1 < MOST_ATTEMPTS) return undefined
    return { code: 'host-failed', detail: 'The host answers what cannot be' }
  }
  if (isUnreachable(error)) return undefined
  return attempts + 1 < MOST_ATTEMPTS ? undefined : { code: 'internal' }
}

/** Codes of the contract that are refusals of the product, too, are told as they are. */
function ofHost({ problem }: DriverFault): OperationProblem {
  const { code, detail = '' } = problem!
  if (code === 'not-offered') return { code: 'not-offered-by-host' }
  if (Object.hasOwn(codes, code)) return { code: code as Code, ...(detail && { detail }) }
  return { code: 'host-failed', detail: `${code}: ${detail}`.slice(0, 500) }
}
