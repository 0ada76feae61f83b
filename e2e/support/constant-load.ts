import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { join } from 'node:path'
import { quantile } from './quantile.ts'

/** How requests went in some time. */
export interface Tally {
  requests: number
  /** In the order of their failing; `sentAt` by Date.now(). */
  failed: { sentAt: number; what: string }[]
  /** Checks made as soon as a change had been answered, and how many answered as before the change. */
  checks: number
  stale: number
  /** Answers that nobody could give. */
  unknown: number
  /** Milliseconds of each answer. */
  times: number[]
  /** Milliseconds until a change of a role was in force. */
  changes: number[]
  /** Changes that were answered before they were in force, as the API does after two seconds. */
  later: number
}

export type ToLoad = { kind: 'next' } | { kind: 'stop' } | { kind: 'more'; times: number }
export type FromLoad = ({ kind: 'running' } & Changed) | { kind: 'tally'; tally: Tally } | ChangeOfRole

/** Whose roles are changed, all the time, and where. Each is a developer at first. */
export interface Changed {
  companyId: string
  members: string[]
}

/** One who does or does not get a role that may see invoices; on the clock of support/clock.ts. */
export type ChangeOfRole =
  | { kind: 'sent'; member: number; allowed: boolean; at: number }
  | { kind: 'answered'; member: number; at: number }

export function emptyTally(): Tally {
  return { requests: 0, failed: [], checks: 0, stale: 0, unknown: 0, times: [], changes: [], later: 0 }
}

export interface Load extends Changed {
  /** Is told what is changed, and first what has been changed so far. Only the first listener is. */
  onChange(listener: (change: ChangeOfRole) => void): void
  /** What happened since the last call. */
  next(): Promise<Tally>
  /** Reads and changes so many times as much as in the beginning. */
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
  const answers = new EventEmitter()
  const missed: ChangeOfRole[] = []
  let listener = (change: ChangeOfRole): void => void missed.push(change)
  child.on('message', (message: FromLoad) => {
    if (message.kind === 'sent' || message.kind === 'answered') listener(message)
    else answers.emit(message.kind, message)
  })
  const { companyId, members } = await answer('running')
  return {
    companyId,
    members,
    onChange(told) {
      listener = told
      for (const change of missed.splice(0)) told(change)
    },
    async next() {
      tell({ kind: 'next' })
      return (await answer('tally')).tally
    },
    more: (times) => tell({ kind: 'more', times }),
    async stop() {
      tell({ kind: 'stop' })
      return (await answer('tally')).tally
    },
  }

  function tell(message: ToLoad): void {
    child.send(message)
  }

  async function answer<Kind extends 'running' | 'tally'>(kind: Kind) {
    const over = new AbortController()
    const ended = once(child, 'exit', { signal: over.signal }).then(([status]) => {
      throw new Error(`the load ended with status ${status}`)
    })
    try {
      const [message] = await Promise.race([once(answers, kind, { signal: over.signal }), ended])
      return message as Extract<FromLoad, { kind: Kind }>
    } finally {
      over.abort()
      ended.catch(() => {})
    }
  }
}

/** One line for the reader of a run. */
export function describe({ requests, failed, checks, stale, unknown, times, changes, later }: Tally): string {
  const at = (values: number[], share: number) => Math.round(quantile(values, share))
  return (
    `${requests} requests, ${failed.length} failed, ${unknown} unknown, ${stale} of ${checks} checks stale; ` +
    `p50 ${at(times, 0.5)}, p99 ${at(times, 0.99)} ms; ${changes.length} changes, p99 ${at(changes, 0.99)} ms, ${later} in force later`
  )
}
