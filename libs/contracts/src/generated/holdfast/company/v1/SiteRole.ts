export const SiteRole = {
  SITE_ROLE_UNSPECIFIED: 'SITE_ROLE_UNSPECIFIED',
  SITE_ROLE_ADMINISTRATOR: 'SITE_ROLE_ADMINISTRATOR',
  SITE_ROLE_DEVELOPER: 'SITE_ROLE_DEVELOPER',
} as const;

export type SiteRoleInput =
  | 'SITE_ROLE_UNSPECIFIED'
  | 0
  | 'SITE_ROLE_ADMINISTRATOR'
  | 1
  | 'SITE_ROLE_DEVELOPER'
  | 2

export type SiteRole = typeof SiteRole[keyof typeof SiteRole]
