import { setTimeout as sleep } from 'node:timers/promises'
import { newId, SHARDS, topicOf } from '@holdfast/contracts'
import { Ledger } from '@holdfast/contracts/ledger'
import { type Follower, openLedger } from '@holdfast/ledger'
import { createProducer, ensureTopics } from '@holdfast/messaging'
import { connectMongo, createLog, createSigner, openChannel, readTrustedKeys } from '@holdfast/runtime'
import { Temporal } from 'temporal-polyfill'
import { createPremiumStagingStore } from '../../services/billing/src/add-ons/premium-staging-store.ts'
import { createBookStore } from '../../services/billing/src/book/book-store.ts'
import type { DescribedBuyer } from '../../services/billing/src/buyers/buyer.ts'
import { createChargeStore } from '../../services/billing/src/charges/charge-store.ts'
import { beginClose } from '../../services/billing/src/closes/close.ts'
import { createCloseRun } from '../../services/billing/src/closes/close-run.ts'
import { createCloseStore } from '../../services/billing/src/closes/close-store.ts'
import { createInvoiceSettingStore } from '../../services/billing/src/invoice-settings/invoice-setting-store.ts'
import { createChargedVat } from '../../services/billing/src/invoices/charged-vat.ts'
import { createInvoicing } from '../../services/billing/src/invoices/invoice-command.ts'
import { createInvoiceStore } from '../../services/billing/src/invoices/invoice-store.ts'
import { readSeller } from '../../services/billing/src/sellers/seller-data.ts'
import { readVatTable } from '../../services/billing/src/taxes/vat-data.ts'
import { chargeOf } from '../../services/billing/src/testing/charges.ts'
import { followUsage } from '../../services/billing/src/usage/site-entries.ts'
import { createUsageLineStore } from '../../services/billing/src/usage/usage-store.ts'
import { textOf } from '../../services/billing/src/values/value.ts'
import { createVatIdStore } from '../../services/billing/src/vat-ids/vat-id-store.ts'
import { processorSeconds } from './measures.ts'
import { doTasks } from './worker.ts'

// A process of billing that closes a month: the real stores, ledger and rules. Companies are described by a function here,
// and not by the service of companies, which is asked for 50 at a time.

export interface Closed {
  seconds: number
  /** Processor time of this process meanwhile, in seconds. */
  processor: number
  issued: number
  failed: number
}

export interface Consumed {
  seconds: number
  /** Processor time of this process meanwhile, in seconds. */
  processor: number
  /** Of usage, that it keeps in the end. */
  lines: number
}

const { env } = process
const log = createLog('biller', 'error')
const signer = createSigner('notification', env.SIGNING_KEY!)
const connection = await connectMongo(env.MONGODB_URI!, env.DATABASE!)
const brokers = env.KAFKA_BROKERS!.split(',')
await ensureTopics({ brokers, topics: [topicOf('billing')], partitions: SHARDS, replicationFactor: 1, log })
const producer = createProducer({ brokers, clientId: 'bench-biller', log })
const ledger = await openLedger({ owner: 'billing', connection, producer, signer, log })
const vatTable = readVatTable()
const seller = readSeller(vatTable)
const now = Temporal.Instant.from('2026-12-05T08:00:00Z')
const clock = () => now
const charges = await createChargeStore(connection)
const closes = await createCloseStore(connection)
const vatIds = await createVatIdStore(connection)
const invoices = await createInvoiceStore(connection)
const invoicing = createInvoicing({
  ...{ ledger, signer, seller, vatTable, vatIds, charges, invoices },
  chargedVat: createChargedVat({ charges, invoices }),
  book: await createBookStore(connection, seller.currency, () => '2026-12-05'),
  settings: await createInvoiceSettingStore(connection),
  planName: () => 'Studio',
  sites: { names: async () => new Map() },
  settled: async () => {},
})
const site = openChannel({ address: env.SITE_ADDRESS!, to: 'site', signer })
let follower: Follower | undefined
let companyIds: string[] = []

const tasks = {
  /** Companies, each with a month of a plan that is to be invoiced. */
  async seed({ companies }: { companies: number }): Promise<void> {
    companyIds = Array.from({ length: companies }, () => newId()).sort()
    const rows = companyIds.map((companyId) => ({
      ...{ _id: `${companyId} 1`, companyId, number: 1, isOpen: true },
      charge: textOf(chargeOf(7900n)),
      invoiceAt: now.epochMilliseconds,
    }))
    await connection.db!.collection<{ _id: string }>('charges').insertMany(rows)
  },
  async close(): Promise<Closed> {
    const about = { id: newId(), seller, at: now, total: companyIds.length, lastCompany: companyIds.at(-1)! }
    const close = beginClose({ period: '2026-11', isDryRun: false, isNow: false }, about)
    await connection.transaction((session) => closes.add(close, session))
    const run = createCloseRun({
      ...{ ledger, signer, closes, invoicing, seller, clock, log },
      ...{ steps: [], foresee: async () => [] },
      companiesAfter: async (after, limit) => {
        const from = after === undefined ? 0 : companyIds.indexOf(after) + 1
        return companyIds.slice(from, from + limit)
      },
      buyers: { of: async (ids) => new Map(ids.map((id) => [id, buyerOf(id)])) },
    })
    const before = processorSeconds()
    const begun = performance.now()
    while (await run());
    const seconds = (performance.now() - begun) / 1000
    const { issued, failed } = (await closes.find(close.id))!
    return { seconds, processor: processorSeconds() - before, issued, failed }
  },
  /** Takes in what site tells of usage. @param batch most entries in one transaction */
  async follow({ entries, batch }: { entries: number; batch: number }): Promise<Consumed> {
    const usage = await createUsageLineStore(connection)
    const stagings = await createPremiumStagingStore(connection)
    const before = processorSeconds()
    const begun = performance.now()
    follower = await ledger.follow({
      ...{ owner: 'site', ledger: site.client(Ledger), brokers, keys: readTrustedKeys(env.TRUSTED_KEYS!), batch },
      ...followUsage({ usage, stagings, clock, log }),
    })
    while ((await applied()) < entries) await sleep(20)
    const seconds = (performance.now() - begun) / 1000
    return {
      seconds,
      processor: processorSeconds() - before,
      lines: await connection.db!.collection('usage-lines').countDocuments(),
    }
  },
}
export type BillerTasks = typeof tasks

async function applied(): Promise<number> {
  const positions = await connection.db!.collection<{ applied: number }>('follower_positions').find().toArray()
  return positions.reduce((sum, { applied }) => sum + applied, 0)
}

function buyerOf(companyId: string): DescribedBuyer {
  const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
  return { companyId, name: 'Quay', address, locale: 'fr' }
}

doTasks(tasks, async () => {
  await follower?.stop()
  site.close()
  await ledger.stop()
  await producer.close()
  await connection.close()
})
