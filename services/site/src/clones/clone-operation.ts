import { DomainError } from '@holdfast/errors'
import { removePrepared } from '../backups/backup-operations.ts'
import { useOf } from '../environments/environment.ts'
import { perform } from '../operations/act-steps.ts'
import type { Flow } from '../operations/flow.ts'
import { starterActor } from '../operations/operation.ts'
import type { Activate } from '../releases/activation.ts'
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

      async copy(operation, tools) {
        const { fromEnvironmentId, fromReleaseId, releaseId } = operation.input as Record<string, string>
        const environmentId = operation.environmentId!
        const { hostId } = await tools.environment(environmentId)
        const from = { fromEnvironmentId: fromEnvironmentId!, fromReleaseId: fromReleaseId! }
        const act = { kind: 'copy-release', ...from, environmentId, releaseId: releaseId! } as const
        const performed = await perform(operation, tools, hostId, act, [20, 80])
        if ('progress' in performed) return performed.progress
        const original = await releases.find(fromReleaseId!)
        if (original?.digest !== performed.made.digest) {
          throw new DomainError('host-failed', { detail: 'The copy is something else than the release' })
        }
        return { next: 'activate', percent: 80 }
      },

      async activate(operation, tools) {
        const { id: operationId, companyId, siteId, input } = operation
        const { fromEnvironmentId, fromReleaseId, releaseId } = input as Record<string, string>
        const environmentId = operation.environmentId!
        const environment = await tools.environment(environmentId)
        // Company roles alone clone, and they reach all sites of the company: the source's use is that of the new site.
        const rights = [{ permission: 'site.clone' as const }, { permission: useOf(environment), environment }]
        return tools.commit(operation, rights, async (tx) => {
          const original = await releases.find(fromReleaseId!, tx.session)
          if (!original) throw new DomainError('not-found')
          const { digest, files, bytes } = original
          await releases.add(
            {
              id: releaseId!,
              environmentId,
              siteId,
              companyId,
              cause: 'cloned',
              fromEnvironmentId: fromEnvironmentId!,
              fromReleaseId: fromReleaseId!,
              digest,
              files,
              bytes,
              createdAt: tx.now,
              createdBy: starterActor(operation),
              state: 'kept',
            },
            tx.session,
          )
          await activate(tx, { environmentId, releaseId, cause: 'cloned', operationId })
          return { next: 'confirm', percent: 90, result: { releaseId: releaseId! } }
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
