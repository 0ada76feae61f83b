import type { DataFolder } from './data-folder.ts'
import { type GuardedProcess, startGuarded } from './guarded-process.ts'
import { until } from './readiness.ts'

/** A real server process that a fault run may break and start again. */
export type Breakable = {
  port: number
  /** Undefined while it does not run. */
  pid(): number | undefined
  /** Resolves when the signal has done its work: for SIGKILL and SIGTERM, when the process is gone. */
  kill(signal: NodeJS.Signals): Promise<void>
  /** Starts it again with its data and port; resolves when it answers. Nothing happens while it runs. */
  start(): Promise<void>
}

export type ServerProcess = Breakable & { stop(): Promise<void> }

export type ServerCommand = {
  /** In messages, and of its log. */
  name: string
  command: string
  args: string[]
  port: number
  answers(): Promise<boolean>
}

/** Not started yet: `start()` does the first time too. */
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
      seconds: 60,
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
