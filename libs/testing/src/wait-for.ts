import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Calls `check` until it returns something other than false, null or undefined and does not throw, and returns that.
 *
 * @throws after `ms` milliseconds (10,000), the last error of `check`
 */
export async function waitFor<T>(
  check: () => T | Promise<T>,
  { ms = 60_000, every = 25 }: { ms?: number; every?: number } = {},
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
