import type { Act, ActState, BackupState, DriverProblem, ReleaseState } from './contract.ts'
import { DriverFault } from './fault.ts'

/** What became of an act, with what it was to make. */
export type ActOutcome =
  | { state: 'running'; percent: number }
  | { state: 'done'; release: ReleaseState }
  | { state: 'done'; backup: BackupState }
  | { state: 'failed'; problem: DriverProblem }

/**
 * @param state what the driver says of the act
 * @throws DriverFault `not-understood` if it says done of something else than what the act was to make
 */
export function actOutcome(act: Act, state: ActState): ActOutcome {
  const outcome = readOutcome(act, state)
  if (typeof outcome === 'string') throw new DriverFault('not-understood', outcome)
  return outcome
}

/** @returns what is wrong, where something is */
export function readOutcome(act: Act, { state, percent, release, backup, problem }: ActState): ActOutcome | string {
  if (state === 'running') return { state, percent }
  if (state === 'failed') return problem ? { state, problem } : 'it does not say why an act failed'
  const isOfRelease = act.kind === 'copy-release' || act.kind === 'restore-backup'
  if (isOfRelease && release?.releaseId === act.releaseId) return { state, release }
  if (!isOfRelease && backup?.backupId === act.backupId) return { state, backup }
  return 'an act is done, and it does not tell what the act was to make'
}
