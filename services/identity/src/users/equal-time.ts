import { setTimeout as sleep } from 'node:timers/promises'

/** Longer than known and unknown addresses can differ in what they cost. */
const EVEN_MS = 250

/** Answers no sooner than that, so that the time does not tell whether there was anything to do. */
export async function inEqualTime(work: Promise<void>): Promise<void> {
  await Promise.all([work, sleep(EVEN_MS)])
}
