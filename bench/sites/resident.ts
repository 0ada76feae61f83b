import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TestSystem } from '../../e2e/support/start-system.ts'

const EVERY_MS = 50

/** The resident memory of a process, in bytes, as Linux counts it; undefined where there is no /proc. */
function residentOf(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1_024
  } catch {
    return undefined
  }
}

/** By process of a system, without its servers. */
export function residents({ system }: TestSystem): Map<string, number> {
  return new Map(
    system.processes.flatMap(({ service, pid }) => {
      const bytes = residentOf(pid()!)
      return bytes === undefined ? [] : [[service, bytes] as const]
    }),
  )
}

/** Looks at the memory of every process again and again while `work` is under way. */
export async function highestResidents<Result>(
  test: TestSystem,
  work: () => Promise<Result>,
): Promise<{ result: Result; highest: Map<string, number> }> {
  const highest = residents(test)
  const ended = new AbortController()
  const looking = (async () => {
    while (!ended.signal.aborted) {
      for (const [name, bytes] of residents(test)) highest.set(name, Math.max(bytes, highest.get(name) ?? 0))
      await sleep(EVERY_MS, undefined, { signal: ended.signal }).catch(() => {})
    }
  })()
  try {
    return { result: await work(), highest }
  } finally {
    ended.abort()
    await looking
  }
}
