import { idBytes, isId } from '@holdfast/contracts'
import { EnvironmentFact, SiteFact as SiteFactMessage } from '@holdfast/contracts/site'
import type { FactTable } from '@holdfast/replica'
import type { Log } from '@holdfast/runtime'
import type { EnvironmentKind } from '../permissions.ts'
import type { SiteSource } from '../standing-source.ts'
import type { Freshness } from './company-access.ts'
import type { CompanyFacts } from './company-facts.ts'
import { createEnvironmentTable } from './environment-table.ts'
import { createReadableRows } from './readable-rows.ts'

/**
 * Facts of sites and their environments in memory, beside the facts of companies and members. As a {@link Freshness}:
 * may the rows of a shard be believed? They may while the replica has a lease and every row of the shard can be read.
 */
export interface SiteFacts extends SiteSource, Freshness {
  /** For the replica of the ledger of sites that keeps them up to date. */
  tables: { site: FactTable; environment: FactTable }
  /**
   * Which kind of environment it is; undefined where the site does not exist or has no such environment, `unknown` if
   * the replica cannot say now.
   */
  environmentOf(siteId: string, environmentId: string): EnvironmentKind | undefined | 'unknown'
  /** How many rows cannot be read. */
  unreadable(): number
  /** {@link environmentOf} with ids as bytes, from the rows alone: for a caller that has looked whether they are fresh. */
  kindOf(siteId: Uint8Array, environmentId: Uint8Array): EnvironmentKind | undefined
}

const kinds: Partial<Record<string, EnvironmentKind>> = {
  KIND_LIVE: 'live',
  KIND_STAGING: 'staging',
  KIND_PREMIUM_STAGING: 'premium-staging',
}

/**
 * Empty until a replica of the ledger of sites fills it. That replica has its own leases, so a question about a site
 * needs leases of both replicas.
 * @param options.facts the facts of companies and members; sites are put into the same table, so that site roles count
 *   only in their tenure
 * @param options.replica the replica that fills it
 */
export function createSiteFacts({
  facts,
  replica,
  log,
}: {
  facts: CompanyFacts
  replica: () => Freshness
  log: Log
}): SiteFacts {
  const { grants } = facts
  const rows = createReadableRows('site', log)
  const environments = createEnvironmentTable()

  return {
    tables: {
      site: rows.table(
        'site',
        16,
        (siteId, value) => {
          const { companyId, tenure, state, paysPremiumStaging } = SiteFactMessage.decode(value)
          if (state !== 'STATE_ACTIVE') throw new TypeError('the fact has no state of a site that is known here')
          grants.putSite(siteId, companyId, tenure, paysPremiumStaging)
        },
        (siteId) => grants.dropSite(siteId),
        () => grants.clearSites(),
      ),
      environment: rows.table(
        'environment',
        32,
        (key, value) => {
          const kind = kinds[EnvironmentFact.decode(value).kind]
          if (!kind) throw new TypeError('the fact has no kind of environment that is known here')
          environments.put(key.subarray(0, 16), key.subarray(16), kind)
        },
        (key) => environments.drop(key.subarray(0, 16), key.subarray(16)),
        () => environments.clear(),
      ),
    },
    now: () => replica().now(),
    unreadable: rows.unreadable,
    isFresh,
    onSite(siteId) {
      const now = replica().now()
      if (!isId(siteId)) return undefined
      const id = idBytes(siteId)
      return isSiteFresh(id, now) ? grants.holding(id) : 'unknown'
    },
    environmentOf(siteId, environmentId) {
      const now = replica().now()
      if (!isId(siteId) || !isId(environmentId)) return undefined
      const id = idBytes(siteId)
      return isSiteFresh(id, now) ? kindOf(id, idBytes(environmentId)) : 'unknown'
    },
    kindOf,
  }

  function isFresh(shard: number, now: number): boolean {
    return rows.isReadable(shard) && replica().isFresh(shard, now)
  }

  function isSiteFresh(siteId: Uint8Array, now: number): boolean {
    const site = grants.site(siteId)
    return isFresh(site < 0 ? grants.shardOfSiteId(siteId) : grants.shardOfSite(site), now)
  }

  /** Rows of environments whose site has no row say nothing: a site and its environments come and go in any order. */
  function kindOf(siteId: Uint8Array, environmentId: Uint8Array): EnvironmentKind | undefined {
    return grants.site(siteId) < 0 ? undefined : environments.kindOf(siteId, environmentId)
  }
}
