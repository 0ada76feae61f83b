import { openLedger } from '@holdfast/ledger'
import { connectMongo, createLog, createSigner, readTrustedKeys, serve } from '@holdfast/runtime'
import { processorSeconds } from '../live/measures.ts'
import { doTasks } from '../live/worker.ts'

// A ledger of sites without any site, for a company service that copies it, or with what a bench has put there to be followed.

const { env } = process
const log = createLog('sites', 'error')
const connection = await connectMongo(env.MONGODB_URI!, env.DATABASE!)
const producer = { send: async () => {}, close: async () => {} }
const ignored = { put: () => {}, drop: () => {}, clear: () => {} }
const ledger = await openLedger({
  owner: 'site',
  connection,
  producer,
  signer: createSigner('site', env.SIGNING_KEY!),
  tables: { site: ignored, environment: ignored },
  log,
})
const server = await serve({
  address: '127.0.0.1:0',
  service: 'site',
  keys: readTrustedKeys(env.TRUSTED_KEYS!),
  log,
  services: ledger.services,
})
const address = `127.0.0.1:${server.port}`
await ledger.join(address)

const tasks = { address: async () => address, processorSeconds: async () => processorSeconds() }
export type SitesTasks = typeof tasks

doTasks(tasks, async () => {
  await ledger.stop()
  await server.stop(1_000)
  await connection.close()
})
