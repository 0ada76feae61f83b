import { readFile } from 'node:fs/promises'
import type { TestSystem } from '../../e2e/support/start-system.ts'

// Linux counts in hundredths of a second (USER_HZ), whatever the kernel's own clock is.
const MS_PER_TICK = 10

/** Processor time until now, in milliseconds, by process. */
export type ProcessorTimes = Map<string, number>

/**
 * The processor time of every process of a system and of its servers. Servers on other machines or in containers are
 * left out because their times are not known; the list is empty on systems without /proc.
 */
export async function processorTimes({ system, infrastructure }: TestSystem): Promise<ProcessorTimes> {
  const { mongo, kafka } = infrastructure.faults
  const processes: [string, number | undefined][] = [
    ...system.processes.map(({ service, pid }): [string, number | undefined] => [service, pid()]),
    ...(mongo?.members ?? []).map(({ pid }): [string, number | undefined] => ['MongoDB', pid()]),
    ['Kafka', kafka?.pid()],
  ]
  const times: ProcessorTimes = new Map()
  for (const [name, pid] of processes) {
    const ms = pid === undefined ? undefined : await processorTimeOf(pid)
    if (ms !== undefined) times.set(name, (times.get(name) ?? 0) + ms)
  }
  return times
}

/** Of one process; undefined where there is no /proc. */
export async function processorTimeOf(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The second field is the name in parentheses and may contain anything; after it, user and system time are 11 and 12.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(fields[11]) + Number(fields[12])
  return Number.isNaN(ticks) ? undefined : ticks * MS_PER_TICK
}
