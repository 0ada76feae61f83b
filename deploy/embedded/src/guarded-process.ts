import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'

export type Ending = { code: number | null; signal: NodeJS.Signals | null }

export type GuardedProcess = {
  pid: number
  ended: Promise<Ending>
  isRunning(): boolean
  kill(signal: NodeJS.Signals): void
  /** A clean stop; after ten seconds without one, SIGKILL. */
  stop(): Promise<void>
}

const patienceMs = 10_000

/**
 * Starts a command under `guardian.sh`: it ends with this process, however this process ends.
 * It has a session of its own, so that Ctrl-C in the terminal reaches only the launcher, which stops things in order.
 *
 * @param log file that takes what the command prints, appended to; or this process's own output
 * @param environment more than this process's own
 */
export async function startGuarded(
  command: string,
  args: string[],
  log: string | 'inherit',
  environment: Record<string, string> = {},
): Promise<GuardedProcess> {
  if (process.platform === 'win32') {
    throw new Error('Embedded MongoDB and Kafka need a POSIX system. On Windows use Docker, or run inside WSL.')
  }
  const output = log === 'inherit' ? undefined : await openLog(log)
  const fd = output?.fd ?? 'inherit'
  const guardian = spawn('sh', [join(import.meta.dirname, 'guardian.sh'), command, ...args], {
    detached: true,
    stdio: ['pipe', fd, fd, 'pipe'],
    env: { ...process.env, ...environment },
  })
  let running = true
  const ended = new Promise<Ending>((resolve) => {
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
  // The pipe breaks with the guardian; there is nothing to do about it that `ended` does not say.
  guardian.stdin?.on('error', () => {})
  const pid = Number(await text(guardian.stdio[3] as Readable))
  if (!pid) throw new Error(`${command} could not be started; see ${log}`)

  function kill(signal: NodeJS.Signals) {
    if (!running) return
    try {
      process.kill(pid, signal)
    } catch (error) {
      // Ended a moment ago; the guardian's own exit is on its way.
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
