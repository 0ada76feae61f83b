export type CompanyRole = 'administrator' | 'developer' | 'billing'
export type SiteRole = 'administrator' | 'developer'

export interface SiteGrant {
  siteId: string
  role: SiteRole
  /** The tenure of the site in which the role was given; the role counts only in that tenure, see `SiteHolding`. */
  tenure: number
}

/** What a member has: one company role, or roles on sites. Never both. */
export type Access = { companyRole: CompanyRole } | { siteRoles: SiteGrant[] }

/** Do both give the same roles? The order of site roles does not matter. */
export function isSameAccess(a: Access, b: Access): boolean {
  return canonical(a) === canonical(b)
}

function canonical(access: Access): string {
  if ('companyRole' in access) return access.companyRole
  return access.siteRoles
    .map(({ siteId, role, tenure }) => `${siteId} ${role} ${tenure}`)
    .sort()
    .join()
}
