import type { Access } from './access.ts'
import { type Decide, type Decision, isGivenByRole, type Resource, type Standing, type Subject } from './decide.ts'
import type { PermissionId } from './permissions.ts'

/**
 * The permissions that an API key can have. The list is closed: a new permission is for people only, until it is added
 * here. Left out are API keys themselves, credentials and the requirement to have them, ownership of companies and
 * sites, acts that need a fresh proof, and acts that concern only the person who calls.
 */
const forKeys = new Set([
  'company.see',
  'company.settings.see',
  'company.settings.edit',
  'plan.see',
  'plan.change',
  'add-ons.change',
  'invoices.see',
  'billing-contacts.manage',
  'members.see',
  'members.manage',
  'site-members.see',
  'site-members.manage',
  'sites.see',
  'site.create',
  'site.clone',
  'site.label',
  'site.delete',
  'site.reset',
  'migrations.manage',
  'dns.manage',
  'live.use',
  'staging.use',
  'staging.create',
  'staging.delete',
  'premium-staging.create',
  'premium-staging.delete',
  'analytics.company.see',
  'analytics.site.see',
  'activity.company.see',
  'activity.site.see',
  'access.explain',
  'support.company',
  'support.site',
] as const satisfies PermissionId[]) as ReadonlySet<PermissionId>

/** Can an API key have this permission? */
export function isForKeys(permission: PermissionId): boolean {
  return forKeys.has(permission)
}

/**
 * Why a member may not hold API keys in the company; undefined if they may. Keys are revoked for good for these
 * reasons, so a missing second factor is not one of them: the member can pass it at the next sign-in.
 */
export function barredFromKeys(decide: Decide, standing: Standing): 'not-allowed' | 'company-closed' | undefined {
  if (standing.company.state === 'closed') return 'company-closed'
  const decision = decide('api-keys.manage', { ...standing, twoFactor: true })
  return decision.allowed ? undefined : 'not-allowed'
}

/**
 * Does the member's role give the permission, on at least one site? The state of the company makes no difference here,
 * because a key outlives a suspension.
 */
export function isWithinRole(decide: Decide, permission: PermissionId, standing: Standing): boolean {
  const { companyId, access } = standing
  const anywhere: Resource = { environment: 'staging', paysPremiumStaging: false }
  const resources =
    'siteRoles' in access
      ? access.siteRoles.map((grant) => ({ ...anywhere, site: { companyId, ...grant } }))
      : [anywhere]
  return resources.some((resource) => isGivenByRole(decide, permission, standing, resource))
}

/**
 * The permissions that the access gives, that keys can have, and that this key does not hold. A key gives an access only
 * if there are none. Otherwise whoever has a key that may invite could make themselves an administrator with it, and
 * then a key that may do everything.
 * @param maker who made the key, in the company
 */
export function lacksToGive(
  decide: Decide,
  permissions: readonly string[],
  access: Access,
  maker: Standing,
): PermissionId[] {
  const given: Standing = { ...maker, isOwner: false, access }
  return [...forKeys].filter((id) => !permissions.includes(id) && isWithinRole(decide, id, given))
}

/** Decides for an API key: it may do what both its own permissions and its maker allow. */
export function decideForKey(
  decide: Decide,
  permissions: readonly string[],
  permission: PermissionId,
  maker: Subject,
  resource?: Resource,
): Decision {
  const decision = decide(permission, maker, resource)
  if (!decision.allowed) return decision
  const isGiven = isForKeys(permission) && permissions.includes(permission)
  return isGiven ? decision : { allowed: false, refusal: 'not-allowed', because: [] }
}
