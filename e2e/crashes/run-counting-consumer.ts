import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ledgersOf, type OwnerName, ownerNames, type ServiceName, serviceNames } from '@holdfast/contracts'
import { type GuardedProcess, startGuarded } from '@holdfast/embedded/guarded-process'
import { ledgerAddressVariable } from '@holdfast/runtime'
import type { TestSystem } from '../support/start-system.ts'

/** The counting consumer, a process that is started again whenever it ends. */
export interface CountingProcess {
  /** The running process; undefined between its end and the next start. */
  running(): GuardedProcess | undefined
  stop(): Promise<void>
}

/** @param database for its counts and positions; also the name of its Kafka group */
export async function startCounting(test: TestSystem, database: string): Promise<CountingProcess> {
  let current: GuardedProcess | undefined
  let isStopping = false
  await start()
  return {
    running: () => (current?.isRunning() ? current : undefined),
    async stop() {
      isStopping = true
      await current?.stop()
    },
  }

  async function start() {
    const started = await startGuarded(
      process.execPath,
      [join(import.meta.dirname, 'counting-consumer.ts')],
      join(test.directory, 'logs', 'counting.log'),
      environmentOfFollower(test, database),
    )
    current = started
    void started.ended.then(async () => {
      await sleep(200)
      if (!isStopping) await start()
    })
  }
}

/** The service with whose key a ledger is read here: one that may read it. */
export function readerOf(owner: OwnerName): ServiceName {
  if (ledgersOf('notification').includes(owner)) return 'notification'
  const reader = serviceNames.find((name) => ledgersOf(name).includes(owner))
  if (!reader) throw new Error(`nobody reads the ledger of ${owner}`)
  return reader
}

/** @returns the environment variable with the key for an owner's ledger */
export function readerKeyVariable(owner: OwnerName): string {
  return `${owner.toUpperCase()}_READER_KEY`
}

/** The environment of a process that follows the system's ledgers. */
export function environmentOfFollower(test: TestSystem, database: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    MONGODB_URI: test.infrastructure.mongoUri,
    DATABASE: database,
    KAFKA_BROKERS: test.infrastructure.kafkaBrokers,
    TRUSTED_KEYS: test.system.trustedKeys,
    SIGNING_KEY: test.secrets.own.notification.SIGNING_KEY!,
    ...Object.fromEntries(
      ownerNames.map((owner) => [readerKeyVariable(owner), test.secrets.own[readerOf(owner)].SIGNING_KEY!]),
    ),
    ...Object.fromEntries(ownerNames.map((owner) => [ledgerAddressVariable(owner), addressesOf(test, owner)])),
    LOG_PRETTY: '0',
  }
}

function addressesOf(test: TestSystem, service: ServiceName): string {
  const processes = test.system.processes.filter((process) => process.service === service)
  return `ipv4:${processes.map(({ address }) => address).join()}`
}
