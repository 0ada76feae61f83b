import { ledgersOf, type Need, type ProgramName, type ServiceName, services } from '@holdfast/contracts'
import { addressesFor, type ProcessVariables } from '@holdfast/runtime'
import { settingsSchema } from '../../settings.ts'
import type { Secrets } from './secrets.ts'

/** Where everything is, and what is told to whom. */
export interface Surroundings {
  mongoUri: string
  kafkaBrokers: string
  smtpUrl: string
  /** Where the mails are read, if they reach nobody. */
  mailPage?: string | undefined
  publicUrl: string
  secrets: Secrets
  /** host:port of every process of every service */
  addresses: Record<ServiceName, string[]>
  /** Where what one process has compiled is kept for the next. */
  compileCache: string
  /** The folder for security events. */
  securityLog: string
  /** The environment of the process that starts the services. */
  launcher: NodeJS.ProcessEnv
}

/** What a process needs of the machine, whatever it does. */
const OF_THE_MACHINE = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG', 'LC_ALL', 'TERM', 'NO_COLOR', 'FORCE_COLOR']
const OF_NODE = ['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS']
/** Read by the log itself, before there are settings. */
const OF_THE_LOG = ['LOG_PRETTY']

/**
 * The whole environment of a process: its own secrets and nobody else's, and of the launcher's environment only what the
 * service has a setting for. What else is in a person's shell is none of its business.
 */
export async function processEnvironment(
  service: ServiceName,
  address: string,
  surroundings: Surroundings,
): Promise<ProcessVariables> {
  const { secrets, addresses, launcher } = surroundings
  const [host, port] = address.split(':') as [string, string]
  const provided: Partial<Record<Need, ProcessVariables>> = {
    smtp: {
      SMTP_URL: surroundings.smtpUrl,
      MAIL_FROM: 'Holdfast <no-reply@holdfast.localhost>',
      MAIL_DOMAIN: 'holdfast.localhost',
    },
    'public-url': { PUBLIC_URL: surroundings.publicUrl },
  }
  const { answers, owns, needs } = services[service]
  const mailPage = surroundings.mailPage !== undefined && { MAIL_PAGE_URL: surroundings.mailPage }
  return {
    ...ofLauncher(launcher, await settingsOf(service)),
    ...(owns !== 'nothing' && { MONGODB_URI: surroundings.mongoUri }),
    ...((owns === 'ledger' || ledgersOf(service).length > 0) && { KAFKA_BROKERS: surroundings.kafkaBrokers }),
    ...(answers === 'http'
      ? { HTTP_HOST: host, HTTP_PORT: port, LEAVING_MS: '0', ...mailPage }
      : { GRPC_ADDRESS: address }),
    TRUSTED_KEYS: secrets.trusted,
    ...addressesFor(service, (other) => `ipv4:${addresses[other].join(',')}`),
    ...Object.assign({}, ...needs.map((need) => provided[need])),
    ...secrets.own[service],
    SECURITY_LOG: surroundings.securityLog,
    NODE_COMPILE_CACHE: surroundings.compileCache,
  }
}

/** What a process takes of the launcher's environment: what it needs of the machine, and its settings. */
export function ofLauncher(launcher: NodeJS.ProcessEnv, settings: string[]): ProcessVariables {
  const allowed = new Set([...OF_THE_MACHINE, ...OF_NODE, ...OF_THE_LOG, ...settings])
  return Object.fromEntries(Object.entries(launcher).filter(([variable]) => allowed.has(variable))) as ProcessVariables
}

/** The names of all settings that a program has, its own ones too. */
export async function settingsOf(program: ProgramName): Promise<string[]> {
  return Object.keys((await settingsSchema(program)).properties)
}
