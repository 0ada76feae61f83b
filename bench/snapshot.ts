import { parseArgs } from 'node:util'
import { ms, report } from '../e2e/support/report.ts'
import { table } from '../e2e/support/table.ts'
import type { Started } from './live/measures.ts'
import { DATABASE, startServers } from './live/servers.ts'
import { seedFacts } from './live/world.ts'

// How long a process takes from its start until it may answer from memory, if it has to fetch a large copy first.
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    times: { type: 'string', default: '3' },
    dry: { type: 'boolean', default: false },
  },
})
const rows = Number(values.rows)

const header = [
  'who',
  'grants',
  'loaded s',
  'first fresh answer s later',
  'longest pause ms',
  'bytes a grant',
  'process MB',
]
const measured: (string | number)[][] = []
const servers = await startServers()
try {
  console.log(`putting ${rows} rows …`)
  await seedFacts(servers.mongoUri, DATABASE, rows)
  const owner = await servers.startOwner()
  try {
    const address = await owner.ask('address')
    const own = await owner.ask('started')
    measured.push([
      'the owner process, from its database',
      own.grants,
      seconds(own.loaded),
      0,
      ms(own.longestPause),
      ...sizes(own),
    ])
    for (let n = 0; n < Number(values.times); n++) {
      await owner.ask('longestPause')
      const replica = await servers.startReplica([address])
      const started = await replica.ask('started')
      const pause = await owner.ask('longestPause')
      measured.push(
        [
          'a replica, over gRPC',
          started.grants,
          seconds(started.loaded),
          seconds(started.fresh - started.loaded),
          ms(started.longestPause),
          ...sizes(started),
        ],
        ['  the owner process meanwhile', '', '', '', ms(pause), '', ''],
      )
      await replica.stop()
    }
  } finally {
    await owner.stop()
  }
} finally {
  await servers.stop()
}

const lines = table(header, measured)
const title = 'A copy from nothing'
const intro = `An example of a run of \`npm run bench:snapshot\`: an owner process with ${rows.toLocaleString('en')} rows of members, and a replica that
fetches them over gRPC into its grant table, both and MongoDB on this machine. *Loaded*: from the start of the replica,
connecting included. *First fresh answer*: every shard may be answered from memory. *Longest pause*: for how long nothing
else could run in the process, measured every millisecond.`
if (values.dry) console.log(`\n${lines}`)
else report({ name: 'snapshot', title, intro, servers: servers.versions, lines })

function seconds(value: number): number {
  return Math.round(value * 100) / 100
}

function sizes({ grants, tableBytes, residentBytes }: Started): number[] {
  return [Math.round((tableBytes / grants) * 10) / 10, Math.round(residentBytes / 2 ** 20)]
}
