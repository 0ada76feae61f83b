import { monitorEventLoopDelay } from 'node:perf_hooks'

/** The start of a process with a copy of facts. */
export interface Started {
  /** Seconds until the copy was loaded. */
  loaded: number
  /** Seconds until every shard of the copy could be used for answers. */
  fresh: number
  /** The longest time until then in which the event loop was blocked, in milliseconds. */
  longestPause: number
  grants: number
  tableBytes: number
  residentBytes: number
}

/** Processor time of this process until now, in seconds. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** Measures from now on how long the event loop is blocked. */
export function pauseMeter() {
  const resolution = 1
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  return {
    /** The longest blocking since the last call, in milliseconds. */
    longest(): number {
      const { max } = delay
      delay.reset()
      return Math.max(0, max / 1e6 - resolution)
    },
  }
}
