import { parseArgs } from 'node:util'
import { openBrowser } from './console/browser.ts'
import { everyPage } from './console/every-page.ts'
import { figures } from './console/figures.ts'
import { account } from './console/flows/account.ts'
import { billing } from './console/flows/billing.ts'
import { company } from './console/flows/company.ts'
import { firstPage } from './console/flows/first-page.ts'
import { many } from './console/flows/many.ts'
import { roles } from './console/flows/roles.ts'
import { sites } from './console/flows/sites.ts'
import type { Kit } from './console/kit.ts'
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
    /** Only flows, or with `--pages` only pages, whose name has this in it. */
    only: { type: 'string', default: '' },
    /** What a visitor waits for, and one flow. */
    short: { type: 'boolean', default: false },
    /** Every page and dialog is opened at three widths, light and dark, in place of the flows. */
    pages: { type: 'boolean', default: false },
    /** The folder that `--pages` writes screenshots to. */
    screenshots: { type: 'string' },
    /** What the console weighs and how quick it is, in place of the flows; written to bench/results/console.md. */
    figures: { type: 'boolean', default: false },
  } as const,
})

const flows: Record<string, (kit: Kit) => Promise<void>> = {
  'first page': firstPage,
  account,
  company,
  roles,
  sites,
  billing,
  many,
}
const short = ['first page', 'account']
const operatorEmail = newAddress('operator')
const servers: string[] = []

const own = values.running
  ? undefined
  : await startTestSystem({
      // A flow does in a minute what takes a person an hour, by the API and by the browser.
      environment: {
        gateway: { RATE_LIMIT_PER_MINUTE: '100000' },
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
  const kit: Kit = {
    ...steps,
    api,
    own,
    operatorEmail: own && operatorEmail,
    mailbox,
    person: (name, profile) => new Person({ api, mailbox }, { email: newAddress(name), ...profile }),
    visitor: (look) => browser.visitor(process.env.CONSOLE_URL ?? api, look),
  }
  const wanted = Object.entries(flows).filter(([name]) =>
    values.short ? short.includes(name) : name.includes(values.only),
  )
  if (values.figures) await steps.section('figures', () => steps.step('measured', () => measure(kit)))
  else if (values.pages)
    await steps.section('every page', () => everyPage(kit, { directory: values.screenshots, only: values.only }))
  else for (const [name, flow] of wanted) await steps.section(name, () => flow(kit))
} finally {
  await browser.stop()
  await own?.stop({ keepLogs: steps.failed > 0 })
  steps.finish()
}

async function measure(kit: Kit): Promise<void> {
  if (!own) throw new Error('the figures need a system of their own')
  const lines = await figures(kit, own)
  const intro = `An example of a run of \`npm run e2e:console -- --figures\`: the whole system, one process of each service, and Chromium
share the machine, and are asked over its loopback.`
  report({ name: 'console', title: 'The console', intro, servers: [...servers, `Chromium: ${browser.version}`], lines })
}
