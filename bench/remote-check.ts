import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { quantile } from '../e2e/support/quantile.ts'
import { ms, report } from '../e2e/support/report.ts'
import { table } from '../e2e/support/table.ts'
import type { Asked } from './live/asker.ts'
import type { OwnerTasks } from './live/owner.ts'
import { DATABASE, startServers } from './live/servers.ts'
import type { Worker } from './live/worker.ts'
import { seedFacts } from './live/world.ts'

// How fast an owner process decides checks for a process without a copy. Each check sees all changes that were in force
// when it was asked.
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    rows: { type: 'string', default: '100000' },
    batch: { type: 'string', default: '100' },
    'in-flight': { type: 'string', default: '32' },
    dry: { type: 'boolean', default: false },
  },
})
const seconds = Number(values.seconds)
const rows = Number(values.rows)
const batch = Number(values.batch)
const inFlight = Number(values['in-flight'])
const WARM_UP_SECONDS = Math.min(3, seconds)
const QUIET_MS = 2_000
const UNARY = [1, 50]
const STEADY = 50_000

const header = [
  'asked',
  'checks/s',
  'per core of the owner',
  'per core of both',
  'p50',
  'p99',
  'max ms',
  'unknown',
  'wrong',
]
const measured: (string | number)[][] = []
const servers = await startServers()
try {
  await seedFacts(servers.mongoUri, DATABASE, rows)
  const owner = await servers.startOwner()
  const asker = await servers.startAsker(await owner.ask('address'), rows)
  try {
    await asker.ask('batches', { seconds: WARM_UP_SECONDS, batch, inFlight })
    const full = await measure(owner, `${batch} a message, ${inFlight} messages under way`, () =>
      asker.ask('batches', { seconds, batch, inFlight }),
    )
    const perSecond = full.checks / full.seconds / 2
    await measure(owner, `${batch} a message, at half that rate`, () =>
      asker.ask('steadily', { seconds, batch, perSecond }),
    )
    const underWay = batch * inFlight
    await asker.ask('client', { seconds: WARM_UP_SECONDS, underWay })
    await measure(owner, `${batch} a message, ${STEADY.toLocaleString('en')} checks a second`, () =>
      asker.ask('steadily', { seconds, batch, perSecond: STEADY }),
    )
    await measure(owner, `by the client of services, ${underWay} checks under way`, () =>
      asker.ask('client', { seconds, underWay }),
    )
    for (const lanes of UNARY) {
      await asker.ask('calls', { seconds: WARM_UP_SECONDS, inFlight: lanes })
      await measure(owner, `one a call, ${lanes} under way`, () => asker.ask('calls', { seconds, inFlight: lanes }))
    }
    await owner.ask('fence')
    await asker.ask('batches', { seconds: WARM_UP_SECONDS, batch, inFlight })
    const fenced = await measure(owner, `fenced: ${batch} a message, ${inFlight} messages under way`, () =>
      asker.ask('batches', { seconds, batch, inFlight }),
    )
    await measure(owner, 'fenced: at half that rate', () =>
      asker.ask('steadily', { seconds, batch, perSecond: fenced.checks / fenced.seconds / 2 }),
    )
    await asker.ask('calls', { seconds: WARM_UP_SECONDS, inFlight: 50 })
    await measure(owner, 'fenced: one a call, 50 under way', () => asker.ask('calls', { seconds, inFlight: 50 }))
  } finally {
    await asker.stop()
    await owner.stop()
  }
} finally {
  await servers.stop()
}

const lines = table(header, measured)
const title = 'Checks decided by an owner process'
const intro = `An example of a run of \`npm run bench:remote-check\`: one owner process with ${rows.toLocaleString('en')} members, one process that asks it
over gRPC, MongoDB (one member), all on this machine. Every answer is fully consistent: it sees all that was in force when
it was asked. It rests on the owner process's own lease, and in the last rows, as when that lease is over, on heads that
were read, fenced, after the question arrived. ${seconds} s each. *Per core*: by the processor time that the owner
process took, and by that of both processes. Latencies are of messages; at half the rate they count from when a message
was due. One user in ten is a stranger to the company; about a third may.`
if (values.dry) console.log(`\n${lines}`)
else report({ name: 'remote-check', title, intro, servers: servers.versions, lines })

async function measure(owner: Worker<OwnerTasks>, name: string, ask: () => Promise<Asked>): Promise<Asked> {
  await sleep(QUIET_MS)
  const before = await owner.ask('processorSeconds')
  const asked = await ask()
  const ownerSeconds = (await owner.ask('processorSeconds')) - before
  const { checks, latencies, unknown, wrong } = asked
  const rates = [asked.seconds, ownerSeconds, ownerSeconds + asked.processorSeconds].map((time) =>
    Math.round(checks / time),
  )
  const late = [0.5, 0.99, 1].map((part) => ms(quantile(latencies, part)))
  measured.push([name, ...rates, ...late, unknown, wrong])
  console.log(measured.at(-1)!.join(' · '))
  return asked
}
