import { type Actor, type Authorize, createAuthorize, type Decide, type StandingSource } from '@holdfast/access'
import { isId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import type { Log, Passport } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import type { Company } from '../companies/company.ts'
import type { CompanyStore } from '../companies/company-store.ts'
import type { Membership } from '../memberships/membership.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import { type CompanyMember, memberOf } from './standing.ts'

/** Who calls, in a company, with the documents of company and membership. */
export type MemberActor = Actor<CompanyMember>

/** By what is in force: a copy in memory says what somebody is, and the documents are read beside it. */
export interface AuthorizeMember extends Authorize<CompanyMember> {
  /** The same, decided on a transaction's own snapshot. */
  in(session: ClientSession): Authorize<CompanyMember>
  /** The caller, for lists, which have read company and membership already; nothing for somebody who left meanwhile. */
  actorIn(call: Passport, company: Company, membership: Membership): Promise<MemberActor | undefined>
}

/**
 * @param needs.standings by this process's copy of its own facts, under a lease or a fence
 * @param needs.fenced by a fence alone: it also sees what is committed and not in force yet
 */
export function createAuthorizeMember(needs: {
  decide: Decide
  standings: StandingSource
  fenced: StandingSource
  companies: CompanyStore
  memberships: MembershipStore
  log: Log
}): AuthorizeMember {
  const { decide, standings, fenced, companies, memberships, log } = needs
  const authorize = createAuthorize({ decide, standings: { find: inForce }, memory: standings, log })

  return Object.assign(authorize, {
    in: (session: ClientSession) =>
      createAuthorize({ decide, standings: { find: (...ids) => read(...ids, session) }, log }),
    async actorIn(call: Passport, company: Company, membership: Membership) {
      const own = await standings.find(membership.userId, company.id)
      return own && authorize.actorOf(call, { ...memberOf({ company, membership }), standing: own.standing })
    },
  })

  async function inForce(userId: string, companyId: string): Promise<CompanyMember | undefined> {
    const own = await standings.find(userId, companyId)
    if (!own) return undefined
    const member = await read(userId, companyId)
    // Ended just now; else the documents are older than what is in force.
    if (!member && (await fenced.find(userId, companyId))) throw new DomainError('unavailable')
    return member && { ...member, standing: own.standing }
  }

  async function read(userId: string, companyId: string, session?: ClientSession): Promise<CompanyMember | undefined> {
    if (!isId(companyId)) return undefined
    const membership = await memberships.find(companyId, userId, session)
    const company = membership && (await companies.find(companyId, session))
    return company && memberOf({ company, membership })
  }
}
