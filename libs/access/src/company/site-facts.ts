import { idBytes, idText, isId } from '@holdfast/contracts'
import type { SiteFact, SiteSource } from '../standing-source.ts'
import type { Freshness } from './company-access.ts'
import type { CompanyFacts } from './company-facts.ts'

/** Facts of sites in memory, beside the facts of companies and members. */
export interface SiteFacts extends SiteSource {
  /** For the replica of the site ledger that will keep them up to date. */
  put(siteId: Uint8Array, fact: SiteFact): void
  drop(siteId: Uint8Array): void
  clear(): void
}

/**
 * Until there are sites: there is no ledger of them, so nothing fills this, and a question about a site is `unknown`.
 *
 * Empty until a replica of the ledger of sites fills it. That replica has its own leases, so a question about a site
 * needs leases of both replicas.
 * @param options.facts the facts of companies and members; sites are put into the same table, so that site roles count
 *   only in their tenure
 */
export function createSiteFacts({ facts, replica }: { facts: CompanyFacts; replica: Freshness }): SiteFacts {
  const { grants } = facts
  const paying = new Set<string>()

  return {
    put(siteId, { companyId, tenure, paysPremiumStaging }) {
      grants.putSite(siteId, idBytes(companyId), tenure)
      if (paysPremiumStaging) paying.add(idText(siteId))
      else paying.delete(idText(siteId))
    },
    drop(siteId) {
      grants.dropSite(siteId)
      paying.delete(idText(siteId))
    },
    clear() {
      grants.clearSites()
      paying.clear()
    },
    onSite(siteId) {
      const now = replica.now()
      if (!isId(siteId)) return undefined
      const id = idBytes(siteId)
      if (!replica.isFresh(grants.shardOfSiteId(id), now)) return 'unknown'
      const holding = grants.holding(id)
      return holding && { ...holding, paysPremiumStaging: paying.has(siteId) }
    },
  }
}
