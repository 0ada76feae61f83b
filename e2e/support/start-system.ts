import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServiceName } from '@holdfast/contracts'
import { type Infrastructure, startInfrastructure, startMail } from '@holdfast/embedded'
import { createSecrets, type Secrets, type System, type SystemOptions, startSystem } from '@holdfast/laptop'

export interface TestSystem {
  infrastructure: Infrastructure
  mail: { smtpUrl: string; webUrl: string }
  system: System
  secrets: Secrets
  /** Of the first gateway. */
  url: string
  /** Everything that was started writes here; logs of services are in `logs/`. */
  directory: string
  /** Ends all of it and deletes its data; `keepLogs` leaves the folder for whoever looks for the reason of a failure. */
  stop(options?: { keepLogs?: boolean }): Promise<void>
}

export interface TestSystemOptions {
  mongoMembers?: 1 | 3
  processes?: Partial<Record<ServiceName, number>>
  environment?: SystemOptions['environment']
  /** Servers that a fault run may break: embedded ones, whatever the environment gives. */
  isBreakable?: boolean
  say: (line: string) => void
}

/**
 * A system of its own for one run: real servers, every service a process, any free ports, data in a temporary folder.
 * It ends with this process, however this process ends.
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
    const system = await startSystem({
      mongoUri: infrastructure.mongoUri,
      kafkaBrokers: infrastructure.kafkaBrokers,
      smtpUrl: mail.smtpUrl,
      secrets,
      directory,
      httpPort: 0,
      processes: options.processes,
      environment: options.environment,
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
