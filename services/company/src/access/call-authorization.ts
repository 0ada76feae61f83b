import { barred, type Decide, type PermissionId } from '@holdfast/access'
import { isId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { type Log, type Passport, signedIn, type User } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import type { Company } from '../companies/company.ts'
import type { CompanyStore } from '../companies/company-store.ts'
import type { Membership } from '../memberships/membership.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import { standingOf } from './standing.ts'

/** A signed-in person in a company. */
export interface Actor extends User {
  company: Company
  membership: Membership
  may(permission: PermissionId): boolean
  /** Throws why the company does not give them the permission now. */
  require(permission: PermissionId): void
}

export interface Authorize {
  /**
   * Whoever calls, if the company gives them the permission now. Within a transaction, `session` makes it a decision on
   * the transaction's own snapshot. Throws `not-found` to whoever has no role there, else why it is refused.
   */
  (call: Passport, companyId: string, permission: PermissionId, session?: ClientSession): Promise<Actor>
  /** Whoever calls, if a member whom neither a missing second factor nor the company's end bars. */
  member(call: Passport, companyId: string, session?: ClientSession): Promise<Actor>
  /** Whoever calls, if a member, barred or not. */
  reach(call: Passport, companyId: string, session?: ClientSession): Promise<Actor>
  /** The same, for answers that may also go to somebody who has left meanwhile. */
  find(call: Passport, companyId: string): Promise<Actor | undefined>
  /** For lists, which have read company and membership already. */
  actorOf(call: Passport, company: Company, membership: Membership): Actor
}

export function createAuthorize(needs: {
  decide: Decide
  companies: CompanyStore
  memberships: MembershipStore
  log: Log
}): Authorize {
  const { decide, companies, memberships, log } = needs

  return Object.assign(authorize, { member, reach, find, actorOf })

  async function authorize(call: Passport, companyId: string, permission: PermissionId, session?: ClientSession) {
    const actor = await reach(call, companyId, session)
    actor.require(permission)
    return actor
  }

  async function member(call: Passport, companyId: string, session?: ClientSession) {
    const actor = await reach(call, companyId, session)
    const refusal = barred(standingOf(actor))
    if (refusal) throw new DomainError(refusal)
    return actor
  }

  async function reach(call: Passport, companyId: string, session?: ClientSession) {
    const actor = await find(call, companyId, session)
    if (!actor) throw new DomainError('not-found')
    return actor
  }

  async function find(call: Passport, companyId: string, session?: ClientSession): Promise<Actor | undefined> {
    const { userId } = signedIn(call)
    const membership = isId(companyId) ? await memberships.find(companyId, userId, session) : undefined
    const company = membership && (await companies.find(companyId, session))
    return company && actorOf(call, company, membership)
  }

  function actorOf(call: Passport, company: Company, membership: Membership): Actor {
    const user = signedIn(call)
    const standing = standingOf({ ...user, company, membership })
    const may = (permission: PermissionId) => decide(permission, standing).allowed
    return {
      ...user,
      company,
      membership,
      may,
      require(permission) {
        const decision = decide(permission, standing)
        if (decision.allowed) return
        const { userId } = user
        log.info({ userId, companyId: company.id, permission, requestId: call.requestId }, decision.refusal)
        // Whoever gives site roles is told that a company role is what is out of reach, not the act.
        const isBeyond = permission === 'members.manage' && may('site-members.manage')
        const isPlain = decision.refusal === 'not-allowed'
        throw new DomainError(isPlain && isBeyond ? 'beyond-own-access' : decision.refusal)
      },
    }
  }
}
