import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from './log.ts'

/**
 * Runs tasks one after the other, at once and then again and again, until stopped. A task says whether it found
 * something to do and may find more. One that fails is tried again with the next round.
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
