import type { Access, SiteGrant, SiteHolding, SiteSource } from '@holdfast/access'
import { DomainError, type Fault } from '@holdfast/errors'
import type { MemberActor } from '../access/call-authorization.ts'
import { siteNow } from '../access/standing.ts'
import { type Membership, rightsOver } from './membership.ts'

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

/**
 * Throws unless the actor manages members on all of these sites. One who sees not all of the company's sites is told of
 * the others as `unknown-site`.
 * @param pointer to the list of site ids in the request's body
 */
export function requireToManage(actor: MemberActor, siteIds: string[], sites: SiteSource, pointer: string): void {
  if (managedSites(actor) === undefined) return
  const holdings = siteIds.map((siteId) => siteSeen(actor, siteId, sites))
  const unknown = holdings.flatMap((site, n) =>
    site ? [] : [{ pointer: `${pointer}/${n}`, detail: 'is no site of the company' }],
  )
  if (unknown.length > 0) throw new DomainError('unknown-site', { errors: unknown })
  for (const site of holdings) actor.require('site-members.manage', { site })
}

/** May the actor know of the member? Who sees no members of the company sees those on the sites that they manage. */
export function seesMember(actor: MemberActor, { access, companyId }: Membership): boolean {
  return (
    actor.may('members.see') ||
    rightsOver(access, companyId).some(({ permission, resource }) => actor.may(permission, resource))
  )
}

/** The site as it is now, if the actor's company has it and the actor sees it. */
function siteSeen(actor: MemberActor, siteId: string, sites: SiteSource): SiteHolding | undefined {
  const site = siteNow(sites, siteId)
  if (site?.companyId !== actor.company.id) return undefined
  const { companyId, tenure } = site
  const holding = { siteId, companyId, tenure }
  return actor.may('sites.see', { site: holding }) ? holding : undefined
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
  const seen = new Set<string>()
  const repeated: Fault[] = []
  const unknown: Fault[] = []
  const given = wanted.map(({ siteId, role }, n) => {
    const at = `${pointer}/${n}/siteId`
    if (seen.has(siteId)) repeated.push({ pointer: at, detail: 'names a site a second time' })
    seen.add(siteId)
    const site = siteSeen(actor, siteId, sites)
    if (!site) unknown.push({ pointer: at, detail: 'is no site of the company' })
    return { siteId, role, tenure: site?.tenure ?? 0 }
  })
  if (repeated.length > 0) throw new DomainError('bad-request', { errors: repeated })
  if (unknown.length > 0) throw new DomainError('unknown-site', { errors: unknown })
  return given
}
