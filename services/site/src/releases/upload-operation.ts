import { DriverFault, type ReleaseState } from '@holdfast/driver'
import { type Code, codes, DomainError } from '@holdfast/errors'
import { useOf } from '../environments/environment.ts'
import type { Flow } from '../operations/flow.ts'
import { actorOf } from '../operations/operation.ts'
import type { Activate } from './activation.ts'
import type { ReleaseStore } from './release-store.ts'

/** How often the host is asked whether the archive has come, if the gateway never says so. */
const LOOK_MS = 5_000

/**
 * An archive goes from the gateway to the host, which stores it as a release; then it becomes active.
 * `input`: releaseId; note, if any; `arrived` when the gateway has said that it sent everything.
 */
export function uploadFlow({ activate, releases }: { activate: Activate; releases: ReleaseStore }): Flow {
  return {
    kind: 'upload',
    first: 'receive',
    steps: {
      async receive(operation, tools) {
        const { environmentId, releaseId } = placeOf(operation)
        const environment = await tools.environment(environmentId)
        const stored = await tools.host(environment.hostId).getRelease({ environmentId, releaseId }).catch(notThere)
        if (stored) {
          const learned = { digest: stored.digest, files: String(stored.files), bytes: String(stored.bytes) }
          return { next: 'activate', percent: 60, learned }
        }
        const { arrived, detail } = operation.input
        if (arrived === undefined) return { waitMs: LOOK_MS, percent: 10 }
        throw new DomainError(isCode(arrived) ? arrived : 'upload-incomplete', {
          ...(detail !== undefined && { detail }),
        })
      },

      async activate(operation, tools) {
        const { environmentId, releaseId } = placeOf(operation)
        const environment = await tools.environment(environmentId)
        return tools.commit(operation, [{ permission: useOf(environment), environment }], async (tx) => {
          const { companyId, siteId, input } = operation
          await releases.add(
            {
              id: releaseId,
              environmentId,
              siteId,
              companyId,
              cause: 'uploaded',
              digest: input.digest!,
              files: Number(input.files),
              bytes: Number(input.bytes),
              createdAt: tx.now,
              createdBy: actorOf(operation),
              ...(input.note !== undefined && { note: input.note }),
              state: 'kept',
            },
            tx.session,
          )
          await activate(tx, { environmentId, releaseId, cause: 'uploaded', operationId: operation.id })
          return { next: 'confirm', percent: 80, result: { releaseId } }
        })
      },

      async confirm({ environmentId }, tools) {
        await tools.confirm(environmentId!)
        return { done: true }
      },
    },

    async clean(operation, tools) {
      const { environmentId, releaseId } = placeOf(operation)
      // It became active before something else failed.
      if (operation.isVisible) return
      const environment = await tools.environment(environmentId).catch(() => undefined)
      if (environment) await tools.host(environment.hostId).deleteRelease({ environmentId, releaseId })
    },
  }
}

function placeOf({ environmentId, input }: { environmentId?: string; input: Readonly<Record<string, string>> }) {
  return { environmentId: environmentId!, releaseId: input.releaseId! }
}

function notThere(error: unknown): ReleaseState | undefined {
  if (error instanceof DriverFault && error.problem?.code === 'not-found') return undefined
  throw error
}

function isCode(text: string): text is Code {
  return Object.hasOwn(codes, text)
}
