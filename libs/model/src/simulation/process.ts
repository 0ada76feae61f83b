import type { Chance } from './chance.ts'
import type { Schedule } from './schedule.ts'

/**
 * An operating system process on a machine of its own. While it is stopped it takes no step, but its clocks run and
 * what is sent to it piles up; when it goes on, it finds everything at once. When it has died, nothing reaches it.
 */
export interface Process {
  readonly name: string
  isAlive: boolean
  isStopped: boolean
  /** Milliseconds on its own monotonic clock; owners have no other. */
  monotonic(): number
  wall(): number
  moveWall(by: number): void
  /** Does something after `delay` milliseconds of true time. */
  after(delay: number, work: () => void): void
  stop(): void
  /** @param slept its monotonic clock stood still since it stopped, as on a machine that was suspended */
  goOn(slept: boolean): void
}

/** Rates at which clocks run: the fastest and the slowest differ by a little less than the margin of 1.1. */
const RATES = [0.954, 1.048] as const

export function createProcess(name: string, schedule: Schedule, chance: Chance): Process {
  const rate = chance.is(0.5) ? chance.of(RATES) : chance.between(...RATES)
  const offset = chance.between(0, 1e6)
  let slept = 0
  let wallOffset = chance.between(-5_000, 5_000)
  let stoppedAt = 0
  let piled: (() => void)[] = []
  const process: Process = {
    name,
    isAlive: true,
    isStopped: false,
    monotonic: () => offset + (schedule.now() - slept) * rate,
    wall: () => schedule.now() * rate + wallOffset,
    moveWall(by) {
      wallOffset += by
    },
    after(delay, work) {
      schedule.at(schedule.now() + delay, () => {
        if (!process.isAlive) return
        if (process.isStopped) piled.push(work)
        else work()
      })
    },
    stop() {
      process.isStopped = true
      stoppedAt = schedule.now()
    },
    goOn(hasSlept) {
      if (hasSlept) slept += schedule.now() - stoppedAt
      process.isStopped = false
      const waiting = piled
      piled = []
      // One step after the other, so that it may be stopped again in between.
      for (const [index, work] of waiting.entries()) process.after(index * 0.001, work)
    },
  }
  return process
}
