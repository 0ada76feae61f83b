import { DomainError } from '@holdfast/errors'
import type { ApiKeyPrincipal, UserPrincipal } from '@holdfast/runtime'
import type { Access } from './access.ts'
import { barredFromKeys, decideForKey, isForKeys, lacksToGive } from './api-keys.ts'
import type { Decide, Decision, Refusal, Resource, SiteHolding } from './decide.ts'
import type { PermissionId } from './permissions.ts'
import type { KnownMember } from './standing-source.ts'

/** The caller as a member of one company: a signed-in person, or an API key that acts for the member who made it. */
export type Actor<Known extends KnownMember = KnownMember> = Known & {
  /** The signed-in person, or the maker of the key. */
  userId: string
  /** The person, or the maker, has two-factor authentication on and has passed it. */
  twoFactor: boolean
  /** The site that the actor was authorized for, in the tenure it had then; undefined if the call is about no site. */
  site: SiteHolding | undefined
  /** @param resource what the permission is for; without a site, the site that the actor was authorized for, if any */
  may(permission: PermissionId, resource?: Resource): boolean
  /** Throws a `DomainError` that says why, unless the company gives the actor the permission now. */
  require(permission: PermissionId, resource?: Resource): void
  /**
   * For an act that gives somebody this access, beside the permission for the act itself. Throws `beyond-own-access` to
   * a key that does not hold every permission of the access that keys can hold. People may give what the table of
   * permissions says.
   */
  requireToGive(access: Access): void
}

/**
 * The actor for a caller, from what is known of the user in the company. Throws `not-signed-in` for a key whose maker
 * may no longer hold keys: identity revokes such keys, and a key must not count in the time before identity has done
 * so.
 * @param options.here the site that the call is about, and whether the company pays a premium staging add-on for it
 * @param options.onRefused called before {@link Actor.require} throws a refusal of the rules
 */
export function actorOf<Known extends KnownMember>(
  who: UserPrincipal | ApiKeyPrincipal,
  known: Known,
  options: { decide: Decide; here?: Resource; onRefused(permission: PermissionId, refusal: Refusal): void },
): Actor<Known> {
  const { decide, here, onRefused } = options
  const { userId, twoFactor } = who
  const subject = { ...known.standing, twoFactor }
  if (who.kind === 'api-key') checkMaker(who, known, decide)

  function ask(permission: PermissionId, about?: Resource): Decision {
    // The facts in `here` are about one site, so they must not be used for another site.
    const resource = about?.site ? about : { ...here, ...about }
    return who.kind === 'api-key'
      ? decideForKey(decide, who.permissions, permission, subject, resource)
      : decide(permission, subject, resource)
  }
  const may = (permission: PermissionId, resource?: Resource) => ask(permission, resource).allowed

  return {
    ...known,
    userId,
    twoFactor,
    site: here?.site,
    may,
    require(permission, resource) {
      if (who.kind === 'api-key' && !isForKeys(permission)) throw new DomainError('keys-not-allowed')
      const decision = ask(permission, resource)
      if (decision.allowed) return
      onRefused(permission, decision.refusal)
      // An actor who may manage site roles, but not company roles, is told that only company roles are out of reach.
      const isBeyond = permission === 'members.manage' && may('site-members.manage', resource)
      throw new DomainError(decision.refusal === 'not-allowed' && isBeyond ? 'beyond-own-access' : decision.refusal)
    },
    requireToGive(access) {
      if (who.kind !== 'api-key') return
      const lacking = lacksToGive(decide, who.permissions, access, known.standing)
      if (lacking.length === 0) return
      onRefused(lacking[0]!, 'not-allowed')
      throw new DomainError('beyond-own-access', { detail: `The API key has not: ${lacking.join(', ')}` })
    },
  }
}

function checkMaker({ membershipId }: ApiKeyPrincipal, maker: KnownMember, decide: Decide): void {
  const isAnother = maker.membershipId !== undefined && maker.membershipId !== membershipId
  if (isAnother || barredFromKeys(decide, maker.standing)) throw new DomainError('not-signed-in')
}
