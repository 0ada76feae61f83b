import { randomUUID } from 'node:crypto'
import type { UsageReport } from '@holdfast/driver'
import { until } from '../../support/until.ts'
import { type Chapter, equal, fail, isRefused, type Kit, ok, page } from '../kit.ts'
import { ask } from '../raw.ts'

const MOST_PAGES = 300

/** All rows since a moment, and where to go on. */
async function rowsSince(kit: Kit, since?: string): Promise<{ rows: UsageReport['rows']; next: string }> {
  const rows: UsageReport['rows'] = []
  let from = since
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const report = await kit.driver.usage({ since: from })
    rows.push(...report.rows)
    if (!report.more) return { rows, next: report.next }
    from = report.next
  }
  return fail('the pages do not end')
}

export const usage: Chapter = {
  title: 'Usage',
  checks: [
    {
      what: 'it is not-offered',
      without: 'usage',
      run: ({ driver }) => isRefused(driver.usage({}), 'not-offered'),
    },
    {
      what: 'what did not change is not told again',
      needs: ['usage'],
      async run(kit) {
        const { next } = await rowsSince(kit)
        const mine = kit.environment()
        await kit.wish(mine, { generation: '1.1' })
        const { rows } = await rowsSince(kit, next)
        ok(rows.every(({ environmentId }) => environmentId !== mine))
      },
    },
    {
      what: 'a cursor that it has not given is refused, or taken as none',
      needs: ['usage'],
      async run(kit) {
        await kit.driver
          .usage({ since: 'no-cursor' })
          .catch(() => isRefused(kit.driver.usage({ since: 'no-cursor' }), 'bad-request'))
      },
    },
    {
      what: 'visits are counted by environment, tenure, day and class, as absolute values',
      needs: ['usage', 'static', 'archive-upload'],
      async run(kit) {
        const [environmentId, host] = [kit.environment(), `kit-${randomUUID()}.localhost`]
        const activeRelease = await kit.upload(environmentId)
        await kit.wish(environmentId, { generation: '1.1', tenure: 7, activeRelease, hostNames: [host] })
        const { next } = await rowsSince(kit)
        const people = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
        const bot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'
        const visit = (path: string, agent: string) =>
          ask(kit.sitesUrl!, path, { headers: { host, 'user-agent': agent } })
        for (let i = 0; i < 3; i++) await visit('/', people)
        for (let i = 0; i < 2; i++) await visit('/', bot)
        await visit('/style.css', people)
        const counted = await until(
          'three visits, two of bots, one asset',
          async () => {
            const { rows } = await rowsSince(kit, next)
            // The last one told of a day counts.
            const mine = rows.filter((row) => row.environmentId === environmentId)
            const of = (name: string) => mine.findLast((row) => row.class === name)
            return of('people')?.requests === 3 && of('bots')?.requests === 2 && of('assets')?.requests === 1
              ? mine
              : undefined
          },
          { seconds: 30 },
        )
        ok(
          counted.every(({ tenure }) => tenure === 7),
          'the tenure of the wish is lost',
        )
        const bytes = counted.findLast((row) => row.class === 'people')!.bytes
        ok(bytes >= 3 * page.get('index.html')!.length, 'the bytes are not counted')
        equal(
          (await rowsSince(kit, next)).rows.findLast(
            (row) => row.environmentId === environmentId && row.class === 'people',
          )!.requests,
          3,
          'the values are not absolute',
        )
      },
    },
  ],
}
