import { fork } from 'node:child_process'
import { once } from 'node:events'

/** The tasks of a worker, by name. Arguments and answers are copied between processes. */
export type Tasks = Record<string, (argument: never) => Promise<unknown>>

export interface Worker<Of extends Tasks> {
  ask<Name extends keyof Of & string>(
    task: Name,
    ...argument: Parameters<Of[Name]>
  ): Promise<Awaited<ReturnType<Of[Name]>>>
  kill(signal: NodeJS.Signals): void
  /** Tells the worker to stop, and waits until its process has ended. */
  stop(): Promise<void>
}

interface Order {
  id: number
  task: string
  argument: unknown
}

type Report = { id: number; answer: unknown } | { id: number; error: string }

const STOP = 'stop'

/** Starts a script in its own process, which ends with this one. Resolves when it waits for tasks. */
export async function startWorker<Of extends Tasks>(
  script: URL,
  environment: Record<string, string>,
): Promise<Worker<Of>> {
  const child = fork(script, { env: { ...process.env, ...environment }, serialization: 'advanced' })
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>()
  const ended = once(child, 'exit')
  let last = 0
  let isStopping = false
  child.on('message', (report: Report) => {
    const asked = waiting.get(report.id)
    waiting.delete(report.id)
    if ('error' in report) asked?.reject(new Error(report.error))
    else asked?.resolve(report.answer)
  })
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`${script.pathname} ended: ${code ?? signal}`))
    waiting.clear()
    if (!isStopping) console.error(`${script.pathname} ended: ${code ?? signal}`)
  })
  function ask(task: string, argument?: unknown): Promise<unknown> {
    const id = last++
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      child.send({ id, task, argument } satisfies Order, (error) => error && reject(error))
    })
  }
  await new Promise<unknown>((resolve, reject) => {
    waiting.set(-1, { resolve, reject })
  })
  return {
    ask: (task, ...[argument]) => ask(task, argument) as never,
    kill: (signal) => void child.kill(signal),
    async stop() {
      isStopping = true
      child.kill('SIGCONT')
      await ask(STOP).catch(() => {})
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Runs in the worker's process: does tasks until it is told to stop, or its parent process has ended. */
export function doTasks(tasks: Tasks, stop: () => Promise<void>): void {
  const all: Record<string, (argument: never) => Promise<unknown>> = { ...tasks, [STOP]: stop }
  process.on('message', async ({ id, task, argument }: Order) => {
    try {
      process.send?.({ id, answer: await all[task]!(argument as never) } satisfies Report)
    } catch (error) {
      process.send?.({ id, error: (error as Error).stack ?? String(error) } satisfies Report)
    }
  })
  process.once('disconnect', () => process.exit())
  process.send?.({ id: -1, answer: undefined } satisfies Report)
}
