import type { PermissionId } from '@holdfast/access/permissions'
import { type CompanyPath, paths } from '../paths.ts'
import type { InCompany } from './company-context.ts'

interface Here extends Pick<InCompany, 'may' | 'reached'> {
  /** The site that the page is about. */
  siteId?: string
}

/**
 * For whom each page of a company is. Menus list no other page, and whoever comes to one by its address is told so. A page
 * is for whoever may read what it shows; a form, for whoever may send it.
 */
const rules: Record<CompanyPath, (here: Here) => boolean> = {
  [paths.company]: inCompany('company.see'),
  [paths.sites]: onSomeSite('sites.see'),
  [paths.newSite]: inCompany('site.create'),
  [paths.site]: onSite('sites.see'),
  [paths.siteMembers]: onSite('site-members.see', 'company.leave'),
  [paths.siteOperations]: onSite('sites.see'),
  [paths.siteSettings]: onSite('site.label', 'site.clone', 'site.delete'),
  // Of which kind it is, the page knows.
  [paths.environment]: onSite('sites.see'),
  [paths.members]: inCompany('members.see'),
  [paths.member]: inCompany('members.see'),
  [paths.invitations]: onSomeSite('site-members.manage'),
  [paths.invite]: onSomeSite('site-members.manage'),
  [paths.whoCan]: inCompany('access.explain'),
  [paths.apiKeys]: inCompany('api-keys.manage', 'api-keys.revoke'),
  [paths.operations]: onSomeSite('sites.see'),
  [paths.analytics]: inCompany('analytics.company.see'),
  [paths.plan]: inCompany('plan.see'),
  [paths.invoices]: inCompany('invoices.see'),
  [paths.invoice]: inCompany('invoices.see'),
  [paths.statement]: inCompany('invoices.see'),
  [paths.payments]: inCompany('invoices.see'),
  [paths.billingContacts]: inCompany('billing-contacts.manage'),
  [paths.companySettings]: inCompany('company.settings.see', 'company.leave'),
}

export function isPageFor(path: CompanyPath, here: Here): boolean {
  return rules[path](here)
}

/** The sections of a company, in the order of the menu. Whoever sees the members finds the invited beside them. */
export function sectionsFor(here: Here) {
  const people = isPageFor(paths.members, here) ? paths.members : paths.invitations
  const { sites, operations, analytics, plan, invoices, apiKeys, companySettings } = paths
  const sections = [sites, people, operations, analytics, plan, invoices, apiKeys, companySettings] as const
  return sections.filter((path) => isPageFor(path, here))
}

function inCompany(...permissions: PermissionId[]) {
  return ({ may }: Here) => permissions.some((permission) => may(permission))
}

function onSomeSite(permission: PermissionId) {
  return ({ may, reached }: Here) => may(permission) || reached.sites.some(({ siteId }) => may(permission, { siteId }))
}

/** What is paid for the site, the page knows: here it is enough if there can be a site like that. */
function onSite(...permissions: PermissionId[]) {
  return ({ may, siteId }: Here) =>
    may('sites.see', { siteId }) &&
    permissions.some((permission) => may(permission, { siteId, paysPremiumStaging: false }))
}
