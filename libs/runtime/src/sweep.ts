import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from './log.ts'

/**
 * Runs tasks one after the other, at once and then again every `everyMs` milliseconds, until stopped. A task returns
 * true if it found work and there may be more; then it runs again at once. A task that fails is tried again in the next
 * round.
 */
export function startSweep(options: { everyMs: number; tasks: Record<string, () => Promise<boolean>>; log: Log }) {
  const { everyMs, tasks, log } = options
  const stopping = new AbortController()
  const { signal } = stopping
  const finished = loop()
  return {
    async stop() {
      stopping.abort()
      await finished
    },
  }

  async function loop() {
    while (!signal.aborted) {
      for (const [task, run] of Object.entries(tasks)) {
        try {
          while (!signal.aborted && (await run()));
        } catch (error) {
          log.warn({ err: error, task }, 'sweeping failed, trying again later')
        }
      }
      await sleep(everyMs, undefined, { signal }).catch(() => {})
    }
  }
}
