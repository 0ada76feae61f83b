import { readOutcome } from './acts.ts'
import type {
  Act,
  ActState,
  CallName,
  DriverDescription,
  EnvironmentList,
  EnvironmentState,
  ReleaseState,
  UsageReport,
  Wish,
} from './contract.ts'

/** What was asked, as far as an answer can contradict it. */
export interface AskedCall {
  hostId?: string
  environmentId?: string
  releaseId?: string
  actId?: string
  after?: string
  since?: string
  body?: unknown
}

/**
 * What is wrong with an answer that has the right form: it is about something else than what was asked, or contradicts
 * itself. A driver that mixes up two environments would else be believed.
 */
const contradictions: { [Name in CallName]?: (answer: never, asked: AskedCall) => string | undefined } = {
  describe: (answer: DriverDescription, { hostId }) =>
    answer.hostId === hostId ? undefined : 'it is the driver of another host',

  listEnvironments({ environments, next }: EnvironmentList, { after = '' }) {
    let last = after
    for (const environment of environments) {
      if (environment.environmentId <= last) return 'environments are not in the order of their ids'
      last = environment.environmentId
      const wrong = ofEnvironment(environment)
      if (wrong) return wrong
    }
    if (next !== null && (environments.length === 0 || next !== last)) return 'the next page does not follow this one'
  },

  getEnvironment: (answer: EnvironmentState, { environmentId }) => ofEnvironment(answer, environmentId),

  putEnvironment(answer: EnvironmentState, { environmentId, body }) {
    const wish = body as Wish
    const wrong = ofEnvironment(answer, environmentId)
    if (wrong) return wrong
    if (answer.generation !== wish.generation) return 'it took a wish and tells another generation'
    if (answer.deleted || answer.activeRelease !== wish.activeRelease) return 'it took a wish and tells another state'
  },

  putRelease: ofRelease,
  getRelease: ofRelease,

  startAct(answer: ActState, { body }) {
    const act = body as Act
    if (answer.actId !== act.actId) return 'it tells of another act'
    const outcome = readOutcome(act, answer)
    if (typeof outcome === 'string') return outcome
  },

  getAct(answer: ActState, { actId }) {
    if (answer.actId !== actId) return 'it tells of another act'
    if (answer.state === 'failed' && !answer.problem) return 'it does not say why an act failed'
    if (answer.state === 'done' && !answer.release && !answer.backup) return 'an act is done and made nothing'
  },

  usage: ({ more, next }: UsageReport, { since }) =>
    more && next === since ? 'the next page is this one again' : undefined,
}

/** What is wrong with an answer of the right form, in words for a log; undefined if nothing is. */
export function contradictionOf(name: CallName, answer: unknown, asked: AskedCall): string | undefined {
  return contradictions[name]?.(answer as never, asked)
}

function ofRelease(answer: ReleaseState, { releaseId }: AskedCall): string | undefined {
  return answer.releaseId === releaseId ? undefined : 'it tells of another release'
}

function ofEnvironment(environment: EnvironmentState, asked = environment.environmentId): string | undefined {
  const { environmentId, generation, deleted, activeRelease, releases, backups } = environment
  if (environmentId !== asked) return 'it tells of another environment'
  const releaseIds = new Set(releases.map(({ releaseId }) => releaseId))
  if (releaseIds.size < releases.length) return 'a release is told twice'
  if (new Set(backups.map(({ backupId }) => backupId)).size < backups.length) return 'a backup is told twice'
  if (activeRelease !== null && !releaseIds.has(activeRelease)) return 'it does not have the active release'
  if (generation === null && (deleted || activeRelease !== null)) return 'nobody wished what it tells'
  if (deleted && (releases.length > 0 || backups.length > 0)) return 'a deleted environment still has something'
}
