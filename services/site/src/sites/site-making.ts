import { randomBytes } from 'node:crypto'
import { newId } from '@holdfast/contracts'
import { EnvironmentCreated } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import type { Transaction } from '@holdfast/ledger'
import { nextDaily } from '../backups/backup.ts'
import { createEnvironment, type PresentEnvironment } from '../environments/environment.ts'
import { kindToWire } from '../environments/environment-events.ts'
import { type EnvironmentStore, environmentFact } from '../environments/environment-store.ts'
import { type Entitlement, isEntitled, openLimit, takeSite } from '../limits/limit.ts'
import type { LimitStore } from '../limits/limit-store.ts'
import { CHANCE_LETTERS, hostNameOf, slugOf } from './name.ts'
import { createSite, type Naming, type PresentSite } from './site.ts'
import { type SiteStore, siteRow } from './site-store.ts'

export interface SiteWish extends Naming {
  siteId: string
  companyId: string
  labels: string[]
  hostId: string
  clonedFrom?: string
  /** What was asked for where the company had no limit yet. */
  entitlement: Entitlement | undefined
}

/** Makes a site with its live environment, in the place that the limit has for it. */
export type MakeSite = (tx: Transaction, wish: SiteWish) => Promise<{ site: PresentSite; live: PresentEnvironment }>

export function createMakeSite(needs: {
  sites: SiteStore
  environments: EnvironmentStore
  limits: LimitStore
  domain: string
  epoch: () => number
}): MakeSite {
  const { sites, environments, limits, domain, epoch } = needs

  return async (tx, { siteId, companyId, hostId, entitlement, labels, clonedFrom, ...naming }) => {
    const { session, now } = tx
    const known = await limits.find(companyId, session)
    const limit = known && isEntitled(known) ? known : entitlement && openLimit(entitlement, known)
    // It was there when the caller looked, and is not now: the call can be made again.
    if (!limit) throw new DomainError('unavailable')
    await limits.save(takeSite(limit), known, session)
    if (await sites.isNameTaken(companyId, naming.foldedName, siteId, session)) throw new DomainError('name-taken')

    const slug = await freeSlug(naming.name, tx)
    const created = createSite({ ...naming, id: siteId, companyId, slug, labels, clonedFrom }, now)
    const environmentId = newId(now)
    const live = createEnvironment(
      created.site,
      {
        id: environmentId,
        kind: 'live',
        name: 'live',
        hostId,
        hostName: hostNameOf({ kind: 'live', name: 'live' }, slug, domain),
        suspended: limit.suspended,
        nextBackupAt: nextDaily(environmentId, now),
      },
      { epoch: epoch(), now },
    )
    await sites.add(created, [siteRow(created.site, false)], tx)
    await environments.add(live, session)
    tx.append(EnvironmentCreated, { companyId, siteId, environmentId, kind: kindToWire(live) }, [environmentFact(live)])
    return { site: created.site, live }
  }

  async function freeSlug(name: string, { session }: Transaction): Promise<string> {
    for (let tries = 0; tries < 5; tries++) {
      const slug = slugOf(name, randomBytes(CHANCE_LETTERS))
      if (!(await sites.isSlugTaken(slug, session))) return slug
    }
    throw new DomainError('unavailable')
  }
}
