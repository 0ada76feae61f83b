import { DomainError } from '@holdfast/errors'
import { removePrepared } from '../backups/backup-operations.ts'
import type { BackupSteps } from '../backups/backup-steps.ts'
import { type PresentEnvironment, useOf } from '../environments/environment.ts'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import type { Flow } from '../operations/flow.ts'
import type { Activate } from '../releases/activation.ts'
import { addCopy, copyRelease } from '../releases/release-copy.ts'
import type { ReleaseStore } from '../releases/release-store.ts'
import { type CheckDrift, pushEnd } from './drift-check.ts'
import { afterCopy, ofExisting } from './push.ts'

/**
 * The active release of one environment becomes a release of another one of its site, and the active one there. What was
 * active before is saved first. `input`: fromEnvironmentId, releaseId, backupId; `despite` where changes of the target are
 * no obstacle.
 */
export function pushFlow(needs: {
  steps: BackupSteps
  environments: EnvironmentStore
  releases: ReleaseStore
  activate: Activate
  checkDrift: CheckDrift
}): Flow {
  const { steps, environments, releases, activate, checkDrift } = needs
  return {
    kind: 'push',
    first: 'look',
    steps: {
      async look(operation, tools) {
        const source = await tools.environment(operation.input.fromEnvironmentId!)
        const target = await tools.environment(operation.environmentId!)
        if (operation.input.despite === undefined) await checkDrift(source, target)
        const { fromReleaseId } = withRelease(source)
        return steps.look(target, { some: 'backup', none: 'copy' }, { fromReleaseId })
      },

      backup: (operation, tools) =>
        steps.save(
          operation,
          tools,
          { environmentId: operation.environmentId!, cause: 'before-push', share: [0, 40] },
          { next: 'copy', percent: 40, result: { backupId: operation.input.backupId! } },
        ),

      copy: (operation, tools) => copyRelease(operation, tools, releases, [40, 80]),

      async activate(operation, tools) {
        const { id: operationId, siteId, input } = operation
        const { fromEnvironmentId, fromReleaseId, releaseId } = input as Record<string, string>
        const environmentId = operation.environmentId!
        const ends = [await tools.environment(fromEnvironmentId!), await tools.environment(environmentId)]
        const rights = ends.map((environment) => ({ permission: useOf(environment), environment }))
        return tools.commit(operation, rights, async (tx) => {
          const all = await environments.ofSite(siteId, tx.session)
          const source = ofId(all, fromEnvironmentId!)
          const target = ofId(all, environmentId)
          if (input.despite === undefined) await checkDrift(source, target)
          await addCopy(tx, operation, releases, 'pushed')
          const ids = all.map(({ id }) => id)
          const seen = afterCopy({ ...pushEnd(source), activeReleaseId: fromReleaseId! }, pushEnd(target), {
            releaseId: releaseId!,
            at: tx.now,
          })
          await environments.save({ ...source, seen: ofExisting(seen.source, ids) }, tx.session)
          const copiedFrom = { environmentId: fromEnvironmentId!, releaseId: fromReleaseId!, at: tx.now }
          const changes = { copiedFrom, seen: ofExisting(seen.target, ids) }
          await activate(tx, { environmentId, releaseId, cause: 'pushed', operationId, changes })
          return { next: 'confirm', percent: 90, result: { releaseId: releaseId! } }
        })
      },

      async confirm({ environmentId }, tools) {
        await tools.confirm(environmentId!)
        return { done: true }
      },
    },

    async clean(operation, tools) {
      await steps.clean(operation, tools, operation.environmentId!)
      await removePrepared(operation, tools)
    },
  }
}

function withRelease({ wish }: PresentEnvironment): { fromReleaseId: string } {
  if (wish.activeReleaseId === undefined) throw new DomainError('no-release')
  return { fromReleaseId: wish.activeReleaseId }
}

function ofId(all: PresentEnvironment[], id: string): PresentEnvironment {
  const found = all.find((each) => each.id === id)
  if (!found) throw new DomainError('environment-deleted')
  return found
}
