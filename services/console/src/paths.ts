/** Pages that need nobody signed in. */
export const visitorPaths = {
  signIn: '/sign-in',
  signUp: '/sign-up',
  forgottenPassword: '/forgotten-password',

  // Where the links of mails lead; the token is in the fragment.
  confirmEmail: '/confirm-email',
  resetPassword: '/reset-password',
  confirmEmailChange: '/confirm-email-change',
  undoEmailChange: '/undo-email-change',
  undoTwoFactor: '/undo-two-factor',
  accept: '/accept',
  ownerRecovery: '/owner-recovery',
  confirmPayment: '/confirm-payment',
} as const

/**
 * Every page of the console, by its path. The gateway answers exactly these, so a path that is not here is a 404. The
 * company is in the path and never in the session: two tabs can be in two companies.
 */
export const paths = {
  home: '/',
  ...visitorPaths,

  profile: '/settings/profile',
  security: '/settings/security',
  sessions: '/settings/sessions',
  notifications: '/settings/notifications',
  access: '/settings/access',
  newCompany: '/settings/access/new-company',
  permissions: '/permissions',

  company: '/companies/:companyId',
  sites: '/companies/:companyId/sites',
  newSite: '/companies/:companyId/sites/new',
  site: '/companies/:companyId/sites/:siteId',
  siteMembers: '/companies/:companyId/sites/:siteId/members',
  siteOperations: '/companies/:companyId/sites/:siteId/operations',
  siteSettings: '/companies/:companyId/sites/:siteId/settings',
  environment: '/companies/:companyId/sites/:siteId/environments/:environmentId',
  members: '/companies/:companyId/members',
  invitations: '/companies/:companyId/invitations',
  invite: '/companies/:companyId/invite',
  member: '/companies/:companyId/members/:userId',
  whoCan: '/companies/:companyId/who-can',
  apiKeys: '/companies/:companyId/api-keys',
  operations: '/companies/:companyId/operations',
  analytics: '/companies/:companyId/analytics',
  plan: '/companies/:companyId/plan',
  invoices: '/companies/:companyId/invoices',
  invoice: '/companies/:companyId/invoices/:number',
  statement: '/companies/:companyId/statement',
  payments: '/companies/:companyId/payments',
  billingContacts: '/companies/:companyId/billing-contacts',
  companySettings: '/companies/:companyId/settings',
} as const

export type Path = (typeof paths)[keyof typeof paths]
export type CompanyPath = Extract<Path, `/companies/:companyId${string}`>
