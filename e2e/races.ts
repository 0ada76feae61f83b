import { parseArgs } from 'node:util'
import { watchOwners } from './history/company-documents.ts'
import { openDatabase } from './history/stored-ledger.ts'
import { verifyHistory } from './history/verify.ts'
import { type Contest, compete } from './races/contest.ts'
import { openMailbox } from './support/mailbox.ts'
import { newAddress, Person } from './support/person.ts'
import { startTestSystem } from './support/start-system.ts'
import { table } from './support/table.ts'

// Eight clients change the access to a few companies at the same time, over two processes of company. Afterwards the
// ledger shows whether each company had exactly one owner, who is an administrator, after every commit.
const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } })
const OPERATIONS = values.short ? 400 : 2000
const PEOPLE = 10
const COMPANIES = 4
const LEAST_SHARE = 0.2
const RACED = ['transfer', 'demotion', 'removal', 'leave', 'invitation'] as const

const say = (line: string) => console.log(line)
const startedAt = performance.now()
const test = await startTestSystem({
  processes: { company: 2 },
  environment: {
    gateway: { RATE_LIMIT_PER_MINUTE: '1000000' },
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
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, (_, i) =>
      new Person({ api: test.url, mailbox }, { email: newAddress(`person-${i}`), fullName: `Person ${i}` }).join(),
    ),
  )
  const companyIds = await Promise.all(people.slice(0, COMPANIES).map((owner, i) => found(owner, `Company ${i}`)))
  await Promise.all(companyIds.map((companyId, i) => gather(companyId, people[i]!)))
  say(`${PEOPLE} people, all administrators of ${COMPANIES} companies; ${OPERATIONS} operations by 8 clients …`)

  const database = await openDatabase(test.infrastructure.mongoUri, 'company')
  const watch = watchOwners(database, companyIds)
  const before = await transactions()
  const started = performance.now()
  const contest = await compete({ people, companyIds, operations: OPERATIONS, say })
  const seconds = (performance.now() - started) / 1000
  const after = await transactions()
  const seen = await watch.stop()
  await database.close()
  report(contest, seconds)
  const [begun, committed] = [after.totalStarted - before.totalStarted, after.totalCommitted - before.totalCommitted]
  say(`MongoDB: ${begun} transactions begun, ${committed} committed; the others had a conflict or were refused`)
  say(`\n${seen.looks} snapshots of companies while they changed: each with one owner, who is an administrator`)
  wrong.push(...seen.wrong, ...failings(contest))

  const verdict = await verifyHistory(test)
  for (const line of verdict.told) say(line)
  wrong.push(...verdict.wrong)

  async function found(owner: Person, name: string): Promise<string> {
    const address = { line1: '1 Main Street', postalCode: '10115', city: 'Berlin', country: 'DE' }
    return (await owner.expect(201, 'POST', '/v1/companies', { name, address, planId: 'starter' })).companyId
  }

  async function gather(companyId: string, owner: Person) {
    for (const guest of people.filter((person) => person !== owner)) {
      const path = `/v1/companies/${companyId}/invitations`
      const body = { emails: [guest.email], access: { companyRole: 'administrator' } }
      const { results } = await owner.expect(200, 'POST', path, body)
      const { token } = await owner.expect(200, 'POST', `${path}/${results[0].invitationId}/link`)
      await guest.expect(200, 'POST', '/v1/invitations/accept', { token })
    }
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

function report({ counts, statuses }: Contest, seconds: number) {
  const rows = [...counts].map(([kind, { attempts, done, refused }]) => [
    kind,
    attempts,
    done,
    `${Math.round((100 * done) / Math.max(1, attempts))} %`,
    [...refused].map(([code, count]) => `${code} ${count}`).join(', '),
  ])
  say(`\n${table(['kind', 'attempts', 'done', 'share', 'refused'], rows)}`)
  const raced = RACED.reduce((sum, kind) => sum + counts.get(kind)!.attempts, 0)
  const all = [...counts.values()].reduce((sum, { attempts }) => sum + attempts, 0)
  say(`\n${raced} raced operations, ${all} with those that restore members and roles, in ${seconds.toFixed(1)} s`)
  const answers = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
  say(`Answers: ${answers.join(', ')}`)
  const told = [409, 412, 503].reduce((sum, status) => sum + (statuses.get(status) ?? 0), 0)
  say(`Conflicts told to clients (409, 412, 503): ${told}`)
}

function failings({ counts, statuses }: Contest): string[] {
  const raced = RACED.map((kind) => [kind, counts.get(kind)!] as const)
  const total = raced.reduce((sum, [, { attempts }]) => sum + attempts, 0)
  return [
    ...(total >= OPERATIONS ? [] : [`only ${total} operations`]),
    ...raced
      .filter(([, { attempts, done }]) => done < attempts * LEAST_SHARE)
      .map(([kind, { attempts, done }]) => `${kind}: only ${done} of ${attempts} attempts succeeded`),
    ...[...statuses]
      .filter(([status]) => status >= 500 && status !== 503)
      .map(([status, count]) => `${count} answers ${status}`),
  ]
}
