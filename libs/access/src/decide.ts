import type { Access, SiteRole } from './access.ts'
import { type Cell, type Column, type PermissionId, type PermissionTable, permissions } from './permissions.ts'

/** What a user is in a company: the company's state, whether they own it, their access there. */
export interface Standing {
  companyId: string
  company: {
    state: 'active' | 'suspended' | 'closed'
    requireTwoFactor: boolean
  }
  isOwner: boolean
  access: Access
}

/** Whom a check is about: a user in a company, and whether they passed two-factor authentication. */
export interface Subject extends Standing {
  /** Two-factor authentication is on, and the user has passed it. */
  twoFactor: boolean
}

/** A site in one tenure of one company. */
export interface SiteHolding {
  siteId: string
  /** The company that has the site now. */
  companyId: string
  /** The number of the tenure: a time for which one company has the site. A site role counts only in its own tenure. */
  tenure: number
}

/** What the permission is for. A field that is left out is read as the value that allows less. */
export interface Resource {
  /** On which site; a role gives nothing on a site of another company. */
  site?: SiteHolding
  environment?: 'live' | 'staging'
  /** The company pays a premium staging add-on for the site. */
  paysPremiumStaging?: boolean
  /** The call only reads, which a suspended company may still allow. */
  reads?: boolean
}

/** A role that gives the permission, and where the member has the role from. */
export interface Because {
  role: 'owner' | 'administrator' | 'developer' | 'billing'
  via: 'owner' | 'company-role' | 'site-role'
  companyId: string
  siteId?: string
}

export type Refusal = 'not-allowed' | 'two-factor-required' | 'company-closed' | 'company-suspended'

export type Decision = { allowed: true; because: Because[] } | { allowed: false; refusal: Refusal; because: [] }

export type Decide = (permission: PermissionId, subject: Subject, resource?: Resource) => Decision

const WITHOUT_TWO_FACTOR = new Set<PermissionId>(['company.see', 'company.leave'])
const IN_CLOSED_COMPANY = new Set<PermissionId>([
  'company.see',
  'company.settings.see',
  'invoices.see',
  'activity.company.see',
])

/**
 * The only place where access is decided: first by the state of the company, which can forbid an act to every role,
 * then by the table of permissions.
 * @param table by default, the table of the product. A test passes a changed table, to prove that the other tests
 *   notice the change
 */
export function createDecide(table: PermissionTable = permissions): Decide {
  return (permission, subject, resource = {}) => {
    const because = reasons(table, permission, subject, resource)
    const refusal = stateRefusal(table, permission, subject, resource) ?? (because.length === 0 && 'not-allowed')
    return refusal ? { allowed: false, refusal, because: [] } : { allowed: true, because }
  }
}

/**
 * Why a member may do nothing except the acts listed above, whatever their role; undefined if there is no such reason.
 */
export function barred({ company, twoFactor }: Subject): 'two-factor-required' | 'company-closed' | undefined {
  if (company.requireTwoFactor && !twoFactor) return 'two-factor-required'
  if (company.state === 'closed') return 'company-closed'
}

/** Does the member's role give the permission there, if the state of the company and a missing second factor are ignored? */
export function isGivenByRole(
  decide: Decide,
  permission: PermissionId,
  standing: Omit<Standing, 'company'>,
  resource: Resource,
): boolean {
  const company = { state: 'active', requireTwoFactor: false } as const
  return decide(permission, { ...standing, company, twoFactor: false }, resource).allowed
}

/** Why the state of the company, or a missing second factor, forbids the act to the role; undefined if neither does. */
function stateRefusal(
  table: PermissionTable,
  permission: PermissionId,
  subject: Subject,
  resource: Resource,
): Refusal | undefined {
  const stop = barred(subject)
  if (stop === 'two-factor-required' && !WITHOUT_TWO_FACTOR.has(permission)) return stop
  const { company, access } = subject
  if (company.state === 'closed') {
    const mayLook = 'companyRole' in access && access.companyRole !== 'developer'
    if (!mayLook || !IN_CLOSED_COMPANY.has(permission)) return 'company-closed'
  }
  if (company.state === 'suspended') {
    const { suspended } = table[permission]
    if (suspended === 'stops' || (suspended === 'reads' && !resource.reads)) return 'company-suspended'
  }
}

function reasons(
  table: PermissionTable,
  permission: PermissionId,
  { companyId, isOwner, access }: Standing,
  resource: Resource,
): Because[] {
  const { roles } = table[permission]
  const { site } = resource
  if (site && site.companyId !== companyId) return []
  const found: Because[] = []
  // For an owner, the owner's column decides alone. It can forbid what administrators may do, such as leaving.
  if (isOwner) {
    if (allows(roles.owner, resource)) found.push({ role: 'owner', via: 'owner', companyId })
    else return []
  }
  if ('companyRole' in access) {
    const role = access.companyRole
    if (allows(roles[role], resource)) found.push({ role, via: 'company-role', companyId })
  } else {
    for (const { siteId, role, tenure } of access.siteRoles) {
      const isThere = site?.siteId === siteId && site.tenure === tenure
      if (allows(roles[siteColumns[role]], resource, isThere)) found.push({ role, via: 'site-role', companyId, siteId })
    }
  }
  return found
}

const siteColumns = { administrator: 'siteAdministrator', developer: 'siteDeveloper' } satisfies Record<
  SiteRole,
  Column
>

function allows(cell: Cell, resource: Resource, isOwnSite = false): boolean {
  switch (cell) {
    case 'yes':
      return true
    case 'own':
      return isOwnSite
    case 'staging':
      return isOwnSite && resource.environment === 'staging'
    case 'conditional':
      return resource.paysPremiumStaging === false
    case 'no':
      return false
  }
}
