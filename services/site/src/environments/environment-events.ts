import { EnvironmentChanged, EnvironmentCreated, EnvironmentDeleted } from '@holdfast/contracts/site'
import type { Environment } from './environment.ts'

/** The contract's message for each event of an environment. What becomes active in it, operations tell. */
export const environmentEvents = { EnvironmentCreated, EnvironmentChanged, EnvironmentDeleted }

const kinds = {
  live: 'KIND_LIVE',
  staging: 'KIND_STAGING',
  'premium-staging': 'KIND_PREMIUM_STAGING',
} as const

export function kindToWire({ kind }: Pick<Environment, 'kind'>) {
  return kinds[kind]
}
