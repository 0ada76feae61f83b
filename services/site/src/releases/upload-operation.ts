import { type Code, codes, DomainError } from '@holdfast/errors'
import { useOf } from '../environments/environment.ts'
import { absent } from '../hosts/host-calls.ts'
import type { Flow } from '../operations/flow.ts'
import { starterActor } from '../operations/operation.ts'
import type { Activate } from './activation.ts'
import type { ReleaseStore } from './release-store.ts'

/** How long an archive may be on its way: whoever sends it says so when it is over, unless they died. */
export const UPLOAD_MS = 15 * 60_000
/** How often the host is asked whether the archive has come, if the gateway never says so. */
const LOOK_MS = 5_000

/**
 * An archive goes from the gateway to the host, which stores it as a release; then it becomes active.
 * `input`: releaseId; note, if any; `arrived` when the gateway has said how the sending
 * ended: "whole", or the code of its refusal.
 */
export function uploadFlow({ activate, releases }: { activate: Activate; releases: ReleaseStore }): Flow {
  return {
    kind: 'upload',
    first: 'receive',
    steps: {
      async receive(operation, tools) {
        const { environmentId, releaseId } = placeOf(operation)
        const { arrived, detail } = operation.input
        // Whoever was told that it failed must not find it live: the host is not asked then.
        if (arrived !== undefined && arrived !== 'whole') {
          const code = isCode(arrived) ? arrived : 'host-failed'
          throw new DomainError(code, { ...(detail !== undefined && { detail }) })
        }
        const environment = await tools.environment(environmentId)
        const stored = await tools.host(environment.hostId).getRelease({ environmentId, releaseId }).catch(absent)
        if (stored) {
          const learned = { digest: stored.digest, files: String(stored.files), bytes: String(stored.bytes) }
          return { next: 'activate', percent: 60, learned }
        }
        const isLate = tools.now() - operation.startedAt > UPLOAD_MS
        if (arrived !== undefined || isLate) throw new DomainError('upload-incomplete')
        return { waitMs: LOOK_MS, percent: 10 }
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
              createdBy: starterActor(operation),
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

function isCode(text: string): text is Code {
  return Object.hasOwn(codes, text)
}
