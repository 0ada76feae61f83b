import type { ShownAccess } from './access-change.ts'
import type { SiteRole } from './site-roles.ts'

export const companyRoles = ['administrator', 'developer', 'billing'] as const
export type CompanyRole = (typeof companyRoles)[number]

export interface RoleOnSite {
  siteId: string
  role: SiteRole
}

/** What is chosen: a role in the company, or roles on sites, which stay chosen while another one is looked at. */
export interface AccessChoice {
  of: CompanyRole | 'sites'
  siteRoles: RoleOnSite[]
}

export type GivenAccess = { companyRole: CompanyRole } | { siteRoles: RoleOnSite[] }

export function givenBy({ of, siteRoles }: AccessChoice): GivenAccess {
  return of === 'sites' ? { siteRoles } : { companyRole: of }
}

export function choiceOf({ companyRole, siteRoles }: ShownAccess): AccessChoice {
  return { of: companyRole ?? 'sites', siteRoles: siteRoles ?? [] }
}

export function isComplete({ of, siteRoles }: AccessChoice): boolean {
  return of !== 'sites' || siteRoles.length > 0
}

/**
 * What is chosen after somebody else has changed the access meanwhile. What was chosen stays, and on sites it is done to the
 * roles that are there now, so that it takes away none that was not seen.
 */
export function rebaseChoice(choice: AccessChoice, before: ShownAccess, now: ShownAccess): AccessChoice {
  if (isSameAccess(givenBy(choice), before)) return choiceOf(now)
  const [old, present] = [before.siteRoles ?? [], now.siteRoles ?? []]
  const roleIn = (list: RoleOnSite[], siteId: string) => list.find((one) => one.siteId === siteId)?.role
  const given = choice.siteRoles.filter(({ siteId, role }) => roleIn(old, siteId) !== role)
  const isTaken = ({ siteId }: RoleOnSite) =>
    roleIn(old, siteId) !== undefined && roleIn(choice.siteRoles, siteId) === undefined
  const kept = present.filter((one) => !isTaken(one) && roleIn(given, one.siteId) === undefined)
  return { of: choice.of, siteRoles: [...given, ...kept] }
}

export function isSameAccess(one: ShownAccess, other: ShownAccess): boolean {
  return keyOf(one) === keyOf(other)
}

function keyOf({ companyRole, siteRoles = [] }: ShownAccess): string {
  return (
    companyRole ??
    siteRoles
      .map(({ siteId, role }) => `${siteId} ${role}`)
      .toSorted()
      .join()
  )
}
