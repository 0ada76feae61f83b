import { DomainError } from '@holdfast/errors'
import { useOf } from '../environments/environment.ts'
import type { Flow } from '../operations/flow.ts'
import type { Activate } from './activation.ts'
import type { ReleaseStore } from './release-store.ts'

/** A stored release becomes the active one. `input`: releaseId; reason, if any. */
export function activateFlow({ activate, releases }: { activate: Activate; releases: ReleaseStore }): Flow {
  return {
    kind: 'activate',
    first: 'activate',
    steps: {
      async activate(operation, tools) {
        const environmentId = operation.environmentId!
        const { releaseId, reason } = operation.input as { releaseId: string; reason?: string }
        const environment = await tools.environment(environmentId)
        return tools.commit(operation, [{ permission: useOf(environment), environment }], async (tx) => {
          const release = await releases.find(releaseId, tx.session)
          if (release?.state !== 'kept' || release.environmentId !== environmentId) throw new DomainError('not-found')
          await activate(tx, { environmentId, releaseId, cause: 'rolled-back', operationId: operation.id })
          await releases.goneBackTo(releaseId, { at: tx.now, ...(reason !== undefined && { reason }) }, tx.session)
          return { next: 'confirm', percent: 60, result: { releaseId } }
        })
      },
      async confirm({ environmentId }, tools) {
        await tools.confirm(environmentId!)
        return { done: true }
      },
    },
  }
}
