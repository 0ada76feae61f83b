/** Upper bounds of the buckets, in seconds. The longest call may take 8 s. */
export const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

/** How long things took, in buckets: can be added up over processes, as quantiles cannot. */
export interface Distribution {
  /** How many fell into each bucket; the last one is for what took longer than all bounds. */
  counts: number[]
  /** Seconds, all together. */
  sum: number
}

export function newDistribution(): Distribution {
  return { counts: new Array(BOUNDS.length + 1).fill(0), sum: 0 }
}

export function noteIn(distribution: Distribution, seconds: number): void {
  const bucket = BOUNDS.findIndex((bound) => seconds <= bound)
  distribution.counts[bucket < 0 ? BOUNDS.length : bucket]!++
  distribution.sum += seconds
}

/** Counts and distributions by the values of some labels. The values must be of few: each pair of them is kept. */
export function byLabels<Value>(create: () => Value) {
  const found = new Map<string, { labels: string[]; value: Value }>()
  return {
    of(...labels: string[]): Value {
      const key = labels.join('\n')
      const known = found.get(key)
      if (known) return known.value
      const value = create()
      found.set(key, { labels, value })
      return value
    },
    samples: (): [Value, ...string[]][] => [...found.values()].map(({ labels, value }) => [value, ...labels]),
  }
}
