import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { connectMongo } from '@holdfast/runtime'
import { quantile } from '../e2e/support/quantile.ts'
import { ms, report } from '../e2e/support/report.ts'
import { table } from '../e2e/support/table.ts'
import type { FollowerKind } from './live/follower.ts'
import { DATABASE, startServers } from './live/servers.ts'
import { seedEntries } from './live/world.ts'

// How many entries a second a follower applies when it has fallen behind: one by one and in batches, with and without
// its own ledger. And how long commands of another process of the follower's service take meanwhile.
const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '4000' },
    companies: { type: 'string', default: '64' },
    rounds: { type: 'string', default: '3' },
    /** Measures only how long commands take, and writes nothing to bench/results. */
    commands: { type: 'boolean', default: false },
    /** Prints the results without writing them to bench/results. */
    dry: { type: 'boolean', default: false },
  },
})
const [entries, companies, rounds] = [Number(values.entries), Number(values.companies), Number(values.rounds)]
const BATCH = 64
const WAYS: { name: string; kind: FollowerKind; batch: number }[] = [
  { name: 'without a ledger, one by one', kind: 'plain', batch: 1 },
  { name: `without a ledger, up to ${BATCH} a transaction`, kind: 'plain', batch: BATCH },
  { name: 'owning, one by one', kind: 'owning', batch: 1 },
  { name: `owning, up to ${BATCH} a transaction`, kind: 'owning', batch: BATCH },
  { name: '  companies of a shard on other own shards', kind: 'owning, scattered', batch: BATCH },
]
const ALONE_MS = 3_000
const BESIDE: { name: string; batch?: number }[] = [
  { name: 'alone' },
  { name: 'beside a follower that owns, one by one', batch: 1 },
  { name: `beside a follower that owns, up to ${BATCH} a transaction`, batch: BATCH },
]

interface Measured {
  perSecond: number
  /** Processor time for an entry in milliseconds, by process. */
  follower: number
  owner: number
  mongod: number
}

const measured = new Map(WAYS.map(({ name }) => [name, [] as Measured[]]))
const commands = new Map(BESIDE.map(({ name }) => [name, { took: [] as number[], refused: 0 }]))
const servers = await startServers()
try {
  await seedEntries(servers.mongoUri, DATABASE, entries, companies)
  const admin = await connectMongo(servers.mongoUri, 'admin')
  const owner = await servers.startOwner()
  try {
    const address = await owner.ask('address')
    // Each round measures all ways, so that a busy moment of the machine affects all of them alike.
    for (let round = 1; round <= rounds; round++) {
      for (const [nth, { name, kind, batch }] of (values.commands ? [] : WAYS).entries()) {
        const database = `bench_follower_${round}_${nth}`
        const follower = await servers.startFollower(address, database)
        const before = await processors()
        const { seconds, processor } = await follower.ask('follow', { kind, batch, entries })
        const after = await processors()
        const each = (total: number) => (total * 1000) / entries
        const one: Measured = {
          perSecond: entries / seconds,
          follower: each(processor),
          owner: each(after.owner - before.owner),
          mongod: each(after.mongod - before.mongod),
        }
        measured.get(name)!.push(one)
        console.log(`${round}. ${name}: ${Math.round(one.perSecond)} entries a second`)
        await follower.stop()
        await admin.useDb(database).dropDatabase()
      }
      for (const [nth, { name, batch }] of BESIDE.entries()) {
        const database = `bench_commands_${round}_${nth}`
        const follower = await servers.startFollower(address, database)
        const commander = await servers.startFollower(address, database)
        const commanding = commander.ask('command', { companies })
        await (batch ? follower.ask('follow', { kind: 'owning', batch, entries }) : sleep(ALONE_MS))
        await commander.ask('endCommands')
        const { took, refused } = await commanding
        const all = commands.get(name)!
        all.took.push(...took)
        all.refused += refused
        await Promise.all([follower.stop(), commander.stop()])
        await admin.useDb(database).dropDatabase()
      }
    }

    async function processors() {
      // MongoDB reports its processor time on Linux only.
      const { extra_info: info } = await admin.db!.command({ serverStatus: 1 })
      const mongod = ((info.user_time_us ?? Number.NaN) + (info.system_time_us ?? Number.NaN)) / 1e6
      return { owner: await owner.ask('processorSeconds'), mongod }
    }
  } finally {
    await owner.stop()
    await admin.close()
  }
} finally {
  await servers.stop()
}

const header = ['follower', 'entries/s', 'slowest', 'fastest', 'ms an entry: follower', 'owner', 'mongod']
const rows = [...measured].map(([name, runs]) => {
  const of = (value: (one: Measured) => number) => runs.map(value).sort((a, b) => a - b)
  const perSecond = of((one) => one.perSecond)
  const ms = (value: (one: Measured) => number) => Math.round(quantile(of(value), 0.5) * 100) / 100
  return [
    name,
    ...[quantile(perSecond, 0.5), perSecond[0]!, perSecond.at(-1)!].map(Math.round),
    ms((one) => one.follower),
    ms((one) => one.owner),
    ms((one) => one.mongod),
  ]
})
const latencies = [...commands].map(([name, { took, refused }]) => [
  name,
  took.length,
  refused,
  ...[0.5, 0.9, 0.99, 1].map((part) => ms(quantile(took, part))),
])
const ofCommands = ['commands of another process', 'commands', 'refused', 'median ms', '90 %', '99 %', 'longest']
const ofOthers = table(ofCommands, latencies)
const lines = values.commands ? ofOthers : `${table(header, rows)}\n\n${ofOthers}`
const title = 'Following a ledger'
const intro = `An example of a run of \`npm run bench:follow\`: a follower that begins with ${entries.toLocaleString('en')} entries of ${companies} companies behind it,
an owner process that it reads them from, MongoDB (one member) and Kafka, all on this machine. The effect of an entry is
one document; one that owns appends an own entry for each as well, which is published meanwhile. Medians of ${rounds} rounds, each
of which measures all of them. *ms an entry*: what each process had processors for, divided by the entries. *Commands of
another process*: four loops that pause for 20 ms between commands, on the own shards to which the follower appends.`
if (values.dry || values.commands) console.log(`\n${lines}`)
else report({ name: 'follow', title, intro, servers: servers.versions, lines })
