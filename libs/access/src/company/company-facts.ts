import { idBytes } from '@holdfast/contracts'
import { CompanyFact, MemberFact } from '@holdfast/contracts/company'
import type { FactTable } from '@holdfast/replica'
import type { Log } from '@holdfast/runtime'
import { accessFromWire } from '../access-wire.ts'
import { type CompanyStanding, GrantTable, type MemberAccess } from '../grants/grant-table.ts'
import { createReadableRows } from './readable-rows.ts'
import { stateFromFact } from './standing-wire.ts'

/** The facts of companies and members, in memory. */
export interface CompanyFacts {
  /** For the replica that keeps them up to date. */
  tables: { company: FactTable; member: FactTable }
  grants: GrantTable
  /** False while one of the rows of the shard cannot be read: answers from the other rows could be wrong. */
  isReadable(shard: number): boolean
  /** How many rows cannot be read. */
  unreadable(): number
  shardOf(companyId: Uint8Array): number
  /**
   * How often rows were cleared so far. A caller that waits for rows compares the number before and after, to see
   * whether they were cleared meanwhile.
   */
  clears(): number
}

/** Empty until a replica fills it. */
export function createCompanyFacts(log: Log): CompanyFacts {
  const grants = new GrantTable()
  const rows = createReadableRows('company', log)

  return {
    grants,
    tables: {
      company: rows.table(
        'company',
        16,
        (key, value) => grants.putCompany(key, readCompany(value)),
        (key) => grants.dropCompany(key),
        () => grants.clearCompanies(),
      ),
      member: rows.table(
        'member',
        32,
        (key, value) => grants.put(key.subarray(0, 16), key.subarray(16), readMember(value)),
        (key) => grants.drop(key.subarray(0, 16), key.subarray(16)),
        () => grants.clearMembers(),
      ),
    },
    isReadable: rows.isReadable,
    unreadable: rows.unreadable,
    shardOf(companyId) {
      const company = grants.company(companyId)
      return company < 0 ? grants.shardOfCompanyId(companyId) : grants.shardOfCompany(company)
    },
    clears: rows.clears,
  }
}

function readCompany(value: Uint8Array): CompanyStanding {
  const { state: wireState, requireTwoFactor, ownerId } = CompanyFact.decode(value)
  const state = stateFromFact(wireState)
  if (!state) throw new TypeError('the fact has no state of a company that is known here')
  return { state, requireTwoFactor, ownerId }
}

function readMember(value: Uint8Array): MemberAccess {
  const access = accessFromWire(MemberFact.decode(value).access)
  if (!access) throw new TypeError('the fact has no access that is known here')
  if ('companyRole' in access) return access
  return { siteRoles: access.siteRoles.map(({ siteId, ...role }) => ({ ...role, siteId: idBytes(siteId) })) }
}
