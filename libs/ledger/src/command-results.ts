import { setTimeout as sleep } from 'node:timers/promises'
import type { DomainError } from '@holdfast/errors'
import type { Passport } from '@holdfast/runtime'
import type { Place } from './documents.ts'
import type { Waits } from './leases/in-force-waits.ts'
import type { Moment } from './leases/registrations.ts'

/**
 * The result or refusal of a command, and the place in the ledger that must be in force before the caller is answered.
 */
export type CommandResult<Result> = { place: Place; moment: Moment } & (
  | { result: Result }
  /**
   * A refusal depends on the state that was read at `place`, as a result does. So the caller gets it only when that
   * place is in force.
   */
  | { refusal: DomainError }
)

/**
 * Waits until the place of a command is in force, then returns its result or throws its refusal. A caller that set
 * `patienceMs` may get the result earlier; `call.pending` then names the place.
 */
export type Tell = <Result>(done: CommandResult<Result>, call: Passport & { signal?: AbortSignal }) => Promise<Result>

export function createTell(options: { owner: string; epoch: string; waits: Waits }): Tell {
  const { owner, epoch, waits } = options

  return async (done, call) => {
    const { place, moment } = done
    // If the caller may be answered before the change is in force, the call's signal must not end the wait: it is
    // aborted as soon as the call is answered.
    const waiting = waits.inForce(place, moment, call.patienceMs === undefined ? call.signal : undefined)
    // A call can name one pending change only. If the call makes a second change, it waits until that change is in
    // force.
    if ('refusal' in done || call.patienceMs === undefined || call.pending) await waiting
    else if (!(await endsWithin(call.patienceMs, waiting))) call.pending = { owner, epoch, ...place }
    if ('refusal' in done) throw done.refusal
    return done.result
  }
}

/**
 * @returns true if the work ended within `ms` milliseconds; false if it still runs, and then its later error is ignored
 */
export async function endsWithin(ms: number, work: Promise<void>): Promise<boolean> {
  const over = new AbortController()
  work.catch(() => {})
  try {
    return await Promise.race([work.then(() => true), sleep(ms, false, { signal: over.signal }).catch(() => false)])
  } finally {
    over.abort()
  }
}
