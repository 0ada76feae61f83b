import { SiteNames as SiteNamesService } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import { asService, type Channel, type Signer } from '@holdfast/runtime'

/** The sites of companies, which site alone knows. */
export interface CompanySites {
  /** The ids of the sites that a company has now. Throws `unavailable`. */
  of(companyId: string): Promise<readonly string[]>
  /** What sites of a company are called; one that is gone keeps its id only. Throws `unavailable`. */
  names(companyId: string, siteIds: readonly string[]): Promise<ReadonlyMap<string, string>>
}

/** So many sites are asked about in one call at most. */
const MOST = 1_000

export function openCompanySites(site: Channel, signer: Signer): CompanySites {
  const { listSiteIds, describeSites } = site.client(SiteNamesService)
  return {
    async of(companyId) {
      try {
        return (await listSiteIds({ companyId }, asService(signer, crypto.randomUUID()))).siteIds
      } catch {
        throw new DomainError('unavailable')
      }
    },
    async names(companyId, siteIds) {
      const names = new Map(siteIds.map((siteId) => [siteId, siteId]))
      for (let from = 0; from < siteIds.length; from += MOST) {
        const asked = { companyId, siteIds: siteIds.slice(from, from + MOST) }
        const { sites } = await describeSites(asked, asService(signer, crypto.randomUUID())).catch(() => {
          throw new DomainError('unavailable')
        })
        for (const { siteId, name } of sites) names.set(siteId, name)
      }
      return names
    },
  }
}
