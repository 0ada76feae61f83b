import { SiteNames as SiteNamesService } from '@holdfast/contracts/site'
import { asService, type Channel, type Signer } from '@holdfast/runtime'

/** Names of sites, which site alone stores, by site id. Sites that the company does not have are left out. */
export interface SiteNames {
  describe(companyId: string, siteIds: string[], requestId: string): Promise<Map<string, string>>
}

export function openSiteNames(site: Channel, signer: Signer): SiteNames {
  const { describeSites } = site.client(SiteNamesService)
  return {
    async describe(companyId, siteIds, requestId) {
      if (siteIds.length === 0) return new Map()
      const { sites } = await describeSites({ companyId, siteIds }, asService(signer, requestId))
      return new Map(sites.map(({ siteId, name }) => [siteId, name]))
    },
  }
}
