import { setTimeout as sleep } from 'node:timers/promises'
import { DomainError } from '@holdfast/errors'
import { isUnreachable } from '@holdfast/runtime'
import mongoose, { type ClientSession, type Connection } from 'mongoose'

// Longer than a failover that was set up for speed, shorter than a caller waits.
export const PATIENCE_MS = 6_000
const LONGEST_PAUSE_MS = 50
const WRITE_CONFLICT = 112

/** Begins a transaction for `work`, which commits it; rolls back what `work` leaves open. */
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
 * Repeats an attempt that met another transaction or lost its primary, as long as somebody waits for the answer. Bounded
 * by time, not by number: another process that is never idle leaves gaps of a millisecond or two between its commands.
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
 * A conflict with another transaction, or a database that was changing its primary: the whole attempt may be repeated.
 * Not so when it is unknown whether it was committed: {@link commit} throws `unavailable` then.
 */
function isPassing(error: unknown): boolean {
  if (error instanceof RolledBack || isUnreachable(error)) return true
  // Two repeats of one command at once: the loser finds the winner's outcome on its next attempt.
  return error instanceof mongoose.mongo.MongoError && error.code === 11000 && error.message.includes('ledger_outcomes')
}

/** A commit whose answer was lost is asked for again: MongoDB commits a transaction once, however often it is asked. */
export async function commit(session: ClientSession) {
  for (const begun = performance.now(); ; await sleep(100)) {
    try {
      return await session.commitTransaction()
    } catch (error) {
      // Surely not committed.
      if (error instanceof mongoose.mongo.MongoError && error.hasErrorLabel('TransientTransactionError')) throw error
      // The driver labels only the first of several commits whose connections break at once; the others are as unknown.
      const isUnknown =
        isUnreachable(error) ||
        (error instanceof mongoose.mongo.MongoError && error.hasErrorLabel('UnknownTransactionCommitResult'))
      if (!isUnknown) throw error
      if (performance.now() - begun > PATIENCE_MS) throw new DomainError('unavailable')
    }
  }
}

/** A failover undid what the transaction had seen. */
export class RolledBack extends Error {}
