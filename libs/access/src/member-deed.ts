import type { Stream } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import type { Passport } from '@holdfast/runtime'
import type { Actor } from './actor.ts'
import type { Authorize } from './call-authorization.ts'
import type { Resource, SiteHolding } from './decide.ts'
import type { PermissionId } from './permissions.ts'

/** What a deed needs of the ledger of its own service. */
export interface DeedLedger<Tx extends DeedTransaction> {
  once<Result>(call: Passport, run: () => Promise<Result>): Promise<Result>
  transact<Result>(
    command: { stream: Stream; call: Passport & { signal?: AbortSignal }; secret?: boolean },
    decide: (tx: Tx) => Promise<Result>,
  ): Promise<Result>
}

export interface DeedTransaction {
  beforeCommit(check: () => Promise<void>): void
}

/** The permission that a deed needs, what the permission is for, and the stream that the deed changes. */
export type DeedRight = { stream: Stream; permission: PermissionId; secret?: boolean } & (
  | { companyId: string; resource?: Resource }
  | { siteId: string; resource?: Omit<Resource, 'site'> }
)

/**
 * The caller of a deed, as `decide` gets it. It has only what is compared or asked again directly before the commit: so
 * it does not have the role or the state of the company, but can be asked for permissions.
 */
export type DeedActor = Pick<Actor, 'userId' | 'twoFactor' | 'site' | 'may' | 'require'> & {
  /** The company in whose name the deed is done. For a deed on a site, the company that has the site. */
  companyId: string
}

/** Changes something in a service that does not own memberships, for a member of a company. */
export type Deed<Tx extends DeedTransaction> = <Result>(
  call: Passport & { signal?: AbortSignal },
  right: DeedRight,
  decide: (tx: Tx, actor: DeedActor) => Promise<Result>,
) => Promise<Result>

/**
 * Company decides the caller's access inside the transaction, on its own documents of members. A service that follows
 * company has no such documents in its database. So it decides access again in every attempt of the transaction, after
 * all writes and directly before the commit: the permission itself, and every other permission that `decide` asked for
 * and was granted. For a deed on a site, it also compares the company and the tenure that `decide` saw, and throws
 * `access-unknown` if the site has moved, even to a company where the caller has the same permission: what `decide`
 * wrote is for the company that had the site before. If the caller tries again, the deed is decided for the company
 * that has the site then.
 *
 * Once a removal is in force, no deed is committed whose last decision begins later. What remains is
 * the time of one commit (docs/consistency.md).
 *
 * A repeated call gets the outcome of the first one and is not authorized again. Access is also decided before the
 * transaction, so that callers without access do not queue for the stream.
 */
export function createDeed<Tx extends DeedTransaction>(ledger: DeedLedger<Tx>, authorize: Authorize): Deed<Tx> {
  return (call, right, decide) => {
    const { stream, permission, secret = false } = right
    const look = () =>
      'siteId' in right
        ? authorize.onSite(call, right.siteId, permission, right.resource)
        : authorize(call, right.companyId, permission, right.resource)

    return ledger.once(call, async () => {
      await look()
      return ledger.transact({ stream, call, secret }, async (tx) => {
        const { actor, granted } = noteGrants(await look())
        tx.beforeCommit(async () => {
          const present = await look()
          if (!isSameTenure(actor.site, present.site)) throw new DomainError('access-unknown')
          for (const again of granted) present.require(again.permission, again.resource)
        })
        return decide(tx, actor)
      })
    })
  }
}

/** The actor for `decide`, and a list of the permissions granted to it, which grows with each `may` and `require`. */
function noteGrants({ userId, twoFactor, site, standing, ...actor }: Actor) {
  const granted: { permission: PermissionId; resource: Resource | undefined }[] = []
  const noting: DeedActor = {
    userId,
    twoFactor,
    site,
    companyId: standing.companyId,
    may(permission, resource) {
      const isGranted = actor.may(permission, resource)
      if (isGranted) granted.push({ permission, resource })
      return isGranted
    },
    require(permission, resource) {
      actor.require(permission, resource)
      granted.push({ permission, resource })
    },
  }
  return { actor: noting, granted }
}

/** Two looks of one deed are about the same site, or both about none. */
function isSameTenure(before: SiteHolding | undefined, now: SiteHolding | undefined): boolean {
  return before?.companyId === now?.companyId && before?.tenure === now?.tenure
}
