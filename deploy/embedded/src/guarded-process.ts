import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'

export type ProcessEnding = { code: number | null; signal: NodeJS.Signals | null }

export type GuardedProcess = {
  pid: number
  ended: Promise<ProcessEnding>
  isRunning(): boolean
  kill(signal: NodeJS.Signals): void
  /** Sends SIGTERM, and SIGKILL to a process that still runs after ten seconds. */
  stop(): Promise<void>
}

const patienceMs = 10_000

/**
 * Starts a command under `guardian.sh`, which ends it when this process ends, even by SIGKILL. The command has a
 * session of its own, so that Ctrl-C in the terminal reaches only this process, which stops its servers in order.
 *
 * @param log the file to which the command's output is appended, or `inherit` for this process's own output
 * @param environment the whole environment of the command; that of this process unless told otherwise
 */
export async function startGuarded(
  command: string,
  args: string[],
  log: string | 'inherit',
  environment: NodeJS.ProcessEnv = process.env,
): Promise<GuardedProcess> {
  if (process.platform === 'win32') {
    throw new Error('Embedded MongoDB and Kafka need a POSIX system. On Windows use Docker, or run inside WSL.')
  }
  const output = log === 'inherit' ? undefined : await openLog(log)
  const fd = output?.fd ?? 'inherit'
  const guardian = spawn('sh', [join(import.meta.dirname, 'guardian.sh'), command, ...args], {
    detached: true,
    stdio: ['pipe', fd, fd, 'pipe'],
    env: environment,
  })
  let running = true
  const ended = new Promise<ProcessEnding>((resolve) => {
    guardian.once('exit', (code, signal) => {
      running = false
      resolve({ code, signal })
    })
  })
  try {
    await once(guardian, 'spawn')
  } finally {
    await output?.close()
  }
  // The pipe breaks when the guardian ends, and `ended` tells of that already.
  guardian.stdin?.on('error', () => {})
  const pid = Number(await text(guardian.stdio[3] as Readable))
  if (!pid) throw new Error(`${command} could not be started; see ${log}`)

  function kill(signal: NodeJS.Signals) {
    if (!running) return
    try {
      process.kill(pid, signal)
    } catch (error) {
      // The command ended a moment ago, and the guardian is about to end too.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }

  return {
    pid,
    ended,
    isRunning: () => running,
    kill,
    async stop() {
      kill('SIGTERM')
      kill('SIGCONT')
      const cancel = new AbortController()
      const late = sleep(patienceMs, true, { signal: cancel.signal }).catch(() => false)
      if (await Promise.race([ended.then(() => false), late])) kill('SIGKILL')
      cancel.abort()
      await ended
    },
  }
}

async function openLog(path: string) {
  await mkdir(dirname(path), { recursive: true })
  return open(path, 'a')
}
