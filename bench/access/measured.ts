export interface Measured {
  contender: string
  size: number
  grants: number
  users: number
  scopes: number
  loadSeconds: number
  /** As counted by the contender itself: all its typed arrays. */
  bytes?: number
  /** By how much the process grew, after garbage was collected. */
  residentGrowth: number
  stats?: object
  pauses?: Pauses
  fromIds?: Rates
  inBatches?: Rates
  fromNumbers?: Rates
}

/** Checks per second. */
export interface Rates {
  /** By the time this thread had the processor. */
  repetitions: number[]
  /** By the clock, of the tenth of the windows that were disturbed least: what a busy machine hides. */
  undisturbed: number
}

/** Milliseconds; quiet: no other process took the processor meanwhile. */
export interface Pauses {
  longestStep: number
  longestQuietStep: number
  longestTurn: number
  longestQuietTurn: number
  above1ms: number
  above5ms: number
}

/** The value that `part` of the values are below: 0.5 for the median. */
export function quantile(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
