import { removePrepared } from '../backups/backup-operations.ts'
import { useOf } from '../environments/environment.ts'
import type { Flow } from '../operations/flow.ts'
import type { Activate } from '../releases/activation.ts'
import { addCopy, copyRelease } from '../releases/release-copy.ts'
import type { ReleaseStore } from '../releases/release-store.ts'

/** A new site's live environment is made real on its host. */
export const createSiteFlow: Flow = {
  kind: 'create-site',
  first: 'confirm',
  steps: {
    async confirm({ environmentId }, tools) {
      await tools.confirm(environmentId!)
      return { done: true }
    },
  },
}

/** A deleted environment: its host serves nothing of it any more. Its bytes go when the grace is over. */
export const deleteEnvironmentFlow: Flow = { ...createSiteFlow, kind: 'delete-environment' }

/**
 * A new environment is made real, with a copy of another one's release if that was wanted.
 * `input`: releaseId, fromEnvironmentId, fromReleaseId, all or none.
 */
export function createEnvironmentFlow({ activate, releases }: { activate: Activate; releases: ReleaseStore }): Flow {
  return {
    kind: 'create-environment',
    first: 'confirm',
    steps: {
      async confirm({ environmentId, input }, tools) {
        await tools.confirm(environmentId!)
        return input.fromReleaseId === undefined ? { done: true } : { next: 'copy', percent: 30 }
      },
      copy: (operation, tools) => copyRelease(operation, tools, releases, [30, 70]),
      async activate(operation, tools) {
        const { id: operationId, input } = operation
        const environmentId = operation.environmentId!
        const { fromEnvironmentId, fromReleaseId, releaseId } = input as Record<string, string>
        const ends = [await tools.environment(fromEnvironmentId!), await tools.environment(environmentId)]
        const rights = ends.map((environment) => ({ permission: useOf(environment), environment }))
        return tools.commit(operation, rights, async (tx) => {
          await addCopy(tx, operation, releases, 'pushed')
          const copiedFrom = { environmentId: fromEnvironmentId!, releaseId: fromReleaseId!, at: tx.now }
          // It has seen its source as it was when the copy was taken.
          const seen = { [fromEnvironmentId!]: { releaseId: fromReleaseId!, at: tx.now } }
          const wanted = { environmentId, releaseId, cause: 'pushed' as const, operationId }
          await activate(tx, { ...wanted, changes: { copiedFrom, seen } })
          return { next: 'show', percent: 90, result: { releaseId: releaseId! } }
        })
      },
      async show({ environmentId }, tools) {
        await tools.confirm(environmentId!)
        return { done: true }
      },
    },
    clean: removePrepared,
  }
}
