import type { EnvironmentState } from '@holdfast/driver'
import type { Log } from '@holdfast/runtime'
import type { BackupStore } from '../backups/backup-store.ts'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import type { OperationStore } from '../operations/operation-store.ts'
import type { ReleaseStore } from '../releases/release-store.ts'
import { absent, type Hosts } from './host-calls.ts'
import {
  deletedAt,
  type Found,
  generationOfRemoval,
  type Incarnation,
  isLost,
  type Orphan,
  orphansOf,
} from './orphan.ts'
import type { OrphanStore } from './orphan-store.ts'

const BATCH = 100
const REMOVED_AT_ONCE = 20

/** Compares what hosts have with what is known here. */
export interface Reconciliation {
  /** For a sweep: compares each host whose turn it is, and removes orphans whose grace is over. */
  compareHosts(): Promise<boolean>
  /** Removes an orphan from its host, if it still is one. @returns false if it is none any more */
  remove(orphan: Orphan): Promise<boolean>
}

export function createReconciliation(needs: {
  hosts: Hosts
  orphans: OrphanStore
  environments: EnvironmentStore
  releases: ReleaseStore
  backups: BackupStore
  operations: OperationStore
  incarnation: Incarnation
  everyMs: number
  graceMs: number
  log: Log
}): Reconciliation {
  const { hosts, orphans, environments, releases, backups, operations, incarnation, everyMs, graceMs, log } = needs

  return {
    async compareHosts() {
      for (const hostId of hosts.ids) {
        const now = Date.now()
        if (!(await orphans.claim(hostId, now, now + everyMs))) continue
        try {
          await compare(hostId, now)
          await removeOld(hostId, now)
        } catch (err) {
          log.warn({ err, hostId }, 'what a host has is compared later')
        }
      }
      return false
    },
    remove,
  }

  async function compare(hostId: string, began: number): Promise<void> {
    const seen = new Set<string>()
    let batch: EnvironmentState[] = []
    const flush = async () => {
      await compareBatch(hostId, batch, began)
      batch = []
    }
    for await (const state of hosts.environments(hostId)) {
      seen.add(state.environmentId)
      if (batch.push(state) === BATCH) await flush()
    }
    await flush()
    for (let after = ''; ; ) {
      const page = await environments.confirmedOn(hostId, after, BATCH)
      for (const environment of page) if (!seen.has(environment.id)) await environments.unconfirm(environment)
      if (page.length < BATCH) break
      after = page.at(-1)!.id
    }
    await orphans.compared(hostId, { at: began, environments: seen.size })
  }

  async function compareBatch(hostId: string, batch: EnvironmentState[], began: number): Promise<void> {
    const found = await foundIn(hostId, batch)
    await orphans.note(found, { seenAt: began, epoch: incarnation.number })
    if (found.length > 0) log.info({ hostId, orphans: found.length }, 'a host has what nobody here knows')
    for (const state of batch) {
      // Read after the host has told its state: a wish that it has confirmed since then is not in that state.
      const environment = await environments.find(state.environmentId)
      if (!environment || environment.state === 'purged' || environment.hostId !== hostId) continue
      if (!isLost(environment, state)) continue
      const present = await hosts.driver(hostId).getEnvironment({ environmentId: state.environmentId }).catch(absent)
      if (!isLost(environment, present)) continue
      log.warn({ hostId, environmentId: environment.id }, 'a host has lost a wish that it had confirmed')
      await environments.unconfirm(environment)
    }
  }

  async function foundIn(hostId: string, batch: EnvironmentState[]): Promise<Found[]> {
    const itemIds = batch.flatMap((state) => [
      ...state.releases.map(({ releaseId }) => releaseId),
      ...state.backups.map(({ backupId }) => backupId),
    ])
    // What is being made comes first: when it is done meanwhile, it is among the others.
    const underWay = await operations.preparing(itemIds)
    const kept = [...underWay, ...(await releases.idsOf(itemIds)), ...(await backups.idsOf(itemIds))]
    const known = await environments.findAll(batch.map(({ environmentId }) => environmentId))
    const byId = new Map(known.map((environment) => [environment.id, environment]))
    const all = new Set(kept)
    return batch.flatMap((state) =>
      orphansOf(hostId, state, { environment: byId.get(state.environmentId), itemIds: all }, incarnation),
    )
  }

  async function removeOld(hostId: string, now: number): Promise<void> {
    for (const orphan of await orphans.foundBefore(hostId, now - graceMs, REMOVED_AT_ONCE)) {
      const at = deletedAt(orphan, incarnation, graceMs)
      if (at === undefined || at > now) continue
      const isRemoved = await remove(orphan)
      const { environmentId, item } = orphan
      if (isRemoved) log.info({ hostId, environmentId, itemId: item?.id }, 'an orphan was removed from its host')
    }
  }

  async function remove(orphan: Orphan): Promise<boolean> {
    const { hostId, environmentId, item } = orphan
    const driver = hosts.driver(hostId)
    const state = await driver.getEnvironment({ environmentId }).catch(absent)
    const still = state ? await foundIn(hostId, [state]) : []
    const isStill = still.some((found) => found.item?.id === item?.id)
    if (isStill) {
      if (!item) await driver.deleteEnvironment({ environmentId, generation: generationOfRemoval(state!, incarnation) })
      else if (item.kind === 'release') await driver.deleteRelease({ environmentId, releaseId: item.id })
      else await driver.deleteBackup({ environmentId, backupId: item.id })
    }
    await orphans.remove(orphan)
    return isStill
  }
}
