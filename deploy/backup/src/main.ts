import { parseArgs } from 'node:util'
import { type OwnerName, ownerNames } from '@holdfast/contracts'
import { brokersOf } from '@holdfast/messaging'
import { createLog } from '@holdfast/runtime'
import { backUp } from './back-up.ts'
import { type Databases, openDatabases } from './databases.ts'
import {
  describeHolds,
  isHeldService,
  type LastNumber,
  releaseCharges,
  releaseCompanies,
  releaseMails,
} from './holds.ts'
import { summaryOf } from './manifest.ts'
import { rebuildTopic } from './rebuild-topic.ts'
import { restoreAll } from './restore.ts'

const usage = `  npm run backup -- <empty folder> [--files <DATA_FOLDER of the host>]
      writes all databases as they are at one moment, while everything runs
  npm run restore -- <folder of a backup> [--files <DATA_FOLDER of the host, empty>] [--replace]
      puts them back, while nothing runs; --replace removes databases that are there
  npm run holds
      what waits for an operator since a restore
  npm run release -- company
      recoveries of ownership are completed again, and closings carried on
  npm run release -- notification [--withhold]
      mails are sent again; --withhold: not those that were due at the backup
  npm run release -- billing --last-invoice 2026/123 --last-credit-note none [--unclear-seen]
      invoices and charges are made again, above the last numbers that were ever given; none: none since the backup
  npm run rebuild-topic -- <owner> [--days 7]
      the owner sends the entries of the last days to its topic again

MONGODB_URI names the replica set, DATABASE_PREFIX (holdfast_) the databases; rebuild-topic needs KAFKA_BROKERS as the
services do, and takes TOPIC_REPLICAS (1) for a topic that is missing.`

const DAY_MS = 86_400_000
const say = (line: string) => console.log(line)

try {
  await act(process.argv[2] ?? 'help')
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

async function act(command: string): Promise<void> {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(3),
    allowPositionals: true,
    options: {
      files: { type: 'string' },
      replace: { type: 'boolean', default: false },
      withhold: { type: 'boolean', default: false },
      'last-invoice': { type: 'string' },
      'last-credit-note': { type: 'string' },
      'unclear-seen': { type: 'boolean', default: false },
      days: { type: 'string', default: '7' },
    },
  })
  const [what = '', ...more] = positionals
  if (!['backup', 'restore', 'holds', 'release', 'rebuild-topic'].includes(command)) return say(usage)
  if (more.length > 0 || (what === '') !== (command === 'holds')) throw new Error(usage)
  const uri = process.env.MONGODB_URI
  if (!uri) throw new Error('MONGODB_URI is missing: it names the replica set, with a user who may read and write all.')
  const databases = await openDatabases({ uri, prefix: process.env.DATABASE_PREFIX ?? 'holdfast_' })
  try {
    switch (command) {
      case 'backup':
        return say(`Done: ${summaryOf(await backUp({ databases, folder: what, files: values.files, say }))}.`)
      case 'restore': {
        const { files, replace: isReplacing } = values
        const manifest = await restoreAll({ databases, folder: what, files, isReplacing, say })
        say(`Done: ${summaryOf(manifest)}.\nEvery ledger has a new epoch, and everybody has to sign in again.`)
        say(
          'Mails, invoices, charges, recoveries and closings of companies wait. Start the services, then see: npm run holds',
        )
        return
      }
      case 'holds':
        for (const line of await describeHolds(databases)) say(line)
        return
      case 'release':
        return await release(databases, what, values)
      default:
        return await rebuild(databases, what, values.days)
    }
  } finally {
    await databases.close()
  }
}

interface ReleaseOptions {
  withhold: boolean
  'last-invoice'?: string
  'last-credit-note'?: string
  'unclear-seen': boolean
}

async function release(databases: Databases, service: string, options: ReleaseOptions): Promise<void> {
  if (!isHeldService(service)) throw new Error(usage)
  if (service === 'company') {
    await releaseCompanies(databases)
    return say('Recoveries of ownership and closings go on.')
  }
  if (service === 'notification') {
    const withheld = await releaseMails(databases, options.withhold)
    return say(`Mails are sent again${options.withhold ? `; ${withheld} that were due at the backup are not` : ''}.`)
  }
  const { 'last-invoice': invoice, 'last-credit-note': creditNote } = options
  if (invoice === undefined || creditNote === undefined) {
    throw new Error('Which numbers were given since the backup? Say --last-invoice and --last-credit-note, or none.')
  }
  const numbers = [lastNumber('invoice', invoice), lastNumber('credit-note', creditNote)].filter(
    (last) => last !== undefined,
  )
  await releaseCharges(databases, { numbers, isUnclearSeen: options['unclear-seen'] })
  say('Invoices and charges are made again.')
}

function lastNumber(kind: LastNumber['kind'], text: string): LastNumber | undefined {
  if (text === 'none') return undefined
  const [, year, last] = /^(\d{4})\/(\d{1,9})$/.exec(text) ?? []
  if (!year || !last) throw new Error(`"${text}" is no place in a series: write the year and the count, as 2026/123.`)
  return { kind, year: Number(year), last: Number(last) }
}

async function rebuild(databases: Databases, name: string, days: string): Promise<void> {
  const owner = ownerNames.find((each): each is OwnerName => each === name)
  if (!owner) throw new Error(`Whose topic? One of ${ownerNames.join(', ')}.`)
  if (!process.env.KAFKA_BROKERS) throw new Error('KAFKA_BROKERS is missing.')
  if (!/^\d{1,5}$/.test(days)) throw new Error('--days is a number of days.')
  const isSent = await rebuildTopic({
    ...{ databases, owner, say },
    brokers: brokersOf(process.env),
    replicationFactor: Number(process.env.TOPIC_REPLICAS ?? 1),
    since: new Date(Date.now() - Number(days) * DAY_MS),
    log: createLog('backup', 'warn'),
  })
  say(isSent ? 'Done: the topic has them all.' : `Nobody sends yet. Processes of ${owner} do when they run.`)
}
