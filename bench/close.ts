import { parseArgs } from 'node:util'
import { connectMongo } from '@holdfast/runtime'
import { report } from '../e2e/support/report.ts'
import { table } from '../e2e/support/table.ts'
import { startServers } from './live/servers.ts'

// How many invoices a second a close issues: number, frozen data, postings and entry, one transaction each. And which
// process has the processors meanwhile.
const { values } = parseArgs({
  options: {
    companies: { type: 'string', default: '10000' },
    /** Prints the results without writing them to bench/results. */
    dry: { type: 'boolean', default: false },
  },
})
const companies = Number(values.companies)

const servers = await startServers()
try {
  const admin = await connectMongo(servers.mongoUri, 'admin')
  const biller = await servers.startBiller('bench_billing')
  try {
    await biller.ask('seed', { companies })
    const before = await mongodSeconds()
    const { seconds, processor, issued, failed } = await biller.ask('close')
    const mongod = (await mongodSeconds()) - before
    const each = (total: number) => Math.round((total * 100_000) / issued) / 100
    const header = ['companies', 'issued', 'failed', 'invoices/s', 'ms an invoice: billing', 'mongod']
    const row = [companies, issued, failed, Math.round(issued / seconds), each(processor), each(mongod)]
    const lines = table(header, [row])
    const title = 'Closing a month'
    const intro = `An example of a run of \`npm run bench:close\`: one process of billing closes a month of ${companies.toLocaleString('en')} companies, each with
a month of a plan; MongoDB (one member) and Kafka on the same machine. Each invoice is one transaction: its number, its
frozen data, its postings, its entry, the charge that it takes and the progress of the close. Documents are rendered
afterwards. *ms an invoice*: what each process had processors for, divided by the invoices.`
    if (values.dry) console.log(`\n${lines}`)
    else report({ name: 'close', title, intro, servers: servers.versions, lines })
  } finally {
    await biller.stop()
    await admin.close()
  }

  async function mongodSeconds(): Promise<number> {
    // MongoDB reports its processor time on Linux only.
    const { extra_info: info } = await admin.db!.command({ serverStatus: 1 })
    return ((info.user_time_us ?? Number.NaN) + (info.system_time_us ?? Number.NaN)) / 1e6
  }
} finally {
  await servers.stop()
}
