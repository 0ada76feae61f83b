import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import autocannon, { type Client, type Request } from 'autocannon'
import { openMailbox } from '../e2e/support/mailbox.ts'
import { newAddress, Person } from '../e2e/support/person.ts'
import { report } from '../e2e/support/report.ts'
import { startTestSystem } from '../e2e/support/start-system.ts'
import { table } from '../e2e/support/table.ts'
import { processorTimes } from './live/processor-time.ts'

// How fast the API is on this machine, and how much processor time a call costs each process. The servers, one process
// of each service, and the clients all run on this machine.
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '10' } } })
const SECONDS = Number(values.seconds)
const WARM_UP_SECONDS = 3
// A pause before each measurement, so that work left over from the one before is not measured.
const QUIET_MS = 8_000
const PEOPLE = 20
const COMPANIES = 25
const MEMBERS = 2

interface Call {
  name: string
  /** The request that one connection sends again and again. */
  requests(connection: number): Request[]
}

const servers: string[] = []
const test = await startTestSystem({
  environment: {
    gateway: { RATE_LIMIT_PER_MINUTE: '100000000' },
    company: {
      INVITATIONS_PER_DAY: '1000000',
      INVITATIONS_PER_ADDRESS: '1000000',
      INVITATIONS_PER_USER: '1000000',
      INVITATIONS_PER_RECIPIENT: '1000000',
    },
  },
  say(line) {
    console.log(line)
    if (line.startsWith('MongoDB: ')) servers.push(...line.split(' · '))
  },
})
try {
  const mailbox = openMailbox(test.mail.webUrl)
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, (_, i) =>
      new Person({ api: test.url, mailbox }, { email: newAddress(`person-${i}`), fullName: `Person ${i}` }).join(),
    ),
  )
  const owner = people[0]!
  const members: string[] = []
  for (let i = 0; i < COMPANIES; i++) members.push(...(await found(i)))

  const json = { 'content-type': 'application/json' }
  const authorization = `Bearer ${owner.token}`
  const calls: Call[] = [
    {
      name: 'sign-in (argon2id)',
      requests(connection) {
        // Not as the owner: a user's 101st session ends the oldest one, and that may be the one that other calls use.
        const { email, password } = people[1 + (connection % (PEOPLE - 1))]!
        return [
          {
            method: 'POST',
            path: '/v1/sessions',
            headers: json,
            body: JSON.stringify({ email, password, as: 'token' }),
          },
        ]
      },
    },
    {
      name: 'membership change (PATCH, another role each time)',
      requests: (connection) =>
        ['billing', 'developer'].map((companyRole) => ({
          method: 'PATCH',
          path: members[connection % members.length]!,
          headers: { ...json, authorization },
          body: JSON.stringify({ access: { companyRole } }),
        })),
    },
    {
      name: `GET /v1/companies (${COMPANIES} of them)`,
      requests: () => [{ method: 'GET', path: '/v1/companies', headers: { authorization } }],
    },
  ]

  const rows: (string | number)[][] = []
  const costs: (string | number)[][] = []
  const names = [...(await processorTimes(test)).keys()]
  for (const call of calls) {
    for (const connections of [1, 50]) {
      await sleep(QUIET_MS)
      await measure(call, connections, WARM_UP_SECONDS)
      const before = await processorTimes(test)
      const { '2xx': done, '4xx': wrong, '5xx': refused, latency, errors } = await measure(call, connections, SECONDS)
      if (wrong > 0) throw new Error(`${call.name}: ${wrong} calls were refused because of their content`)
      const after = await processorTimes(test)
      // A process that was started again counts its processor time from 0.
      const spent = names.map((name) => Math.max(0, (after.get(name) ?? 0) - (before.get(name) ?? 0)) / done)
      const total = spent.reduce((sum, ms) => sum + ms, 0)
      // On a busy machine nothing may be done within the time.
      if (done > 0) costs.push([call.name, connections, latency.p50, latency.p99, ...[...spent, total].map(hundredths)])
      const row = [call.name, connections, round(done / SECONDS), latency.p50, latency.p99, errors + refused]
      console.log(row.join(' · '))
      rows.push(row)
    }
  }
  report({
    name: 'api',
    title: 'The API on one machine',
    intro: `An example of a run of \`npm run bench\`: servers, one process of each service and the clients share the machine, so the
figures compare calls and versions, and promise nothing. ${SECONDS} s each, after ${WARM_UP_SECONDS} s of warming up.
What was refused was refused as too much at once (503). Processor time is what each process had while the call was measured,
by the number of calls done: its work in the background is in it.`,
    servers,
    lines: `${table(['call', 'connections', 'done/s', 'p50 ms', 'p99 ms', 'refused'], rows)}

Processor time of a call, in milliseconds, by process:

${table(['call', 'connections', 'p50 ms', 'p99 ms', ...names, 'together'], costs)}`,
  })

  /** Makes a company with members whose roles can be changed. Returns the paths of the members. */
  async function found(index: number): Promise<string[]> {
    const address = { line1: '1 Main Street', postalCode: '10115', city: 'Berlin', country: 'DE' }
    const company = { name: `Company ${index}`, address, plan: { planId: 'starter', version: 1, interval: 'month' } }
    const { companyId } = await owner.expect(201, 'POST', '/v1/companies', company)
    const guests = Array.from({ length: MEMBERS }, (_, i) => people[1 + ((index * MEMBERS + i) % (PEOPLE - 1))]!)
    return Promise.all(
      guests.map(async (guest) => {
        const path = `/v1/companies/${companyId}/invitations`
        const body = { emails: [guest.email], access: { companyRole: 'developer' } }
        const { results } = await owner.expect(200, 'POST', path, body)
        const { token } = await owner.expect(200, 'POST', `${path}/${results[0].invitationId}/link`)
        await guest.expect(200, 'POST', '/v1/invitations/accept', { token })
        return `/v1/companies/${companyId}/members/${guest.userId}`
      }),
    )
  }
} finally {
  await test.stop()
}

function measure(call: Call, connections: number, duration: number) {
  let connection = 0
  const setupClient = (client: Client) => client.setRequests(call.requests(connection++))
  return autocannon({ url: test.url, connections, duration, setupClient })
}

function hundredths(ms: number): number {
  return Math.round(ms * 100) / 100
}

function round(perSecond: number): number {
  return perSecond < 100 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond)
}
