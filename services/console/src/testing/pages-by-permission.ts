import { type Column, type PermissionId, permissions } from '@holdfast/access/permissions'
import { type CompanyPath, paths } from '../paths.ts'

/**
 * What each page of a company asks of the API, by the names of docs/openapi.json: a page is for whoever may ask one of
 * these. In brackets: for whoever is shown that part of the answer.
 */
export const asks: Record<CompanyPath, string[]> = {
  [paths.company]: ['GET /v1/companies/{companyId}'],
  [paths.sites]: ['GET /v1/companies/{companyId}/sites'],
  [paths.newSite]: ['POST /v1/companies/{companyId}/sites'],
  [paths.site]: ['GET /v1/sites/{siteId}'],
  [paths.siteMembers]: ['GET /v1/sites/{siteId}/members', 'DELETE /v1/sites/{siteId}/members/me'],
  [paths.siteOperations]: ['GET /v1/sites/{siteId}/operations'],
  [paths.siteSettings]: ['PATCH /v1/sites/{siteId}', 'DELETE /v1/sites/{siteId}'],
  [paths.environment]: ['GET /v1/sites/{siteId}'],
  [paths.members]: ['GET /v1/companies/{companyId}/members'],
  [paths.member]: ['GET /v1/companies/{companyId}/members/{userId}'],
  [paths.invitations]: ['GET /v1/companies/{companyId}/invitations'],
  [paths.invite]: ['POST /v1/companies/{companyId}/invitations'],
  [paths.whoCan]: ['GET /v1/companies/{companyId}/access-checks/who'],
  [paths.apiKeys]: ['GET /v1/companies/{companyId}/api-keys'],
  [paths.operations]: ['GET /v1/companies/{companyId}/operations'],
  [paths.analytics]: ['GET /v1/companies/{companyId}/analytics'],
  [paths.plan]: ['GET /v1/companies/{companyId}/subscription'],
  [paths.invoices]: ['GET /v1/companies/{companyId}/invoices'],
  [paths.invoice]: ['GET /v1/companies/{companyId}/invoices/{number}'],
  [paths.statement]: ['GET /v1/companies/{companyId}/statement'],
  [paths.payments]: ['GET /v1/companies/{companyId}/payments'],
  [paths.billingContacts]: ['GET /v1/companies/{companyId}/billing-contacts'],
  [paths.companySettings]: [
    'GET /v1/companies/{companyId} (company.settings.see)',
    'DELETE /v1/companies/{companyId}/members/me',
  ],
}

interface Documented {
  needs: { permission: string; when?: string }[]
  shows?: { permission: string }[]
}

export interface ApiDocument {
  paths: Record<string, Record<string, { 'x-permission'?: Documented }>>
}

/** Who looks, and at what time of the company. */
export interface Circumstance {
  role: Column
  state: 'active' | 'suspended' | 'closed'
  /** The company requires two-factor authentication, and they have none. */
  lacksTwoFactor: boolean
  /** A page of a site is about one where the person has their role, if they have it on single sites. */
  isOwnSite: boolean
}

/** Which pages there are by what docs/openapi.json says of what they ask, and by the rows of product's table. */
export function pagesByPermission(document: ApiDocument, circumstance: Circumstance): CompanyPath[] {
  const all = Object.keys(asks) as CompanyPath[]
  const answered = (ask: string) => isAnswered(document, ask, circumstance)
  return all.filter((path) => frames(path).every(answered) && asks[path].some(answered))
}

/** What is asked around every page of a site. */
function frames(path: CompanyPath): string[] {
  return path.startsWith(paths.site) ? asks[paths.site] : []
}

function isAnswered(document: ApiDocument, ask: string, circumstance: Circumstance): boolean {
  const [, method = '', path = '', part] = /^(\w+) (\S+)(?: \((.+)\))?$/.exec(ask) ?? []
  const documented = document.paths[path]?.[method.toLowerCase()]?.['x-permission']
  if (!documented) throw new Error(`docs/openapi.json names no permission for ${ask}`)
  const { needs, shows = [] } = documented
  const has = (permission: string) => isHeld(permission as PermissionId, { method, path }, circumstance)
  if (part !== undefined) return shows.some(({ permission }) => permission === part) && has(part)
  return needs.every(({ permission, when }) => !applies(when, has) || has(permission))
}

/** Of what is documented with a condition: what it is about when the page asks. */
function applies(when: string | undefined, has: (permission: string) => boolean): boolean {
  switch (when) {
    case undefined:
    case 'the member is not the caller':
    case 'a site role is offered':
      return true
    case 'a company role is offered':
      return false
    case 'the caller has no `api-keys.revoke`':
      return !has('api-keys.revoke')
    default:
      throw new Error(`say here whether it is so when the page asks: ${when}`)
  }
}

const withoutTwoFactor: PermissionId[] = ['company.see', 'company.leave']
const inClosedCompany: PermissionId[] = ['company.see', 'company.settings.see', 'invoices.see']

function isHeld(
  permission: PermissionId,
  { method, path }: { method: string; path: string },
  { role, state, lacksTwoFactor, isOwnSite }: Circumstance,
): boolean {
  const { roles, suspended } = permissions[permission]
  const cell = roles[role]
  if (lacksTwoFactor && !withoutTwoFactor.includes(permission)) return false
  if (state === 'suspended' && suspended === 'stops') return false
  if (state === 'suspended' && suspended === 'reads' && method !== 'GET') return false
  if (state === 'closed') {
    const maySee = role === 'owner' || role === 'administrator' || role === 'billing'
    if (!maySee || !inClosedCompany.includes(permission)) return false
  }
  // A list of the company shows those on one's own sites.
  if (cell === 'own') return isOwnSite || !path.includes('{siteId}')
  // Of a site that nothing is paid for.
  return cell === 'yes' || cell === 'conditional'
}
