/**
 * `own`: on sites where the member has this role. `staging`: only in their staging environments. `conditional`: see
 * `site.delete`.
 */
export type Cell = 'yes' | 'no' | 'own' | 'staging' | 'conditional'

/** Columns of the table. An owner is an administrator too, but the owner's column alone decides what they may do. */
export const columns = ['owner', 'administrator', 'developer', 'billing', 'siteAdministrator', 'siteDeveloper'] as const
export type Column = (typeof columns)[number]

export interface Permission {
  title: string
  roles: Record<Column, Cell>
  /**
   * What happens to the act in a suspended company. `works`: it is allowed as before. `reads`: it is allowed if the
   * call only reads. `stops`: it is not allowed.
   */
  suspended: 'works' | 'reads' | 'stops'
}

const y = 'yes'
const n = 'no'
const own = 'own'
const stg = 'staging'

/**
 * The one table of who may do what. A cell says what a role gives; what the state of a company forbids is in decide.ts.
 * Ids are public and never change.
 */
export const permissions = {
  'company.see': row('See that the company exists, and its name', y, y, y, y, y, y),
  'company.settings.see': row('See address and tax id', y, y, n, y, n, n),
  'company.settings.edit': row('Edit name, address and tax id', y, y, n, y, n, n),
  'company.two-factor.require': row('Require two-factor authentication of members', y, y, n, n, n, n),
  'company.close': row('Close the company', y, n, n, n, n, n),
  'company.ownership.transfer': row('Transfer ownership', y, n, n, n, n, n),
  'company.leave': row('Leave a site or the company', n, y, y, y, y, y),

  'plan.cancel': row('Cancel the plan', y, n, n, n, n, n),
  'plan.see': row('See plan and usage', y, y, n, y, n, n),
  'plan.change': row('Change the plan', y, y, n, n, n, n),
  'add-ons.change': row('Change add-ons', y, y, n, n, n, n),
  'invoices.see': row('See invoices', y, y, n, y, n, n),
  'invoice-mails.switch': row('Switch one’s own invoice mails', y, y, n, y, n, n),
  'overage-notices.receive': row('Be told when usage passes the plan', y, y, n, y, n, n),
  'payment-methods.manage': row('Manage payment methods', y, y, n, y, n, n),
  'billing-contacts.manage': row('Manage billing contacts', y, y, n, y, n, n),

  'members.see': row('See members, their roles and whether two-factor is on', y, y, y, n, n, n),
  'members.manage': row('Invite, change and remove company roles', y, y, n, n, n, n),
  'site-members.see': row('See who has roles on sites', y, y, y, n, own, n),
  'site-members.manage': row('Invite, change and remove site roles', y, y, y, n, own, n),

  'sites.see': row('See sites', y, y, y, n, own, own),
  'site.create': row('Create a site', y, y, y, n, n, n, 'stops'),
  'site.clone': row('Clone a site', y, y, y, n, n, n, 'stops'),
  'site.label': row('Label a site', y, y, y, n, n, n, 'stops'),
  // A developer may do this only while the company pays no premium staging add-on for the site.
  'site.delete': row('Delete a site', y, y, 'conditional', n, n, n),
  'site.transfer': row('Transfer a site to another company', y, y, n, n, n, n, 'stops'),
  'site-transfer.accept': row('Accept a site from another company', y, y, n, n, n, n, 'stops'),
  'site.reset': row('Reset a site', y, y, y, n, own, n, 'stops'),
  'migrations.manage': row('See, submit, comment and withdraw migrations', y, y, n, n, n, n, 'reads'),
  'dns.manage': row('Manage DNS zones and records', y, y, y, n, n, n, 'reads'),

  'live.use': row('Use live environments: deploy, domains, backups, logs, files', y, y, y, n, own, n, 'reads'),
  'staging.use': row('Use staging environments: deploy, domains, backups, logs, files', y, y, y, n, own, own, 'reads'),
  'staging.create': row('Create a staging environment', y, y, y, n, own, n, 'stops'),
  'staging.delete': row('Delete a staging environment', y, y, y, n, own, n, 'stops'),
  'premium-staging.create': row('Create a premium staging environment', y, y, n, n, n, n, 'stops'),
  'premium-staging.delete': row('Delete a premium staging environment', y, y, n, n, n, n, 'stops'),

  'analytics.company.see': row('See the company’s analytics', y, y, y, n, n, n),
  'analytics.site.see': row('See a site’s analytics', y, y, y, n, own, stg),
  'activity.company.see': row('See the company’s activity', y, y, y, n, own, n),
  'activity.site.see': row('See a site’s activity', y, y, y, n, own, own),

  'api-keys.manage': row('Manage one’s own API keys', y, y, y, n, n, n),
  'api-keys.revoke': row('Revoke anybody’s API keys', y, y, n, n, n, n),
  'access.explain': row('Ask what others may do, and why', y, y, y, n, n, n),
  'support.company': row('Ask support about the company', y, y, y, y, n, n),
  'support.site': row('Ask support about a site', y, y, y, n, own, own),
} satisfies Record<string, Permission>

export type PermissionId = keyof typeof permissions
export type EnvironmentKind = 'live' | 'staging' | 'premium-staging'

/** Kinds of environment that a permission is about. A permission that is not listed is about environments of all kinds. */
const kinds: Partial<Record<PermissionId, readonly EnvironmentKind[]>> = {
  'live.use': ['live'],
  'staging.use': ['staging', 'premium-staging'],
  'staging.delete': ['staging'],
  'premium-staging.delete': ['premium-staging'],
}

/**
 * Can the permission be about an environment of this kind? If not, nobody has it there: who may use staging
 * environments must not be told that they may do so on a live one.
 */
export function isAbout(permission: PermissionId, kind: EnvironmentKind): boolean {
  return kinds[permission]?.includes(kind) ?? true
}
export type PermissionTable = Record<PermissionId, Permission>

export function isPermission(id: string): id is PermissionId {
  return Object.hasOwn(permissions, id)
}

function row(
  title: string,
  owner: Cell,
  administrator: Cell,
  developer: Cell,
  billing: Cell,
  siteAdministrator: Cell,
  siteDeveloper: Cell,
  suspended: Permission['suspended'] = 'works',
): Permission {
  return { title, roles: { owner, administrator, developer, billing, siteAdministrator, siteDeveloper }, suspended }
}
