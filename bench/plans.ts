import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openMailbox } from '../e2e/support/mailbox.ts'
import { newAddress, Person } from '../e2e/support/person.ts'
import { monthly } from '../e2e/support/plans.ts'
import { quantile } from '../e2e/support/quantile.ts'
import { ms, report } from '../e2e/support/report.ts'
import { startTestSystem } from '../e2e/support/start-system.ts'
import { table } from '../e2e/support/table.ts'
import { processorTimes } from './live/processor-time.ts'

// How long a change of plan takes until its answer, which comes when site has taken the new limit. The servers, one process of
// each service, and the client all run on this machine.
const { values } = parseArgs({
  options: {
    changes: { type: 'string', default: '200' },
    /** Prints the results without writing them to bench/results. */
    dry: { type: 'boolean', default: false },
  },
})
const CHANGES = Number(values.changes)
const WARM_UP = 30
/** Invoices of the companies that were just founded are issued meanwhile. */
const QUIET_MS = 10_000
const acts = ['bought', 'raised', 'lowered at the end of the period'] as const

const servers: string[] = []
const test = await startTestSystem({
  environment: { gateway: { RATE_LIMIT_PER_MINUTE: '100000000' } },
  say(line) {
    console.log(line)
    if (line.startsWith('MongoDB: ')) servers.push(...line.split(' · '))
  },
})
try {
  const mailbox = openMailbox(test.mail.webUrl)
  const owner = await new Person({ api: test.url, mailbox }, { email: newAddress('owner'), fullName: 'Owner' }).join()
  const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
  const companies: string[] = []
  for (let n = 0; n < CHANGES + WARM_UP; n++) {
    const { companyId } = await owner.expect(201, 'POST', '/v1/companies', { name: `Quay ${n}`, address })
    companies.push(companyId)
  }
  const names = [...(await processorTimes(test)).keys()]
  const rows: (string | number)[][] = []
  for (const [index, planId] of (['starter', 'studio', 'starter'] as const).entries()) {
    const change = (companyId: string) =>
      owner.expect(200, 'PUT', `/v1/companies/${companyId}/subscription`, monthly(planId))
    for (const companyId of companies.slice(CHANGES)) await change(companyId)
    await sleep(QUIET_MS)
    const before = await processorTimes(test)
    const took: number[] = []
    for (const companyId of companies.slice(0, CHANGES)) {
      const begun = performance.now()
      await change(companyId)
      took.push(performance.now() - begun)
    }
    const after = await processorTimes(test)
    const spent = names.map((name) => ((after.get(name) ?? 0) - (before.get(name) ?? 0)) / CHANGES)
    const together = spent.reduce((sum, each) => sum + each, 0)
    rows.push([acts[index]!, ms(quantile(took, 0.5)), ms(quantile(took, 0.99)), ...[...spent, together].map(ms)])
  }
  const lines = table(['plan', 'p50 ms', 'p99 ms', ...names, 'together'], rows)
  const title = 'Changes of plan'
  const intro = `An example of a run of \`npm run bench:plans\`: ${CHANGES} companies buy a plan, take a larger one, and plan to take the
smaller one again, one after the other, through the gateway. A plan that is bought or raised is answered when site has taken
its limit. Processor time of a change in milliseconds, by process, what follows in the background included: charges,
invoices, mails.`
  if (values.dry) console.log(`\n${lines}`)
  else report({ name: 'plans', title, intro, servers, lines })
} finally {
  await test.stop()
}
