import { parseArgs } from 'node:util'
import { UsageCounted } from '@holdfast/contracts/site'
import { connectMongo } from '@holdfast/runtime'
import { report } from '../e2e/support/report.ts'
import { table } from '../e2e/support/table.ts'
import { SITE_DATABASE, startServers } from './live/servers.ts'
import { idOf, seedLedger } from './live/world.ts'

// How many entries of site a second billing takes in: what hosts have counted, kept down to the counter. One by one, and in
// batches as it does. And which process has the processors meanwhile.
const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '10000' },
    companies: { type: 'string', default: '200' },
    /** Environments' days in an entry. */
    lines: { type: 'string', default: '5' },
    /** Prints the results without writing them to bench/results. */
    dry: { type: 'boolean', default: false },
  },
})
const [entries, companies, lines] = [Number(values.entries), Number(values.companies), Number(values.lines)]
const BATCH = 64

const servers = await startServers()
try {
  await seedLedger(servers.mongoUri, SITE_DATABASE, { count: entries, companies, type: UsageCounted.type }, countedBy)
  const admin = await connectMongo(servers.mongoUri, 'admin')
  const sites = await servers.startSites()
  try {
    const address = await sites.ask('address')
    const rows: (string | number)[][] = []
    for (const batch of [1, BATCH]) {
      const database = `bench_billing_${batch}`
      const biller = await servers.startBiller(database, address)
      const before = await processors()
      const { seconds, processor, lines: kept } = await biller.ask('follow', { entries, batch })
      const after = await processors()
      const each = (total: number) => Math.round((total * 100_000) / entries) / 100
      const name = batch === 1 ? 'one by one' : `up to ${batch} a transaction`
      const of = [processor, after.site - before.site, after.mongod - before.mongod]
      rows.push([name, Math.round(entries / seconds), kept, ...of.map(each)])
      await biller.stop()
      await admin.useDb(database).dropDatabase()
    }
    const result = table(['entries', 'entries/s', 'lines kept', 'ms an entry: billing', 'site', 'mongod'], rows)
    const title = 'What site tells billing'
    const intro = `An example of a run of \`npm run bench:consume\`: a process of billing that begins with ${entries.toLocaleString('en')} entries of ${companies} companies behind
it, each about ${lines} environments' days, with the real ledger, rules and stores; a process of site that it reads them from,
MongoDB (one member) and Kafka on the same machine. *ms an entry*: what each process had processors for, divided by the entries.`
    if (values.dry) console.log(`\n${result}`)
    else report({ name: 'consume', title, intro, servers: servers.versions, lines: result })

    async function processors() {
      // MongoDB reports its processor time on Linux only.
      const { extra_info: info } = await admin.db!.command({ serverStatus: 1 })
      const mongod = ((info.user_time_us ?? Number.NaN) + (info.system_time_us ?? Number.NaN)) / 1e6
      return { site: await sites.ask('processorSeconds'), mongod }
    }
  } finally {
    await sites.stop()
    await admin.close()
  }
} finally {
  await servers.stop()
}

/** A later reading of the same day has a higher value: lines are changed more often than they are added. */
function countedBy(companyId: string, n: number): Uint8Array {
  const round = Math.floor(n / companies)
  const day = `2026-12-0${1 + Math.floor((round * 4) / Math.ceil(entries / companies))}`
  const of = Array.from({ length: lines }, (_, line) => {
    const siteId = idOf('site', (n % companies) * lines + line)
    const about = { siteId, environmentId: siteId, tenure: 1, counterId: 'host-1', day }
    const requests = (round + 1) * 40
    return { ...about, visitorClass: 'VISITOR_CLASS_PEOPLE' as const, requests, bytes: requests * 20_000 }
  })
  return UsageCounted.encode({ companyId, lines: of })
}
