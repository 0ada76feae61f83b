import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { newId } from '@holdfast/contracts'
import { Members } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { createSigner, openChannel, type Passport } from '@holdfast/runtime'
import { now } from '../e2e/support/clock.ts'
import { quantile } from '../e2e/support/quantile.ts'
import { ms, report } from '../e2e/support/report.ts'
import { table } from '../e2e/support/table.ts'
import type { CompanyTasks } from './deed/company.ts'
import type { DoerTasks, Done } from './deed/doer.ts'
import { type Removable, seedMembers } from './deed/members.ts'
import { DATABASE, type Servers, startServers } from './live/servers.ts'
import type { Worker } from './live/worker.ts'

// When the removal of a member is answered, a deed of that member that was allowed before may be under way. How long
// after the answer can it still be committed?
const { values } = parseArgs({
  options: {
    removals: { type: 'string', default: '500' },
    /** Deeds of the member that are under way at once. */
    lanes: { type: 'string', default: '1,8' },
    /** Removals during which the database's primary is killed. */
    failovers: { type: 'string', default: '20' },
    /** Prints the results without writing them to bench/results. */
    dry: { type: 'boolean', default: false },
  },
})
const removals = Number(values.removals)
const failovers = Number(values.failovers)
const laneCounts = values.lanes.split(',').map(Number)
const WARM_UP = Math.min(20, removals)
/** The longest random delay before a removal, and before a fault in it, so that they come at any moment of a deed. */
const SPREAD_MS = 20

const header = [
  'deeds at once',
  'database',
  'removals',
  'deeds',
  'look to commit p50',
  'p99',
  'max',
  'a deed came after',
  'after the answer p50',
  'p99',
  'max ms',
  'looked later',
]
const rows: (string | number)[][] = []
const notes: string[] = []

interface System {
  company: Worker<CompanyTasks>
  doer: Worker<DoerTasks>
  remove(member: Removable): Promise<void>
}

const versions = await withSystem(1, (removals + WARM_UP) * laneCounts.length, async (system, members) => {
  for (const lanes of laneCounts) {
    for (const member of members.splice(0, WARM_UP)) await removeWhileDoing(system, member, lanes)
    await measure(system, 'as ever', lanes, members.splice(0, removals))
  }
})
if (failovers > 0) {
  await withSystem(3, failovers + WARM_UP, async (system, members, { faults }) => {
    const mongo = faults.mongo!
    const lanes = Math.max(...laneCounts)
    for (const member of members.splice(0, WARM_UP)) await removeWhileDoing(system, member, lanes)
    await measure(system, 'primary killed', lanes, members, async () => {
      const killed = mongo.members[await mongo.primary()]!
      return async () => {
        await killed.kill('SIGKILL')
        await mongo.primary()
        await killed.start()
      }
    })
  })
}

const lines = [table(header, rows), '', 'Processor time, while nothing is killed:', ...notes].join('\n')
const title = 'From a removal’s answer to a deed’s commit'
const intro = `An example of a run of \`npm run bench:deed\`: the company service; a service that follows it, with a ledger and a
database of its own, in which the member who is being removed does deeds without a pause; MongoDB (one member; three, for
the last row), Kafka; all on this machine. *look to commit*: from the beginning of the last look, directly before the
commit, until a majority had acknowledged the commit. *a deed came after*: removals after whose answer the commit of a deed
was still acknowledged; *after the answer*: by how much, for the last deed of each of them, milliseconds by one clock.
*primary killed*: with SIGKILL, within ${SPREAD_MS} ms after the removal was asked for. *looked later*: deeds committed although their last
look began after the answer; there must be none.`
if (values.dry) console.log(`\n${lines}`)
else report({ name: 'deed', title, intro, servers: versions, lines })

/** @returns the versions of the servers */
async function withSystem(
  mongoMembers: 1 | 3,
  memberCount: number,
  run: (system: System, members: Removable[], servers: Servers) => Promise<void>,
): Promise<string[]> {
  const servers = await startServers(mongoMembers)
  try {
    const members = await seedMembers(servers.mongoUri, DATABASE, memberCount)
    const sites = await servers.startSites()
    const company = await servers.startCompany(await sites.ask('address'))
    const address = await company.ask('address')
    const doer = await servers.startDoer(address)
    const channel = openChannel({ address, to: 'company', signer: createSigner('gateway', servers.gatewayKey) })
    const { removeMember } = channel.client(Members)
    const remove = async ({ companyId, userId, ownerId }: Removable) => {
      await removeMember({ companyId, userId }, passport(ownerId))
    }
    try {
      await run({ company, doer, remove }, members, servers)
    } finally {
      channel.close()
      await doer.stop()
      await company.stop()
      await sites.stop()
    }
  } finally {
    await servers.stop()
  }
  return servers.versions
}

/** @param prepare returns a function that makes a fault; it is called at a random moment during each removal */
async function measure(
  system: System,
  condition: string,
  lanes: number,
  members: Removable[],
  prepare?: () => Promise<() => Promise<void>>,
) {
  const before = await processorSeconds(system)
  const looked: number[] = []
  const after: number[] = []
  let lookedLater = 0
  for (const member of members) {
    const { done, answeredAt } = await removeWhileDoing(system, member, lanes, await prepare?.())
    for (const { lookedAt, committedAt } of done) {
      looked.push(committedAt - lookedAt)
      if (lookedAt > answeredAt) lookedLater++
    }
    const last = Math.max(...done.map(({ committedAt }) => committedAt - answeredAt))
    if (last > 0) after.push(last)
  }
  const took = await processorSeconds(system)
  const at = (list: number[]) => [0.5, 0.99, 1].map((part) => (list.length > 0 ? ms(quantile(list, part)) : 0))
  const figures = [members.length, looked.length, ...at(looked), after.length, ...at(after), lookedLater]
  rows.push([lanes, condition, ...figures])
  console.log(rows.at(-1)!.join(' · '))
  if (lookedLater > 0) process.exitCode = 1
  if (prepare) return
  const [ofCompany, ofDoer] = took.map((seconds, n) => seconds - before[n]!) as [number, number]
  const [each, deed] = [ms((ofCompany / members.length) * 1000), ms((ofDoer / looked.length) * 1000)]
  notes.push(`${lanes} at once: company ${each} ms a removal, the other service ${deed} ms a deed, leases included`)
}

function processorSeconds({ company, doer }: System): Promise<number[]> {
  return Promise.all([company.ask('processorSeconds'), doer.ask('processorSeconds')])
}

async function removeWhileDoing(
  { doer, remove }: System,
  member: Removable,
  lanes: number,
  meanwhile?: () => Promise<void>,
): Promise<{ done: Done[]; answeredAt: number }> {
  await doer.ask('begin', { member, lanes })
  await sleep(Math.random() * SPREAD_MS)
  const fault = meanwhile && sleep(Math.random() * SPREAD_MS).then(meanwhile)
  await answered(() => remove(member))
  const answeredAt = now()
  await fault
  return { done: await doer.ask('end'), answeredAt }
}

/** Repeats a call while it is refused because the database has no primary, as a client does. */
async function answered(ask: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      // An earlier attempt removed the member, and its answer was lost.
      if (error instanceof DomainError && error.code === 'not-found') return
      if (!(error instanceof DomainError) || error.kind !== 'unavailable') throw error
    }
  }
}

function passport(userId: string): Passport {
  const signedIn = { sessionId: newId(), twoFactor: false, provenAt: Date.now(), operator: false }
  return { principal: { kind: 'user', userId, ...signedIn }, requestId: newId() }
}
