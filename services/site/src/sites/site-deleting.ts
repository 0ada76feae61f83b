import type { Transaction } from '@holdfast/ledger'
import { deleteEnvironment, type PresentEnvironment } from '../environments/environment.ts'
import { type EnvironmentStore, noEnvironmentFact } from '../environments/environment-store.ts'
import { free } from '../limits/limit.ts'
import type { LimitStore } from '../limits/limit-store.ts'
import { deleteSite, type PresentSite } from './site.ts'
import { noSiteFact, type SiteStore } from './site-store.ts'

/** Deletes a site with these environments, which are all that it has, and gives its places back. Its bytes stay for the grace. */
export type DeleteSite = (tx: Transaction, site: PresentSite, all: readonly PresentEnvironment[]) => Promise<void>

export function createDeleteSite(needs: {
  sites: SiteStore
  environments: EnvironmentStore
  limits: LimitStore
  epoch: () => number
  graceMs: number
}): DeleteSite {
  const { sites, environments, limits, epoch, graceMs } = needs

  return async (tx, site, all) => {
    const { session, now } = tx
    const known = await limits.find(site.companyId, session)
    if (!known) throw new Error(`a site without a limit: ${site.id}`)
    const premiumStagings = all.filter(({ kind }) => kind === 'premium-staging').length
    await limits.save(free(known, { sites: 1, premiumStagings }), known, session)
    const times = { epoch: epoch(), now, purgeAt: now + graceMs }
    for (const environment of all) await environments.save(deleteEnvironment(environment, times), session)
    await sites.save(deleteSite(site, times), [noSiteFact(site), ...all.map(noEnvironmentFact)], tx)
  }
}
