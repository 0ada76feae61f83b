import { join } from 'node:path'
import type { ProgramName } from '@holdfast/contracts'

/** The part of JSON Schema that settings are made of. */
export interface Setting {
  description?: string
  default?: unknown
  format?: string
  /** A secret. */
  writeOnly?: boolean
}

export interface SettingsSchema {
  properties: Record<string, Setting>
  required?: string[]
}

/** The schema by which a program of `services/` reads its environment. */
export async function settingsSchema(program: ProgramName): Promise<SettingsSchema> {
  const file = join(import.meta.dirname, '../services', program, 'src/config.ts')
  const { configSchema } = (await import(file)) as { configSchema: SettingsSchema }
  return configSchema
}
