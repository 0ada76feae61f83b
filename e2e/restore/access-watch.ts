import { setTimeout as sleep } from 'node:timers/promises'
import { send } from '../support/http.ts'
import type { Person } from '../support/person.ts'
import { until } from '../support/until.ts'

interface Check {
  startedAt: number
  isAllowed: boolean
}

const EVERY_MS = 10

/** Asks every gateway, all the time, whether somebody may see the members of a company. */
export function watchAccess(urls: readonly string[], person: Person, path: string) {
  const checks: Check[] = []
  let unknown = 0
  let isOver = false
  const headers = { authorization: `Bearer ${person.token}` }
  const asking = urls.map(async (url) => {
    while (!isOver) {
      const startedAt = performance.now()
      const answer = await send(url, { method: 'GET', path: `${path}/members`, headers }).catch(() => undefined)
      if (answer && [200, 403, 404].includes(answer.status))
        checks.push({ startedAt, isAllowed: answer.status === 200 })
      else unknown += 1
      await sleep(EVERY_MS)
    }
  })

  return {
    /** Resolves when so many checks that begin from now on have been decided. */
    async enough(count: number): Promise<void> {
      const wanted = checks.length + count
      await until(`${count} checks`, () => checks.length >= wanted, { seconds: 120 })
    },
    /** Ends it. How many checks that began after this moment were decided, and how many of them otherwise than so. */
    async after(moment: number, isAllowed: boolean) {
      isOver = true
      await Promise.all(asking)
      const since = checks.filter(({ startedAt }) => startedAt >= moment)
      const stale = since.filter((check) => check.isAllowed !== isAllowed).length
      return { checks: since.length, stale, unknown }
    },
  }
}
