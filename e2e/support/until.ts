import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Asks until there is an answer, and returns it. Throws what `what` names when there is none by the deadline; an error
 * of the question itself ends the waiting.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  { seconds = 15, everyMs = 50 }: { seconds?: number; everyMs?: number } = {},
): Promise<T> {
  for (const deadline = performance.now() + seconds * 1000; ; ) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (performance.now() > deadline) throw new Error(`${what}: not within ${seconds} s`)
    await sleep(everyMs)
  }
}
