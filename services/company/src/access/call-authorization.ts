import {
  type Actor,
  type Authorize,
  createAuthorize,
  type Decide,
  type SiteSource,
  type StandingSource,
} from '@holdfast/access'
import { isId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import type { Log, Passport } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import type { Company } from '../companies/company.ts'
import type { CompanyStore } from '../companies/company-store.ts'
import type { Membership } from '../memberships/membership.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import { type CompanyMember, memberOf } from './standing.ts'

/** The caller as a member of a company, with the documents of the company and the membership. */
export type MemberActor = Actor<CompanyMember>

/**
 * Decides by what is in force: the replica in memory says what standing the caller has. The documents of company and
 * membership are read as well, for the handlers.
 */
export interface AuthorizeMember extends Authorize<CompanyMember> {
  /** The same, decided by the documents in a transaction's snapshot. */
  in(session: ClientSession): Authorize<CompanyMember>
  /** For lists, which have already read company and membership. Undefined if the member has left meanwhile. */
  actorIn(call: Passport, company: Company, membership: Membership): Promise<MemberActor | undefined>
}

/**
 * @param needs.standings reads this process's replica of its own facts, under a lease or a fence
 * @param needs.fenced reads the same replica under a fence only, and so also sees facts that are committed and not in
 *   force yet
 */
export function createAuthorizeMember(needs: {
  decide: Decide
  standings: StandingSource
  fenced: StandingSource
  companies: CompanyStore
  memberships: MembershipStore
  /** The facts of sites in memory: a site role counts only while they say that the company has the site. */
  sites: SiteSource
  log: Log
}): AuthorizeMember {
  const { decide, standings, fenced, companies, memberships, sites, log } = needs
  const authorize = createAuthorize({ decide, standings: { find: inForce }, memory: standings, sites, log })

  return Object.assign(authorize, {
    in: (session: ClientSession) =>
      createAuthorize({ decide, standings: { find: (...ids) => read(...ids, session) }, sites, log }),
    async actorIn(call: Passport, company: Company, membership: Membership) {
      const own = await standings.find(membership.userId, company.id)
      const member = own && memberOf({ company, membership }, sites)
      return member && authorize.actorOf(call, { ...member, standing: own.standing })
    },
  })

  async function inForce(userId: string, companyId: string): Promise<CompanyMember | undefined> {
    const own = await standings.find(userId, companyId)
    if (!own) return undefined
    const member = await read(userId, companyId)
    // There are two reasons why a membership is in the replica and not in the documents. It ended a moment ago: then a
    // fenced look does not find it either, and the caller is no member. Or the documents that were read are older than
    // what is in force: then nothing can be decided by them.
    if (!member && (await fenced.find(userId, companyId))) throw new DomainError('unavailable')
    return member && { ...member, standing: own.standing }
  }

  async function read(userId: string, companyId: string, session?: ClientSession): Promise<CompanyMember | undefined> {
    if (!isId(companyId)) return undefined
    const membership = await memberships.find(companyId, userId, session)
    const company = membership && (await companies.find(companyId, session))
    return company && memberOf({ company, membership }, sites)
  }
}
