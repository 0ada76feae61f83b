import { readFileSync } from 'node:fs'
import { services } from '@holdfast/contracts'
import type { Act } from './life.ts'

/** What companies of the year do, and this release cannot: it is left out of the run, which says so. */
export function absentActs(): Act['do'][] {
  const { paths } = JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'))
  const followed: readonly string[] = services.billing.follows
  return [
    ...(followed.includes('site') ? [] : (['visits', 'staging', 'staging-gone'] as const)),
    ...('/v1/companies/{companyId}/overage-cap' in paths ? [] : (['cap'] as const)),
  ]
}
