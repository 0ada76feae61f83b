import { DomainError } from '@holdfast/errors'
import type { PresentEnvironment } from '../environments/environment.ts'
import type { OperationKind } from '../operations/operation.ts'
import type { OperationStore } from '../operations/operation-store.ts'
import { driftOf, type End } from './push.ts'

/** Throws `target-changed`, with what was done to the target, if it changed since the source saw it. */
export type CheckDrift = (source: PresentEnvironment, target: PresentEnvironment) => Promise<void>

/** What each kind of operation does to the environment that it is about. */
const causes: Partial<Record<OperationKind, string>> = {
  upload: 'uploaded',
  activate: 'rolled-back',
  push: 'pushed',
  restore: 'restored',
  clone: 'cloned',
  reset: 'reset',
}

const MOST = 20

export function createDriftCheck({ operations }: { operations: OperationStore }): CheckDrift {
  return async (source, target) => {
    const drift = driftOf(pushEnd(source), pushEnd(target))
    if (!drift) return
    const acts = await operations.visibleSince(target.id, drift.seen.at, MOST)
    const changes = acts.flatMap((act) => {
      const cause = causes[act.kind]
      const { releaseId } = act.result
      // The act that made what was seen may have ended a little later than it was seen.
      if (cause === undefined || releaseId === drift.seen.releaseId) return []
      return [
        { ...(releaseId !== undefined && { releaseId }), cause, at: 'endedAt' in act ? act.endedAt : act.startedAt },
      ]
    })
    throw new DomainError('target-changed', { changes })
  }
}

export function pushEnd({ id, wish, seen }: PresentEnvironment): End {
  return { id, activeReleaseId: wish.activeReleaseId, seen }
}
