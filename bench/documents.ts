import { parseArgs } from 'node:util'
import { createLog } from '@holdfast/runtime'
import { ms, report } from '../e2e/support/report.ts'
import { startDocumentRendering } from '../services/billing/src/documents/document-rendering.ts'
import type { IssuedInvoice } from '../services/billing/src/invoices/invoice.ts'
import { hardInvoices, sampleInvoices } from '../services/billing/src/testing/sample-invoices.ts'

// How many invoices a second and core become documents: UBL and Factur-X, in worker threads as billing makes them.
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '15' }, threads: { type: 'string', default: '1' } },
})
const [SECONDS, THREADS] = [Number(values.seconds), Number(values.threads)]

const rendering = startDocumentRendering({ log: createLog('bench', 'warn'), threads: THREADS, limitMs: 120_000 })
const rows = [
  await measure('invoices of one page', Object.values(sampleInvoices)),
  await measure('an invoice of 60 lines, 4 pages', [hardInvoices['sixty-lines']!]),
]
await rendering.stop()

report({
  name: 'documents',
  title: 'Documents of invoices',
  intro: `An example of a run of \`npm run bench:documents\`: each invoice becomes UBL and Factur-X (PDF/A-3b with CII),
by ${THREADS === 1 ? 'one worker thread' : `${THREADS} worker threads`} of billing, for ${SECONDS} seconds each. A second of processor time is of the whole process.`,
  servers: [],
  lines: rows.join('\n'),
})

async function measure(name: string, invoices: IssuedInvoice[]): Promise<string> {
  await Promise.all(invoices.map((invoice) => rendering.render(invoice)))
  const [begun, used] = [performance.now(), process.cpuUsage()]
  const own = process.threadCpuUsage()
  const until = begun + SECONDS * 1000
  let made = 0
  await Promise.all(
    Array.from({ length: THREADS }, async () => {
      while (performance.now() < until) {
        await rendering.render(invoices[made % invoices.length]!)
        made++
      }
    }),
  )
  const seconds = (performance.now() - begun) / 1000
  const { user, system } = process.cpuUsage(used)
  const ownTime = process.threadCpuUsage(own)
  const cpuSeconds = (user + system) / 1e6
  return [
    `${name}:`,
    `  ${(made / seconds).toFixed(1)} a second; ${(made / cpuSeconds).toFixed(1)} for a second of processor time`,
    `  the event loop's thread was busy for ${ms((ownTime.user + ownTime.system) / 1000 / made)} ms a document`,
  ].join('\n')
}
