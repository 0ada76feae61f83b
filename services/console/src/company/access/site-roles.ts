/** The roles that one can have on a single site, the smaller one first. */
export const siteRoles = ['developer', 'administrator'] as const
export type SiteRole = (typeof siteRoles)[number]
