import { newId } from '@holdfast/contracts'
import { EnvironmentChanged } from '@holdfast/contracts/site'
import { writeGeneration } from '@holdfast/driver'
import type { Ledger, Transaction } from '@holdfast/ledger'
import { asService, type Log, type Signer } from '@holdfast/runtime'
import type { BackupStore } from '../backups/backup-store.ts'
import { beginPurge, type Environment, endPurge } from '../environments/environment.ts'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import type { Hosts } from '../hosts/host-calls.ts'
import type { ReleaseStore } from '../releases/release-store.ts'
import { purgeSite } from './site.ts'
import type { SiteStore } from './site-store.ts'

const PAGE = 50
/** A host that did not remove something is asked again after so long. */
const PAUSE_MS = 60_000

/**
 * Removes the bytes of what was deleted when the grace is over. First the ledger says so, and nothing can be brought back
 * any more; then the host is told; then, when it has confirmed, the ledger says that they are gone.
 *
 * What was deleted before the ledger was restored from a backup stays: it may have been brought back since, which the
 * backup has not seen. An operator removes it.
 */
export function createPurgeSweep(needs: {
  ledger: Ledger
  signer: Signer
  sites: SiteStore
  environments: EnvironmentStore
  releases: Pick<ReleaseStore, 'forgetAllOf'>
  backups: Pick<BackupStore, 'forgetAllOf'>
  hosts: Pick<Hosts, 'driver'>
  epoch: () => number
  log: Log
}): () => Promise<boolean> {
  const { ledger, signer, sites, environments, releases, backups, hosts, epoch, log } = needs
  const pausedUntil = new Map<string, number>()

  return async () => {
    const overdue = await environments.overdue(Date.now(), epoch(), PAGE)
    for (const environment of overdue) await begin(environment)
    for (let after = ''; ; ) {
      const page = await environments.purging(after, epoch(), PAGE)
      for (const environment of page) await attempt(environment)
      if (page.length < PAGE) break
      after = page.at(-1)!.id
    }
    return overdue.length === PAGE
  }

  function begin({ id, siteId }: Environment) {
    return ledger.transact({ stream: `site/${siteId}`, call: asService(signer, newId()) }, async (tx) => {
      const { session, now } = tx
      const environment = await environments.find(id, session)
      // Another process was faster, or an operator.
      if (environment?.state !== 'deleted' || environment.purgeAt > now) return {}
      await environments.save(beginPurge(environment, epoch()), session)
      append(tx, environment)
      return {}
    })
  }

  async function attempt({ id: environmentId, hostId, siteId, wish }: Environment): Promise<void> {
    if (performance.now() < (pausedUntil.get(environmentId) ?? 0)) return
    try {
      await hosts.driver(hostId).deleteEnvironment({ environmentId, generation: writeGeneration(wish.generation) })
      await end(environmentId, siteId)
      pausedUntil.delete(environmentId)
    } catch (err) {
      pausedUntil.set(environmentId, performance.now() + PAUSE_MS)
      log.warn({ err, environmentId, hostId }, 'a host has not removed what was deleted')
    }
  }

  function end(id: string, siteId: string) {
    return ledger.transact({ stream: `site/${siteId}`, call: asService(signer, newId()) }, async (tx) => {
      const { session, now } = tx
      const environment = await environments.find(id, session)
      if (environment?.state !== 'purging') return {}
      await environments.save(endPurge(environment, now), session)
      for (const its of [releases, backups]) await its.forgetAllOf(id, session)
      append(tx, environment)
      const site = await sites.find(siteId, session)
      const isEmpty = (await environments.keptOf(siteId, session)).length === 0
      if (site?.state === 'deleted' && isEmpty) await sites.save(purgeSite(site, now), [], tx)
      return {}
    })
  }
}

function append(tx: Transaction, { companyId, siteId, id: environmentId }: Environment): void {
  tx.append(EnvironmentChanged, { companyId, siteId, environmentId, fields: ['state'] })
}
