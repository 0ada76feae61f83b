import { DomainError } from '@holdfast/errors'
import { acting, type Log, type Passport } from '@holdfast/runtime'
import { type Actor, actorOf } from './actor.ts'
import { barred, type Decide, type Resource } from './decide.ts'
import type { PermissionId } from './permissions.ts'
import type { KnownMember, SiteFact, SiteSource, StandingSource } from './standing-source.ts'

/** What is needed of a call; a principal that was kept for later will do. */
type Caller = Pick<Passport, 'principal' | 'requestId'>

export interface Authorize<Known extends KnownMember = KnownMember> {
  /**
   * The caller, if the company gives them the permission now. Throws `not-signed-in`, `not-found` to somebody without a
   * role there, `keys-not-allowed` to a key where the permission is for people alone, else why the table or the company's
   * state refuses it; `access-unknown` when it cannot be known now.
   */
  (call: Caller, companyId: string, permission: PermissionId, resource?: Resource): Promise<Actor<Known>>
  /** The caller, if a member whom neither a missing second factor nor the company's end bars. */
  member(call: Caller, companyId: string): Promise<Actor<Known>>
  /** The caller, if a member, barred or not. */
  reach(call: Caller, companyId: string): Promise<Actor<Known>>
  /** Turns strangers away before a transaction that asks again, and more; from memory where that can say. */
  admit(call: Caller, companyId: string): Promise<void>
  /** As {@link reach}, for answers that may also go to somebody who has left meanwhile: nothing for a stranger. */
  find(call: Caller, companyId: string): Promise<Actor<Known> | undefined>
  /**
   * The caller, if the company that has the site gives them the permission there now. A site that does not exist is
   * `not-found`; without facts of sites everything is `access-unknown`.
   */
  onSite(call: Caller, siteId: string, permission: PermissionId, resource?: Resource): Promise<Actor<Known>>
  /** The caller, where the source's answer is there already: for lists. */
  actorOf(call: Caller, known: Known): Actor<Known>
}

/**
 * Decides who may do what, for the handlers of one service: one way for all of them, wherever standings come from.
 * @param needs.standings how this service finds out what somebody is in a company
 * @param needs.ofMakers how it finds out about the makers of keys, where `standings` does not know which membership it is
 * @param needs.memory the same from memory alone, for {@link Authorize.admit}, where `standings` reads documents too
 * @param needs.sites which company has a site; left out where no ledger of sites is followed
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

  return Object.assign(authorize, { member, reach, admit, find, onSite, actorOf: actorFrom })

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

  async function find(call: Caller, companyId: string) {
    const known = await look(call, companyId)
    return known && actorFrom(call, known)
  }

  async function onSite(call: Caller, siteId: string, permission: PermissionId, resource?: Resource) {
    acting(call)
    for (let tries = 0; tries < 2; tries++) {
      const before = whereIs(siteId)
      const known = await look(call, before.companyId)
      const { companyId, tenure, paysPremiumStaging } = whereIs(siteId)
      // The site was where it is during the whole look, so standing and site were true at one and the same moment. Else a
      // site that came after somebody had been removed would be decided by what they were before.
      if (companyId !== before.companyId || tenure !== before.tenure) continue
      if (!known) throw stranger(call, companyId)
      const actor = actorFrom(call, known, { site: { siteId, companyId, tenure }, paysPremiumStaging })
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
    // In another company than its own a key is a stranger, also where its maker is a member.
    return who.companyId === companyId ? (source ?? ofMakers).find(who.userId, companyId) : undefined
  }

  function stranger({ principal }: Caller, companyId: string): DomainError {
    // A key of this very company: its maker is no member any more.
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
