import { join } from 'node:path'
import {
  ownerNames,
  type ProgramName,
  type ServiceName,
  SHARDS,
  serviceNames,
  services,
  topicOf,
} from '@holdfast/contracts'
import { choosePorts, isListening } from '@holdfast/embedded/ports'
import { brokersOf, ensureTopics } from '@holdfast/messaging'
import { createLog, isServing, openWires, type ProcessVariables, type Wires } from '@holdfast/runtime'
import { hostEnvironment, hostSettings } from './host.ts'
import { processEnvironment, type Surroundings } from './process-environment.ts'
import type { Secrets } from './secrets.ts'
import { type SupervisedProcess, supervise } from './supervised-process.ts'

export { createSecrets, keepSecrets, type Secrets } from './secrets.ts'

export interface SystemOptions {
  mongoUri: string
  kafkaBrokers: string
  smtpUrl: string
  /** Where the mails are read, if they reach nobody. */
  mailPage?: string | undefined
  secrets: Secrets
  /** Where ports are remembered and, unless printed, logs are kept. */
  directory: string
  /** Of the first gateway; undefined: 8080 if it is free, else any. 0: any. */
  httpPort?: number
  /** Where sites are served; undefined: 8081 if it is free, else any. 0: any. */
  sitesPort?: number
  /** How many of each; one unless told otherwise. */
  processes?: Partial<Record<ServiceName, number>>
  /** More environment for all processes of a program, or for each; as a function, where it depends on who will listen where. */
  environment?: MoreEnvironment | ((addresses: Record<ServiceName, string[]>) => Promise<MoreEnvironment>)
  /** True: what processes log goes to this one's output; else to a file each in `directory`. */
  isPrinted: boolean
  /** Takes a line for the person who waits. */
  say: (line: string) => void
}

export type MoreEnvironment = Partial<Record<ServiceName, ProcessVariables | ProcessVariables[]>> & {
  [HOST]?: ProcessVariables
}

export type ServiceProcess = SupervisedProcess<ProgramName>

export interface System {
  /** Of each gateway: http://127.0.0.1:8080 */
  urls: string[]
  /** The public keys of all services, as each process is told them. */
  trustedKeys: string
  /** Those of the services, and that of the host. */
  processes: ServiceProcess[]
  /** A host name of a site, with the port at which it is served. */
  siteUrl(hostName: string): string
  stop(): Promise<void>
}

/** The program that carries the sites on this machine. */
const HOST = 'files'

/**
 * Creates the topics, then starts every service as processes of its own, and starts again what ends by itself.
 * All of them end with this process, however it ends.
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { say } = options
  const log = createLog('topics', 'warn')
  await ensureTopics({
    // As the processes will: the rest of how Kafka is reached is in this process's environment, which they inherit.
    brokers: brokersOf({ ...process.env, KAFKA_BROKERS: options.kafkaBrokers }),
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
  const host = await portsOfHost()
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
    processes.push(...environments.map((environment, index) => serviceProcess(service, index, environment)))
  }
  const carrier = await hostProcess()
  processes.push(carrier)
  const system: System = {
    urls,
    trustedKeys: options.secrets.trusted,
    processes,
    siteUrl: (hostName) => `http://${hostName}:${host.sites}`,
    async stop() {
      // Those who ask before those who are asked.
      for (const service of [...serviceNames].reverse()) {
        await Promise.all(processes.filter((process) => process.service === service).map((process) => process.stop()))
      }
      await carrier.stop()
    },
  }
  try {
    // Those who are asked before those who ask, so that the first lines of a log hold no complaints.
    const isAsked = ({ service }: ServiceProcess) => service === HOST || services[service].owns === 'ledger'
    await Promise.all(processes.filter(isAsked).map((process) => process.start()))
    await Promise.all(processes.filter((process) => !isAsked(process)).map((process) => process.start()))
    return system
  } catch (error) {
    await system.stop()
    throw error
  } finally {
    for (const step of release) await step()
  }

  async function environmentsOf(service: ServiceName): Promise<ProcessVariables[]> {
    const more = moreEnvironment[service]
    return Promise.all(
      addresses[service].map(async (address, index) => ({
        ...(await processEnvironment(service, address, surroundings)),
        ...(service === 'site' && hostSettings(host, options.secrets)),
        ...(Array.isArray(more) ? more[index] : more),
      })),
    )
  }

  /** A port for the calls of site, and one for visitors. */
  async function portsOfHost() {
    const calls = { name: 'the host', variable: 'no variable', port: 0, usual: 0 }
    const visits = { name: 'the sites', variable: 'SITES_PORT', port: options.sitesPort, usual: 8081 }
    const [driver, sites] = [
      await choosePorts(options.directory, calls, 1),
      await choosePorts(options.directory, visits, 1),
    ]
    release.push(driver.release, sites.release)
    return { driver: driver.numbers[0]!, sites: sites.numbers[0]! }
  }

  function serviceProcess(service: ServiceName, index: number, environment: ProcessVariables) {
    const address = addresses[service][index]!
    let wires: Promise<Wires> | undefined
    /** Asks with the process's own certificate, if it has one. */
    async function answers() {
      wires ??= openWires(environment, { service, log })
      return isServing(address, { to: service, wires: await wires })
    }
    return supervise({
      service,
      index,
      name: (options.processes?.[service] ?? 1) > 1 ? `${service} ${index + 1}` : service,
      address,
      environment,
      output: outputOf(service, index),
      // A gateway listens when it is ready, the others sooner: they have to be reached before.
      answersReady: () =>
        services[service].answers === 'http' ? isListening(Number(address.split(':')[1])) : answers(),
      say,
    })
  }

  async function hostProcess() {
    return supervise({
      service: HOST,
      index: 0,
      name: HOST,
      address: `127.0.0.1:${host.driver}`,
      environment: {
        ...(await hostEnvironment(host, surroundings)),
        DATA_FOLDER: join(options.directory, 'sites'),
        ...moreEnvironment[HOST],
      },
      output: outputOf(HOST, 0),
      answersReady: () => isListening(host.driver),
      say,
    })
  }

  function outputOf(program: ProgramName, index: number): string {
    return options.isPrinted ? 'inherit' : join(options.directory, 'logs', `${program}-${index + 1}.log`)
  }
}
