/**
 * The clock with which a replica measures its leases: milliseconds since it was opened, and never fewer than have
 * really passed.
 *
 * The monotonic clock stands still while the machine sleeps. The wall clock does not, but it can be set forward and
 * back. So between two readings the larger of the two elapsed times counts. If the wall clock is set forward, leases
 * end early, and checks go to an owner until the next renewal; if it is set back, nothing changes.
 */
export interface ElapsedClock {
  monotonic: number
  wall: number
  elapsed: number
}

/**
 * The clocks have different resolutions and are not read at the same instant. So a difference below this, in
 * milliseconds, does not mean that the machine slept.
 */
const NOISE = 10

export function openClock(monotonic: number, wall: number): ElapsedClock {
  return { monotonic, wall, elapsed: 0 }
}

/**
 * Moves the clock on, and returns the milliseconds since it was opened.
 * @param monotonic `performance.now()`, in milliseconds
 * @param wall `Date.now()`, in milliseconds, read directly before or after it
 */
export function read(clock: ElapsedClock, monotonic: number, wall: number): number {
  const passed = monotonic - clock.monotonic
  const passedOnWall = wall - clock.wall
  clock.elapsed += passedOnWall - passed > NOISE ? passedOnWall : passed
  clock.monotonic = monotonic
  clock.wall = wall
  return clock.elapsed
}
