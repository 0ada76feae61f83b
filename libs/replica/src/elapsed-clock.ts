/**
 * The clock by which a replica counts its leases: milliseconds since it was opened, never fewer than truly passed.
 *
 * The monotonic clock stands still while a machine sleeps, the wall clock does not, but is set forward and back. Between
 * two readings the larger of both elapsed times counts. A wall clock that jumps forward ends leases early, which costs
 * answers from memory until the next renewal; one that jumps back changes nothing.
 */
export interface ElapsedClock {
  monotonic: number
  wall: number
  elapsed: number
}

/** Both clocks are read with their own grain and not in one instant: less than this is no sleep. */
const NOISE = 10

export function openClock(monotonic: number, wall: number): ElapsedClock {
  return { monotonic, wall, elapsed: 0 }
}

/** @param monotonic milliseconds, `performance.now()` @param wall milliseconds, `Date.now()`, read beside it */
export function read(clock: ElapsedClock, monotonic: number, wall: number): number {
  const passed = monotonic - clock.monotonic
  const passedOnWall = wall - clock.wall
  clock.elapsed += passedOnWall - passed > NOISE ? passedOnWall : passed
  clock.monotonic = monotonic
  clock.wall = wall
  return clock.elapsed
}
