import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { quantile } from './quantile.ts'

/** How requests went in some time. */
export interface Tally {
  requests: number
  failed: { at: number; what: string }[]
  /** Checks made as soon as a change had been answered, and how many answered as before the change. */
  checks: number
  stale: number
  /** Answers that nobody could give. */
  unknown: number
  /** Milliseconds of each answer. */
  times: number[]
  /** Milliseconds until a change of a role was in force. */
  changes: number[]
}

export type ToLoad = { kind: 'next' } | { kind: 'stop' } | { kind: 'more'; times: number }
export type FromLoad = { kind: 'running' } | { kind: 'tally'; tally: Tally }

export function emptyTally(): Tally {
  return { requests: 0, failed: [], checks: 0, stale: 0, unknown: 0, times: [], changes: [] }
}

export interface Load {
  /** What happened since the last call. */
  next(): Promise<Tally>
  /** Reads so many times as much as in the beginning. */
  more(times: number): void
  stop(): Promise<Tally>
}

/**
 * Begins to send requests to an API, and resolves when they are under way.
 * @param within makes of a command one that runs where the API can be reached
 */
export async function startLoad(
  { api, mailUrl }: { api: string; mailUrl: string },
  within: (command: string[]) => string[] = (command) => command,
): Promise<Load> {
  const [command, ...args] = within([process.execPath, join(import.meta.dirname, 'under-load.ts')])
  const child = spawn(command!, args, {
    env: { ...process.env, HOLDFAST_API: api, HOLDFAST_MAIL: mailUrl },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await answer(child, 'running')
  return {
    async next() {
      child.send({ kind: 'next' } satisfies ToLoad)
      return (await answer(child, 'tally')).tally
    },
    more(times) {
      child.send({ kind: 'more', times } satisfies ToLoad)
    },
    async stop() {
      child.send({ kind: 'stop' } satisfies ToLoad)
      return (await answer(child, 'tally')).tally
    },
  }
}

async function answer<Kind extends FromLoad['kind']>(child: ChildProcess, kind: Kind) {
  const over = new AbortController()
  const ended = once(child, 'exit', { signal: over.signal }).then(([status]) => {
    throw new Error(`the load ended with status ${status}`)
  })
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal: over.signal }), ended])) as [FromLoad]
    if (message.kind !== kind) throw new Error(`the load said ${message.kind}, not ${kind}`)
    return message as Extract<FromLoad, { kind: Kind }>
  } finally {
    over.abort()
    ended.catch(() => {})
  }
}

/** One line for the reader of a run. */
export function describe({ requests, failed, checks, stale, unknown, times, changes }: Tally): string {
  const at = (values: number[], share: number) => Math.round(quantile(values, share))
  return (
    `${requests} requests, ${failed.length} failed, ${unknown} unknown, ${stale} of ${checks} checks stale; ` +
    `p50 ${at(times, 0.5)}, p99 ${at(times, 0.99)} ms; ${changes.length} changes, p99 ${at(changes, 0.99)} ms`
  )
}
