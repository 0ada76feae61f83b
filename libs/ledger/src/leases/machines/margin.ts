/**
 * An owner waits this many times the length of a lease before it considers the lease over. The rates of any two clocks
 * in the system must not differ by more than this ratio. Every wait of an owner uses it; replicas never do.
 */
const MARGIN = 1.1

/** After so many milliseconds on an owner's monotonic clock, a lease of `lease` milliseconds is over on every clock. */
export function outlasting(lease: number): number {
  return lease * MARGIN
}
