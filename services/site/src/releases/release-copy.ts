import { DomainError } from '@holdfast/errors'
import type { CommandTransaction } from '@holdfast/ledger'
import { perform } from '../operations/act-steps.ts'
import type { StepTools } from '../operations/flow.ts'
import { type StepProgress, starterActor, type Unfinished } from '../operations/operation.ts'
import type { ReleaseCause } from './release.ts'
import type { ReleaseStore } from './release-store.ts'

/** The `input` of an operation that copies a release of another environment into its own. */
type CopyInput = Record<'fromEnvironmentId' | 'fromReleaseId' | 'releaseId', string>

/**
 * The step that has the host copy the release. What the host made must be what the release is.
 * @param share of the operation that the step is, in percent
 */
export async function copyRelease(
  operation: Unfinished,
  tools: StepTools,
  releases: ReleaseStore,
  share: readonly [from: number, to: number],
): Promise<StepProgress> {
  const { fromEnvironmentId, fromReleaseId, releaseId } = operation.input as CopyInput
  const environmentId = operation.environmentId!
  const { hostId } = await tools.environment(environmentId)
  const act = { kind: 'copy-release', fromEnvironmentId, fromReleaseId, environmentId, releaseId } as const
  const performed = await perform(operation, tools, hostId, act, share)
  if ('progress' in performed) return performed.progress
  const original = await releases.find(fromReleaseId)
  if (original?.digest !== performed.made.digest) {
    throw new DomainError('host-failed', { detail: 'The copy is something else than the release' })
  }
  return { next: 'activate', percent: share[1] }
}

/** Saves the copy as a release, in the visible step. */
export async function addCopy(
  tx: CommandTransaction,
  operation: Unfinished,
  releases: ReleaseStore,
  cause: ReleaseCause,
): Promise<void> {
  const { environmentId, siteId, companyId, input } = operation
  const { fromEnvironmentId, fromReleaseId, releaseId } = input as CopyInput
  const original = await releases.find(fromReleaseId, tx.session)
  if (!original) throw new DomainError('not-found')
  const { digest, files, bytes } = original
  await releases.add(
    {
      id: releaseId,
      environmentId: environmentId!,
      siteId,
      companyId,
      cause,
      fromEnvironmentId,
      fromReleaseId,
      digest,
      files,
      bytes,
      createdAt: tx.now,
      createdBy: starterActor(operation),
      state: 'kept',
    },
    tx.session,
  )
}
