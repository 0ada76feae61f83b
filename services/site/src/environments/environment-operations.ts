import { useOf } from '../environments/environment.ts'
import { perform } from '../operations/act-steps.ts'
import type { Flow } from '../operations/flow.ts'
import { starterActor } from '../operations/operation.ts'
import type { Activate } from '../releases/activation.ts'
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
      async copy(operation, tools) {
        const { fromEnvironmentId, fromReleaseId, releaseId } = operation.input as Record<string, string>
        const environmentId = operation.environmentId!
        const { hostId } = await tools.environment(environmentId)
        const act = {
          kind: 'copy-release' as const,
          fromEnvironmentId: fromEnvironmentId!,
          fromReleaseId: fromReleaseId!,
          environmentId,
          releaseId: releaseId!,
        }
        const performed = await perform(operation, tools, hostId, act, [30, 70])
        if ('progress' in performed) return performed.progress
        const { digest, files, bytes } = performed.made
        const learned = { digest, files: String(files), bytes: String(bytes) }
        return { next: 'activate', percent: 70, learned }
      },
      async activate(operation, tools) {
        const { id: operationId, companyId, siteId, input } = operation
        const environmentId = operation.environmentId!
        const { fromEnvironmentId, fromReleaseId, releaseId, digest, files, bytes } = input as Record<string, string>
        const source = await tools.environment(fromEnvironmentId!)
        return tools.commit(operation, [{ permission: useOf(source), environment: source }], async (tx) => {
          await releases.add(
            {
              id: releaseId!,
              environmentId,
              siteId,
              companyId,
              cause: 'pushed',
              fromEnvironmentId: fromEnvironmentId!,
              fromReleaseId: fromReleaseId!,
              digest: digest!,
              files: Number(files),
              bytes: Number(bytes),
              createdAt: tx.now,
              createdBy: starterActor(operation),
              state: 'kept',
            },
            tx.session,
          )
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
  }
}
