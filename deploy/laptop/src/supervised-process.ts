import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type GuardedProcess, startGuarded } from '@holdfast/embedded/guarded-process'
import type { ProcessVariables } from '@holdfast/runtime'

/** A process of the system, which is started again when it ends by itself. */
export interface SupervisedProcess<Service extends string = string> {
  service: Service
  index: number
  /** host:port of its gRPC; of its HTTP for a gateway or a host. */
  address: string
  /** What it is told: its whole environment. */
  environment: ProcessVariables
  /** Undefined while it is down. */
  pid(): number | undefined
  /** By its own word, as an orchestrator asks. */
  isReady(): Promise<boolean>
  /** Started again by the supervisor, unless stopped by {@link SupervisedProcess.stop}. */
  kill(signal: NodeJS.Signals): void
  /** A clean stop; stays down until `start`. */
  stop(): Promise<void>
  start(): Promise<void>
}

// One that ends sooner is seen at once.
const READY_WITHIN_MS = 180_000
const repository = join(import.meta.dirname, '../../..')

/**
 * @param options.name for messages
 * @param options.output where its output goes: a file, or `inherit` for this process's own
 * @param options.answersReady asks the process at its address whether it is ready
 * @param options.say takes a line for the person who waits
 */
export function supervise<Service extends string>(options: {
  service: Service
  index: number
  name: string
  address: string
  environment: ProcessVariables
  output: string
  answersReady: () => Promise<boolean>
  say: (line: string) => void
}): SupervisedProcess<Service> {
  const { service, index, name, address, environment, output, answersReady, say } = options
  let running: GuardedProcess | undefined
  let isWanted = false

  async function start() {
    isWanted = true
    const args = [join(repository, `services/${service}/src/main.ts`)]
    const started = await startGuarded(process.execPath, args, output, environment)
    running = started
    let isReady = false
    void started.ended.then(({ code, signal }) => {
      if (running === started) running = undefined
      if (isWanted && isReady) void startAgain(signal ?? `status ${code}`)
    })
    try {
      await untilReady(started)
      isReady = true
    } catch (error) {
      await started.stop()
      throw error
    }
  }

  async function startAgain(reason: string) {
    for (let pauseMs = 200; isWanted; pauseMs = Math.min(5_000, pauseMs * 2)) {
      say(`${name} ended (${reason}); starting it again`)
      await sleep(pauseMs)
      try {
        if (isWanted) await start()
        return
      } catch (error) {
        say((error as Error).message)
      }
    }
  }

  async function untilReady(started: GuardedProcess) {
    for (const deadline = performance.now() + READY_WITHIN_MS; performance.now() < deadline; await sleep(50)) {
      if (!started.isRunning()) throw new Error(`${name} ended at its start; see its log`)
      if (await answersReady()) return
    }
    throw new Error(`${name} is not ready on ${address} after ${READY_WITHIN_MS / 1000} s; see its log`)
  }

  return {
    service,
    index,
    address,
    environment,
    pid: () => running?.pid,
    isReady: async () => running !== undefined && (await answersReady()),
    kill: (signal) => running?.kill(signal),
    start,
    async stop() {
      isWanted = false
      await running?.stop()
    },
  }
}
