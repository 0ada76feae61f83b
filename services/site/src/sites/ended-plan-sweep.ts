import { newId } from '@holdfast/contracts'
import type { Ledger } from '@holdfast/ledger'
import { asService, type Log, type Signer } from '@holdfast/runtime'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import type { Wishes } from '../hosts/wish-sending.ts'
import type { LimitStore } from '../limits/limit-store.ts'
import type { DeleteSite } from './site-deleting.ts'
import type { SiteStore } from './site-store.ts'

const COMPANIES = 20
const SITES = 50

/**
 * Deletes the sites of companies whose plan has ended, as their members would: with the same grace, in which an operator
 * can bring a site back once the company has a plan again. The limit says that this is still to be done.
 */
export function createEndedPlanSweep(needs: {
  ledger: Ledger
  signer: Signer
  limits: LimitStore
  sites: SiteStore
  environments: EnvironmentStore
  deleteSite: DeleteSite
  wishes: Pick<Wishes, 'wake'>
  log: Log
}): () => Promise<boolean> {
  const { ledger, signer, limits, sites, environments, deleteSite, wishes, log } = needs

  return async () => {
    let isMore = false
    for (let after = ''; ; ) {
      const page = await limits.ending(after, COMPANIES)
      for (const { companyId } of page) {
        const wanted = { companyId, search: '', labels: [] }
        const found = await sites.list(wanted, { after: '', limit: SITES })
        let isSomeGone = false
        // One after the other: each writes the company's limit.
        for (const { id } of found) if (await attempt(id, companyId)) isSomeGone = true
        isMore ||= found.length === SITES && isSomeGone
      }
      if (page.length < COMPANIES) return isMore
      after = page.at(-1)!.companyId
    }
  }

  /** One that cannot be deleted now holds no other up. */
  async function attempt(siteId: string, companyId: string): Promise<boolean> {
    try {
      await remove(siteId, companyId)
      return true
    } catch (err) {
      log.warn({ err, siteId, companyId }, 'a site whose plan has ended cannot be deleted yet')
      return false
    }
  }

  async function remove(siteId: string, companyId: string): Promise<void> {
    let deleted: string[] = []
    await ledger.transact({ stream: `site/${siteId}`, call: asService(signer, newId()) }, async (tx) => {
      const { session } = tx
      deleted = []
      const limit = await limits.find(companyId, session)
      const site = await sites.find(siteId, session)
      // A member was faster, or the company has a plan again in which the site has a place.
      if (!limit?.ending || site?.state !== 'present') return {}
      const all = await environments.ofSite(siteId, session)
      await deleteSite(tx, site, all)
      deleted = all.map(({ id }) => id)
      return {}
    })
    wishes.wake(deleted)
  }
}
