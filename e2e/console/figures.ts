import { address } from '../support/address.ts'
import { zipOf } from '../support/archives.ts'
import { inTurns } from '../support/in-turns.ts'
import { newAddress, type Person } from '../support/person.ts'
import { monthly } from '../support/plans.ts'
import { quantile } from '../support/quantile.ts'
import { ms } from '../support/report.ts'
import { RARE_LABEL } from '../support/seed-sites.ts'
import type { TestSystem } from '../support/start-system.ts'
import { table } from '../support/table.ts'
import type { Visitor } from './browser.ts'
import { createAndInvite, MOST_CLICKS } from './create-and-invite.ts'
import { foundCrowd } from './crowd.ts'
import { firstPageScripts, MOST_BYTES } from './first-page.ts'
import { type Kit, signIn } from './kit.ts'
import { type Act, listActs, pageLoads } from './measured-pages.ts'
import { type LongestTasks, longestTasks, observe, type Vitals, vitalsOf } from './vitals.ts'

const SITES = 10_000
const MEMBERS = 5_000
const COMPANIES = 30
const RUNS = 5
const SLOWER = 4

/** What the console weighs and how quick it is, as text for a result file. Needs a system of its own. */
export async function figures(kit: Kit, own: TestSystem): Promise<string> {
  const scripts = await firstPage(kit)
  const clicks = await clicking(kit)
  const ada = await kit.person('ada', { fullName: 'Ada Lindqvist' }).join()
  const places = await fill(own, ada)
  const vitals = await loading(kit, ada, places)
  const tasks = await listing(kit, ada, places)
  const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0)
  return `JavaScript that the first page loads: ${bytes.toLocaleString('en')} bytes, gzip (aim: at most ${MOST_BYTES.toLocaleString('en')}), in
${scripts.length} files:

${table(
  ['file', 'bytes'],
  scripts.map(({ name, bytes: size }) => [name, size]),
)}

Clicks that create a company and invite three people: ${clicks} (aim: at most ${MOST_CLICKS}).

Each page is loaded ${RUNS} times with nothing in the cache, on a processor ${SLOWER} times slower, and then used: the median, and
the worst. LCP and INP in milliseconds; an interaction that took less than 16 is told as 0.

${table(['page', 'LCP', 'worst', 'INP', 'worst', 'CLS', 'worst'], vitals)}

Lists of ${SITES.toLocaleString('en')} sites and ${MEMBERS.toLocaleString('en')} members at normal speed, ${RUNS} times each, in milliseconds: until it is shown; the
longest task meanwhile (aim: none over 100); and the most for which a task had a processor. The page shares two of them with
all services, databases and the rest of Chromium, and a task that waits for one is a long one.

${table(['list', 'act', 'shown', 'worst', 'longest task', 'worst', 'with a processor', 'worst'], tasks)}`
}

async function firstPage({ visitor }: Kit) {
  const browser = await visitor()
  const scripts = await firstPageScripts(browser)
  await browser.close()
  return scripts
}

async function clicking({ person, visitor }: Kit): Promise<number> {
  const browser = await visitor()
  await signIn(browser, await person('cleo', { fullName: 'Cleo Marsh' }).join())
  const clicks = await createAndInvite(browser, ['bo', 'cy', 'di'].map(newAddress))
  await browser.close()
  return clicks
}

/** A company with very many sites and members, one with a site that is used, and many more companies. */
async function fill(own: TestSystem, ada: Person) {
  const crowd = await foundCrowd(own, ada, { name: 'Crowded', sites: SITES, members: MEMBERS })
  const found = (name: string) => ada.expect(201, 'POST', '/v1/companies', { name, address, plan: monthly('studio') })
  await inTurns(
    Array.from({ length: COMPANIES }, (_, index) => `Quay ${index + 1}`),
    4,
    found,
  )
  const { companyId } = await found('Northwind Studio')
  const site = await ada.expect(201, 'POST', `/v1/companies/${companyId}/sites`, { name: 'Bakery' })
  await ada.ended(site)
  await ada.ended(
    (await ada.upload(site.environments[0].environmentId, zipOf({ 'index.html': '<h1>Bakery</h1>' }))).body,
  )
  return {
    large: `/companies/${crowd.companyId}`,
    small: `/companies/${companyId}`,
    siteId: site.siteId as string,
    sites: SITES.toLocaleString('en'),
    // With their owner.
    members: (MEMBERS + 1).toLocaleString('en'),
    oneSite: crowd.sites[0]!.name,
    label: RARE_LABEL,
  }
}

export type Places = Awaited<ReturnType<typeof fill>>

async function loading({ visitor }: Kit, ada: Person, places: Places) {
  const rows: (string | number)[][] = []
  for (const { name, isOfVisitors = false, load } of pageLoads(ada, places)) {
    const found: Vitals[] = []
    for (let run = 0; run < RUNS; run++) {
      const browser = await visitor()
      if (!isOfVisitors) await signIn(browser, ada)
      const page = await browser.openTab()
      await observe(page, SLOWER)
      await load(page)
      found.push(await vitalsOf(page))
      await browser.close()
    }
    const of = (vital: 'lcp' | 'cls' | 'inp') => found.map((one) => one[vital])
    const shifts = [quantile(of('cls'), 0.5), Math.max(...of('cls'))].map((shift) => shift.toFixed(3))
    rows.push([name, ...pair(of('lcp')), ...pair(of('inp')), ...shifts])
    console.log(rows.at(-1)!.join(' · '))
  }
  return rows
}

async function listing({ visitor }: Kit, ada: Person, places: Places) {
  const browser = await visitor()
  await signIn(browser, ada)
  const rows: (string | number)[][] = []
  for (const [list, acts] of Object.entries(listActs(places))) {
    const found = new Map<string, Measured[]>(acts.map(({ name }) => [name, []]))
    for (let run = 0; run < RUNS; run++) await oneRun(browser, acts, (name, one) => found.get(name)!.push(one))
    for (const [name, runs] of found) {
      const of = (what: keyof Measured) => pair(runs.map((one) => one[what]))
      rows.push([list, name, ...of('shown'), ...of('took'), ...of('processor')])
      console.log(rows.at(-1)!.join(' · '))
    }
  }
  await browser.close()
  return rows
}

interface Measured extends LongestTasks {
  shown: number
}

/** All acts on one page, one after the other. */
async function oneRun(browser: Visitor, acts: Act[], tell: (name: string, measured: Measured) => void): Promise<void> {
  const page = await browser.openTab()
  await observe(page, 1)
  for (const { name, before, act } of acts) {
    await before?.(page)
    let shown = 0
    const tasks = await longestTasks(page, async () => {
      const begun = performance.now()
      await act(page)
      shown = performance.now() - begun
    })
    tell(name, { shown, ...tasks })
  }
  await page.close()
}

function pair(values: number[]): [number, number] {
  return [ms(quantile(values, 0.5)), ms(Math.max(...values))]
}
