import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openBrowser, type Visitor } from './console/browser.ts'
import { everyPage } from './console/every-page.ts'
import { figures } from './console/figures.ts'
import { account } from './console/flows/account.ts'
import { billing } from './console/flows/billing.ts'
import { cards } from './console/flows/cards.ts'
import { company } from './console/flows/company.ts'
import { companySettings } from './console/flows/company-settings.ts'
import { firstPage } from './console/flows/first-page.ts'
import { many } from './console/flows/many.ts'
import { roles } from './console/flows/roles.ts'
import { sites } from './console/flows/sites.ts'
import type { Kit, Run } from './console/kit.ts'
import { openProvider } from './console/provider.ts'
import { openMailbox } from './support/mailbox.ts'
import { newAddress, Person } from './support/person.ts'
import { report } from './support/report.ts'
import { startTestSystem } from './support/start-system.ts'
import { openSteps } from './support/steps.ts'

// The console, as people use it: a real Chromium against the real system. Starts a system of its own, or with
// `--running` uses the one of `npm start` (CONSOLE_URL names another address of it, such as that of `vite`).
const { values } = parseArgs({
  options: {
    running: { type: 'boolean', default: false },
    /** Only flows, or with `--pages` only pages, whose name has this in it, or one of these: `sites,billing`. */
    only: { type: 'string', default: '' },
    /** Only in this language, or only this way: `keyboard`, `pointer`. */
    language: { type: 'string', default: '' },
    way: { type: 'string', default: '' },
    /** What a visitor waits for, and one flow in one language. */
    short: { type: 'boolean', default: false },
    /** Every page and dialog is opened at three widths, light and dark, in place of the flows. */
    pages: { type: 'boolean', default: false },
    /** The folder that `--pages` writes screenshots to. */
    screenshots: { type: 'string' },
    /** What the console weighs and how quick it is, in place of the flows; written to bench/results/console.md. */
    figures: { type: 'boolean', default: false },
  } as const,
})

const once: Run[] = [{ language: 'en', way: 'pointer' }]
/** Each language and each way, without every pair of them. */
const runs: Run[] = [...once, { language: 'fr', way: 'keyboard' }, { language: 'sv', way: 'pointer' }]
const flows: Record<string, { flow: (kit: Kit) => Promise<void>; runs: Run[] }> = {
  'first page': { flow: firstPage, runs: once },
  account: { flow: account, runs: [...runs, { language: 'en', way: 'keyboard' }] },
  company: { flow: company, runs },
  'company settings': { flow: companySettings, runs },
  roles: { flow: roles, runs: once },
  sites: { flow: sites, runs },
  billing: { flow: billing, runs },
  cards: { flow: cards, runs },
  many: { flow: many, runs: once },
}
const short = ['first page', 'account']
const operatorEmail = newAddress('operator')
const servers: string[] = []
/** Of the flow that runs. */
const visitors: Visitor[] = []

const provider = values.running ? undefined : await openProvider()
const own = values.running
  ? undefined
  : await startTestSystem({
      // A flow does in a minute what takes a person an hour, by the API and by the browser.
      environment: {
        gateway: { RATE_LIMIT_PER_MINUTE: '100000' },
        company: { RESEND_AFTER_MS: '0' },
        billing: provider!.settings,
        identity: { OPERATOR_EMAILS: operatorEmail },
        // The host does not have sites that are written into the database, and is not asked about them.
        site: { COMPARE_SECONDS: '86400' },
      },
      say(line) {
        console.log(line)
        if (line.startsWith('MongoDB: ')) servers.push(...line.split(' · '))
      },
    })
const api = own?.url ?? process.env.HOLDFAST_API ?? 'http://127.0.0.1:8080'
const mailbox = openMailbox(own?.mail.webUrl ?? process.env.HOLDFAST_MAIL ?? 'http://127.0.0.1:8025')
const browser = await openBrowser()
const steps = openSteps('console')
console.log(`Chromium ${browser.version} against ${api}`)

try {
  const [first] = once
  if (values.figures) await steps.section('figures', () => steps.step('measured', () => measure(kitOf(first!))))
  else if (values.pages)
    await steps.section('every page', () =>
      everyPage(kitOf(first!), { directory: values.screenshots, language: values.language, isWanted }),
    )
  else await goThrough()
} finally {
  await browser.stop()
  await own?.stop({ keepLogs: steps.failed > 0 })
  await provider?.stop()
  steps.finish()
}

/** What a flow has at hand in this run of it. */
function kitOf({ language, way }: Run): Kit {
  return {
    ...steps,
    language,
    way,
    api,
    own,
    operatorEmail: own && operatorEmail,
    provider,
    mailbox,
    person: (name, profile) => new Person({ api, mailbox }, { email: newAddress(name), locale: language, ...profile }),
    async visitor(look) {
      const visitor = await browser.visitor(process.env.CONSOLE_URL ?? api, { language, way, ...look })
      visitors.push(visitor)
      return visitor
    },
  }
}

/** The flows that are wanted, one after the other; tells at the end how each run of them went. */
async function goThrough(): Promise<void> {
  const told: string[] = []
  for (const [name, { flow, runs: all }] of Object.entries(flows)) {
    if (values.short ? !short.includes(name) : !isWanted(name)) continue
    for (const run of values.short ? once : all) {
      if (!run.language.startsWith(values.language) || !run.way.startsWith(values.way)) continue
      const title = `${name} · ${run.language} · ${run.way}`
      const [ok, failed, begun] = [steps.ok, steps.failed, performance.now()]
      await steps.section(title, () => flow(kitOf(run)))
      await leave(steps.failed > failed)
      const seconds = Math.round((performance.now() - begun) / 1000)
      told.push(`${title}: ${steps.ok - ok} steps ok, ${steps.failed - failed} failed (${seconds} s)`)
    }
  }
  console.log(`\n${told.join('\n')}`)
}

function isWanted(name: string): boolean {
  return values.only.split(',').some((part) => name.includes(part))
}

/** Closes what a flow has left open; where it failed, shows first what was to be seen. */
async function leave(isShown: boolean): Promise<void> {
  let shown = 0
  for (const { context } of visitors.splice(0)) {
    for (const page of isShown ? context.pages() : []) {
      const path = join(tmpdir(), `holdfast-console-${process.pid}-${shown++}.png`)
      await page.screenshot({ path, timeout: 10_000 }).then(
        () => console.log(`  ${page.url()} is in ${path}`),
        () => {},
      )
    }
    await context.close()
  }
}

async function measure(kit: Kit): Promise<void> {
  if (!own) throw new Error('the figures need a system of their own')
  const lines = await figures(kit, own)
  const intro = `An example of a run of \`npm run e2e:console -- --figures\`: the whole system, one process of each service, and Chromium
share the machine, and are asked over its loopback.`
  report({ name: 'console', title: 'The console', intro, servers: [...servers, `Chromium: ${browser.version}`], lines })
}
