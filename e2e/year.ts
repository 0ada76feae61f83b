import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from './history/stored-ledger.ts'
import { inTurns } from './support/in-turns.ts'
import { openMailbox } from './support/mailbox.ts'
import { newAddress, Person } from './support/person.ts'
import { absentActs } from './year/absent-acts.ts'
import { livesByHand } from './year/by-hand.ts'
import { calendarOf } from './year/calendar.ts'
import { livesFrom } from './year/generate.ts'
import { faultsOfNumbers, faultsOfSample } from './year/kept-documents.ts'
import { momentsOf } from './year/life.ts'
import { foundCompany } from './year/operated-company.ts'
import { expectedOf } from './year/oracle.ts'
import { passYear } from './year/pass-year.ts'
import { startYearSystem } from './year/system.ts'
import { openUsageTelling } from './year/usage-telling.ts'
import { findingsOfBook } from './year/verification.ts'

// A year of two hundred companies on the real services: billing runs in this process, and its clock is set from moment to
// moment. What each company was charged, owes and may use is compared with an oracle that shares no code with billing, and
// for twenty companies with what was worked out by hand.
const { values } = parseArgs({
  options: {
    /** A month of twenty companies. */
    short: { type: 'boolean', default: false },
    seed: { type: 'string', default: '17' },
    zone: { type: 'string', default: 'Europe/Stockholm' },
    companies: { type: 'string' },
  } as const,
})
const OWNERS = 4
const { short: isShort, zone } = values
const year = { from: isShort ? '2028-02-25' : '2027-08-01', to: isShort ? '2028-04-05' : '2028-07-31' }
const count = Number(values.companies ?? (isShort ? 20 : 180))
const isByHand = !isShort && zone === 'Europe/Stockholm'

const say = (line: string) => console.log(line)
const startedAt = performance.now()
const made = [...livesFrom(Number(values.seed), count, year), ...(isByHand ? livesByHand : [])]
const absent = absentActs()
const lives = made.map((life) => ({ ...life, acts: life.acts.filter(({ do: what }) => !absent.includes(what)) }))
if (absent.length > 0) say(`LEFT OUT, because the services cannot do it: ${absent.join(', ')}`)
const moments = momentsOf(lives, year)
const calendar = calendarOf(zone)
say(
  `${lives.length} companies, seed ${values.seed}, seller in ${zone}, ${year.from} to ${year.to}: ${moments.length} moments`,
)

const operatorAddress = newAddress('operator')
const system = await startYearSystem({ lives, operator: operatorAddress, zone, from: moments[0]! - 3600, say })
const wrong: string[] = []
try {
  const mailbox = openMailbox(system.mail.webUrl)
  const personOf = (fullName: string, email = newAddress('owner')) =>
    new Person({ api: system.url, mailbox }, { email, fullName }).join()
  const operator = await personOf('Operator', operatorAddress)
  await operator.turnOnTwoFactor()
  const owners = await inTurns(Array.from({ length: OWNERS }), 4, (_, index) => personOf(`Owner ${index + 1}`))
  const billing = await openDatabase(system.infrastructure.mongoUri, 'billing')
  const usage = await openUsageTelling(system, billing)
  const companies = await inTurns(lives, OWNERS, (life, index) =>
    foundCompany(life, { owner: owners[index % OWNERS]!, operator, billing, calendar, usage }),
  )
  say(`${companies.length} companies are founded (${seconds()} s)`)
  const run = companies.map((company) => ({ company, expected: expectedOf(company.life, moments, calendar) }))
  wrong.push(...(await passYear({ run, moments, billing, calendar, setClock: system.setClock, say })))
  wrong.push(...(await faultsOfNumbers(billing)), ...(await findingsOfBook(operator, say)))
  if (!isShort) {
    const folder = join(tmpdir(), `holdfast-year-${process.pid}`)
    wrong.push(...(await faultsOfSample({ billing, companies, size: 50, folder, say })))
    if (wrong.length === 0) rmSync(folder, { recursive: true })
  }
  await usage.stop()
  await billing.close()
} catch (error) {
  wrong.push(String((error as Error).stack))
} finally {
  await system.stop({ keepLogs: wrong.length > 0 })
}

for (const line of wrong.slice(0, 60)) say(`WRONG  ${line}`)
say(`\nyear: ${wrong.length} problems (${seconds()} s)`)
process.exit(wrong.length > 0 ? 1 : 0)

function seconds(): number {
  return Math.round((performance.now() - startedAt) / 1000)
}
