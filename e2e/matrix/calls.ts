import assert from 'node:assert/strict'
import type { Column, PermissionId } from '@holdfast/access'
import { type Answer, newAddress, type Person } from '../support/person.ts'
import { monthly } from '../support/plans.ts'
import { UNUSED_ID } from '../support/unused-id.ts'
import { SCENE_PLAN, type Scene } from './scene.ts'
import { siteCalls } from './site-calls.ts'

export const roles = [
  'owner',
  'administrator',
  'developer',
  'billing',
  'siteAdministrator',
  'siteDeveloper',
] as const satisfies Column[]
export type Role = (typeof roles)[number]

/** A call that needs a permission. */
export interface Call {
  permission: PermissionId
  name: string
  /** Why the permission is needed, as the API's document says it, where it is not always needed. */
  when?: string
  /** The condition of another permission that is needed, too. */
  alsoWhen?: string
  /** The permission is not needed: its condition does not hold. Every member gets the answer `allowed`. */
  isNeedless?: true
  /** On which site: that of the two site roles, or another one of the company. */
  site?: 'own' | 'other'
  /** What else the permission depends on. */
  environment?: 'live' | 'staging'
  paysPremiumStaging?: boolean
  /** Whoever does not see the site is told that there is none. */
  isHidden?: true
  method: string
  /** The path of the call, with the ids of `things`, which may belong to another company. */
  path: (scene: Scene, things: Things) => string
  body?: (scene: Scene, actor: Person) => unknown
  headers?: Record<string, string>
  /**
   * The answer to callers with the permission: '204', or the refusal by a rule that runs after the check of the
   * permission, such as '422 own-access'. If all callers get an answer and the permission decides what it contains,
   * `shows` tells the two answers apart. A function if a second permission, which not all of these callers have, is
   * checked after this one.
   */
  allowed: string | ((role: Role) => string)
  /** The answer to callers without the permission, if it is not the usual refusal. */
  denied?: (role: Role) => string | undefined
  /** Does the answer contain what only callers with the permission may see? */
  shows?: (answer: Answer, scene: Scene) => boolean
  /** For a list of companies: a caller without a role in a company does not find it there. */
  isList?: true
  /** API keys cannot make the call, whatever permissions they have, because it is about the caller as a person. */
  isForPeople?: true
  /** The call asks about the permission and needs none itself. */
  isQuestion?: true
  /** What a successful call uses up, so that the scene needs a new one. */
  uses?: 'target' | 'invitation' | 'key' | 'scene' | 'stagings' | 'backups' | 'hosts'
  /** Whose id stands in the path after the company's. */
  names?: 'target' | 'invitation' | 'key'
}

export interface Things {
  companyId: string
  targetId: string
  invitationId: string
  keyId: string
  /** The id of a key that the caller made; an id of no key if they made none. */
  ownKeyId: string
  /** The caller's own id; an id of nobody for callers who never signed in. */
  callerId: string
  site: SiteThings
  otherSite: SiteThings
}

/** A site, and what it has. */
export interface SiteThings {
  siteId: string
  liveId: string
  stagingId: string
  premiumId: string
  /** The active releases of the live environment and of the staging. The premium staging has none. */
  liveReleaseId: string
  stagingReleaseId: string
  /** Backups of them, and the operations that made these. */
  liveBackupId: string
  stagingBackupId: string
  liveOperationId: string
  stagingOperationId: string
}

const company = (_scene: Scene, { companyId }: Things) => `/v1/companies/${companyId}`
const member = (scene: Scene, things: Things) => `${company(scene, things)}/members/${things.targetId}`
const invitation = (scene: Scene, things: Things) => `${company(scene, things)}/invitations/${things.invitationId}`
const key = (scene: Scene, things: Things) => `${company(scene, things)}/api-keys/${things.keyId}`
const ownKey = (scene: Scene, things: Things) => `${company(scene, things)}/api-keys/${things.ownKeyId}`
const unknownInvitation = (suffix: string) => below(`/invitations/${UNUSED_ID}${suffix}`)
const below = (suffix: string) => (scene: Scene, things: Things) => company(scene, things) + suffix
const of = (suffix: string) => (scene: Scene, things: Things) => invitation(scene, things) + suffix

// A caller who may give site roles only sees neither invitations for company roles nor the keys of other members.
const unseenByDevelopers = (role: Role) =>
  role === 'developer' || role === 'siteAdministrator' ? '404 not-found' : undefined

const SHOWN = '200 shown'
const HIDDEN = '200 hidden'
const rolesOn = ({ siteId }: SiteThings) => [{ siteId, role: 'developer' }]

const listsCompany = ({ body }: Answer, { companyId }: Scene) =>
  (body.items ?? body.companies).some((item: { companyId: string }) => item.companyId === companyId)

const companyCalls: Call[] = [
  {
    permission: 'company.see',
    name: 'GET /v1/companies/{companyId}',
    method: 'GET',
    path: company,
    allowed: '200',
  },
  {
    permission: 'company.see',
    name: 'GET /v1/companies, whether it is there',
    method: 'GET',
    path: () => '/v1/companies?limit=200',
    isList: true,
    isForPeople: true,
    shows: listsCompany,
    allowed: SHOWN,
    denied: () => HIDDEN,
  },
  {
    permission: 'company.see',
    name: 'GET /v1/me/access, whether it is there',
    method: 'GET',
    path: () => '/v1/me/access',
    isList: true,
    isForPeople: true,
    shows: listsCompany,
    allowed: SHOWN,
    denied: () => HIDDEN,
  },
  {
    permission: 'company.settings.see',
    name: 'GET /v1/companies/{companyId}, its address and tax id',
    method: 'GET',
    path: company,
    shows: ({ body }) => {
      assert.equal(body.address === undefined, body.taxId === undefined, 'both or none')
      return body.address !== undefined
    },
    allowed: SHOWN,
    denied: () => HIDDEN,
  },
  {
    permission: 'company.settings.see',
    name: 'GET /v1/companies, its address',
    method: 'GET',
    path: () => '/v1/companies?limit=200',
    isList: true,
    isForPeople: true,
    shows: ({ body }, { companyId }) =>
      body.items.find((item: { companyId: string }) => item.companyId === companyId)?.address !== undefined,
    allowed: SHOWN,
    denied: () => HIDDEN,
  },
  {
    permission: 'plan.see',
    name: 'GET …/subscription',
    method: 'GET',
    path: below('/subscription'),
    allowed: '200',
  },
  {
    permission: 'plan.see',
    name: 'GET …/usage',
    method: 'GET',
    path: below('/usage'),
    allowed: '200',
  },
  {
    permission: 'invoices.see',
    name: 'GET …/invoices',
    method: 'GET',
    path: below('/invoices'),
    allowed: '200',
  },
  {
    permission: 'invoices.see',
    name: 'GET …/invoices/{number}',
    method: 'GET',
    path: below(`/invoices/${UNUSED_ID}`),
    allowed: '404 not-found',
  },
  {
    permission: 'invoices.see',
    name: 'GET …/statement',
    method: 'GET',
    path: below('/statement?from=2026-01-01&to=2026-12-31'),
    allowed: '200',
  },
  {
    permission: 'billing-contacts.manage',
    name: 'GET …/billing-contacts',
    method: 'GET',
    path: below('/billing-contacts'),
    allowed: '200',
  },
  {
    permission: 'billing-contacts.manage',
    name: 'PUT …/billing-contacts',
    method: 'PUT',
    path: below('/billing-contacts'),
    body: () => ({ contacts: [] }),
    allowed: '200',
  },
  {
    permission: 'billing-contacts.manage',
    name: 'GET …/invoice-settings',
    method: 'GET',
    path: below('/invoice-settings'),
    allowed: '200',
  },
  {
    permission: 'billing-contacts.manage',
    name: 'PUT …/invoice-settings',
    method: 'PUT',
    path: below('/invoice-settings'),
    body: () => ({ purchaseOrder: `PO ${crypto.randomUUID().slice(0, 8)}` }),
    allowed: '200',
  },
  {
    permission: 'invoice-mails.switch',
    name: 'GET …/invoice-mails/me',
    method: 'GET',
    path: below('/invoice-mails/me'),
    isForPeople: true,
    allowed: '200',
  },
  {
    permission: 'invoice-mails.switch',
    name: 'PUT …/invoice-mails/me',
    method: 'PUT',
    path: below('/invoice-mails/me'),
    body: () => ({ on: true }),
    isForPeople: true,
    allowed: '200',
  },
  {
    permission: 'invoices.see',
    name: 'GET …/payments',
    method: 'GET',
    path: below('/payments'),
    allowed: '200',
  },
  {
    permission: 'payment-methods.manage',
    name: 'GET …/payment-methods',
    method: 'GET',
    path: below('/payment-methods'),
    isForPeople: true,
    allowed: '200',
  },
  {
    permission: 'payment-methods.manage',
    name: 'POST …/payment-methods',
    method: 'POST',
    path: below('/payment-methods'),
    body: () => ({ returnUrl: 'https://console.example.com/' }),
    isForPeople: true,
    // Nobody has configured a provider.
    allowed: '422 no-payment-provider',
  },
  {
    permission: 'payment-methods.manage',
    name: 'PUT …/payment-methods/{methodId}/first',
    method: 'PUT',
    path: below(`/payment-methods/${UNUSED_ID}/first`),
    isForPeople: true,
    allowed: '404 not-found',
  },
  {
    permission: 'payment-methods.manage',
    name: 'DELETE …/payment-methods/{methodId}',
    method: 'DELETE',
    path: below(`/payment-methods/${UNUSED_ID}`),
    isForPeople: true,
    allowed: '404 not-found',
  },
  {
    permission: 'payment-methods.manage',
    name: 'POST …/invoices/{number}/pay',
    method: 'POST',
    path: below(`/invoices/${UNUSED_ID}/pay`),
    isForPeople: true,
    allowed: '404 not-found',
  },
  {
    permission: 'payment-methods.manage',
    name: 'POST …/payments/{paymentId}/confirmation',
    method: 'POST',
    path: below(`/payments/${UNUSED_ID}/confirmation`),
    isForPeople: true,
    allowed: '404 not-found',
  },
  {
    permission: 'plan.change',
    name: 'PUT …/overage-cap',
    method: 'PUT',
    path: below('/overage-cap'),
    body: () => ({ cap: null }),
    allowed: '200',
  },
  {
    permission: 'plan.change',
    name: 'PUT …/subscription',
    method: 'PUT',
    path: below('/subscription'),
    body: () => monthly(SCENE_PLAN),
    allowed: '200',
  },
  {
    permission: 'plan.change',
    name: 'POST …/subscription/quotes',
    method: 'POST',
    path: below('/subscription/quotes'),
    body: () => ({ plan: monthly(SCENE_PLAN) }),
    allowed: '201',
  },
  {
    permission: 'plan.cancel',
    name: 'POST …/subscription/cancel',
    method: 'POST',
    path: below('/subscription/cancel'),
    // It names another site than the company has: otherwise it would take the scene's sites away.
    body: () => ({ siteIds: [UNUSED_ID] }),
    isForPeople: true,
    allowed: '409 sites-differ',
  },
  {
    permission: 'plan.cancel',
    name: 'POST …/subscription/resume',
    method: 'POST',
    path: below('/subscription/resume'),
    isForPeople: true,
    allowed: '409 plan-not-cancelled',
  },
  {
    permission: 'company.settings.edit',
    name: 'PATCH /v1/companies/{companyId} taxId',
    when: 'name, address or tax id are given, or nothing is',
    method: 'PATCH',
    path: company,
    body: () => ({ taxId: `DE${crypto.randomUUID().slice(0, 8)}` }),
    allowed: '200',
  },
  {
    permission: 'company.settings.edit',
    name: 'PATCH /v1/companies/{companyId} name',
    when: 'name, address or tax id are given, or nothing is',
    method: 'PATCH',
    path: company,
    body: () => ({ name: `Matrix ${crypto.randomUUID()}` }),
    allowed: '200',
  },
  {
    permission: 'company.two-factor.require',
    name: 'PATCH /v1/companies/{companyId} requireTwoFactor: false',
    when: '`requireTwoFactor` is given',
    method: 'PATCH',
    path: company,
    body: () => ({ requireTwoFactor: false }),
    allowed: '200',
  },
  {
    permission: 'company.two-factor.require',
    name: 'PATCH /v1/companies/{companyId} requireTwoFactor: true, without having it',
    when: '`requireTwoFactor` is given',
    method: 'PATCH',
    path: company,
    body: () => ({ requireTwoFactor: true }),
    allowed: '422 enable-two-factor-first',
  },
  {
    permission: 'company.close',
    name: 'DELETE /v1/companies/{companyId}',
    method: 'DELETE',
    path: company,
    allowed: '409 company-has-sites',
  },
  {
    permission: 'company.close',
    name: 'DELETE …/closing',
    method: 'DELETE',
    path: below('/closing'),
    allowed: '204',
  },
  {
    permission: 'company.ownership.transfer',
    name: 'POST …/ownership-transfers',
    method: 'POST',
    path: below('/ownership-transfers'),
    body: ({ heir }) => ({ userId: heir.userId }),
    allowed: '200',
    uses: 'scene',
  },
  {
    permission: 'company.leave',
    name: 'DELETE …/members/me',
    method: 'DELETE',
    path: below('/members/me'),
    allowed: '204',
    // Decided by a rule, whatever the table says.
    denied: (role) => (role === 'owner' ? '422 owner-cannot-leave' : undefined),
    uses: 'scene',
  },
  {
    permission: 'members.see',
    name: 'GET …/members',
    method: 'GET',
    path: below('/members'),
    allowed: '200',
  },
  {
    permission: 'members.see',
    name: 'GET …/members as CSV',
    method: 'GET',
    path: below('/members'),
    headers: { accept: 'text/csv' },
    allowed: '200',
  },
  {
    permission: 'members.see',
    name: 'GET …/members/{userId} of another',
    when: 'the member is not the caller',
    method: 'GET',
    path: member,
    allowed: '200',
    names: 'target',
  },
  {
    permission: 'members.see',
    name: 'GET …/members/{userId} of oneself',
    method: 'GET',
    path: (scene, things) => `${company(scene, things)}/members/${things.callerId}`,
    isNeedless: true,
    allowed: '200',
  },
  {
    permission: 'members.manage',
    name: 'PATCH …/members/{userId} companyRole',
    when: 'a company role is given or taken',
    method: 'PATCH',
    path: member,
    body: () => ({ access: { companyRole: 'billing' } }),
    allowed: '200',
    uses: 'target',
    names: 'target',
  },
  {
    permission: 'site-members.manage',
    name: 'PATCH …/members/{userId} siteRoles',
    when: 'a site role is given or taken',
    method: 'PATCH',
    path: member,
    body: () => ({ access: { siteRoles: [{ siteId: UNUSED_ID, role: 'developer' }] } }),
    // Callers who manage site roles only may not take the member's company role away.
    allowed: (role) => (role === 'developer' ? '403 beyond-own-access' : '422 unknown-site'),
    names: 'target',
  },
  {
    permission: 'site-members.manage',
    name: 'DELETE …/members/{userId} of nobody',
    method: 'DELETE',
    path: below(`/members/${UNUSED_ID}`),
    allowed: '404 not-found',
  },
  {
    permission: 'members.manage',
    name: 'DELETE …/members/{userId}',
    when: 'the member has a company role',
    method: 'DELETE',
    path: member,
    allowed: '204',
    uses: 'target',
    names: 'target',
  },
  {
    permission: 'members.manage',
    name: 'POST …/invitations companyRole',
    when: 'a company role is offered',
    method: 'POST',
    path: below('/invitations'),
    body: () => ({ emails: [newAddress('matrix')], access: { companyRole: 'billing' } }),
    allowed: '200',
  },
  {
    permission: 'members.manage',
    name: 'GET …/invitations, those for company roles',
    method: 'GET',
    path: below('/invitations'),
    shows: ({ body }) => body.items.some(({ access }: { access: { companyRole?: string } }) => access.companyRole),
    allowed: SHOWN,
    denied: (role) => (role === 'developer' || role === 'siteAdministrator' ? HIDDEN : undefined),
  },
  {
    permission: 'members.manage',
    name: 'POST …/invitations/{invitationId}/resend',
    when: 'the invitation is for a company role',
    method: 'POST',
    path: of('/resend'),
    allowed: '200',
    denied: unseenByDevelopers,
    names: 'invitation',
  },
  {
    permission: 'members.manage',
    name: 'POST …/invitations/{invitationId}/link',
    when: 'the invitation is for a company role',
    method: 'POST',
    path: of('/link'),
    allowed: '200',
    denied: unseenByDevelopers,
    names: 'invitation',
  },
  {
    permission: 'members.manage',
    name: 'DELETE …/invitations/{invitationId}',
    when: 'the invitation is for a company role',
    method: 'DELETE',
    path: invitation,
    allowed: '204',
    denied: unseenByDevelopers,
    uses: 'invitation',
    names: 'invitation',
  },
  {
    permission: 'site-members.manage',
    name: 'POST …/invitations/{invitationId}/resend of nobody',
    site: 'own',
    method: 'POST',
    path: unknownInvitation('/resend'),
    allowed: '404 not-found',
  },
  {
    permission: 'site-members.manage',
    name: 'POST …/invitations/{invitationId}/link of nobody',
    site: 'own',
    method: 'POST',
    path: unknownInvitation('/link'),
    allowed: '404 not-found',
  },
  {
    permission: 'site-members.manage',
    name: 'DELETE …/invitations/{invitationId} of nobody',
    site: 'own',
    method: 'DELETE',
    path: unknownInvitation(''),
    allowed: '404 not-found',
  },
  {
    permission: 'site-members.manage',
    name: 'GET …/invitations',
    site: 'own',
    method: 'GET',
    path: below('/invitations'),
    allowed: '200',
  },
  {
    permission: 'site-members.manage',
    name: 'POST …/invitations siteRoles',
    when: 'a site role is offered',
    method: 'POST',
    path: below('/invitations'),
    site: 'own',
    body: ({ site }) => ({ emails: [newAddress('matrix')], access: { siteRoles: rolesOn(site) } }),
    allowed: '200',
  },
  {
    permission: 'site-members.manage',
    name: 'POST …/members/bulk',
    site: 'own',
    method: 'POST',
    path: below('/members/bulk'),
    // The target has a company role, which is the result and no refusal.
    body: ({ target, site }) => ({ add: { userIds: [target.userId], siteRoles: rolesOn(site) } }),
    allowed: '200',
  },
  {
    permission: 'site-members.manage',
    name: 'POST …/members/bulk, removing',
    site: 'own',
    method: 'POST',
    path: below('/members/bulk'),
    body: ({ site }) => ({ remove: { userIds: [UNUSED_ID], siteIds: [site.siteId] } }),
    allowed: '200',
  },
  {
    permission: 'site-members.manage',
    name: 'POST …/members/bulk on another site',
    site: 'other',
    method: 'POST',
    path: below('/members/bulk'),
    body: ({ otherSite }) => ({ remove: { userIds: [UNUSED_ID], siteIds: [otherSite.siteId] } }),
    allowed: '200',
    // Who manages their own sites alone does not learn of others.
    denied: (role) => (role === 'siteAdministrator' ? '422 unknown-site' : undefined),
  },
  {
    permission: 'api-keys.manage',
    name: 'POST …/api-keys',
    method: 'POST',
    path: below('/api-keys'),
    body: () => ({ name: 'Matrix' }),
    allowed: '201',
  },
  {
    permission: 'api-keys.manage',
    name: 'GET …/api-keys',
    when: 'the caller has no `api-keys.revoke`',
    method: 'GET',
    path: below('/api-keys'),
    allowed: '200',
  },
  {
    permission: 'api-keys.manage',
    name: 'DELETE …/api-keys/{keyId} of one’s own',
    when: 'the caller has no `api-keys.revoke`',
    method: 'DELETE',
    path: ownKey,
    allowed: '204',
    uses: 'scene',
  },
  {
    permission: 'api-keys.revoke',
    name: 'GET …/api-keys, those of others',
    method: 'GET',
    path: below('/api-keys'),
    shows: ({ body }, { keyId }) => body.items.some((key: { keyId: string }) => key.keyId === keyId),
    allowed: SHOWN,
    denied: (role) => (role === 'developer' ? HIDDEN : undefined),
  },
  {
    permission: 'api-keys.revoke',
    name: 'DELETE …/api-keys/{keyId} of another',
    when: 'somebody else made the key',
    alsoWhen: 'the caller has no `api-keys.revoke`',
    method: 'DELETE',
    path: key,
    allowed: '204',
    denied: (role) => (role === 'developer' ? '404 not-found' : undefined),
    uses: 'key',
    names: 'key',
  },
]

export const calls: Call[] = [...companyCalls, ...siteCalls]

/** The calls that exist for every permission: does the caller have it, and does another user have it? */
export function checkCalls(permissions: PermissionId[]): Call[] {
  const path = below('/access-checks')
  const own = permissions.map(
    (permission): Call => ({
      permission,
      name: `POST …/access-checks about oneself, ${permission}`,
      method: 'POST',
      path,
      body: () => ({ permission }),
      isForPeople: true,
      isQuestion: true,
      shows: ({ body }) => {
        assert.equal(body.decision === 'allowed', body.because.length > 0, 'a reason with each permission')
        return body.decision === 'allowed'
      },
      allowed: SHOWN,
      denied: () => HIDDEN,
    }),
  )
  return [
    ...own,
    {
      permission: 'access.explain',
      name: 'POST …/access-checks about another',
      when: 'somebody else is asked about',
      method: 'POST',
      path,
      body: ({ target }) => ({ userId: target.userId, permission: 'members.see' }),
      allowed: '200',
    },
    {
      permission: 'access.explain',
      name: 'GET …/access-checks/who',
      method: 'GET',
      path: below('/access-checks/who?permission=live.use'),
      allowed: '200',
    },
    {
      permission: 'members.see',
      name: 'GET …/access-checks/who, names and addresses',
      method: 'GET',
      path: below('/access-checks/who?permission=company.see'),
      shows: ({ body }) => body.items?.[0]?.email !== undefined,
      allowed: SHOWN,
    },
  ]
}
