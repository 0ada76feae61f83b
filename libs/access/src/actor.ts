import { DomainError } from '@holdfast/errors'
import type { ApiKeyPrincipal, UserPrincipal } from '@holdfast/runtime'
import { barredFromKeys, decideForKey, isForKeys } from './api-keys.ts'
import type { Decide, Decision, Refusal, Resource } from './decide.ts'
import type { PermissionId } from './permissions.ts'
import type { KnownMember } from './standing-source.ts'

/** Who calls, in a company: a signed-in person, or a key that acts for the person who made it. */
export type Actor<Known extends KnownMember = KnownMember> = Known & {
  /** The person, or the maker of the key. */
  userId: string
  /** That person has two-factor authentication on, and passed it. */
  twoFactor: boolean
  /** @param resource what the permission is asked for; on the actor's site, where they were found on one */
  may(permission: PermissionId, resource?: Resource): boolean
  /** Throws why the company does not give them the permission now. */
  require(permission: PermissionId, resource?: Resource): void
}

/**
 * Somebody who calls, with what is known of them in the company. Throws `not-signed-in` for a key whose maker may hold
 * none any more: identity ends such keys, and until it has, they count no more than if it had.
 * @param here the site on which they were found, with what its company pays for there
 * @param onRefused told of each refusal that {@link Actor.require} throws
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
    // What is paid for here says nothing of another site.
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
    may,
    require(permission, resource) {
      if (who.kind === 'api-key' && !isForKeys(permission)) throw new DomainError('keys-not-allowed')
      const decision = ask(permission, resource)
      if (decision.allowed) return
      onRefused(permission, decision.refusal)
      // Somebody who gives site roles is told that company roles are out of reach, and not that the act is.
      const isBeyond = permission === 'members.manage' && may('site-members.manage', resource)
      throw new DomainError(decision.refusal === 'not-allowed' && isBeyond ? 'beyond-own-access' : decision.refusal)
    },
  }
}

function checkMaker({ membershipId }: ApiKeyPrincipal, maker: KnownMember, decide: Decide): void {
  const isAnother = maker.membershipId !== undefined && maker.membershipId !== membershipId
  if (isAnother || barredFromKeys(decide, maker.standing)) throw new DomainError('not-signed-in')
}
