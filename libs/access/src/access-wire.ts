import type { Access as WireAccess } from '@holdfast/contracts/company'
import type { Access, CompanyRole, SiteRole } from './access.ts'

const toCompanyRole = {
  administrator: 'COMPANY_ROLE_ADMINISTRATOR',
  developer: 'COMPANY_ROLE_DEVELOPER',
  billing: 'COMPANY_ROLE_BILLING',
} as const satisfies Record<CompanyRole, string>

const toSiteRole = {
  administrator: 'SITE_ROLE_ADMINISTRATOR',
  developer: 'SITE_ROLE_DEVELOPER',
} as const satisfies Record<SiteRole, string>

const fromCompanyRole = inverse(toCompanyRole)
const fromSiteRole = inverse(toSiteRole)

/** Access as a message of the contracts. */
export function accessToWire(access: Access) {
  return 'companyRole' in access
    ? { companyRole: toCompanyRole[access.companyRole] }
    : { siteRoles: { grants: access.siteRoles.map((grant) => ({ ...grant, role: toSiteRole[grant.role] })) } }
}

/** Access from a message of the contracts; undefined if it names no role, or a role that this process does not know. */
export function accessFromWire(access: WireAccess | null | undefined): Access | undefined {
  if (access?.companyRole) {
    const companyRole = fromCompanyRole.get(access.companyRole)
    return companyRole && { companyRole }
  }
  const siteRoles = access?.siteRoles?.grants.flatMap(({ siteId, role: wireRole, tenure }) => {
    const role = fromSiteRole.get(wireRole)
    return role ? [{ siteId, role, tenure }] : []
  })
  return siteRoles?.length && siteRoles.length === access?.siteRoles?.grants.length ? { siteRoles } : undefined
}

function inverse<Role extends string>(wire: Record<Role, string>): Map<string, Role> {
  return new Map(Object.entries<string>(wire).map(([role, name]) => [name, role as Role]))
}
