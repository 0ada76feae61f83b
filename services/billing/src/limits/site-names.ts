import { SiteNames as SiteNamesService } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import { asService, type Channel, type Signer } from '@holdfast/runtime'

/** The sites of companies, which site alone knows. */
export interface SiteNames {
  /** The ids of the sites that a company has now. Throws `unavailable`. */
  of(companyId: string): Promise<readonly string[]>
}

export function openSiteNames(site: Channel, signer: Signer): SiteNames {
  const { listSiteIds } = site.client(SiteNamesService)
  return {
    async of(companyId) {
      try {
        return (await listSiteIds({ companyId }, asService(signer, crypto.randomUUID()))).siteIds
      } catch {
        throw new DomainError('unavailable')
      }
    },
  }
}
