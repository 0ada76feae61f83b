import { setTimeout as sleep } from 'node:timers/promises'

/** Asks until the answer is neither false nor undefined nor an error, and returns it; fails after `ms` (10 s). */
export async function waitFor<T>(
  check: () => T | Promise<T>,
  { ms = 10_000, every = 25 }: { ms?: number; every?: number } = {},
): Promise<Exclude<T, false | undefined | null>> {
  const deadline = performance.now() + ms
  for (;;) {
    let failure: unknown = new Error(`still not so after ${ms} ms`)
    try {
      const answer = await check()
      if (answer !== false && answer !== undefined && answer !== null) {
        return answer as Exclude<T, false | undefined | null>
      }
    } catch (error) {
      failure = error
    }
    if (performance.now() > deadline) throw failure
    await sleep(every)
  }
}
