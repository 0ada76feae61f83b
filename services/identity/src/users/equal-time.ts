import { setTimeout as sleep } from 'node:timers/promises'

/** Longer than the work for a known address takes. */
const EVEN_MS = 250

/** Answers after 250 ms at the earliest, so that the time does not tell whether an address has an account. */
export async function inEqualTime<Result>(work: Promise<Result>): Promise<Result> {
  const [result] = await Promise.all([work, sleep(EVEN_MS)])
  return result
}
