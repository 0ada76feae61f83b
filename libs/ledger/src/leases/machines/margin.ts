/**
 * How much longer than a lease an owner waits before it takes the lease to be over. No two clocks in the system may
 * run at rates that differ by more than this ratio. Every wait of an owner has it; replicas never do.
 */
const MARGIN = 1.1

/** Milliseconds on an owner's monotonic clock after which a lease of `lease` milliseconds is over on every clock. */
export function outlasting(lease: number): number {
  return lease * MARGIN
}
