import { accessFromWire, accessToWire } from '@holdfast/access'
import type { CompanyRole, SiteRole, Access as WireAccess } from '@holdfast/contracts/company'
import { type Static, Type } from 'typebox'
import type { PermissionNeed } from '../routes/permission.ts'
import { Exactly, Id, IdOut, OneOf } from './fields.ts'

export const CompanyRoleSchema = OneOf(['administrator', 'developer', 'billing'])
export const SiteRoleSchema = OneOf(['administrator', 'developer'])
export const SiteRolesSchema = Type.Array(Exactly({ siteId: Id, role: SiteRoleSchema }), { minItems: 1, maxItems: 200 })

/** What a member has: one company role, or a role on each of some sites. */
export const AccessSchema = Type.Union(
  [Exactly({ companyRole: CompanyRoleSchema }), Exactly({ siteRoles: SiteRolesSchema })],
  { examples: [{ companyRole: 'developer' }] },
)
/**
 * What a call needs that is about an access: another permission for each form of {@link AccessSchema}.
 * @param done what the call does with it: "is offered"
 */
export function needsOverAccess(done: string): PermissionNeed[] {
  return [
    { permission: 'members.manage', when: `a company role ${done}` },
    { permission: 'site-members.manage', when: `a site role ${done}` },
  ]
}

/** The same in answers: one of the two fields is there. */
export const AccessOut = Type.Object(
  {
    companyRole: Type.Optional(CompanyRoleSchema),
    siteRoles: Type.Optional(Type.Array(Type.Object({ siteId: IdOut, role: SiteRoleSchema }))),
  },
  { description: 'One company role, or a role on each of some sites', examples: [{ companyRole: 'developer' }] },
)

export function accessMessage(access: Static<typeof AccessSchema>) {
  return 'companyRole' in access ? accessToWire(access) : accessToWire({ siteRoles: siteRoles(access.siteRoles) })
}

export function grantMessages(grants: Static<typeof SiteRolesSchema>) {
  const { siteRoles: message } = accessToWire({ siteRoles: siteRoles(grants) })
  return message?.grants ?? []
}

export function accessView(message: WireAccess | null | undefined): Static<typeof AccessOut> {
  const access = accessFromWire(message)
  if (access === undefined) return {}
  if ('companyRole' in access) return access
  return { siteRoles: access.siteRoles.map(({ siteId, role }) => ({ siteId, role })) }
}

export function companyRoleView(role: CompanyRole | undefined) {
  return accessView(role && { companyRole: role }).companyRole ?? null
}

export function companyRoleMessage(role: Static<typeof CompanyRoleSchema>): CompanyRole {
  return `COMPANY_ROLE_${role.toUpperCase() as Uppercase<typeof role>}`
}

export function siteRoleMessage(role: Static<typeof SiteRoleSchema>): SiteRole {
  return `SITE_ROLE_${role.toUpperCase() as Uppercase<typeof role>}`
}

export function siteRoleView(role: SiteRole) {
  const [grant] = accessView({ siteRoles: { grants: [{ siteId: '', role, tenure: 0 }] } }).siteRoles ?? []
  return grant?.role ?? 'developer'
}

// The service knows to which tenure of a site a role belongs.
function siteRoles(grants: Static<typeof SiteRolesSchema>) {
  return grants.map((grant) => ({ ...grant, tenure: 0 }))
}
