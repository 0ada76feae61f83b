import { quantile } from '../support/quantile.ts'

/** What a process holds at one moment. */
export interface Sample {
  /** Milliseconds since the run began. */
  at: number
  heapBytes: number
  residentBytes: number
  /** Open files and sockets. */
  descriptors: number
  handles: number
  /** The 99th percentile since the sample before. */
  loopDelayMs: number
}

export interface Trend {
  of: keyof Omit<Sample, 'at'>
  before: number
  after: number
  isFlat: boolean
}

const MB = 1024 * 1024
/** What may lie between the two: a share of what was there, and a constant. */
const ALLOWED = {
  heapBytes: { share: 0.1, more: 8 * MB },
  residentBytes: { share: 0.1, more: 24 * MB },
  descriptors: { share: 0, more: 8 },
  handles: { share: 0, more: 8 },
  loopDelayMs: { share: 0.5, more: 20 },
} satisfies Record<Trend['of'], { share: number; more: number }>

/**
 * Compares the second quarter of a run with its last one; the first quarter is for warming up. Of memory the lowest value
 * counts, for what lies between two collections is no growth; of all else the middle one.
 */
export function trendsOf(samples: readonly Sample[]): Trend[] {
  const quarter = Math.floor(samples.length / 4)
  if (quarter === 0) throw new RangeError('too few samples to see a trend')
  const [second, last] = [samples.slice(quarter, 2 * quarter), samples.slice(-quarter)]
  return (Object.keys(ALLOWED) as Trend['of'][]).map((of) => {
    const typical = (values: number[]) => quantile(values, of === 'heapBytes' ? 0 : 0.5)
    const [before, after] = [typical(second.map((one) => one[of])), typical(last.map((one) => one[of]))]
    const { share, more } = ALLOWED[of]
    return { of, before, after, isFlat: after <= before * (1 + share) + more }
  })
}
