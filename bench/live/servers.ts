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
import type { SitesTasks } from '../deed/sites.ts'
import type { AskerTasks } from './asker.ts'
import type { BillerTasks } from './biller.ts'
import type { FollowerTasks } from './follower.ts'
import type { OwnerTasks } from './owner.ts'
import type { ReplicaTasks } from './replica.ts'
import { startWorker, type Worker } from './worker.ts'

export interface Servers extends Infrastructure {
  /** "MongoDB: embedded …", "Kafka: embedded …" */
  versions: string[]
  /** Starts one more process of the owner. All of them share one database. */
  startOwner(): Promise<Worker<OwnerTasks>>
  /** Starts a process with a replica, which renews its lease with the owner processes at these addresses. */
  startReplica(addresses: string[]): Promise<Worker<ReplicaTasks>>
  /** Starts a process without a replica, which asks the owner everything. @param rows as given to {@link seedFacts} */
  startAsker(address: string, rows: number): Promise<Worker<AskerTasks>>
  /** Starts a process that follows the owner's ledger, and has its own database. */
  startFollower(address: string, database: string): Promise<Worker<FollowerTasks>>
  /** Starts a process of billing, with its own database. @param siteAddress if it follows the ledger of sites */
  startBiller(database: string, siteAddress?: string): Promise<Worker<BillerTasks>>
  /** Starts a ledger of sites that holds none. */
  startSites(): Promise<Worker<SitesTasks>>
  /** Starts the company service, with the same database as the owner. */
  startCompany(sitesAddress: string): Promise<Worker<CompanyTasks>>
  /** Starts a service that follows company, and has its own ledger and database. */
  startDoer(companyAddress: string): Promise<Worker<DoerTasks>>
  /** The gateway's SIGNING_KEY, for calls in the name of users. */
  gatewayKey: string
}

export const DATABASE = 'bench_company'
export const SITE_DATABASE = 'bench_site'
const DOER = 'doer'

/**
 * Starts real servers for one bench. `stop` ends them and deletes their data.
 * @param mongoMembers three if the bench kills the primary
 */
export async function startServers(mongoMembers: 1 | 3 = 1): Promise<Servers> {
  const directory = await mkdtemp(join(tmpdir(), 'holdfast-bench-'))
  const versions: string[] = []
  const say = (line: string) => {
    console.log(line)
    if (line.startsWith('MongoDB: ')) versions.push(...line.split(' · '))
  }
  const infrastructure = await startInfrastructure({ directory, keep: false, embeddedOnly: true, mongoMembers, say })
  const { own, trusted } = createSecrets()
  const environment = {
    MONGODB_URI: infrastructure.mongoUri,
    DATABASE,
    KAFKA_BROKERS: infrastructure.kafkaBrokers,
    TRUSTED_KEYS: trusted,
  }
  const reader = { ...environment, SIGNING_KEY: own.identity.SIGNING_KEY! }
  const log = createLog('bench', 'warn')
  const brokers = infrastructure.kafkaBrokers.split(',')
  await ensureTopics({
    brokers,
    topics: ['company', 'site', DOER].map(topicOf),
    partitions: SHARDS,
    replicationFactor: 1,
    log,
  })
  return {
    ...infrastructure,
    versions,
    startOwner: () => startWorker(script('owner'), { ...environment, SIGNING_KEY: own.company.SIGNING_KEY! }),
    startReplica: (addresses) =>
      startWorker(script('replica'), { ...reader, OWNER_ADDRESS: `ipv4:${addresses.join()}` }),
    startAsker: (address, rows) =>
      startWorker(script('asker'), {
        ...reader,
        GATEWAY_KEY: own.gateway.SIGNING_KEY!,
        OWNER_ADDRESS: address,
        ROWS: String(rows),
      }),
    startFollower: (address, database) =>
      startWorker(script('follower'), {
        ...environment,
        DATABASE: database,
        SIGNING_KEY: own.notification.SIGNING_KEY!,
        OWNER_ADDRESS: address,
      }),
    startBiller: (database, siteAddress = '127.0.0.1:1') =>
      startWorker(script('biller'), {
        ...environment,
        DATABASE: database,
        SIGNING_KEY: own.notification.SIGNING_KEY!,
        SITE_ADDRESS: siteAddress,
      }),
    startSites: () =>
      startWorker(script('../deed/sites'), {
        ...environment,
        DATABASE: SITE_DATABASE,
        SIGNING_KEY: own.site.SIGNING_KEY!,
      }),
    startCompany: (sitesAddress) =>
      startWorker(script('../deed/company'), {
        ...environment,
        ...own.company,
        SITE_ADDRESS: sitesAddress,
        SITE_LEDGER_ADDRESS: sitesAddress,
      }),
    startDoer: (companyAddress) =>
      startWorker(script('../deed/doer'), {
        ...environment,
        SIGNING_KEY: own.identity.SIGNING_KEY!,
        COMPANY_ADDRESS: companyAddress,
        DOER,
        DOER_DATABASE: `bench_${DOER}`,
      }),
    gatewayKey: own.gateway.SIGNING_KEY!,
    async stop() {
      await infrastructure.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

function script(name: string): URL {
  return new URL(`${name}.ts`, import.meta.url)
}
