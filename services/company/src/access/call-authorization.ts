import {
  barred,
  barredFromKeys,
  type Decide,
  decideForKey,
  isForKeys,
  type PermissionId,
  type Standing,
} from '@holdfast/access'
import { isId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { type ApiKey, acting, type Log, type Passport } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import type { Company } from '../companies/company.ts'
import type { CompanyStore } from '../companies/company-store.ts'
import type { Membership } from '../memberships/membership.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import type { OwnStandings } from './own-standings.ts'
import { type OwnStanding, standingOf } from './standing.ts'

/** Whoever calls, in a company: a signed-in person, or a key that acts for the one who made it. */
export interface Actor {
  userId: string
  twoFactor: boolean
  company: Company
  membership: Membership
  standing: Standing
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
  /** Turns strangers away before a transaction that asks again, and more; from memory where that can say. */
  admit(call: Passport, companyId: string): Promise<void>
  /** The same, for answers that may also go to somebody who has left meanwhile. */
  find(call: Passport, companyId: string): Promise<Actor | undefined>
  /** The same, for lists, which have read company and membership already. */
  actorOf(call: Passport, company: Company, membership: Membership): Promise<Actor | undefined>
}

export function createAuthorize(needs: {
  decide: Decide
  ownStandings: OwnStandings
  companies: CompanyStore
  memberships: MembershipStore
  log: Log
}): Authorize {
  const { decide, ownStandings, companies, memberships, log } = needs

  return Object.assign(authorize, { member, reach, admit, find, actorOf })

  async function authorize(call: Passport, companyId: string, permission: PermissionId, session?: ClientSession) {
    const actor = await reach(call, companyId, session)
    actor.require(permission)
    return actor
  }

  async function member(call: Passport, companyId: string, session?: ClientSession) {
    const actor = await reach(call, companyId, session)
    const refusal = barred(actor.standing)
    if (refusal) throw new DomainError(refusal)
    return actor
  }

  async function reach(call: Passport, companyId: string, session?: ClientSession) {
    const actor = await find(call, companyId, session)
    if (!actor) throw stranger(call, companyId)
    return actor
  }

  async function admit(call: Passport, companyId: string) {
    const who = acting(call)
    const isElsewhere = who.kind === 'api-key' && who.companyId !== companyId
    if (isElsewhere || !(await ownStandings(who.userId, companyId))) throw stranger(call, companyId)
  }

  function stranger({ principal }: Passport, companyId: string): DomainError {
    // A key of this very company: its maker is no member any more.
    const isDead = principal.kind === 'api-key' && principal.companyId === companyId
    return new DomainError(isDead ? 'not-signed-in' : 'not-found')
  }

  async function find(call: Passport, companyId: string, session?: ClientSession): Promise<Actor | undefined> {
    const who = acting(call)
    // Elsewhere a key is a stranger, wherever else its maker may be at home.
    if (who.kind === 'api-key' && who.companyId !== companyId) return undefined
    const own = session ? undefined : await ownStandings(who.userId, companyId)
    if (!session && !own) return undefined
    const membership = isId(companyId) ? await memberships.find(companyId, who.userId, session) : undefined
    const company = membership && (await companies.find(companyId, session))
    // Ended just now; else the documents are older than what is in force.
    if (own && !company && (await ownStandings(who.userId, companyId, { fenced: true }))) {
      throw new DomainError('unavailable')
    }
    return company && actorWith(call, company, membership, own ?? standingOf({ company, membership }))
  }

  async function actorOf(call: Passport, company: Company, membership: Membership): Promise<Actor | undefined> {
    const own = await ownStandings(membership.userId, company.id)
    return own && actorWith(call, company, membership, own)
  }

  function actorWith(call: Passport, company: Company, membership: Membership, own: OwnStanding): Actor {
    const who = acting(call)
    const { userId, twoFactor } = who
    const standing = { ...own, twoFactor }
    if (who.kind === 'api-key') checkMaker(who, membership, standing)
    const decideHere = (permission: PermissionId) =>
      who.kind === 'api-key'
        ? decideForKey(decide, who.permissions, permission, standing)
        : decide(permission, standing)
    const may = (permission: PermissionId) => decideHere(permission).allowed
    return {
      userId,
      twoFactor,
      company,
      membership,
      standing,
      may,
      require(permission) {
        if (who.kind === 'api-key' && !isForKeys(permission)) throw new DomainError('keys-not-allowed')
        const decision = decideHere(permission)
        if (decision.allowed) return
        log.info({ userId, companyId: company.id, permission, requestId: call.requestId }, decision.refusal)
        // Whoever gives site roles is told that a company role is what is out of reach, not the act.
        const isBeyond = permission === 'members.manage' && may('site-members.manage')
        const isPlain = decision.refusal === 'not-allowed'
        throw new DomainError(isPlain && isBeyond ? 'beyond-own-access' : decision.refusal)
      },
    }
  }

  /** Identity ends the keys of whoever may hold none any more; until it has, they count no more than if it had. */
  function checkMaker({ membershipId }: ApiKey, membership: Membership, standing: Standing) {
    const isSame = membershipId === membership.id
    if (!isSame || barredFromKeys(decide, standing)) throw new DomainError('not-signed-in')
  }
}
