import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServiceName } from '@holdfast/contracts'
import { type Infrastructure, startInfrastructure, startMail } from '@holdfast/embedded'
import { createSecrets, type MoreEnvironment, type Secrets, type System, startSystem } from '@holdfast/laptop'

export interface TestSystem {
  infrastructure: Infrastructure
  mail: { smtpUrl: string; webUrl: string }
  system: System
  secrets: Secrets
  /** The base URL of the first gateway. */
  url: string
  /** The folder for all data of the system. Logs of services are in its `logs/`. */
  directory: string
  /** Stops the whole system and deletes its folder. `keepLogs` keeps the folder, to find the cause of a failure. */
  stop(options?: { keepLogs?: boolean }): Promise<void>
}

export interface TestSystemOptions {
  mongoMembers?: 1 | 3
  processes?: Partial<Record<ServiceName, number>>
  /** As for the system; a function is told where the servers are, too. */
  environment?:
    | MoreEnvironment
    | ((
        addresses: Record<ServiceName, string[]>,
        servers: { mongoUri: string; smtpUrl: string },
      ) => Promise<MoreEnvironment>)
  /** True if the run breaks MongoDB and Kafka: then they are embedded, even if the environment names other servers. */
  isBreakable?: boolean
  say: (line: string) => void
}

/**
 * Starts a system for one run: real servers, each service as a process, on free ports, with data in a temporary folder.
 * It ends with this process, also if this process is killed.
 */
export async function startTestSystem(options: TestSystemOptions): Promise<TestSystem> {
  const { say, mongoMembers = 1 } = options
  const directory = await mkdtemp(join(tmpdir(), 'holdfast-e2e-'))
  const started: { stop(): Promise<void> }[] = []
  async function stop({ keepLogs = false } = {}) {
    for (const part of started.splice(0).reverse()) await part.stop()
    if (keepLogs) say(`Logs: ${join(directory, 'logs')}`)
    else await rm(directory, { recursive: true, force: true })
  }

  try {
    const infrastructure = await startInfrastructure({
      directory: join(directory, 'servers'),
      mongoMembers,
      keep: false,
      embeddedOnly: options.isBreakable,
      say,
    })
    started.push(infrastructure)
    const mail = await startMail({ smtpPort: 0, webPort: 0, say })
    started.push(mail)
    const { webUrl } = mail
    if (!webUrl) throw new Error('SMTP_URL is set; this run reads the mails of its own maildev. Unset it.')
    const secrets = createSecrets()
    const { environment } = options
    const servers = { mongoUri: infrastructure.mongoUri, smtpUrl: mail.smtpUrl }
    const system = await startSystem({
      mongoUri: infrastructure.mongoUri,
      kafkaBrokers: infrastructure.kafkaBrokers,
      smtpUrl: mail.smtpUrl,
      mailPage: webUrl,
      secrets,
      directory,
      httpPort: 0,
      sitesPort: 0,
      processes: options.processes,
      environment: typeof environment === 'function' ? (addresses) => environment(addresses, servers) : environment,
      isPrinted: false,
      say,
    })
    started.push(system)
    say(`System: ${system.urls[0]}`)
    return {
      infrastructure,
      mail: { smtpUrl: mail.smtpUrl, webUrl },
      system,
      secrets,
      url: system.urls[0]!,
      directory,
      stop,
    }
  } catch (error) {
    await stop({ keepLogs: true })
    throw error
  }
}
