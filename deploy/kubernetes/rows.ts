import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  ledgersOf,
  type OwnerName,
  type ProgramName,
  programNames,
  type ServiceName,
  serviceNames,
  services,
} from '@holdfast/contracts'
import { type SettingsSchema, settingsSchema } from '../settings.ts'

/** What the chart knows of a program of `services/`. */
export interface ProgramRow {
  answers: 'grpc' | 'http' | 'driver'
  /** It has a ledger, whose address other services are told. */
  ledger: boolean
  database: boolean
  calls: readonly ServiceName[]
  ledgers: readonly OwnerName[]
  /** The services to whose gRPC port it must come, its own among them where processes call each other. */
  reaches: readonly ServiceName[]
  /** It calls hosts of sites. */
  hosts: boolean
  settings: readonly string[]
  /** Without a default, so each must be given. */
  required: readonly string[]
  secrets: readonly string[]
}

/** `TLS_KEY` and its like are paths. */
const SOUNDS_SECRET = /PASSWORD|SECRET|SIGNING_KEY|_HEADERS$|_URI$|^SMTP_URL$/

/** What is meant for a laptop, where no mail reaches anybody. */
const ofLaptop = new Set(['MAIL_PAGE_URL'])

/** The settings of a program, as far as they may be set in a cluster. */
export async function clusterSettings(program: ProgramName): Promise<SettingsSchema> {
  const schema = await settingsSchema(program)
  const settings = Object.entries(schema.properties).filter(([name]) => !ofLaptop.has(name))
  return { ...schema, properties: Object.fromEntries(settings) }
}

/** The rows of the chart, from the table of services and the schemas of settings. */
export async function programRows(): Promise<Record<ProgramName, ProgramRow>> {
  const rows = await Promise.all(
    programNames.map(async (name) => {
      const { properties, required = [] } = await clusterSettings(name)
      const settings = Object.keys(properties)
      const told = settings.filter((setting) => SOUNDS_SECRET.test(setting) && !properties[setting]!.writeOnly)
      if (told.length > 0) throw new Error(`${name}: ${told} must be writeOnly in its schema: it sounds like a secret`)
      return [
        name,
        {
          ...whoCallsWhom(name),
          settings,
          required: required.filter((setting) => properties[setting]!.default === undefined),
          secrets: settings.filter((setting) => properties[setting]!.writeOnly),
        },
      ] as const
    }),
  )
  return Object.fromEntries(rows) as unknown as Record<ProgramName, ProgramRow>
}

function whoCallsWhom(name: ProgramName): Omit<ProgramRow, 'settings' | 'required' | 'secrets'> {
  if (!isService(name)) {
    return { answers: 'driver', ledger: false, database: false, calls: [], ledgers: [], reaches: [], hosts: false }
  }
  const { answers, owns } = services[name]
  const calls: readonly ServiceName[] = services[name].calls
  const ledgers = ledgersOf(name)
  const peers = owns === 'ledger' ? [name] : []
  return {
    answers,
    ledger: owns === 'ledger',
    database: owns !== 'nothing',
    calls,
    ledgers,
    reaches: serviceNames.filter((other) => [...calls, ...ledgers, ...peers].includes(other)),
    hosts: dependsOn(name, '@holdfast/driver'),
  }
}

function isService(name: ProgramName): name is ServiceName {
  return name in services
}

function dependsOn(name: ServiceName, library: string): boolean {
  const file = join(import.meta.dirname, '../../services', name, 'package.json')
  const { dependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as { dependencies?: Record<string, string> }
  return library in dependencies
}
