import { type Access, accessToWire } from '@holdfast/access'
import { idBytes, newId, shardOf } from '@holdfast/contracts'
import { Entitlements } from '@holdfast/contracts/billing'
import {
  AccessChanged,
  CompanyClosed,
  CompanyCreated,
  CompanyFact,
  CompanyRestored,
  CompanySuspended,
  MemberFact,
  Standings,
} from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { dropFact, putFact } from '@holdfast/ledger'
import { standInOwner } from '@holdfast/ledger/testing'
import { implement, serve } from '@holdfast/runtime'
import { atEnd, silentLog, testKeys } from '@holdfast/testing'

type State = Exclude<CompanyFact['state'], 'STATE_UNSPECIFIED'>

interface KnownMember {
  membershipId: string
  access: Access
}

interface KnownCompany {
  ownerId: string
  state: State
  members: Map<string, KnownMember>
  /** Of its standing. */
  version: number
  entitlement: PlanOfTest & { version: number }
}

/** What a company's plan allows in a test. */
export interface PlanOfTest {
  sites: number
  premiumStagings: number
  backupDays: number
}

const STUDIO: PlanOfTest = { sites: 5, premiumStagings: 2, backupDays: 7 }

/**
 * Stands for the services of companies and of billing. Company has a real ledger in a database of its own, served as that
 * service serves it, with the companies and members that the test puts. A change is answered when the replicas of the service under test have it.
 */
export async function companyOwner() {
  const companies = new Map<string, KnownCompany>()
  /** A test makes a call of the service under test fail by it. */
  const faults = { entitlements: false, standings: false }
  const {
    address,
    ledger,
    commit: write,
  } = await standInOwner({
    owner: 'company',
    tables: ['company', 'member'],
    services: (ledger) => [
      implement(Standings, {
        async listAdministrators({ companyId }) {
          const members = [...(companies.get(companyId)?.members ?? [])]
          const userIds = members.flatMap(([userId, { access }]) =>
            'companyRole' in access && access.companyRole === 'administrator' ? [userId] : [],
          )
          return { userIds }
        },
        async getStanding({ companyId, userId }) {
          if (faults.standings) throw new DomainError('unavailable')
          const company = companies.get(companyId)
          const member = company?.members.get(userId)
          const { epoch, heads } = await ledger.lookUp(async () => {})
          const at = { shard: shardOf(`company/${companyId}`), seq: heads[shardOf(`company/${companyId}`)]! }
          const restsOn = [
            { table: 'company', key: idBytes(companyId), ...at },
            { table: 'member', key: Buffer.concat([idBytes(companyId), idBytes(userId)]), ...at },
          ]
          if (!company || !member) return { epoch, restsOn }
          return { company: companyRow(company), member: memberRow(member), companyName: 'Quay', epoch, restsOn }
        },
      }),
    ],
  })
  const billing = await serve({
    address: '127.0.0.1:0',
    service: 'billing',
    keys: testKeys.trusted,
    log: silentLog,
    services: [
      implement(Entitlements, {
        async get({ companyId }) {
          if (faults.entitlements) throw new DomainError('unavailable')
          return entitlementOf(companyId)
        },
      }),
    ],
  })
  atEnd(() => billing.stop())

  const commit = (companyId: string, entries: Parameters<typeof write>[1]) => write(`company/${companyId}`, entries)

  const known = (companyId: string) => companies.get(companyId)!

  function entitlementOf(companyId: string) {
    const company = companies.get(companyId)
    if (!company) throw new DomainError('not-found')
    return { companyId, planId: 'studio', ...company.entitlement }
  }

  async function putMember(companyId: string, userId: string, access: Access, options: { membershipId?: string } = {}) {
    const company = known(companyId)
    const membershipId = options.membershipId ?? company.members.get(userId)?.membershipId ?? newId()
    const member = { membershipId, access }
    company.members.set(userId, member)
    const about = { companyId, userId, membershipId, cause: 'CAUSE_CHANGED' } as const
    const key = [idBytes(companyId), idBytes(userId)]
    await commit(companyId, (tx) =>
      tx.append(AccessChanged, about, [putFact('member', key, MemberFact, memberRow(member))]),
    )
    return membershipId
  }

  /** Puts the company into a state, with the entry that tells of it. */
  async function become(
    companyId: string,
    state: State,
    event: typeof CompanySuspended | typeof CompanyRestored | typeof CompanyClosed,
  ): Promise<void> {
    const company = known(companyId)
    company.state = state
    company.version++
    const about = { companyId, reason: 'a test', standingVersion: company.version }
    const fact = putFact('company', idBytes(companyId), CompanyFact, companyRow(company))
    await commit(companyId, (tx) => tx.append(event as typeof CompanySuspended, about, [fact]))
  }

  return {
    address,
    billing: `127.0.0.1:${billing.port}`,
    ledger,
    faults,
    entitlementOf,
    putMember,
    async putCompany(ownerId: string, plan: Partial<PlanOfTest> = {}): Promise<string> {
      const companyId = newId()
      const entitlement = { ...STUDIO, ...plan, version: 1 }
      const owner: KnownMember = { membershipId: newId(), access: { companyRole: 'administrator' } }
      const company: KnownCompany = {
        ownerId,
        state: 'STATE_ACTIVE',
        members: new Map([[ownerId, owner]]),
        version: 1,
        entitlement,
      }
      companies.set(companyId, company)
      const about = { companyId, ownerId, membershipId: owner.membershipId }
      await commit(companyId, (tx) =>
        tx.append(CompanyCreated, about, [
          putFact('company', idBytes(companyId), CompanyFact, companyRow(company)),
          putFact('member', [idBytes(companyId), idBytes(ownerId)], MemberFact, memberRow(owner)),
        ]),
      )
      return companyId
    },
    async removeMember(companyId: string, userId: string): Promise<void> {
      const { members } = known(companyId)
      const { membershipId } = members.get(userId)!
      members.delete(userId)
      const about = { companyId, userId, membershipId, cause: 'CAUSE_REMOVED' } as const
      const gone = dropFact('member', [idBytes(companyId), idBytes(userId)])
      await commit(companyId, (tx) => tx.append(AccessChanged, about, [gone]))
    },
    /** Another plan, as the next entitlement says it. The service under test is not told. */
    changePlan(companyId: string, plan: Partial<PlanOfTest>) {
      const { entitlement } = known(companyId)
      Object.assign(entitlement, plan, { version: entitlement.version + 1 })
      return entitlementOf(companyId)
    },
    suspend: (companyId: string) => become(companyId, 'STATE_SUSPENDED', CompanySuspended),
    restore: (companyId: string) => become(companyId, 'STATE_ACTIVE', CompanyRestored),
    close: (companyId: string) => become(companyId, 'STATE_CLOSED', CompanyClosed),
  }
}

function companyRow({ state, ownerId }: KnownCompany) {
  return { state, requireTwoFactor: false, ownerId: idBytes(ownerId) }
}

function memberRow({ access, membershipId }: KnownMember) {
  return { access: accessToWire(access), membershipId }
}
