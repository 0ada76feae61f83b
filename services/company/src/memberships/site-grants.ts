import type { Access, SiteGrant, SiteSource } from '@holdfast/access'
import { DomainError, type Fault } from '@holdfast/errors'
import type { MemberActor } from '../access/call-authorization.ts'
import { siteNow } from '../access/standing.ts'
import { rightsOver } from './membership.ts'

/** May the actor give or take such an access, on the sites as they are now? */
export function mayManage(actor: MemberActor, access: Access, sites: SiteSource): boolean {
  const now =
    'companyRole' in access
      ? access
      : {
          siteRoles: access.siteRoles.map((grant) => ({
            ...grant,
            tenure: siteNow(sites, grant.siteId)?.tenure ?? grant.tenure,
          })),
        }
  return rightsOver(now, actor.company.id).every(({ permission, resource }) => actor.may(permission, resource))
}

/**
 * The sites on which the actor manages members; undefined if these are all of the company's. Throws why the actor manages
 * none.
 */
export function managedSites(actor: MemberActor): string[] | undefined {
  if (actor.may('site-members.manage')) return undefined
  const { access, companyId } = actor.standing
  const own = 'siteRoles' in access ? access.siteRoles : []
  const managed = own.filter((grant) => actor.may('site-members.manage', { site: { companyId, ...grant } }))
  if (managed.length === 0) actor.require('site-members.manage')
  return managed.map(({ siteId }) => siteId)
}

/** As many as the gateway lets through in one request. */
const MOST_SITES = 200

/**
 * The access that is to be given, with the present tenure of each site. Throws `unknown-site` with a pointer to each site
 * that the company does not have, or that the actor may not see: nobody learns from it which sites there are. Throws why
 * the actor may not give it: nobody grants what they do not have.
 * @param pointer to the list of site roles in the request's body
 */
export function accessToGive(actor: MemberActor, access: Access, sites: SiteSource, pointer: string): Access {
  const given =
    'companyRole' in access ? access : { siteRoles: siteRolesToGive(actor, access.siteRoles, sites, pointer) }
  for (const { permission, resource } of rightsOver(given, actor.company.id)) actor.require(permission, resource)
  actor.requireToGive(given)
  return given
}

function siteRolesToGive(actor: MemberActor, wanted: SiteGrant[], sites: SiteSource, pointer: string): SiteGrant[] {
  if (wanted.length > MOST_SITES) {
    throw new DomainError('bad-request', { errors: [{ pointer, detail: `must be at most ${MOST_SITES} site roles` }] })
  }
  // Who has a role in the company is told the reason; others do not learn which sites there are.
  if ('companyRole' in actor.standing.access) actor.require('site-members.manage')
  const companyId = actor.company.id
  const seen = new Set<string>()
  const repeated: Fault[] = []
  const unknown: Fault[] = []
  const given = wanted.map(({ siteId, role }, n) => {
    const at = `${pointer}/${n}/siteId`
    if (seen.has(siteId)) repeated.push({ pointer: at, detail: 'names a site a second time' })
    seen.add(siteId)
    const site = siteNow(sites, siteId)
    const tenure = site?.tenure ?? 0
    const isSeen = site?.companyId === companyId && actor.may('sites.see', { site: { siteId, companyId, tenure } })
    if (!isSeen) unknown.push({ pointer: at, detail: 'is no site of the company' })
    return { siteId, role, tenure }
  })
  if (repeated.length > 0) throw new DomainError('bad-request', { errors: repeated })
  if (unknown.length > 0) throw new DomainError('unknown-site', { errors: unknown })
  return given
}
