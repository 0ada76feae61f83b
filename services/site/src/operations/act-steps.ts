import { type Act, actOutcome, type BackupState, DriverFault, type ReleaseState } from '@holdfast/driver'
import type { ActOf, StepTools } from './flow.ts'
import type { StepProgress, Unfinished } from './operation.ts'

type MadeBy<Kind extends Act['kind']> = Kind extends 'copy-release' | 'restore-backup' ? ReleaseState : BackupState

/** What an act has made; or, while it runs, how its operation goes on. */
export type Performed<Kind extends Act['kind']> = { made: MadeBy<Kind> } | { progress: StepProgress }

/** An act is asked for again when it has taken this part longer: a short one is seen soon, a long one costs few questions. */
const LOOK_PART = 1 / 4
const FIRST_LOOK_MS = 50
const LONGEST_LOOK_MS = 2_000
const MOST_TRIES = 5
const PAUSE_MS = 2_000

/**
 * Starts an act of the present step, or asks how far it is if it was started before. An act that failed in a way that may
 * pass is tried again as another act, a few times: a driver answers an act that it knows, and does not do it again.
 * Throws a `DriverFault` with the driver's problem where the act has failed for good.
 * @param share of the operation that the step is, in percent: where it begins and where it ends
 */
export async function perform<Kind extends Act['kind']>(
  operation: Unfinished,
  tools: Pick<StepTools, 'host' | 'now'>,
  hostId: string,
  act: ActOf & { kind: Kind },
  share: readonly [from: number, to: number],
): Promise<Performed<Kind>> {
  const { id, step, input, deadline } = operation
  const tries = Number(input[triesOf(step)] ?? 0)
  const body = { ...act, actId: `${id}:${step}:${tries}`, causedBy: causedBy(operation), deadline } as Act
  const outcome = actOutcome(body, await tools.host(hostId).startAct({ body }))
  switch (outcome.state) {
    case 'running': {
      const [from, to] = share
      const since = Number(input[sinceOf(step)] ?? tools.now())
      const aPart = Math.round((tools.now() - since) * LOOK_PART)
      const waitMs = Math.min(LONGEST_LOOK_MS, Math.max(FIRST_LOOK_MS, aPart))
      const percent = Math.floor(from + ((to - from) * outcome.percent) / 100)
      return { progress: { waitMs, percent, learned: { [sinceOf(step)]: String(since) } } }
    }
    case 'done':
      return { made: ('release' in outcome ? outcome.release : outcome.backup) as MadeBy<Kind> }
    case 'failed': {
      const { problem } = outcome
      if (!problem.permanent && tries + 1 < MOST_TRIES) {
        return { progress: { waitMs: PAUSE_MS * 2 ** tries, learned: { [triesOf(step)]: String(tries + 1) } } }
      }
      throw new DriverFault('refused', `${act.kind}: the act failed`, { problem: { ...problem, permanent: true } })
    }
  }
}

function triesOf(step: string): string {
  return `${step}Tries`
}

/** When the act of a step was begun. */
function sinceOf(step: string): string {
  return `${step}Since`
}

function causedBy({ startedBy }: Unfinished): string {
  if (!startedBy) return 'service/site'
  const { principal } = startedBy
  return principal.kind === 'api-key' ? `api-key/${principal.keyId}` : `user/${principal.userId}`
}
