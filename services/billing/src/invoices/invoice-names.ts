import type { ChargeStore } from '../charges/charge-store.ts'
import type { Clock } from '../clock.ts'
import type { SiteNames } from '../limits/site-names.ts'
import { type Catalogue, planName } from '../plans/catalogue.ts'
import type { InvoiceNames } from './charged.ts'

/** What the next invoice of a company calls things. A site that is gone is called by its id. Throws `unavailable`. */
export function createInvoiceNames(needs: {
  catalogue: Catalogue
  charges: ChargeStore
  sites: SiteNames
  clock: Clock
}): (companyId: string) => Promise<InvoiceNames> {
  const { catalogue, charges, sites, clock } = needs
  return async (companyId) => {
    const lines = (await charges.open(companyId, clock())).flatMap(({ charge }) => charge.lines)
    const siteIds = lines.flatMap((line) => (line.kind === 'premium-staging' ? [line.siteId] : []))
    const names = siteIds.length > 0 ? await sites.describe(companyId, [...new Set(siteIds)]) : new Map()
    return {
      plan: (planId, version) => planName(catalogue, planId, version),
      site: (siteId) => names.get(siteId) ?? siteId,
    }
  }
}
