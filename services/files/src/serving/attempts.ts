/** Wrong passwords are counted for so long. */
const WINDOW_MS = 5 * 60_000
const BOUNDS = { visitor: 10, environment: 500 }
const MOST_COUNTERS = 50_000

/** Counts wrong passwords, by visitor and environment, and by environment. */
export function createAttempts() {
  const counters = new Map<string, { count: number; until: number }>()

  return {
    /** Whether another attempt is looked at. It counts as a wrong one until it is taken back. */
    take(environmentId: string, visitor: string, now: number): boolean {
      const bounds = [
        [`${environmentId} ${visitor}`, BOUNDS.visitor],
        [environmentId, BOUNDS.environment],
      ] as const
      if (bounds.some(([name, bound]) => counterOf(name, now).count >= bound)) return false
      for (const [name] of bounds) counterOf(name, now).count++
      return true
    },
    takeBack(environmentId: string, visitor: string, now: number): void {
      for (const name of [`${environmentId} ${visitor}`, environmentId]) counterOf(name, now).count--
    },
  }

  function counterOf(name: string, now: number) {
    const known = counters.get(name)
    if (known && known.until > now) return known
    // The oldest ones are first.
    if (counters.size >= MOST_COUNTERS) counters.delete(counters.keys().next().value!)
    const counter = { count: 0, until: now + WINDOW_MS }
    counters.delete(name)
    counters.set(name, counter)
    return counter
  }
}
