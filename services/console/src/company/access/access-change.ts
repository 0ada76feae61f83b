import { createDecide, isGivenByRole, type Standing } from '@holdfast/access/decide'
import { type PermissionId, permissions } from '@holdfast/access/permissions'
import type { Answer } from '../../api/client.ts'

export type ShownAccess = Answer<'/v1/companies/{companyId}/members/{userId}', 'get'>['access']

/** What a member has: their access, and whether the company is theirs. */
export interface Held {
  isOwner: boolean
  access: ShownAccess
}

/** One permission that a change of access gives or takes, and where. */
export interface Difference {
  permission: PermissionId
  /** `company`: it is about no single site. Otherwise all sites, all that are not named, or these. */
  where: 'company' | 'every-site' | 'other-sites' | string[]
  /** Only for environments of this kind. */
  environment?: 'live' | 'staging'
  /** Only while the company pays premium staging for the site. */
  withPremiumStaging?: true
}

interface Circumstance {
  environment: 'live' | 'staging'
  paysPremiumStaging: boolean
}

const decide = createDecide()
const COMPANY = 'company'
/** Stands for every site that neither access names. */
const ANOTHER = 'another site'
/** Every role that is listed counts now, and a new one counts from now on. */
const NOW = 1
const ids = Object.keys(permissions) as PermissionId[]

/**
 * What the member gains and loses by a change of access. It is what the rule says that the services decide by, asked
 * about each permission: at the company, at every site that one of the two names, and at any other site.
 */
export function accessChange(before: Held, after: Held): { gains: Difference[]; losses: Difference[] } {
  return { gains: missing(after, before), losses: missing(before, after) }
}

/** What the one has and the other has not. */
function missing(one: Held, other: Held): Difference[] {
  const sites = [...new Set([...sitesOf(one), ...sitesOf(other)])]
  return ids.flatMap((permission) => {
    const lacks = (siteId: string, circumstance: Circumstance) =>
      has(one, permission, siteId, circumstance) && !has(other, permission, siteId, circumstance)
    return cellsOf(permission).some((cell) => cell === 'own' || cell === 'staging')
      ? onSites(permission, sites, lacks)
      : atCompany(permission, lacks)
  })
}

type Lacks = (siteId: string, circumstance: Circumstance) => boolean

function atCompany(permission: PermissionId, lacks: Lacks): Difference[] {
  const free = lacks(COMPANY, { environment: 'staging', paysPremiumStaging: false })
  const paying = lacks(COMPANY, { environment: 'staging', paysPremiumStaging: true })
  if (free) return [{ permission, where: 'company' }]
  return paying ? [{ permission, where: 'company', withPremiumStaging: true }] : []
}

function onSites(permission: PermissionId, sites: string[], lacks: Lacks): Difference[] {
  const on = (environment: Circumstance['environment']) =>
    [...sites, ANOTHER].filter((siteId) => lacks(siteId, { environment, paysPremiumStaging: false }))
  const [live, staging] = [on('live'), on('staging')]
  const both = live.filter((siteId) => staging.includes(siteId))
  const only = (list: string[]) => list.filter((siteId) => !both.includes(siteId))
  return [
    ...placed(permission, sites, both),
    ...placed(permission, sites, only(live)).map((one) => ({ ...one, environment: 'live' as const })),
    ...placed(permission, sites, only(staging)).map((one) => ({ ...one, environment: 'staging' as const })),
  ]
}

function placed(permission: PermissionId, sites: string[], found: string[]): Difference[] {
  if (found.length === 0) return []
  const named = found.filter((siteId) => siteId !== ANOTHER)
  if (named.length === found.length) return [{ permission, where: named }]
  if (named.length === sites.length) return [{ permission, where: 'every-site' }]
  const others: Difference = { permission, where: 'other-sites' }
  return named.length === 0 ? [others] : [others, { permission, where: named }]
}

function has({ isOwner, access }: Held, permission: PermissionId, place: string, circumstance: Circumstance): boolean {
  const companyId = COMPANY
  const siteRoles = (access.siteRoles ?? []).map(({ siteId, role }) => ({ siteId, role, tenure: NOW }))
  const standing: Omit<Standing, 'company'> = {
    companyId,
    isOwner,
    access: access.companyRole ? { companyRole: access.companyRole } : { siteRoles },
  }
  const site = { siteId: place, companyId, tenure: NOW }
  return isGivenByRole(decide, permission, standing, place === COMPANY ? circumstance : { ...circumstance, site })
}

function sitesOf({ access }: Held): string[] {
  return (access.siteRoles ?? []).map(({ siteId }) => siteId)
}

function cellsOf(permission: PermissionId) {
  return Object.values(permissions[permission].roles)
}
