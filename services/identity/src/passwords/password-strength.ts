import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { DomainError } from '@holdfast/errors'
import type { Log } from '@holdfast/runtime'
import { limit } from './limit.ts'
import type { Strength } from './password.ts'

/** What the worker is asked. It answers with the score. */
export interface PasswordQuestion {
  password: string
  known: string[]
}

/**
 * A password is judged by its first characters: whoever guesses the whole has guessed these. What comes after them can
 * make a password stronger than it is judged to be, and time that grows with the length is bounded.
 */
const JUDGED = 64
const WAITING = 100
/** Half of what a call may take, for the password is hashed afterwards. */
const PATIENCE_MS = 4_000
/** The slowest password takes 0.05 s. On a machine that is much too busy, a good password may need it too. */
const LIMIT_MS = 3_000
/** Three times what the dictionaries take. */
const MEMORY_MB = 256

/**
 * Judges passwords in a worker thread, one at a time: some take long, and the event loop renews leases. Throws
 * `overloaded` if too many callers wait, if one has waited too long, or if a judgment takes too long. Then nothing is
 * known about the password, so it is neither accepted nor called weak; the worker is replaced.
 * @param options.script the worker, in its stead in tests
 */
export async function startStrength(options: {
  log: Log
  limitMs?: number
  patienceMs?: number
  script?: URL
}): Promise<{ strength: Strength; stop(): Promise<void> }> {
  const { log, limitMs = LIMIT_MS, patienceMs = PATIENCE_MS } = options
  const { script = new URL('./strength-worker.ts', import.meta.url) } = options
  const inTurn = limit(1, WAITING, patienceMs)
  let present: Worker | undefined
  let ready: Promise<Worker> | undefined
  let isStopped = false
  await start()
  return {
    strength: (password, known) => {
      const question = { password: firstOf(password), known: known.map(firstOf) }
      return inTurn(() => ask(question))
    },
    async stop() {
      isStopped = true
      await present?.terminate()
    },
  }

  function start(): Promise<Worker> {
    const starting = startWorker()
    ready = starting
    // Whoever asks next finds out, and starts another one.
    starting.catch(() => {
      if (ready === starting) ready = undefined
    })
    return starting
  }

  async function startWorker(): Promise<Worker> {
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
    present = worker
    worker.on('error', (err) => log.error({ err }, 'the worker that judges passwords broke'))
    await answerOf(worker)
    worker.unref()
    return worker
  }

  async function ask(question: PasswordQuestion): Promise<number> {
    const worker = await (ready ?? start())
    // An idle worker does not keep the process alive, a working one does.
    worker.ref()
    try {
      worker.postMessage(question)
      return (await answerOf(worker, AbortSignal.timeout(limitMs))) as number
    } catch (err) {
      log.warn({ err }, 'a password could not be judged in time')
      void worker.terminate()
      if (!isStopped) void start()
      throw new DomainError('overloaded')
    } finally {
      worker.unref()
    }
  }
}

/** The next message of a worker. Rejects if it breaks or ends before, or when the signal is aborted. */
async function answerOf(worker: Worker, signal?: AbortSignal): Promise<unknown> {
  const over = new AbortController()
  const until = { signal: signal ? AbortSignal.any([signal, over.signal]) : over.signal }
  const ended = once(worker, 'exit', until).then(() => {
    throw new Error('the worker has ended')
  })
  try {
    const [answer] = await Promise.race([once(worker, 'message', until), ended])
    return answer
  } finally {
    over.abort()
  }
}

/** In the form in which passwords are hashed. Otherwise full-width letters would be judged as rare characters. */
function firstOf(text: string): string {
  return [...text.normalize('NFKC')].slice(0, JUDGED).join('')
}
