import { newId } from '@holdfast/contracts'
import type { Ledger } from '@holdfast/ledger'
import { asService, type Log, type Signer } from '@holdfast/runtime'
import type { PresentEnvironment } from '../environments/environment.ts'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import type { Hosts } from '../hosts/host-calls.ts'
import type { Incarnation } from '../hosts/orphan.ts'
import type { LimitStore } from '../limits/limit-store.ts'
import type { Operations } from '../operations/operation-starting.ts'
import type { OperationStore } from '../operations/operation-store.ts'
import { type Backup, expiryOf, isDailyNeeded, nextDaily, removeBackup, tryProofLater } from './backup.ts'
import type { BackupStore } from './backup-store.ts'

const PAGE = 50
/** What could not be begun is tried again after this time. */
const POSTPONED_MS = 10 * 60_000
/**
 * After the ledger was restored from a backup, all backups of a site that are known may be older than they were to become. So
 * none of them goes in the first days.
 */
const SPARED_MS = 7 * 24 * 3_600_000
/** A daily backup may wait for others this long. */
const LIFE_MS = 6 * 3_600_000

/** What is done with backups without anybody's call. Every process runs all of it. */
export function createBackupSweeps(needs: {
  ledger: Ledger
  environments: EnvironmentStore
  backups: BackupStore
  limits: LimitStore
  operations: Operations
  operationStore: OperationStore
  hosts: Hosts
  incarnation: Pick<Incarnation, 'at'>
  /** How many daily backups, and how many proofs, are under way at the same time in the whole system. */
  atOnce: number
  signer: Signer
  log: Log
}): Record<string, () => Promise<boolean>> {
  const { ledger, environments, backups, limits, operations, operationStore, hosts, incarnation, atOnce, signer, log } =
    needs

  return {
    async 'daily backups'() {
      const room = atOnce - (await operationStore.underWay('backup'))
      if (room <= 0) return false
      for (const environment of await environments.backupDue(Date.now(), room)) {
        await orLater(environment.id, beginDaily(environment), () =>
          environments.backUpLater(environment, Date.now() + POSTPONED_MS),
        )
      }
      return false
    },

    async 'proofs of backups'() {
      const room = atOnce - (await operationStore.underWay('verify-backup'))
      if (room <= 0) return false
      for (const backup of await backups.unproved(Date.now(), room)) {
        await orLater(backup.id, beginProof(backup), () =>
          backups.note(tryProofLater(backup, Date.now()).backup, backup),
        )
      }
      return false
    },

    async 'backups that were kept long enough'() {
      const { at: since } = incarnation
      const expired = await backups.expired(Date.now(), PAGE, Date.now() < since + SPARED_MS ? since : 0)
      let isAllDone = true
      for (const backup of expired) {
        await orLater(backup.id, expire(backup), async () => {
          isAllDone = false
        })
      }
      return expired.length === PAGE && isAllDone
    },

    async 'bytes of deleted backups'() {
      const away = new Set<string>()
      let after = ''
      for (;;) {
        const page = await backups.deleting(PAGE, after)
        for (const backup of page) await removeBytes(backup, away)
        if (page.length < PAGE) return false
        after = page.at(-1)!.id
      }
    },
  }

  async function beginDaily(environment: PresentEnvironment): Promise<void> {
    const { id: environmentId, companyId, siteId, hostId, kind, wish } = environment
    const { backupDays = 0 } = (await limits.find(companyId)) ?? {}
    await backups.keepFor(environmentId, backupDays)
    const { activeReleaseId } = wish
    const newest = activeReleaseId === undefined ? undefined : await backups.newestOf(environmentId, activeReleaseId)
    const next = nextDaily(environmentId, Date.now())
    if (!isDailyNeeded({ isLive: kind === 'live', activeReleaseId }, newest, Date.now())) {
      return environments.backUpLater(environment, next)
    }
    await hosts.need(hostId, 'backup')
    const call = asService(signer, crypto.randomUUID())
    const begun = await ledger.transact({ stream: `site/${siteId}`, call }, async (tx) => {
      const present = await environments.findPresent(environmentId, tx.session)
      // Another process has begun it.
      if (present?.nextBackupAt !== environment.nextBackupAt) return undefined
      await environments.save({ ...present, nextBackupAt: next }, tx.session)
      const input = { backupId: newId(tx.now), cause: 'daily' }
      const about = { companyId, siteId, environmentId, input, lifeMs: LIFE_MS }
      return operations.begin(tx, call, undefined, { kind: 'backup', ...about })
    })
    if (begun) operations.wake(begun.operationId)
  }

  async function beginProof(backup: Backup): Promise<void> {
    const { id: backupId, companyId, siteId, environmentId, proofDueAt } = backup
    const environment = await environments.find(environmentId)
    // Nothing of it is left on its host.
    if (!environment || environment.state === 'purged') return backups.forgetAllOf(environmentId)
    // Deleted: it may come back.
    if (environment.state !== 'present')
      return backups.note({ ...backup, proofDueAt: nextDaily(environmentId, Date.now()) }, backup)
    await hosts.need(environment.hostId, 'backup')
    const call = asService(signer, crypto.randomUUID())
    const begun = await ledger.transact({ stream: `site/${siteId}`, call }, async (tx) => {
      const present = await backups.find(backupId, tx.session)
      // Another process has begun it.
      if (present?.state !== 'kept' || present.proofDueAt !== proofDueAt) return undefined
      await backups.save(tryProofLater(present, tx.now), tx)
      // It changes nothing, so nothing has to wait for it.
      const about = { companyId, siteId, environmentId, locks: [], input: { backupId } }
      return operations.begin(tx, call, undefined, { kind: 'verify-backup', ...about })
    })
    if (begun) operations.wake(begun.operationId)
  }

  async function expire({ id, companyId, siteId, environmentId }: Backup): Promise<void> {
    const { backupDays = 0 } = (await limits.find(companyId)) ?? {}
    // With another plan it may be kept longer than it was to be when it was made.
    await backups.keepFor(environmentId, backupDays)
    const call = asService(signer, crypto.randomUUID())
    await ledger.transact({ stream: `site/${siteId}`, call }, async (tx) => {
      const backup = await backups.find(id, tx.session)
      if (backup?.state !== 'kept' || expiryOf(backup.createdAt, backupDays) > tx.now) return
      await backups.save(removeBackup(backup), tx)
    })
  }

  /** @param away hosts that have not answered in this round: asking them for each backup would take for ever */
  async function removeBytes({ id: backupId, environmentId }: Backup, away: Set<string>): Promise<void> {
    const environment = await environments.find(environmentId)
    if (environment && environment.state !== 'purged') {
      const { hostId } = environment
      if (away.has(hostId)) return
      try {
        await hosts.driver(hostId).deleteBackup({ environmentId, backupId })
      } catch (err) {
        away.add(hostId)
        log.warn({ err, backupId, hostId }, 'a host has not removed a deleted backup; it is asked again')
        return
      }
    }
    await backups.forget(backupId)
  }

  /** One that cannot be begun must not keep those after it from their turn. */
  async function orLater(id: string, begun: Promise<void>, postpone: () => Promise<void>): Promise<void> {
    try {
      await begun
    } catch (err) {
      log.warn({ err, id }, 'work on backups could not be begun; it is tried again')
      await postpone()
    }
  }
}
