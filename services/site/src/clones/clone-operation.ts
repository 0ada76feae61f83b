import { removePrepared } from '../backups/backup-operations.ts'
import { useOf } from '../environments/environment.ts'
import type { Flow } from '../operations/flow.ts'
import type { Activate } from '../releases/activation.ts'
import { addCopy, copyRelease } from '../releases/release-copy.ts'
import type { ReleaseStore } from '../releases/release-store.ts'

/**
 * The live environment of a new site is made real, with a copy of a release of another site.
 * `input`: fromEnvironmentId, fromReleaseId, releaseId. Where it fails, the new site stays, without a release.
 */
export function cloneFlow({ releases, activate }: { releases: ReleaseStore; activate: Activate }): Flow {
  return {
    kind: 'clone',
    first: 'create',
    steps: {
      async create({ environmentId }, tools) {
        await tools.confirm(environmentId!)
        return { next: 'copy', percent: 20 }
      },

      copy: (operation, tools) => copyRelease(operation, tools, releases, [20, 80]),

      async activate(operation, tools) {
        const { id: operationId, input } = operation
        const releaseId = input.releaseId!
        const environmentId = operation.environmentId!
        const environment = await tools.environment(environmentId)
        // Company roles alone clone, and they reach all sites of the company: the source's use is that of the new site.
        const rights = [{ permission: 'site.clone' as const }, { permission: useOf(environment), environment }]
        return tools.commit(operation, rights, async (tx) => {
          await addCopy(tx, operation, releases, 'cloned')
          await activate(tx, { environmentId, releaseId, cause: 'cloned', operationId })
          return { next: 'confirm', percent: 90, result: { releaseId } }
        })
      },

      async confirm({ environmentId }, tools) {
        await tools.confirm(environmentId!)
        return { done: true }
      },
    },
    clean: removePrepared,
  }
}
