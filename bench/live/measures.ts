import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How a process with a copy began. */
export interface Started {
  /** Seconds until the copy was there. */
  loaded: number
  /** Seconds until all of it could be answered from. */
  fresh: number
  /** Milliseconds: the longest that nothing else could run until then. */
  longestPause: number
  grants: number
  tableBytes: number
  residentBytes: number
}

/** Seconds that this process has had processors for. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** Measures from now on for how long nothing else could run. */
export function pauseMeter() {
  const resolution = 1
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  return {
    /** Milliseconds, since it was asked last. */
    longest(): number {
      const { max } = delay
      delay.reset()
      return Math.max(0, max / 1e6 - resolution)
    },
  }
}
