import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { DriverAddress } from '@holdfast/driver'

export interface FilesProcess {
  address: DriverAddress
  sitesUrl: string
  /** The most memory that it has had, in MB; undefined where the system does not tell. */
  peakMegabytes(): Promise<number | undefined>
  stop(): Promise<void>
}

/** The driver that comes along, in a process of its own, with a fresh data folder that goes when it stops. */
export async function startFilesProcess(): Promise<FilesProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'driver-check-'))
  const secret = { keyId: 'first', bytes: randomBytes(32) }
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../services/files/src/main.ts')], {
    env: {
      PATH: process.env.PATH,
      HOST_ID: 'driver-check',
      DRIVER_SECRETS: JSON.stringify({ [secret.keyId]: secret.bytes.toString('base64') }),
      DATA_FOLDER: folder,
      DRIVER_PORT: '0',
      SITES_PORT: '0',
      LOG_PRETTY: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { driverPort, sitesPort } = await portsOf(child)
  return {
    address: { url: `http://127.0.0.1:${driverPort}`, hostId: 'driver-check', secret },
    sitesUrl: `http://127.0.0.1:${sitesPort}`,
    async peakMegabytes() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
      const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(status) ?? []
      return kilobytes ? Math.round(Number(kilobytes) / 1024) : undefined
    },
    async stop() {
      child.kill()
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      await rm(folder, { recursive: true, force: true })
    },
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
  throw new Error('services/files did not start')
}
