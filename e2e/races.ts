import { parseArgs } from 'node:util'
import { watchOwners } from './history/company-documents.ts'
import { openDatabase } from './history/stored-ledger.ts'
import { verifyHistory } from './history/verify.ts'
import { watchCommits } from './history/watch-commits.ts'
import { compete, RACED } from './races/contest.ts'
import { competeForSites, RACED_ON_SITES } from './races/site-contest.ts'
import type { Tally } from './races/tally.ts'
import { openMailbox } from './support/mailbox.ts'
import { newAddress, Person } from './support/person.ts'
import { monthly } from './support/plans.ts'
import { startTestSystem } from './support/start-system.ts'
import { table } from './support/table.ts'

// Two contests, one after the other, over two processes of company and two of site. First eight clients change the access
// to a few companies at the same time; then they create and delete sites there, give and take roles on them, and close
// companies. What is committed is watched, and afterwards the ledgers show whether each company had exactly one owner, who
// is an administrator, never more sites than its plan, and no role on a site that is not its own, after every commit.
const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } })
const OPERATIONS = values.short ? 250 : 2000
const ON_SITES = values.short ? 225 : 2000
const PEOPLE = 10
const COMPANIES = 4
const LEAST_SHARE = 0.2

const say = (line: string) => console.log(line)
const startedAt = performance.now()
const operatorAddress = newAddress('operator')
const test = await startTestSystem({
  processes: { company: 2, site: 2 },
  environment: {
    gateway: { RATE_LIMIT_PER_MINUTE: '1000000' },
    identity: { OPERATOR_EMAILS: operatorAddress },
    company: {
      INVITATIONS_PER_DAY: '1000000',
      INVITATIONS_PER_ADDRESS: '1000000',
      INVITATIONS_PER_USER: '1000000',
      INVITATIONS_PER_RECIPIENT: '1000000',
    },
  },
  say,
})
const wrong: string[] = []
try {
  const mailbox = openMailbox(test.mail.webUrl)
  const person = (name: string, email: string) =>
    new Person({ api: test.url, mailbox }, { email, fullName: name }).join()
  const [operator, ...people] = await Promise.all([
    person('Operator', operatorAddress),
    ...Array.from({ length: PEOPLE }, (_, i) => person(`Person ${i}`, newAddress(`person-${i}`))),
  ])
  const owners = people.slice(0, COMPANIES)
  const database = await openDatabase(test.infrastructure.mongoUri, 'company')
  const commits = await watchCommits(database)

  const companyIds = await Promise.all(owners.map((owner, i) => found(owner, `Company ${i}`, people)))
  say(`${PEOPLE} people, all administrators of ${COMPANIES} companies; ${OPERATIONS} operations by 8 clients …`)
  const watch = watchOwners(database, companyIds)
  const contest = await timed(() => compete({ people, companyIds, operations: OPERATIONS, say }), RACED)
  wrong.push(...failings(contest, RACED, OPERATIONS))

  await operator!.turnOnTwoFactor()
  await operator!.signIn()
  const withSites = await Promise.all(owners.map((owner, i) => found(owner, `Agency ${i}`, owners)))
  say(`\n${owners.length} administrators of as many companies with sites; ${ON_SITES} operations by 8 clients …`)
  const freelancers = people.slice(COMPANIES)
  const given = { owners, companyIds: withSites, freelancers, operator: operator!, operations: ON_SITES, say }
  const onSites = Object.keys(RACED_ON_SITES) as (keyof typeof RACED_ON_SITES)[]
  let unexpected: string[] = []
  const siteContest = await timed(async () => {
    const { tally, wrong } = await competeForSites(given)
    unexpected = wrong
    return tally
  }, onSites)
  wrong.push(...unexpected, ...failings(siteContest, onSites, ON_SITES))

  const seen = await watch.stop()
  const committed = await commits.stop()
  say(`\n${seen.looks} snapshots of companies while they changed: each with one owner, who is an administrator`)
  say(
    `${committed.commits} commits: after each, no more sites than the limit, and roles on the company’s own sites only`,
  )
  wrong.push(...seen.wrong, ...committed.wrong)
  const verdict = await verifyHistory(test)
  await database.close()
  for (const line of verdict.told) say(line)
  wrong.push(...verdict.wrong)

  /** Founds a company whose administrators are these people, the owner among them. */
  async function found(owner: Person, name: string, administrators: Person[]): Promise<string> {
    const address = { line1: '1 Main Street', postalCode: '10115', city: 'Berlin', country: 'DE' }
    const body = { name, address, plan: monthly('starter') }
    const { companyId } = await owner.expect(201, 'POST', '/v1/companies', body)
    for (const guest of administrators.filter((person) => person !== owner)) {
      const path = `/v1/companies/${companyId}/invitations`
      const body = { emails: [guest.email], access: { companyRole: 'administrator' } }
      const { results } = await owner.expect(200, 'POST', path, body)
      const { token } = await owner.expect(200, 'POST', `${path}/${results[0].invitationId}/link`)
      await guest.expect(200, 'POST', '/v1/invitations/accept', { token })
    }
    return companyId
  }

  async function timed<Kind extends string>(
    run: () => Promise<Tally<Kind>>,
    raced: readonly Kind[],
  ): Promise<Tally<Kind>> {
    const before = await transactions()
    const started = performance.now()
    const tally = await run()
    report(tally, raced, (performance.now() - started) / 1000)
    const after = await transactions()
    const [begun, committed] = [after.totalStarted - before.totalStarted, after.totalCommitted - before.totalCommitted]
    say(`MongoDB: ${begun} transactions begun, ${committed} committed; the others had a conflict or were refused`)
    return tally
  }

  async function transactions(): Promise<{ totalStarted: number; totalCommitted: number }> {
    return (await database.db!.admin().serverStatus()).transactions
  }
} catch (error) {
  wrong.push(String((error as Error).stack))
} finally {
  await test.stop({ keepLogs: wrong.length > 0 })
}

for (const line of wrong.slice(0, 50)) say(`WRONG  ${line}`)
say(`\nraces: ${wrong.length} problems (${Math.round((performance.now() - startedAt) / 1000)} s)`)
process.exit(wrong.length > 0 ? 1 : 0)

function report<Kind extends string>({ counts, statuses }: Tally<Kind>, raced: readonly Kind[], seconds: number) {
  const rows = [...counts].map(([kind, { attempts, done, refused }]) => [
    kind,
    attempts,
    done,
    `${Math.round((100 * done) / Math.max(1, attempts))} %`,
    [...refused].map(([code, count]) => `${code} ${count}`).join(', '),
  ])
  say(`\n${table(['kind', 'attempts', 'done', 'share', 'refused'], rows)}`)
  const all = [...counts.values()].reduce((sum, { attempts }) => sum + attempts, 0)
  say(
    `\n${totalOf(counts, raced)} raced operations, ${all} with those that set things right, in ${seconds.toFixed(1)} s`,
  )
  const answers = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
  say(`Answers: ${answers.join(', ')}`)
  const told = [409, 412, 503].reduce((sum, status) => sum + (statuses.get(status) ?? 0), 0)
  say(`Conflicts told to clients (409, 412, 503): ${told}`)
}

function failings<Kind extends string>({ counts, statuses }: Tally<Kind>, raced: readonly Kind[], operations: number) {
  const total = totalOf(counts, raced)
  return [
    ...(total >= operations ? [] : [`only ${total} operations`]),
    ...raced
      .map((kind) => [kind, counts.get(kind)!] as const)
      .filter(([, { attempts, done }]) => done < attempts * LEAST_SHARE)
      .map(([kind, { attempts, done }]) => `${kind}: only ${done} of ${attempts} attempts succeeded`),
    ...[...statuses]
      .filter(([status]) => status >= 500 && status !== 503)
      .map(([status, count]) => `${count} answers ${status}`),
  ]
}

function totalOf<Kind extends string>(counts: Tally<Kind>['counts'], kinds: readonly Kind[]): number {
  return kinds.reduce((sum, kind) => sum + counts.get(kind)!.attempts, 0)
}
