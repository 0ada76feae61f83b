import { idBytes, idText, SHARDS, shardOf } from '@holdfast/contracts'
import { CompanyFact, MemberFact } from '@holdfast/contracts/company'
import type { FactTable } from '@holdfast/replica'
import type { Log } from '@holdfast/runtime'
import { accessFromWire } from '../access-wire.ts'
import { type CompanyStanding, GrantTable, type MemberAccess } from '../grants/grant-table.ts'
import { stateFromFact } from './standing-wire.ts'

/** The facts of companies and members, in memory. */
export interface CompanyFacts {
  /** For the replica that keeps them up to date. */
  tables: { company: FactTable; member: FactTable }
  grants: GrantTable
  /** False while one of the rows of the shard cannot be read: answers from the other rows could be wrong. */
  isReadable(shard: number): boolean
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
  /** By shard, the keys of rows that cannot be read. A key is removed when its row is put again or dropped. */
  const unreadable = Array.from({ length: SHARDS }, () => new Set<string>())
  let clears = 0

  return {
    grants,
    tables: {
      company: factTable(
        'company',
        16,
        (key, value) => grants.putCompany(key, readCompany(value)),
        (key) => grants.dropCompany(key),
        () => grants.clearCompanies(),
      ),
      member: factTable(
        'member',
        32,
        (key, value) => grants.put(key.subarray(0, 16), key.subarray(16), readMember(value)),
        (key) => grants.drop(key.subarray(0, 16), key.subarray(16)),
        () => grants.clearMembers(),
      ),
    },
    isReadable: (shard) => unreadable[shard]!.size === 0,
    shardOf(companyId) {
      const company = grants.company(companyId)
      return company < 0 ? grants.shardOfCompanyId(companyId) : grants.shardOfCompany(company)
    },
    clears: () => clears,
  }

  function factTable(
    name: string,
    keyBytes: number,
    put: (key: Uint8Array, value: Uint8Array) => void,
    drop: (key: Uint8Array) => void,
    clear: () => void,
  ): FactTable {
    const spoiledBy = (key: Uint8Array, shard = shardOfKey(key)) =>
      shard === undefined ? unreadable : [unreadable[shard]!]
    // The shard of a key with a wrong length is unknown, so the row may belong to any shard.
    const shardOfKey = (key: Uint8Array) => (key.length === keyBytes ? shardOf(`company/${idText(key)}`) : undefined)
    const textOf = (key: Uint8Array) => `${name} ${Buffer.from(key).toString('hex')}`
    const attempt = (key: Uint8Array, shard: number | undefined, change: () => void) => {
      try {
        change()
        if (unreadable.some(({ size }) => size > 0)) for (const keys of spoiledBy(key, shard)) keys.delete(textOf(key))
      } catch (err) {
        log.error({ err, table: name, key: textOf(key) }, 'fact not understood; checks of its shard go to the owner')
        for (const keys of spoiledBy(key, shard)) keys.add(textOf(key))
      }
    }
    return {
      put: (key, value, shard) => attempt(key, shard, () => put(key, value)),
      drop: (key, shard) => attempt(key, shard, () => drop(key)),
      clear() {
        clears++
        clear()
        for (const keys of unreadable) for (const key of keys) if (key.startsWith(`${name} `)) keys.delete(key)
      },
    }
  }
}

function readCompany(value: Uint8Array): CompanyStanding {
  const { state: wireState, requireTwoFactor, hasPlan, ownerId } = CompanyFact.decode(value)
  const state = stateFromFact(wireState)
  if (!state) throw new TypeError('the fact has no state of a company that is known here')
  return { state, requireTwoFactor, hasPlan, ownerId }
}

function readMember(value: Uint8Array): MemberAccess {
  const access = accessFromWire(MemberFact.decode(value).access)
  if (!access) throw new TypeError('the fact has no access that is known here')
  if ('companyRole' in access) return access
  return { siteRoles: access.siteRoles.map(({ siteId, ...role }) => ({ ...role, siteId: idBytes(siteId) })) }
}
