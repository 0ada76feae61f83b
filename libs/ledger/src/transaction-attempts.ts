import { setTimeout as sleep } from 'node:timers/promises'
import { DomainError } from '@holdfast/errors'
import { isUnreachable } from '@holdfast/runtime'
import mongoose, { type ClientSession, type Connection } from 'mongoose'

// Longer than a failover of a replica set with short election timeouts, and shorter than callers wait.
export const PATIENCE_MS = 6_000
/** A transaction that conflicted is tried again after this many milliseconds at most. */
export const LONGEST_PAUSE_MS = 50
const WRITE_CONFLICT = 112

/** Begins a transaction and runs `work`, which must commit it; rolls back if `work` throws before that. */
export async function inTransaction<T>(
  connection: Connection,
  work: (session: ClientSession) => Promise<T>,
): Promise<T> {
  const session = await connection.startSession()
  try {
    session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } })
    return await work(session)
  } catch (error) {
    if (session.inTransaction()) await session.abortTransaction().catch(() => {})
    throw error
  } finally {
    await session.endSession()
  }
}

/**
 * Repeats an attempt that conflicted with another transaction or lost the primary, until the caller's signal is aborted
 * or {@link PATIENCE_MS} have passed. The number of attempts has no limit of its own: a busy process leaves gaps of
 * only a millisecond or two between its commands, and another process may need many attempts to hit one.
 */
export async function withRetries<T>(attempt: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  const begun = performance.now()
  for (let tries = 1; ; tries++) {
    if (signal?.aborted) throw new DomainError('unavailable')
    try {
      return await attempt()
    } catch (error) {
      if (!isPassing(error)) throw error
      if (performance.now() - begun > PATIENCE_MS) {
        throw new DomainError((error as { code?: unknown }).code === WRITE_CONFLICT ? 'overloaded' : 'unavailable')
      }
      // Full jitter, doubling from 4 ms (Brooker, "Exponential Backoff And Jitter", 2015).
      await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, 4 * 2 ** tries))
    }
  }
}

/**
 * True after a conflict with another transaction, or while the database changes its primary: the whole attempt may then
 * be repeated. An attempt must not be repeated if it is unknown whether it was committed; {@link commit} throws
 * `unavailable` then.
 */
function isPassing(error: unknown): boolean {
  if (error instanceof RolledBack || isUnreachable(error)) return true
  // Two repeats of one command ran at once. The one that failed finds the outcome of the other on its next attempt.
  return error instanceof mongoose.mongo.MongoError && error.code === 11000 && error.message.includes('ledger_outcomes')
}

/** Commits, and asks again if the answer was lost: MongoDB commits a transaction once, however often it is asked to. */
export async function commit(session: ClientSession) {
  for (const begun = performance.now(); ; await sleep(100)) {
    try {
      return await session.commitTransaction()
    } catch (error) {
      // With this label, the transaction was certainly not committed.
      if (error instanceof mongoose.mongo.MongoError && error.hasErrorLabel('TransientTransactionError')) throw error
      // If several connections break at once, the driver labels only the first commit. The outcome of the others is
      // unknown too.
      const isUnknown =
        isUnreachable(error) ||
        (error instanceof mongoose.mongo.MongoError && error.hasErrorLabel('UnknownTransactionCommitResult'))
      if (!isUnknown) throw error
      if (performance.now() - begun > PATIENCE_MS) throw new DomainError('unavailable')
    }
  }
}

/** A failover rolled back a write that the transaction had read. */
export class RolledBack extends Error {}
