import { setTimeout as sleep } from 'node:timers/promises'
import { visit } from '../../support/hosted.ts'
import type { Place } from './company.ts'
import { type Sight, see, tagOf } from './visit.ts'

const EVERY_MS = 100

export type Visitors = ReturnType<typeof startVisitors>

/** Visits environments all the time, as browsers do, and remembers what was shown. */
export function startVisitors() {
  const sights = new Map<string, Sight[]>()
  const wrong: string[] = []
  const running: Promise<void>[] = []
  let visits = 0
  let isOver = false

  return {
    sights,
    wrong,
    count: () => visits,
    watch({ environmentId, url }: Place): void {
      const seen: Sight[] = []
      sights.set(environmentId, seen)
      running.push(visitFrom(environmentId, url, seen))
    },
    async stop(): Promise<void> {
      isOver = true
      await Promise.all(running)
    },
  }

  async function visitFrom(environmentId: string, url: string, seen: Sight[]): Promise<void> {
    while (!isOver) {
      await sleep(EVERY_MS)
      const begun = Date.now()
      // The host may be down, or cut an answer off: then nothing was shown.
      const answer = await visit(url).catch(() => undefined)
      if (!answer) continue
      visits++
      const tag = answer.status === 200 ? tagOf(answer.text) : undefined
      if (tag !== undefined || answer.status === 404) {
        see(seen, { shown: tag ?? '404', begun, answered: Date.now() })
      } else wrong.push(`${environmentId}: a visitor got ${answer.status}: ${answer.text.slice(0, 60)}`)
    }
  }
}
