import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SHARDS, topicOf } from '@holdfast/contracts'
import { type Infrastructure, startInfrastructure } from '@holdfast/embedded'
import { createSecrets } from '@holdfast/laptop'
import { ensureTopics } from '@holdfast/messaging'
import { createLog } from '@holdfast/runtime'
import type { CompanyTasks } from '../deed/company.ts'
import type { DoerTasks } from '../deed/doer.ts'
import type { AskerTasks } from './asker.ts'
import type { FollowerTasks } from './follower.ts'
import type { OwnerTasks } from './owner.ts'
import type { ReplicaTasks } from './replica.ts'
import { startWorker, type Worker } from './worker.ts'

export interface Servers extends Infrastructure {
  /** "MongoDB: embedded …", "Kafka: embedded …" */
  versions: string[]
  /** One more process of the owner, in a database that all of them share. */
  startOwner(): Promise<Worker<OwnerTasks>>
  /** A process with a replica, which renews with one of these. */
  startReplica(addresses: string[]): Promise<Worker<ReplicaTasks>>
  /** A process that asks the owner about everything. @param rows as many as {@link seedFacts} put */
  startAsker(address: string, rows: number): Promise<Worker<AskerTasks>>
  /** A process that follows the owner's ledger into a database of its own. */
  startFollower(address: string, database: string): Promise<Worker<FollowerTasks>>
  /** The company service, in the same database. */
  startCompany(): Promise<Worker<CompanyTasks>>
  /** A service that follows company, and has a ledger and a database of its own. */
  startDoer(companyAddress: string): Promise<Worker<DoerTasks>>
  /** For calls of people. */
  gatewayKey: string
}

export const DATABASE = 'bench_company'
const DOER = 'doer'

/**
 * Real servers of their own for one bench; `stop` deletes their data.
 * @param mongoMembers three for failovers
 */
export async function startServers(mongoMembers: 1 | 3 = 1): Promise<Servers> {
  const directory = await mkdtemp(join(tmpdir(), 'holdfast-bench-'))
  const versions: string[] = []
  const say = (line: string) => {
    console.log(line)
    if (line.startsWith('MongoDB: ')) versions.push(...line.split(' · '))
  }
  const infrastructure = await startInfrastructure({ directory, keep: false, embeddedOnly: true, mongoMembers, say })
  const { keys } = createSecrets()
  const trusted = JSON.stringify(Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, key.publicKey])))
  const environment = {
    MONGODB_URI: infrastructure.mongoUri,
    DATABASE,
    KAFKA_BROKERS: infrastructure.kafkaBrokers,
    TRUSTED_KEYS: trusted,
  }
  const reader = { ...environment, SIGNING_KEY: keys.gateway.privateKey }
  const log = createLog('bench', 'warn')
  const brokers = infrastructure.kafkaBrokers.split(',')
  await ensureTopics({ brokers, topics: ['company', DOER].map(topicOf), partitions: SHARDS, replicationFactor: 1, log })
  return {
    ...infrastructure,
    versions,
    startOwner: () => startWorker(script('owner'), { ...environment, SIGNING_KEY: keys.company.privateKey }),
    startReplica: (addresses) =>
      startWorker(script('replica'), { ...reader, OWNER_ADDRESS: `ipv4:${addresses.join()}` }),
    startAsker: (address, rows) =>
      startWorker(script('asker'), { ...reader, OWNER_ADDRESS: address, ROWS: String(rows) }),
    startFollower: (address, database) =>
      startWorker(script('follower'), {
        ...environment,
        DATABASE: database,
        SIGNING_KEY: keys.notification.privateKey,
        OWNER_ADDRESS: address,
      }),
    startCompany: () =>
      startWorker(script('../deed/company'), { ...environment, SIGNING_KEY: keys.company.privateKey }),
    startDoer: (companyAddress) =>
      startWorker(script('../deed/doer'), {
        ...environment,
        SIGNING_KEY: keys.notification.privateKey,
        COMPANY_ADDRESS: companyAddress,
        DOER,
        DOER_DATABASE: `bench_${DOER}`,
      }),
    gatewayKey: keys.gateway.privateKey,
    async stop() {
      await infrastructure.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

function script(name: string): URL {
  return new URL(`${name}.ts`, import.meta.url)
}
