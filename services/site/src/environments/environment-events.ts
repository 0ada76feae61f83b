import type { Environment } from './environment.ts'

const kinds = {
  live: 'KIND_LIVE',
  staging: 'KIND_STAGING',
  'premium-staging': 'KIND_PREMIUM_STAGING',
} as const

export function kindToWire({ kind }: Pick<Environment, 'kind'>) {
  return kinds[kind]
}
