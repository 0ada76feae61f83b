export interface Measured {
  contender: string
  size: number
  grants: number
  users: number
  scopes: number
  loadSeconds: number
  /** Bytes of all typed arrays, as the contender itself counts them. */
  bytes?: number
  /** Bytes by which the process grew, measured after garbage collection. */
  residentGrowth: number
  stats?: object
  pauses?: Pauses
  fromIds?: Rates
  /** Questions about the company alone. */
  inCompany?: Rates
  inBatches?: Rates
  fromNumbers?: Rates
}

/** Checks per second. */
export interface Rates {
  /** By processor time of this thread; one figure for each repetition. */
  repetitions: number[]
  /** By the clock, in the fastest tenth of the windows: an estimate for a machine that is not busy. */
  undisturbed: number
}

/** In milliseconds. Quiet means that no other process took the processor meanwhile. */
export interface Pauses {
  longestStep: number
  longestQuietStep: number
  longestTurn: number
  longestQuietTurn: number
  above1ms: number
  above5ms: number
}
