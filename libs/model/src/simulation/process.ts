import type { Chance } from './chance.ts'
import type { Schedule } from './schedule.ts'

/**
 * An operating system process on a machine of its own. While the process is stopped it takes no step, but its clocks
 * run, and messages to it pile up; when it goes on, it finds all of them at once. After it has died, no message reaches
 * it.
 */
export interface Process {
  readonly name: string
  isAlive: boolean
  isStopped: boolean
  /** Milliseconds on its own monotonic clock. Lease books and waits of owners use only this clock. */
  monotonic(): number
  wall(): number
  moveWall(by: number): void
  /** Runs `work` after `delay` milliseconds of simulated time. */
  after(delay: number, work: () => void): void
  stop(): void
  /** @param slept true if its monotonic clock stood still while it was stopped, as on a machine that was suspended */
  goOn(slept: boolean): void
}

/** Slowest and fastest rate of a clock: their ratio is a little less than the margin of 1.1. */
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
      // Each piece of work is a step of its own, so that the process may be stopped again in between.
      for (const [index, work] of waiting.entries()) process.after(index * 0.001, work)
    },
  }
  return process
}
