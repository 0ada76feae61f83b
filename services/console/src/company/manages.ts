import type { InCompany } from './company-context.ts'

/** May the person give somebody a role on at least one site here? Then they invite, and see invitations. */
export function managesSomeSite({ may, reached }: InCompany): boolean {
  return may('site-members.manage') || reached.sites.some(({ siteId }) => may('site-members.manage', { siteId }))
}
