import { idBytes, idText, isId } from '@holdfast/contracts'
import { EnvironmentFact, SiteFact as SiteFactMessage } from '@holdfast/contracts/site'
import type { FactTable } from '@holdfast/replica'
import type { Log } from '@holdfast/runtime'
import type { SiteSource } from '../standing-source.ts'
import type { Freshness } from './company-access.ts'
import type { CompanyFacts } from './company-facts.ts'
import { createReadableRows } from './readable-rows.ts'

export type EnvironmentKind = 'live' | 'staging' | 'premium-staging'

/** Facts of sites and their environments in memory, beside the facts of companies and members. */
export interface SiteFacts extends SiteSource {
  /** For the replica of the ledger of sites that keeps them up to date. */
  tables: { site: FactTable; environment: FactTable }
  /** False while one of the rows of the shard cannot be read. */
  isReadable(shard: number): boolean
  /**
   * Which kind of environment it is; undefined where the site has no such environment, `unknown` if the replica cannot
   * say now.
   */
  environmentOf(siteId: string, environmentId: string): EnvironmentKind | undefined | 'unknown'
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
  const paying = new Set<string>()
  const environments = new Map<string, EnvironmentKind>()

  return {
    tables: {
      site: rows.table(
        'site',
        16,
        (siteId, value) => {
          const { companyId, tenure, state, paysPremiumStaging } = SiteFactMessage.decode(value)
          if (state !== 'STATE_ACTIVE') throw new TypeError('the fact has no state of a site that is known here')
          grants.putSite(siteId, companyId, tenure)
          if (paysPremiumStaging) paying.add(idText(siteId))
          else paying.delete(idText(siteId))
        },
        (siteId) => {
          grants.dropSite(siteId)
          paying.delete(idText(siteId))
        },
        () => {
          grants.clearSites()
          paying.clear()
        },
      ),
      environment: rows.table(
        'environment',
        32,
        (key, value) => {
          const kind = kinds[EnvironmentFact.decode(value).kind]
          if (!kind) throw new TypeError('the fact has no kind of environment that is known here')
          environments.set(keyText(key), kind)
        },
        (key) => void environments.delete(keyText(key)),
        () => environments.clear(),
      ),
    },
    isReadable: rows.isReadable,
    onSite(siteId) {
      const now = replica().now()
      if (!isId(siteId)) return undefined
      const id = idBytes(siteId)
      if (!isFresh(id, now)) return 'unknown'
      const holding = grants.holding(id)
      return holding && { ...holding, paysPremiumStaging: paying.has(siteId) }
    },
    environmentOf(siteId, environmentId) {
      const now = replica().now()
      if (!isId(siteId) || !isId(environmentId)) return undefined
      const id = idBytes(siteId)
      if (!isFresh(id, now)) return 'unknown'
      return environments.get(keyText(Buffer.concat([id, idBytes(environmentId)])))
    },
  }

  function isFresh(siteId: Uint8Array, now: number): boolean {
    const shard = grants.shardOfSiteId(siteId)
    return rows.isReadable(shard) && replica().isFresh(shard, now)
  }
}

function keyText(key: Uint8Array): string {
  return Buffer.from(key).toString('latin1')
}
