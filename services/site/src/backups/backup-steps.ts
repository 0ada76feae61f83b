import { DriverFault } from '@holdfast/driver'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { asService, type Signer } from '@holdfast/runtime'
import type { PresentEnvironment } from '../environments/environment.ts'
import type { LimitStore } from '../limits/limit-store.ts'
import { perform } from '../operations/act-steps.ts'
import { Fenced } from '../operations/fenced.ts'
import type { StepTools } from '../operations/flow.ts'
import {
  isUnfinished,
  type Operation,
  type StepProgress,
  starterActor,
  type Unfinished,
} from '../operations/operation.ts'
import type { OperationStore } from '../operations/operation-store.ts'
import type { ReleaseStore } from '../releases/release-store.ts'
import { type Backup, type BackupDecision, type BackupReason, keptBackup, made, type SavedContent } from './backup.ts'
import type { BackupStore } from './backup-store.ts'

/** What every operation does that saves an environment. Its `input` has the id of the backup: backupId. */
export interface BackupSteps {
  /** Finds out what is to be saved: savedReleaseId is learned, unless there is nothing to save. */
  look(
    environment: PresentEnvironment,
    next: { some: string; none: string },
    learned?: Record<string, string>,
  ): StepProgress
  /**
   * The host saves the release that was found.
   * @param share of the operation, in percent
   */
  save(
    operation: Unfinished,
    tools: StepTools,
    what: { environmentId: string; cause: BackupReason; share: readonly [number, number] },
    then: StepProgress,
  ): Promise<StepProgress>
  /** Saves what became of the backup, and tells of it if there is anything to tell. Throws `not-found` if it is deleted. */
  settle(operation: Unfinished, decide: (backup: Backup) => BackupDecision): Promise<Backup>
  /** Removes from the host a backup that was made there, and of which nobody was told. */
  clean(operation: Operation, tools: StepTools, environmentId: string): Promise<void>
}

export function createBackupSteps(needs: {
  ledger: Ledger
  backups: BackupStore
  releases: ReleaseStore
  limits: LimitStore
  operations: OperationStore
  signer: Signer
}): BackupSteps {
  const { ledger, backups, releases, limits, operations, signer } = needs

  return {
    look({ wish }, next, learned = {}) {
      const { activeReleaseId } = wish
      if (activeReleaseId === undefined) return { next: next.none, percent: 0, learned }
      return { next: next.some, percent: 0, learned: { ...learned, savedReleaseId: activeReleaseId } }
    },

    async save(operation, tools, { environmentId, cause, share }, then) {
      const { backupId, savedReleaseId } = operation.input as { backupId: string; savedReleaseId: string }
      const { hostId } = await tools.environment(environmentId)
      const act = { kind: 'make-backup', environmentId, releaseId: savedReleaseId, backupId } as const
      const performed = await perform(operation, tools, hostId, act, share)
      if ('progress' in performed) return performed.progress
      const { digest, files, bytes } = performed.made
      await checkSaved(savedReleaseId, digest)
      await add(operation, { environmentId, cause, saved: { digest, files, bytes } })
      return then
    },

    async settle(operation, decide) {
      const id = operation.input.backupId!
      const before = keptBackup(await backups.find(id))
      const { backup, events } = decide(before)
      // A transaction without an entry would keep nothing.
      if (events.length === 0) await backups.note(backup, before)
      else
        await under(operation, async (tx) => backups.save(decide(keptBackup(await backups.find(id, tx.session))), tx))
      return backup
    },

    async clean({ input }, tools, environmentId) {
      const { backupId, savedReleaseId } = input
      if (backupId === undefined || savedReleaseId === undefined || (await backups.find(backupId))) return
      const environment = await tools.environment(environmentId).catch(unlessGone)
      if (environment) await tools.host(environment.hostId).deleteBackup({ environmentId, backupId })
    },
  }

  /** A host that saves something else than the release has saved nothing. */
  async function checkSaved(releaseId: string, digest: string): Promise<void> {
    const release = await releases.find(releaseId)
    if (release && release.digest !== digest) {
      throw new DomainError('host-failed', { detail: 'The host saved something else than the release' })
    }
  }

  async function add(
    operation: Unfinished,
    { environmentId, cause, saved }: { environmentId: string; cause: BackupReason; saved: SavedContent },
  ): Promise<void> {
    const { companyId, siteId, input, startedBy } = operation
    const { backupId: id, savedReleaseId: releaseId, note } = input as Record<string, string>
    await under(operation, async (tx) => {
      if (await backups.find(id!, tx.session)) return
      const { backupDays: days = 0 } = (await limits.find(companyId, tx.session)) ?? {}
      const about = {
        id: id!,
        companyId,
        siteId,
        environmentId,
        cause,
        releaseId: releaseId!,
        ...(startedBy && { createdBy: starterActor(operation) }),
        ...(note !== undefined && { note }),
      }
      await backups.add(made(about, { saved, days, now: tx.now }), tx)
    })
  }

  /**
   * A transaction of the ledger that counts only for the worker that has the operation: a cancelled one, whose bytes may
   * be gone from the host by now, adds nothing. All transactions of a site take turns, its operations' ends too.
   */
  async function under(
    operation: Unfinished,
    decide: (tx: Parameters<Parameters<Ledger['transact']>[1]>[0]) => Promise<void>,
  ): Promise<void> {
    const { id, siteId, fence, reference } = operation
    const command = {
      stream: `site/${siteId}`,
      call: asService(signer, reference),
      actor: starterActor(operation),
    } as const
    await ledger.transact(command, async (tx) => {
      const present = await operations.find(id, tx.session)
      if (!present || !isUnfinished(present) || present.fence !== fence) throw new Fenced()
      await decide(tx)
      return {}
    })
  }
}

export function unlessGone(error: unknown): undefined {
  if (error instanceof DomainError && error.code === 'not-found') return undefined
  throw error
}

/** Codes with which a host says nothing about the backup itself. */
const OTHERWISE = new Set([
  'deadline-passed',
  'not-offered',
  'environment-deleted',
  'act-reused',
  'bad-token',
  'bad-request',
])

/** The host's reason why a backup cannot be restored; undefined if the error says nothing about the backup. */
export function reasonNotProved(error: unknown): string | undefined {
  if (!(error instanceof DriverFault) || !error.isPermanent) return undefined
  const { code } = error.problem!
  return OTHERWISE.has(code) ? undefined : code
}
