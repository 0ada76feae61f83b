import { acts } from './chapters/acts.ts'
import { answering } from './chapters/answering.ts'
import { backups } from './chapters/backups.ts'
import { hostileArchives } from './chapters/hostile-archives.ts'
import { releases } from './chapters/releases.ts'
import { serving } from './chapters/serving.ts'
import { usage } from './chapters/usage.ts'
import { wishes } from './chapters/wishes.ts'
import type { Chapter, Kit } from './kit.ts'

/** Chapter 2 has two parts. */
export const chapters: Record<string, readonly Chapter[]> = {
  1: [answering],
  2: [releases, hostileArchives],
  3: [wishes],
  4: [acts],
  5: [backups],
  6: [serving],
  7: [usage],
}

/** What a run needs to know of a check that it leaves out. */
export interface Report {
  section(title: string, run: () => Promise<void>): Promise<void>
  check(what: string, run: () => Promise<unknown>): Promise<void>
  leftOut(what: string, why: string): void
}

export async function runChapters(kit: Kit, numbers: readonly string[], report: Report): Promise<void> {
  for (const number of numbers) {
    for (const { title, checks } of chapters[number]!) {
      await report.section(`${number}. ${title}`, async () => {
        for (const { what, needs = [], without, run } of checks) {
          const missing = needs.filter((capability) => !kit.offers(capability))
          if (missing.length > 0) report.leftOut(what, `not offered: ${missing.join(', ')}`)
          else if (without && kit.offers(without)) report.leftOut(what, `offered: ${without}`)
          else if (needs.includes('static') && !kit.sitesUrl) report.leftOut(what, 'no --sites-url')
          else await report.check(what, () => run(kit))
        }
      })
    }
  }
}
