import {
  type CompanyRole,
  type Decide,
  isGivenByRole,
  type PermissionId,
  type Resource,
  type SiteRole,
  type Standing,
} from '@holdfast/access'

/** Roles of which a member must have one. */
export interface CandidateAccess {
  companyRoles: CompanyRole[]
  /** On the site in question, or, where it is left out, on any site. */
  siteRoles: { role: SiteRole; siteId?: string }[]
}

/**
 * The roles that give the permission there, if no state of the company and no missing second factor is in the way. So
 * whoever looks for the members who have the permission need not look at all members.
 */
export function accessThatGives(
  decide: Decide,
  permission: PermissionId,
  companyId: string,
  resource: Resource,
): CandidateAccess {
  const gives = (standing: Pick<Standing, 'isOwner' | 'access'>) =>
    isGivenByRole(decide, permission, { companyId, ...standing }, resource)
  const givesTo = (role: SiteRole, siteId: string, tenure: number) =>
    gives({ isOwner: false, access: { siteRoles: [{ siteId, role, tenure }] } })
  const { site } = resource

  return {
    companyRoles: companyRoles.filter((companyRole) => {
      const access = { companyRole }
      // The owner is among the administrators.
      return gives({ isOwner: false, access }) || (companyRole === 'administrator' && gives({ isOwner: true, access }))
    }),
    siteRoles: siteRoles.flatMap((role) => {
      if (givesTo(role, 'another', 1)) return [{ role }]
      return site && givesTo(role, site.siteId, site.tenure) ? [{ role, siteId: site.siteId }] : []
    }),
  }
}

const companyRoles: CompanyRole[] = ['administrator', 'developer', 'billing']
const siteRoles: SiteRole[] = ['administrator', 'developer']
