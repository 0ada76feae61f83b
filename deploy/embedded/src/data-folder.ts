import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { claimPidFile } from './pid-file.ts'
import { identify, isAlive } from './process-identity.ts'

export type DataFolder = {
  path: string
  log(name: string): string
  /** Writes down a process, so that the next launcher finds it should it outlive this one. */
  noteProcess(name: string, pid: number): Promise<void>
  release(): Promise<void>
  /** Deletes the files that launchers write here, and the folder too if nothing else is in it. */
  remove(): Promise<void>
}

/**
 * Makes this process the only launcher of a data folder. If an earlier launcher was killed, it ends that one's servers
 * first and waits until they are gone, for they may still be writing.
 *
 * @throws when another launcher is running there
 */
export async function claimDataFolder(path: string): Promise<DataFolder> {
  const run = join(path, 'run')
  await mkdir(run, { recursive: true })
  const other = await claimPidFile(join(run, 'launcher.pid'))
  if (other) {
    throw new Error(
      `Another launcher (process ${Number.parseInt(other, 10)}) is running with the data in ${path}. ` +
        'Stop it first, or choose another data folder.',
    )
  }
  await endLeftovers(run)
  await rm(join(path, 'logs.previous'), { recursive: true, force: true })
  await rename(join(path, 'logs'), join(path, 'logs.previous')).catch(ignoreMissing)

  return {
    path,
    log: (name) => join(path, 'logs', `${name}.log`),
    async noteProcess(name, pid) {
      const identity = await identify(pid)
      if (identity) await writeFile(join(run, `${name}.pid`), identity)
    },
    release: () => rm(run, { recursive: true, force: true }),
    async remove() {
      const ours = /^(run|logs|logs\.previous|ports\.json|kafka|mongodb-.*)$/
      for (const entry of await readdir(path)) {
        if (ours.test(entry)) await rm(join(path, entry), { recursive: true, force: true })
      }
      await rmdir(path).catch(() => {})
    },
  }
}

async function endLeftovers(run: string): Promise<void> {
  const pidFiles = (await readdir(run)).filter((name) => name.endsWith('.pid') && name !== 'launcher.pid')
  await Promise.all(
    pidFiles.map(async (name) => {
      const identity = await readFile(join(run, name), 'utf8')
      // A server's guardian does the same. This is for a server whose guardian was killed too.
      for (let tries = 0; await isAlive(identity); tries++) {
        if (tries === 0) signal(identity, 'SIGTERM')
        if (tries === 110) signal(identity, 'SIGKILL')
        await sleep(100)
      }
      await rm(join(run, name), { force: true })
    }),
  )
}

function signal(identity: string, name: NodeJS.Signals) {
  try {
    process.kill(Number.parseInt(identity, 10), name)
  } catch {
    // The process ended a moment ago.
  }
}

function ignoreMissing(error: NodeJS.ErrnoException) {
  if (error.code !== 'ENOENT') throw error
}
