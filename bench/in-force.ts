import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { quantile } from '../e2e/support/quantile.ts'
import { ms, report } from '../e2e/support/report.ts'
import { table } from '../e2e/support/table.ts'
import type { Changed } from './live/owner.ts'
import { type Servers, startServers } from './live/servers.ts'

// How long it takes until a change of access is in force in every process, and how much of that time the commit takes.
const { values } = parseArgs({
  options: {
    changes: { type: 'string', default: '2000' },
    'per-second': { type: 'string', default: '40' },
    replicas: { type: 'string', default: '1,8' },
    owners: { type: 'string', default: '1' },
    /** Prints the results without writing them to bench/results. */
    dry: { type: 'boolean', default: false },
  },
})
const changes = Number(values.changes)
const perSecond = Number(values['per-second'])
const owners = Number(values.owners)
const WARM_UP = 200
const QUIET_MS = 3_000
/** The part of the changes after which a replica is stopped. */
const STOPPED_AFTER = 0.1
/** A lease with its margin, and half a second for calls that were under way. */
const HELD_UP_MS = 6_000
const LONG_MS = 1_000

const header = [
  'replicas',
  'while',
  'changes',
  'commit p50',
  'p99',
  'wait p50',
  'p99',
  'max',
  'both p50',
  'p99',
  'max ms',
  'over 1 s',
  'refused',
]
const rows: (string | number)[][] = []
const notes: string[] = []
let versions: string[] = []
for (const count of values.replicas.split(',').map(Number)) {
  const servers = await startServers()
  versions = servers.versions
  try {
    await measure(servers, count)
  } finally {
    await servers.stop()
  }
}

const lines = [table(header, rows), '', 'Replicas, while Kafka is up:', ...notes].join('\n')
const title = 'From commit to in force'
const intro = `An example of a run of \`npm run bench:in-force\`: ${owners === 1 ? 'an owner process' : `${owners} owner processes`} with a real
ledger, replicas in processes of their own, MongoDB (one member), Kafka, all on this machine, so processes wait for
processors too. Changes begin at a steady ${perSecond} a second, answered or not. *commit*: until a majority has the
transaction; *wait*: from there until the change is in force in every replica; milliseconds.`
if (values.dry) console.log(`\n${lines}`)
else report({ name: 'in-force', title, intro, servers: versions, lines })

async function measure(servers: Servers, count: number) {
  const owner = await servers.startOwner()
  const peers = []
  for (let n = 1; n < owners; n++) peers.push(await servers.startOwner())
  const addresses = await Promise.all([owner, ...peers].map((each) => each.ask('address')))
  const replicas = await Promise.all(Array.from({ length: count }, () => servers.startReplica(addresses)))
  try {
    await Promise.all(replicas.map((replica) => replica.ask('started')))
    await owner.ask('change', { changes: Math.min(WARM_UP, changes), perSecond })

    await sleep(QUIET_MS)
    const before = await processorSeconds()
    add(count, 'Kafka up', await owner.ask('change', { changes, perSecond }))
    const after = await processorSeconds()
    const [byOwner, byReplica] = after.map((seconds, n) => ms(((seconds - before[n]!) / changes) * 1000))
    notes.push(
      `${count}: entries first by stream and by Kafka, at each: ${await wonBy()}`,
      `${count}: processor time a change, renewals included: owner process ${byOwner} ms, a replica ${byReplica} ms`,
    )

    const kafka = servers.faults.kafka!
    await kafka.kill('SIGKILL')
    add(count, 'Kafka gone', await owner.ask('change', { changes, perSecond }))
    await kafka.start()

    await sleep(QUIET_MS)
    const changing = owner.ask('change', { changes, perSecond })
    await sleep(((changes * STOPPED_AFTER) / perSecond) * 1000)
    const stoppedAt = Date.now()
    replicas[0]!.kill('SIGSTOP')
    const changed = await changing
    replicas[0]!.kill('SIGCONT')
    add(count, 'one replica stopped', changed)
    const rest = later(changed, stoppedAt + HELD_UP_MS)
    if (rest.wait.length > 0) add(count, '… 6 s after the stop', rest)
  } finally {
    await Promise.all(replicas.map((replica) => replica.stop()))
    await Promise.all([owner, ...peers].map((each) => each.stop()))
  }

  /** Processor time of the owner process, and the average of the replicas. */
  async function processorSeconds(): Promise<[number, number]> {
    const all = await Promise.all(replicas.map((replica) => replica.ask('processorSeconds')))
    return [await owner.ask('processorSeconds'), all.reduce((sum, each) => sum + each, 0) / count]
  }

  async function wonBy(): Promise<string> {
    const won = await Promise.all(replicas.map((replica) => replica.ask('won')))
    return won.map(({ stream, kafka }) => `${stream}/${kafka}`).join(' ')
  }
}

function add(replicas: number, condition: string, { commit, wait, refused }: Changed) {
  const both = commit.map((value, n) => value + wait[n]!)
  const at = (list: number[], ...parts: number[]) => parts.map((part) => ms(quantile(list, part)))
  const figures = [...at(commit, 0.5, 0.99), ...at(wait, 0.5, 0.99, 1), ...at(both, 0.5, 0.99, 1)]
  const long = both.filter((value) => value > LONG_MS).length
  rows.push([replicas, condition, both.length, ...figures, long, refused.length])
  console.log(rows.at(-1)!.join(' · '), ...new Set(refused))
}

function later(changed: Changed, from: number): Changed {
  const isLater = (_: number, n: number) => changed.begunAt[n]! >= from
  const { begunAt, commit, wait } = changed
  return { begunAt: begunAt.filter(isLater), commit: commit.filter(isLater), wait: wait.filter(isLater), refused: [] }
}
