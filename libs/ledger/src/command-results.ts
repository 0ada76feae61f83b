import { setTimeout as sleep } from 'node:timers/promises'
import type { DomainError } from '@holdfast/errors'
import type { Passport } from '@holdfast/runtime'
import type { Place } from './documents.ts'
import type { Moment } from './leases/registrations.ts'
import type { Waits } from './leases/waits.ts'

/** What came of a command, and the place in the ledger that must be in force before its caller is told. */
export type CommandResult<Result> = { place: Place; moment: Moment } & (
  | { result: Result }
  /** It rests on what was found there, as a result does. */
  | { refusal: DomainError }
)

/** Tells the caller what came of the command, when that is in force: returns the result, or throws the refusal. */
export type Tell = <Result>(done: CommandResult<Result>, call: Passport & { signal?: AbortSignal }) => Promise<Result>

export function createTell(options: { owner: string; epoch: string; waits: Waits }): Tell {
  const { owner, epoch, waits } = options

  return async (done, call) => {
    const { place, moment } = done
    // Of a caller who may be answered first, the wait goes on: the call's signal says that they left once it is answered.
    const waiting = waits.inForce(place, moment, call.patienceMs === undefined ? call.signal : undefined)
    // One change can be named as pending; a second one of the same call is waited for.
    if ('refusal' in done || call.patienceMs === undefined || call.pending) await waiting
    else if (!(await endsWithin(call.patienceMs, waiting))) call.pending = { owner, epoch, ...place }
    if ('refusal' in done) throw done.refusal
    return done.result
  }
}

/** @returns false when it goes on after so many milliseconds; how it ends is nobody's concern then */
export async function endsWithin(ms: number, work: Promise<void>): Promise<boolean> {
  const over = new AbortController()
  work.catch(() => {})
  try {
    return await Promise.race([work.then(() => true), sleep(ms, false, { signal: over.signal }).catch(() => false)])
  } finally {
    over.abort()
  }
}
