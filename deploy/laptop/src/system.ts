import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ownerNames, type ServiceName, SHARDS, serviceNames, services, topicOf } from '@holdfast/contracts'
import { type GuardedProcess, startGuarded } from '@holdfast/embedded/guarded-process'
import { choosePorts, isListening } from '@holdfast/embedded/ports'
import { ensureTopics } from '@holdfast/messaging'
import { createLog, type Environment, isServing } from '@holdfast/runtime'
import { processEnvironment, type Surroundings } from './process-environment.ts'
import type { Secrets } from './secrets.ts'

export { createSecrets, type Secrets } from './secrets.ts'

export interface SystemOptions {
  mongoUri: string
  kafkaBrokers: string
  smtpUrl: string
  secrets: Secrets
  /** Where ports are remembered and, unless printed, logs are kept. */
  directory: string
  /** Of the first gateway; undefined: 8080 if it is free, else any. 0: any. */
  httpPort?: number
  /** How many of each; one unless told otherwise. */
  processes?: Partial<Record<ServiceName, number>>
  /** More environment for all processes of a service, or for each; as a function, where it depends on who will listen where. */
  environment?: MoreEnvironment | ((addresses: Record<ServiceName, string[]>) => Promise<MoreEnvironment>)
  /** True: what processes log goes to this one's output; else to a file each in `directory`. */
  isPrinted: boolean
  /** Takes a line for the person who waits. */
  say: (line: string) => void
}

export type MoreEnvironment = Partial<Record<ServiceName, Environment | Environment[]>>

export interface ServiceProcess {
  service: ServiceName
  index: number
  /** host:port of its gRPC, of its HTTP for a gateway. */
  address: string
  /** What it is told: its whole environment. */
  environment: Environment
  /** Undefined while it is down. */
  pid(): number | undefined
  /** By its own word, as an orchestrator asks. */
  isReady(): Promise<boolean>
  /** Started again by the supervisor, unless stopped by {@link ServiceProcess.stop}. */
  kill(signal: NodeJS.Signals): void
  /** A clean stop; stays down until `start`. */
  stop(): Promise<void>
  start(): Promise<void>
}

export interface System {
  /** Of each gateway: http://127.0.0.1:8080 */
  urls: string[]
  /** The public keys of all services, as each process is told them. */
  trustedKeys: string
  processes: ServiceProcess[]
  stop(): Promise<void>
}

const READY_WITHIN_MS = 60_000
const repository = join(import.meta.dirname, '../../..')

/**
 * Creates the topics, then starts every service as processes of its own, and starts again what ends by itself.
 * All of them end with this process, however it ends.
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { say } = options
  const log = createLog('topics', 'warn')
  await ensureTopics({
    brokers: options.kafkaBrokers.split(','),
    topics: ownerNames.map(topicOf),
    partitions: SHARDS,
    replicationFactor: 1,
    log,
  })

  const addresses = {} as Record<ServiceName, string[]>
  const release: (() => Promise<void>)[] = []
  for (const service of serviceNames) {
    const isApi = services[service].answers === 'http'
    const ports = await choosePorts(
      options.directory,
      {
        name: isApi ? 'the API' : service,
        variable: isApi ? 'API_PORT' : 'no variable',
        port: isApi ? options.httpPort : 0,
        usual: 8080,
      },
      options.processes?.[service] ?? 1,
    )
    release.push(ports.release)
    addresses[service] = ports.numbers.map((port) => `127.0.0.1:${port}`)
  }
  const urls = addresses.gateway.map((address) => `http://${address}`)
  const { environment = {} } = options
  const moreEnvironment = typeof environment === 'function' ? await environment(addresses) : environment
  const surroundings: Surroundings = {
    ...options,
    publicUrl: urls[0]!,
    addresses,
    compileCache: join(options.directory, 'compiled'),
    securityLog: join(options.directory, 'security'),
    launcher: process.env,
  }
  const processes: ServiceProcess[] = []
  for (const service of serviceNames) {
    const environments = await environmentsOf(service)
    processes.push(...environments.map((environment, index) => supervise(service, index, environment)))
  }
  const system: System = {
    urls,
    trustedKeys: options.secrets.trusted,
    processes,
    async stop() {
      // Those who ask before those who are asked.
      for (const service of [...serviceNames].reverse()) {
        await Promise.all(processes.filter((process) => process.service === service).map((process) => process.stop()))
      }
    },
  }
  try {
    // Those who are asked before those who ask, so that the first lines of a log hold no complaints.
    const isOwner = ({ service }: ServiceProcess) => services[service].owns === 'ledger'
    await Promise.all(processes.filter(isOwner).map((process) => process.start()))
    await Promise.all(processes.filter((process) => !isOwner(process)).map((process) => process.start()))
    return system
  } catch (error) {
    await system.stop()
    throw error
  } finally {
    for (const step of release) await step()
  }

  async function environmentsOf(service: ServiceName): Promise<Environment[]> {
    const more = moreEnvironment[service]
    return Promise.all(
      addresses[service].map(async (address, index) => ({
        ...(await processEnvironment(service, address, surroundings)),
        ...(Array.isArray(more) ? more[index] : more),
      })),
    )
  }

  function supervise(service: ServiceName, index: number, environment: Environment): ServiceProcess {
    const address = addresses[service][index]!
    const name = (options.processes?.[service] ?? 1) > 1 ? `${service} ${index + 1}` : service
    const output = options.isPrinted ? 'inherit' : join(options.directory, 'logs', `${service}-${index + 1}.log`)
    let running: GuardedProcess | undefined
    let isWanted = false

    async function start() {
      isWanted = true
      const args = [join(repository, `services/${service}/src/main.ts`)]
      const started = await startGuarded(process.execPath, args, output, environment)
      running = started
      let isReady = false
      void started.ended.then(({ code, signal }) => {
        if (running === started) running = undefined
        if (isWanted && isReady) void startAgain(signal ?? `status ${code}`)
      })
      try {
        await untilReady(started)
        isReady = true
      } catch (error) {
        await started.stop()
        throw error
      }
    }

    async function startAgain(reason: string) {
      for (let pauseMs = 200; isWanted; pauseMs = Math.min(5_000, pauseMs * 2)) {
        say(`${name} ended (${reason}); starting it again`)
        await sleep(pauseMs)
        try {
          if (isWanted) await start()
          return
        } catch (error) {
          say((error as Error).message)
        }
      }
    }

    async function untilReady(started: GuardedProcess) {
      for (const deadline = performance.now() + READY_WITHIN_MS; performance.now() < deadline; await sleep(50)) {
        if (!started.isRunning()) throw new Error(`${name} ended at its start; see its log`)
        if (await answersReady()) return
      }
      throw new Error(`${name} is not ready on ${address} after ${READY_WITHIN_MS / 1000} s; see its log`)
    }

    /** A gateway listens when it is ready, the others sooner: they have to be reached before. */
    function answersReady(): Promise<boolean> {
      return services[service].answers === 'http' ? isListening(Number(address.split(':')[1])) : isServing(address)
    }

    return {
      service,
      index,
      address,
      environment,
      pid: () => running?.pid,
      isReady: async () => running !== undefined && (await answersReady()),
      kill: (signal) => running?.kill(signal),
      start,
      async stop() {
        isWanted = false
        await running?.stop()
      },
    }
  }
}
