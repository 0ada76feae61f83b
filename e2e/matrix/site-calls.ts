import { UNUSED_ID } from '../support/unused-id.ts'
import type { Call, Role, SiteThings, Things } from './calls.ts'
import { PREMIUM_NAME } from './scene-sites.ts'

const isLive = 'the environment is live'
const isStaging = 'the environment is a staging'
const withLive = 'source or target is live'
const withStaging = 'source or target is a staging'

/** No thing has this version: the call is refused by a rule that comes after the permission, and changes nothing. */
const ofNoVersion = { 'if-match': '"999999999"' }
const REFUSED_AFTER = '412 changed-meanwhile'

const below =
  (suffix: string) =>
  (_scene: unknown, { site }: Things) =>
    `/v1/sites/${site.siteId}${suffix}`
const other =
  (suffix: string) =>
  (_scene: unknown, { otherSite }: Things) =>
    `/v1/sites/${otherSite.siteId}${suffix}`
const at =
  (path: (site: SiteThings) => string) =>
  (_scene: unknown, { site }: Things) =>
    `/v1${path(site)}`

/** A call on the site of the two site roles, and the same on another site of the company. */
function onBoth(call: Omit<Call, 'path' | 'site' | 'isHidden'>, suffix: string): Call[] {
  return [
    { ...call, site: 'own', isHidden: true, path: below(suffix) },
    { ...call, name: `${call.name} of another site`, site: 'other', isHidden: true, path: other(suffix) },
  ]
}

interface ByKind extends Omit<Call, 'permission' | 'path' | 'allowed' | 'site' | 'environment' | 'isHidden' | 'when'> {
  live: { path: (site: SiteThings) => string; allowed: string; body?: Call['body'] }
  staging: { path: (site: SiteThings) => string; allowed: string; body?: Call['body'] }
  when?: { live: string; staging: string }
}

/** A call that uses an environment: a live one, and a staging. */
function byKind({ live, staging, name, when = { live: isLive, staging: isStaging }, ...call }: ByKind): Call[] {
  return [
    {
      ...call,
      permission: 'live.use',
      name: `${name}, live`,
      when: when.live,
      site: 'own',
      environment: 'live',
      isHidden: true,
      path: at(live.path),
      allowed: live.allowed,
      ...(live.body && { body: live.body }),
    },
    {
      ...call,
      permission: 'staging.use',
      name: `${name}, staging`,
      when: when.staging,
      site: 'own',
      environment: 'staging',
      isHidden: true,
      path: at(staging.path),
      allowed: staging.allowed,
      ...(staging.body && { body: staging.body }),
    },
  ]
}

const both = { live: withLive, staging: withStaging }
const isSiteRole = (role: Role) => role === 'siteAdministrator' || role === 'siteDeveloper'

export const siteCalls: Call[] = [
  {
    permission: 'site.create',
    name: 'POST …/sites of a taken name',
    method: 'POST',
    path: (_scene, { companyId }) => `/v1/companies/${companyId}/sites`,
    body: ({ siteName }) => ({ name: siteName }),
    allowed: '409 name-taken',
  },
  {
    permission: 'sites.see',
    name: 'GET …/sites',
    site: 'own',
    method: 'GET',
    path: (_scene, { companyId }) => `/v1/companies/${companyId}/sites`,
    allowed: '200',
  },
  {
    permission: 'sites.see',
    name: 'GET /v1/companies/{companyId}/operations',
    site: 'own',
    method: 'GET',
    path: (_scene, { companyId }) => `/v1/companies/${companyId}/operations`,
    allowed: '200',
  },
  {
    permission: 'analytics.company.see',
    name: 'GET /v1/companies/{companyId}/analytics',
    method: 'GET',
    path: (_scene, { companyId }) => `/v1/companies/${companyId}/analytics`,
    allowed: '200',
  },
  ...onBoth(
    {
      permission: 'analytics.site.see',
      name: 'GET /v1/sites/{siteId}/analytics',
      environment: 'live',
      method: 'GET',
      allowed: '200',
    },
    '/analytics',
  ),
  {
    permission: 'analytics.site.see',
    name: 'GET /v1/sites/{siteId}/analytics of a staging',
    site: 'own',
    environment: 'staging',
    isHidden: true,
    method: 'GET',
    path: at(({ siteId, stagingId }) => `/sites/${siteId}/analytics?environmentId=${stagingId}`),
    allowed: '200',
  },
  ...onBoth({ permission: 'sites.see', name: 'GET /v1/sites/{siteId}', method: 'GET', allowed: '200' }, ''),
  ...onBoth(
    { permission: 'sites.see', name: 'GET /v1/sites/{siteId}/operations', method: 'GET', allowed: '200' },
    '/operations',
  ),
  ...onBoth(
    { permission: 'sites.see', name: 'GET /v1/sites/{siteId}/environments', method: 'GET', allowed: '200' },
    '/environments',
  ),
  {
    permission: 'sites.see',
    name: 'GET /v1/environments/{environmentId}',
    site: 'own',
    isHidden: true,
    method: 'GET',
    path: at(({ liveId }) => `/environments/${liveId}`),
    allowed: '200',
  },
  {
    permission: 'sites.see',
    name: 'GET /v1/operations/{operationId} of a site',
    when: 'it is work on a site',
    site: 'own',
    isHidden: true,
    method: 'GET',
    path: at(({ liveOperationId }) => `/operations/${liveOperationId}`),
    allowed: '200',
  },
  {
    permission: 'sites.see',
    name: 'GET /v1/operations/{operationId} of nothing',
    isNeedless: true,
    method: 'GET',
    path: () => `/v1/operations/${UNUSED_ID}`,
    allowed: '404 not-found',
  },
  ...onBoth(
    {
      permission: 'site.label',
      name: 'PATCH /v1/sites/{siteId}',
      method: 'PATCH',
      body: () => ({ labels: [] }),
      headers: ofNoVersion,
      allowed: REFUSED_AFTER,
    },
    '',
  ),
  {
    permission: 'site.delete',
    name: 'DELETE /v1/sites/{siteId} that has a premium staging',
    site: 'own',
    paysPremiumStaging: true,
    isHidden: true,
    method: 'DELETE',
    path: below(''),
    headers: ofNoVersion,
    allowed: REFUSED_AFTER,
  },
  {
    permission: 'site.clone',
    name: 'POST /v1/sites/{siteId}/clone',
    site: 'own',
    isHidden: true,
    method: 'POST',
    path: below('/clone'),
    body: ({ siteName }) => ({ name: siteName }),
    allowed: '409 name-taken',
  },
  {
    permission: 'live.use',
    name: 'POST /v1/sites/{siteId}/clone of live',
    when: 'the live environment is copied',
    site: 'own',
    environment: 'live',
    isHidden: true,
    method: 'POST',
    path: below('/clone'),
    body: ({ siteName }) => ({ name: siteName }),
    allowed: (role) => (isSiteRole(role) ? '403 not-allowed' : '409 name-taken'),
  },
  {
    permission: 'staging.use',
    name: 'POST /v1/sites/{siteId}/clone of a staging',
    when: 'a staging is copied',
    site: 'own',
    environment: 'staging',
    isHidden: true,
    method: 'POST',
    path: below('/clone'),
    body: ({ siteName, site }) => ({ name: siteName, environmentId: site.stagingId }),
    allowed: (role) => (isSiteRole(role) ? '403 not-allowed' : '409 name-taken'),
  },
  ...onBoth(
    {
      permission: 'staging.create',
      name: 'POST /v1/sites/{siteId}/environments, a second staging',
      when: '`kind` is `staging`',
      method: 'POST',
      body: () => ({ kind: 'staging' }),
      allowed: '409 staging-exists',
    },
    '/environments',
  ),
  ...onBoth(
    {
      permission: 'premium-staging.create',
      name: 'POST /v1/sites/{siteId}/environments, a premium staging of a taken name',
      when: '`kind` is `premium-staging`',
      method: 'POST',
      body: () => ({ kind: 'premium-staging', name: PREMIUM_NAME }),
      allowed: '409 name-taken',
    },
    '/environments',
  ),
  {
    permission: 'live.use',
    name: 'POST /v1/sites/{siteId}/environments, a copy of live',
    when: '`copyOf` names the live environment',
    alsoWhen: '`kind` is `staging`',
    site: 'own',
    environment: 'live',
    isHidden: true,
    method: 'POST',
    path: below('/environments'),
    body: ({ site }) => ({ kind: 'staging', copyOf: site.liveId }),
    allowed: '409 staging-exists',
  },
  {
    permission: 'staging.use',
    name: 'POST /v1/sites/{siteId}/environments, a copy of a staging',
    when: '`copyOf` names a staging',
    alsoWhen: '`kind` is `staging`',
    site: 'own',
    environment: 'staging',
    isHidden: true,
    method: 'POST',
    path: below('/environments'),
    body: ({ site }) => ({ kind: 'staging', copyOf: site.premiumId }),
    allowed: (role) => (role === 'siteDeveloper' ? '403 not-allowed' : '409 staging-exists'),
  },
  {
    permission: 'staging.delete',
    name: 'DELETE /v1/environments/{environmentId}, a standard staging',
    when: 'the environment is a standard staging',
    site: 'own',
    isHidden: true,
    method: 'DELETE',
    path: at(({ stagingId }) => `/environments/${stagingId}`),
    allowed: '202',
    uses: 'stagings',
  },
  {
    permission: 'premium-staging.delete',
    name: 'DELETE /v1/environments/{environmentId}, a premium staging',
    when: 'the environment is a premium staging',
    site: 'own',
    isHidden: true,
    method: 'DELETE',
    path: at(({ premiumId }) => `/environments/${premiumId}`),
    allowed: '202',
    uses: 'stagings',
  },
  {
    permission: 'site.reset',
    name: 'POST /v1/environments/{environmentId}/reset of an empty one',
    site: 'own',
    isHidden: true,
    method: 'POST',
    path: at(({ premiumId }) => `/environments/${premiumId}/reset`),
    allowed: '409 no-release',
  },
  ...byKind({
    name: 'PATCH /v1/environments/{environmentId}',
    method: 'PATCH',
    body: () => ({ indexing: false }),
    headers: ofNoVersion,
    live: { path: ({ liveId }) => `/environments/${liveId}`, allowed: REFUSED_AFTER },
    staging: { path: ({ stagingId }) => `/environments/${stagingId}`, allowed: REFUSED_AFTER },
  }),
  ...byKind({
    name: 'GET /v1/environments/{environmentId}/gate',
    method: 'GET',
    live: { path: ({ liveId }) => `/environments/${liveId}/gate`, allowed: '409 gate-open' },
    staging: { path: ({ stagingId }) => `/environments/${stagingId}/gate`, allowed: '200' },
  }),
  ...byKind({
    name: 'POST /v1/environments/{environmentId}/gate/renew',
    method: 'POST',
    live: { path: ({ liveId }) => `/environments/${liveId}/gate/renew`, allowed: '409 gate-open' },
    staging: { path: ({ stagingId }) => `/environments/${stagingId}/gate/renew`, allowed: '200' },
  }),
  ...byKind({
    name: 'POST /v1/environments/{environmentId}/push of an empty one',
    when: both,
    method: 'POST',
    live: {
      path: ({ premiumId }) => `/environments/${premiumId}/push`,
      body: ({ site }) => ({ to: site.liveId }),
      allowed: '409 no-release',
    },
    staging: {
      path: ({ premiumId }) => `/environments/${premiumId}/push`,
      body: ({ site }) => ({ to: site.stagingId }),
      allowed: '409 no-release',
    },
  }),
  ...byKind({
    name: 'POST /v1/environments/{environmentId}/releases of no archive',
    method: 'POST',
    body: () => 'no archive',
    headers: { 'content-type': 'application/zip' },
    live: { path: ({ liveId }) => `/environments/${liveId}/releases`, allowed: '422 archive-unreadable' },
    staging: { path: ({ stagingId }) => `/environments/${stagingId}/releases`, allowed: '422 archive-unreadable' },
  }),
  ...byKind({
    name: 'GET /v1/environments/{environmentId}/releases',
    method: 'GET',
    live: { path: ({ liveId }) => `/environments/${liveId}/releases`, allowed: '200' },
    staging: { path: ({ stagingId }) => `/environments/${stagingId}/releases`, allowed: '200' },
  }),
  ...byKind({
    name: 'POST …/releases/{releaseId}/activate of the active one',
    method: 'POST',
    body: () => ({}),
    uses: 'hosts',
    live: { path: (site) => `/environments/${site.liveId}/releases/${site.liveReleaseId}/activate`, allowed: '202' },
    staging: {
      path: (site) => `/environments/${site.stagingId}/releases/${site.stagingReleaseId}/activate`,
      allowed: '202',
    },
  }),
  ...byKind({
    name: 'DELETE …/releases/{releaseId} of the active one',
    method: 'DELETE',
    live: {
      path: (site) => `/environments/${site.liveId}/releases/${site.liveReleaseId}`,
      allowed: '409 release-active',
    },
    staging: {
      path: (site) => `/environments/${site.stagingId}/releases/${site.stagingReleaseId}`,
      allowed: '409 release-active',
    },
  }),
  ...byKind({
    name: 'GET …/releases/{releaseId}/download',
    method: 'GET',
    live: { path: (site) => `/environments/${site.liveId}/releases/${site.liveReleaseId}/download`, allowed: '200' },
    staging: {
      path: (site) => `/environments/${site.stagingId}/releases/${site.stagingReleaseId}/download`,
      allowed: '200',
    },
  }),
  ...byKind({
    name: 'POST /v1/environments/{environmentId}/backups',
    method: 'POST',
    body: () => ({}),
    uses: 'hosts',
    live: { path: ({ liveId }) => `/environments/${liveId}/backups`, allowed: '202' },
    staging: { path: ({ premiumId }) => `/environments/${premiumId}/backups`, allowed: '409 no-release' },
  }),
  ...byKind({
    name: 'GET /v1/environments/{environmentId}/backups',
    method: 'GET',
    live: { path: ({ liveId }) => `/environments/${liveId}/backups`, allowed: '200' },
    staging: { path: ({ stagingId }) => `/environments/${stagingId}/backups`, allowed: '200' },
  }),
  ...byKind({
    name: 'GET /v1/backups/{backupId}',
    method: 'GET',
    live: { path: ({ liveBackupId }) => `/backups/${liveBackupId}`, allowed: '200' },
    staging: { path: ({ stagingBackupId }) => `/backups/${stagingBackupId}`, allowed: '200' },
  }),
  ...byKind({
    name: 'GET /v1/backups/{backupId}/download',
    method: 'GET',
    live: { path: ({ liveBackupId }) => `/backups/${liveBackupId}/download`, allowed: '200' },
    staging: { path: ({ stagingBackupId }) => `/backups/${stagingBackupId}/download`, allowed: '200' },
  }),
  ...byKind({
    name: 'POST /v1/backups/{backupId}/verify',
    method: 'POST',
    uses: 'hosts',
    live: { path: ({ liveBackupId }) => `/backups/${liveBackupId}/verify`, allowed: '202' },
    staging: { path: ({ stagingBackupId }) => `/backups/${stagingBackupId}/verify`, allowed: '202' },
  }),
  ...byKind({
    name: 'POST /v1/backups/{backupId}/restore',
    when: both,
    method: 'POST',
    uses: 'hosts',
    live: {
      path: ({ stagingBackupId }) => `/backups/${stagingBackupId}/restore`,
      body: ({ site }) => ({ to: site.liveId }),
      allowed: '202',
    },
    staging: {
      path: ({ stagingBackupId }) => `/backups/${stagingBackupId}/restore`,
      body: ({ site }) => ({ to: site.premiumId }),
      allowed: '202',
    },
  }),
  ...byKind({
    name: 'DELETE /v1/backups/{backupId}',
    method: 'DELETE',
    uses: 'backups',
    live: { path: ({ liveBackupId }) => `/backups/${liveBackupId}`, allowed: '204' },
    staging: { path: ({ stagingBackupId }) => `/backups/${stagingBackupId}`, allowed: '204' },
  }),
  ...byKind({
    name: 'POST /v1/operations/{operationId}/cancel of an ended one',
    when: { live: 'it is work on a live environment', staging: 'it is work on a staging' },
    method: 'POST',
    live: { path: ({ liveOperationId }) => `/operations/${liveOperationId}/cancel`, allowed: '409 operation-over' },
    staging: {
      path: ({ stagingOperationId }) => `/operations/${stagingOperationId}/cancel`,
      allowed: '409 operation-over',
    },
  }),
  ...onBoth(
    { permission: 'site-members.see', name: 'GET /v1/sites/{siteId}/members', method: 'GET', allowed: '200' },
    '/members',
  ),
  {
    permission: 'site-members.manage',
    name: 'PUT /v1/sites/{siteId}/members/{userId} of one with a company role',
    site: 'own',
    isHidden: true,
    method: 'PUT',
    path: (_scene, { site, targetId }) => `/v1/sites/${site.siteId}/members/${targetId}`,
    body: () => ({ role: 'developer' }),
    // A site administrator does not learn who has a company role.
    allowed: (role) => (role === 'siteAdministrator' ? '404 not-found' : '409 has-company-role'),
  },
  {
    permission: 'site-members.manage',
    name: 'DELETE /v1/sites/{siteId}/members/{userId} of nobody',
    site: 'own',
    isHidden: true,
    method: 'DELETE',
    path: below(`/members/${UNUSED_ID}`),
    allowed: '404 not-found',
  },
  {
    permission: 'company.leave',
    name: 'DELETE /v1/sites/{siteId}/members/me',
    site: 'own',
    isHidden: true,
    isForPeople: true,
    method: 'DELETE',
    path: below('/members/me'),
    // Whoever has a company role reaches every site, and leaves the company only.
    allowed: (role) => (isSiteRole(role) ? '204' : role === 'billing' ? '404 not-found' : '409 has-company-role'),
    uses: 'scene',
  },
]
