import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { atEnd } from '@holdfast/testing'
import { hostSettings, talkTo } from './files-host.ts'

/** A host in a process of its own, which can be killed. */
export async function startHostProcess(folder: string, settings: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts')], {
    env: { ...hostSettings(folder, settings), PATH: process.env.PATH, LOG_LEVEL: 'info', LOG_PRETTY: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  atEnd(() => child.kill('SIGKILL'))
  return {
    ...talkTo(await portsOf(child)),
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
    /** Most bytes of memory that it has had. */
    peakBytes: () => memoryOf(child, 'VmHWM'),
    bytesNow: () => memoryOf(child, 'VmRSS'),
  }
}

async function portsOf(child: ChildProcess): Promise<{ driverPort: number; sitesPort: number }> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const event = JSON.parse(line)
    if (event.msg === 'ready') {
      child.stdout!.resume()
      return event
    }
  }
  throw new Error('the host did not start')
}

function memoryOf({ pid }: ChildProcess, name: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)![1]) * 1024
}

/** Bytes of files below a folder; those that are removed meanwhile are none. */
export function bytesBelow(folder: string): number {
  let bytes = 0
  for (const entry of readdirSync(folder, { recursive: true })) {
    try {
      const stats = statSync(join(folder, String(entry)))
      if (stats.isFile()) bytes += stats.size
    } catch {}
  }
  return bytes
}
