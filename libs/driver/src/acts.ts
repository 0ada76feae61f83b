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
export function outcomeOf(act: Act, { state, percent, release, backup, problem }: ActState): ActOutcome {
  if (state === 'running') return { state, percent }
  if (state === 'failed') {
    if (!problem) throw new DriverFault('not-understood', 'the driver does not say why an act failed')
    return { state, problem }
  }
  const isOfRelease = act.kind === 'copy-release' || act.kind === 'restore-backup'
  if (isOfRelease && release?.releaseId === act.releaseId) return { state, release }
  if (!isOfRelease && backup?.backupId === act.backupId) return { state, backup }
  throw new DriverFault('not-understood', 'the driver says that an act is done, and not what it made')
}
