import type { Act, ActState, DriverProblem } from '@holdfast/driver/contract'

/** What is known of an act. */
export interface KnownAct {
  act: Act
  state: ActState
  /** When it was done or had failed. */
  endedAt?: number
}

/** An ended act is known for so long. */
const KEPT_MS = 86_400_000

export function beginAct(act: Act): KnownAct {
  return { act, state: { actId: act.actId, state: 'running', percent: 0 } }
}

export function finishAct({ act }: KnownAct, result: Pick<ActState, 'release' | 'backup'>, now: number): KnownAct {
  return { act, state: { actId: act.actId, state: 'done', percent: 100, ...result }, endedAt: now }
}

export function failAct({ act, state }: KnownAct, problem: DriverProblem, now: number): KnownAct {
  return { act, state: { actId: act.actId, state: 'failed', percent: state.percent, problem }, endedAt: now }
}

/** Whether an act that is asked for again is the same one. Whoever asks again may give it more time. */
export function isSameAct(one: Act, other: Act): boolean {
  return canonical(one) === canonical(other)
}

export function isForgotten({ endedAt }: KnownAct, now: number): boolean {
  return endedAt !== undefined && endedAt + KEPT_MS < now
}

/** An act has no objects inside. */
function canonical({ deadline: _deadline, ...act }: Act): string {
  return JSON.stringify(Object.entries(act).sort(([a], [b]) => (a < b ? -1 : 1)))
}
