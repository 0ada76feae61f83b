import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Calls `ask` until it returns a value, and returns that; `false` is none, as undefined is. Throws an error that names
 * `what` if there is none by the deadline. An error of `ask` is thrown at once.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | false | undefined> | T | false | undefined,
  { seconds = 15, everyMs = 50 }: { seconds?: number; everyMs?: number } = {},
): Promise<T> {
  for (const deadline = performance.now() + seconds * 1000; ; ) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    if (performance.now() > deadline) throw new Error(`${what}: not within ${seconds} s`)
    await sleep(everyMs)
  }
}
