import { DomainError } from '@holdfast/errors'
import { acting, type Log, type Passport } from '@holdfast/runtime'
import { type Actor, actorOf } from './actor.ts'
import { barred, type Decide, isGivenByRole, type Resource } from './decide.ts'
import type { PermissionId } from './permissions.ts'
import type { KnownMember, SiteFact, SiteSource, StandingSource } from './standing-source.ts'

/** The part of a call that authorization needs. Long work can keep it, to be authorized again later. */
type Caller = Pick<Passport, 'principal' | 'requestId'>

export interface Authorize<Known extends KnownMember = KnownMember> {
  /**
   * Returns the caller if the company gives them the permission now. Throws `not-signed-in`; `not-found` to a caller
   * without a role in the company; `keys-not-allowed` to a key, if the permission is for people only; otherwise the
   * refusal that the rules decided. Throws `access-unknown` if the standing cannot be known now.
   */
  (call: Caller, companyId: string, permission: PermissionId, resource?: Resource): Promise<Actor<Known>>
  /**
   * Returns the caller if they are a member. Throws if the company is closed, or requires a second factor that they
   * lack.
   */
  member(call: Caller, companyId: string): Promise<Actor<Known>>
  /**
   * Returns the caller if they are a member, even if the company is closed or requires a second factor that they lack.
   */
  reach(call: Caller, companyId: string): Promise<Actor<Known>>
  /**
   * Throws if the caller has no role in the company; any role is enough. Call it before a transaction that authorizes
   * the caller fully. The answer comes from memory if memory can say.
   */
  admit(call: Caller, companyId: string): Promise<void>
  /**
   * For the answer to a change, decided anew each time, because a call can be repeated: whoever repeats it may have been
   * removed since, and must learn nothing new. Returns the caller if they have one of these permissions now; throws
   * `already-done` otherwise.
   */
  afterwards(
    call: Pick<Passport, 'principal' | 'requestId' | 'pending'>,
    companyId: string,
    ...permissions: PermissionId[]
  ): Promise<Actor<Known>>
  /**
   * Returns the caller if the company that has the site gives them the permission there now. Throws `not-found` if the
   * site does not exist. A refused caller gets the same `not-found`, whatever the reason, if their role does not let them
   * see the site: members must not learn which sites the company has. In a service without facts of sites it always throws
   * `access-unknown`.
   *
   * For a caller with site roles, a replica answers only while all its shards of sites are fresh, not just the shard of
   * this site: the standing, and the actor, have the roles on all sites.
   */
  onSite(
    call: Caller,
    siteId: string,
    permission: PermissionId,
    resource?: Omit<Resource, 'site'>,
  ): Promise<Actor<Known>>
  /** The actor for a standing that the handler has read already, as lists do. */
  actorOf(call: Caller, known: Known): Actor<Known>
}

/**
 * Authorizes the calls that a service's handlers get. Every service uses it, whatever source its standings come from.
 * @param needs.standings the source of standings
 * @param needs.ofMakers the source of the standings of those who made the API keys; needed only if their membership ids
 *   must be compared and `standings` has no membership ids
 * @param needs.memory a source that reads memory first, for {@link Authorize.admit}, if `standings` reads documents
 * @param needs.sites says which company has a site; left out in a service that does not follow the ledger of sites
 */
export function createAuthorize<Known extends KnownMember>(needs: {
  decide: Decide
  standings: StandingSource<Known>
  ofMakers?: StandingSource<Known>
  memory?: StandingSource
  sites?: SiteSource
  log: Log
}): Authorize<Known> {
  const { decide, standings, ofMakers = standings, memory, sites, log } = needs

  return Object.assign(authorize, { member, reach, admit, afterwards, onSite, actorOf: actorFrom })

  async function authorize(call: Caller, companyId: string, permission: PermissionId, resource?: Resource) {
    const actor = await reach(call, companyId)
    actor.require(permission, resource)
    return actor
  }

  async function member(call: Caller, companyId: string) {
    const actor = await reach(call, companyId)
    const refusal = barred({ ...actor.standing, twoFactor: actor.twoFactor })
    if (refusal) throw new DomainError(refusal)
    return actor
  }

  async function reach(call: Caller, companyId: string) {
    const actor = await find(call, companyId)
    if (!actor) throw stranger(call, companyId)
    return actor
  }

  async function admit(call: Caller, companyId: string) {
    if (!(await look(call, companyId, memory))) throw stranger(call, companyId)
  }

  async function afterwards(call: Caller & Pick<Passport, 'pending'>, companyId: string, ...any: PermissionId[]) {
    const actor = await find(call, companyId)
    if (actor && any.some((permission) => actor.may(permission))) return actor
    // What the change itself gave the caller may not be known yet.
    throw new DomainError(call.pending ? 'unavailable' : 'already-done')
  }

  async function find(call: Caller, companyId: string) {
    const known = await look(call, companyId)
    return known && actorFrom(call, known)
  }

  async function onSite(call: Caller, siteId: string, permission: PermissionId, about?: Omit<Resource, 'site'>) {
    acting(call)
    for (let tries = 0; tries < 2; tries++) {
      const before = whereIs(siteId)
      const known = await look(call, before.companyId)
      const { companyId, tenure, paysPremiumStaging } = whereIs(siteId)
      // Go on only if the site was in one tenure during the whole lookup, so that site and standing were true at the
      // same moment. Otherwise a person who was removed from a company could use their old standing on a site that the
      // company got after the removal.
      if (companyId !== before.companyId || tenure !== before.tenure) continue
      if (!known) throw stranger(call, companyId)
      const here = { site: { siteId, companyId, tenure }, paysPremiumStaging }
      const actor = actorFrom(call, known, here)
      // The site that was looked up comes last: the type of `about` does not keep a site out of every value.
      const resource = { ...here, ...about, site: here.site }
      // For a key, the role of its maker counts here too: the maker may know the site, and gets the true reason.
      const maySee = isGivenByRole(decide, 'sites.see', known.standing, here)
      if (!maySee && !actor.may(permission, resource)) throw new DomainError('not-found')
      actor.require(permission, resource)
      return actor
    }
    throw new DomainError('access-unknown')
  }

  function whereIs(siteId: string): SiteFact {
    const site = sites ? sites.onSite(siteId) : 'unknown'
    if (!site) throw new DomainError('not-found')
    if (site === 'unknown') throw new DomainError('access-unknown')
    return site
  }

  function look(call: Caller, companyId: string): Promise<Known | undefined>
  function look(call: Caller, companyId: string, source?: StandingSource): Promise<KnownMember | undefined>
  async function look(call: Caller, companyId: string, source?: StandingSource) {
    const who = acting(call)
    if (who.kind !== 'api-key') return (source ?? standings).find(who.userId, companyId)
    // A key has access to its own company only, even if its maker is a member of others too.
    return who.companyId === companyId ? (source ?? ofMakers).find(who.userId, companyId) : undefined
  }

  function stranger({ principal }: Caller, companyId: string): DomainError {
    // The key was made in this company, so its maker is no longer a member.
    const isDead = principal.kind === 'api-key' && principal.companyId === companyId
    return new DomainError(isDead ? 'not-signed-in' : 'not-found')
  }

  function actorFrom(call: Caller, known: Known, here?: Resource): Actor<Known> {
    const who = acting(call)
    const { userId } = who
    const { companyId } = known.standing
    return actorOf(who, known, {
      decide,
      ...(here && { here }),
      onRefused: (permission, refusal) =>
        log.info({ userId, companyId, permission, requestId: call.requestId }, refusal),
    })
  }
}
