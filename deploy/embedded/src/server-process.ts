import type { DataFolder } from './data-folder.ts'
import { type GuardedProcess, startGuarded } from './guarded-process.ts'
import { until } from './readiness.ts'

/** A real server process, which a fault run can break and start again. */
export type Breakable = {
  port: number
  /** Undefined while the server is not running. */
  pid(): number | undefined
  /** Sends a signal. After SIGKILL and SIGTERM it resolves when the process is gone. */
  kill(signal: NodeJS.Signals): Promise<void>
  /** Starts it again with the same data and port; resolves when it answers. Does nothing while it is running. */
  start(): Promise<void>
}

export type ServerProcess = Breakable & { stop(): Promise<void> }

export type ServerCommand = {
  /** For messages, and for the name of its log file. */
  name: string
  command: string
  args: string[]
  port: number
  answers(): Promise<boolean>
}

/** Does not start the server: call `start()`. */
export function serverProcess(server: ServerCommand, folder: DataFolder, say: (line: string) => void): ServerProcess {
  const { name, port } = server
  const log = folder.log(name)
  let current: GuardedProcess | undefined
  let isEndExpected = false

  async function start() {
    if (current?.isRunning()) return
    isEndExpected = false
    const started = await startGuarded(server.command, server.args, log)
    current = started
    await folder.noteProcess(name, started.pid)
    await until(async () => ((await server.answers()) ? true : undefined), {
      what: name,
      seconds: 180,
      process: started,
      log,
    })
    started.ended.then(({ code }) => {
      if (!isEndExpected) say(`${name} (port ${port}) ended unexpectedly with code ${code}; its log: ${log}`)
    })
  }

  return {
    port,
    pid: () => (current?.isRunning() ? current.pid : undefined),
    async kill(signal) {
      isEndExpected = true
      current?.kill(signal)
      if (signal === 'SIGKILL' || signal === 'SIGTERM') await current?.ended
    },
    start,
    async stop() {
      isEndExpected = true
      await current?.stop()
    },
  }
}
