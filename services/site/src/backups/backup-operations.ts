import { DomainError } from '@holdfast/errors'
import { useOf } from '../environments/environment.ts'
import { perform } from '../operations/act-steps.ts'
import type { Flow } from '../operations/flow.ts'
import { starterActor } from '../operations/operation.ts'
import { pushEnd } from '../pushes/drift-check.ts'
import { afterRestore } from '../pushes/push.ts'
import type { Activate } from '../releases/activation.ts'
import type { ReleaseStore } from '../releases/release-store.ts'
import { type Backup, type BackupDecision, type BackupReason, keptBackup, notProved, verified } from './backup.ts'
import { type BackupSteps, reasonNotProved, unlessGone } from './backup-steps.ts'
import type { BackupStore } from './backup-store.ts'

/** The active release of an environment is saved. `input`: backupId, cause; note, if any. */
export function backupFlow({ steps }: { steps: BackupSteps }): Flow {
  return {
    kind: 'backup',
    first: 'look',
    steps: {
      async look({ environmentId }, tools) {
        return steps.look(await tools.environment(environmentId!), { some: 'backup', none: 'empty' })
      },
      async empty() {
        throw new DomainError('no-release')
      },
      backup(operation, tools) {
        const what = {
          environmentId: operation.environmentId!,
          cause: operation.input.cause as BackupReason,
          share: [5, 95],
        } as const
        return steps.save(operation, tools, what, { done: true, result: { backupId: operation.input.backupId! } })
      },
    },
    clean: (operation, tools) => steps.clean(operation, tools, operation.environmentId!),
  }
}

/** A backup is restored into a scratch place and compared. `input`: backupId. */
export function verifyFlow(needs: { steps: BackupSteps; backups: BackupStore; everyMs: number }): Flow {
  const { steps, backups, everyMs } = needs
  return {
    kind: 'verify-backup',
    first: 'verify',
    steps: {
      async verify(operation, tools) {
        const backupId = operation.input.backupId!
        const { environmentId } = keptBackup(await backups.find(backupId))
        const { hostId } = await tools.environment(environmentId)
        const act = { kind: 'verify-backup', environmentId, backupId } as const
        const now = tools.now()
        let decide: (backup: Backup) => BackupDecision
        try {
          const performed = await perform(operation, tools, hostId, act, [0, 99])
          if ('progress' in performed) return performed.progress
          const { digest } = performed.made
          decide = (backup) => verified(backup, { digest, now, everyMs })
        } catch (error) {
          const code = reasonNotProved(error)
          if (code === undefined) throw error
          decide = (backup) => notProved(backup, { code, now, everyMs })
        }
        const { proof } = await steps.settle(operation, decide)
        if (proof.state === 'failed')
          throw new DomainError('backup-not-proved', { detail: `The host says: ${proof.code}` })
        return { done: true, result: { backupId } }
      },
    },
  }
}

/**
 * A backup becomes a release of an environment of the same site, and that release the active one. What was active before
 * is saved first. `input`: restoredId (the backup), backupId (the one that is made before), releaseId.
 */
export function restoreFlow(needs: {
  steps: BackupSteps
  backups: BackupStore
  releases: ReleaseStore
  activate: Activate
}): Flow {
  const { steps, backups, releases, activate } = needs
  return {
    kind: 'restore',
    first: 'look',
    steps: {
      async look({ environmentId }, tools) {
        return steps.look(await tools.environment(environmentId!), { some: 'backup', none: 'unpack' })
      },

      backup: (operation, tools) =>
        steps.save(
          operation,
          tools,
          { environmentId: operation.environmentId!, cause: 'before-restore', share: [0, 40] },
          { next: 'unpack', percent: 40, result: { backupId: operation.input.backupId! } },
        ),

      async unpack(operation, tools) {
        const { restoredId, releaseId } = operation.input as { restoredId: string; releaseId: string }
        const environmentId = operation.environmentId!
        const backup = keptBackup(await backups.find(restoredId))
        const { hostId } = await tools.environment(environmentId)
        const from = { fromEnvironmentId: backup.environmentId, backupId: restoredId }
        const act = { kind: 'restore-backup', ...from, environmentId, releaseId } as const
        const performed = await perform(operation, tools, hostId, act, [40, 80])
        if ('progress' in performed) return performed.progress
        if (performed.made.digest !== backup.digest) {
          throw new DomainError('backup-not-proved', { detail: 'The host restored something else than was saved' })
        }
        return { next: 'activate', percent: 80 }
      },

      async activate(operation, tools) {
        const { id: operationId, companyId, siteId, input } = operation
        const { restoredId, releaseId } = input as { restoredId: string; releaseId: string }
        const environmentId = operation.environmentId!
        const target = await tools.environment(environmentId)
        const source = await tools.environment(keptBackup(await backups.find(restoredId)).environmentId)
        const rights = [source, target].map((environment) => ({ permission: useOf(environment), environment }))
        return tools.commit(operation, rights, async (tx) => {
          const backup = keptBackup(await backups.find(restoredId, tx.session))
          const { digest, files, bytes } = backup
          await releases.add(
            {
              id: releaseId,
              environmentId,
              siteId,
              companyId,
              cause: 'restored',
              fromEnvironmentId: backup.environmentId,
              fromBackupId: restoredId,
              fromReleaseId: backup.releaseId,
              digest,
              files,
              bytes,
              createdAt: tx.now,
              createdBy: starterActor(operation),
              state: 'kept',
            },
            tx.session,
          )
          const changes = { seen: afterRestore(pushEnd(target), backup) }
          await activate(tx, { environmentId, releaseId, cause: 'restored', operationId, changes })
          return { next: 'confirm', percent: 90, result: { releaseId } }
        })
      },

      async confirm({ environmentId }, tools) {
        await tools.confirm(environmentId!)
        return { done: true }
      },
    },

    async clean(operation, tools) {
      const environmentId = operation.environmentId!
      await steps.clean(operation, tools, environmentId)
      await removePrepared(operation, tools)
    },
  }
}

/** Removes the release that an operation has prepared on the host, unless it became active. */
export const removePrepared: NonNullable<Flow['clean']> = async ({ environmentId, input, isVisible }, tools) => {
  if (isVisible || input.releaseId === undefined) return
  const environment = await tools.environment(environmentId!).catch(unlessGone)
  const release = { environmentId: environmentId!, releaseId: input.releaseId }
  if (environment) await tools.host(environment.hostId).deleteRelease(release)
}
