/**
 * A broker that has just started answers for some seconds that it is not done with loading, to the first who asks for a
 * consumer group or an idempotent producer. kafkajs gives up sooner than that.
 */
const LOADING = new Set(['GROUP_LOAD_IN_PROGRESS', 'GROUP_COORDINATOR_NOT_AVAILABLE', 'NOT_COORDINATOR_FOR_GROUP'])
const LOADING_MS = 30_000

export interface Outage {
  /** Counts one more failure. `isNews` says whether it is worth a line in the log. */
  failed(error: unknown): { failures: number; isNews: boolean }
  /** Ends the row of failures. `isNews` says whether the log knows of it. */
  ended(): { failures: number; isNews: boolean }
}

/**
 * Decides which failures of a row are news, for a loop that tries again: the first one, and then each `every`th. Without
 * `every`, no further one. A broker that is still loading is no news for half a minute.
 */
export function createOutage({ every = Number.POSITIVE_INFINITY, now = () => performance.now() } = {}): Outage {
  let failures = 0
  let begun = 0
  let known = 0
  return {
    failed(error) {
      if (failures++ === 0) begun = now()
      if (isStillLoading(error) && now() - begun < LOADING_MS) return { failures, isNews: false }
      return { failures, isNews: known++ % every === 0 }
    },
    ended() {
      const row = { failures, isNews: known > 0 }
      failures = known = 0
      return row
    },
  }
}

function isStillLoading(error: unknown): boolean {
  const { type, cause } = (error ?? {}) as { type?: string; cause?: unknown }
  return LOADING.has(type ?? '') || (cause !== undefined && isStillLoading(cause))
}
