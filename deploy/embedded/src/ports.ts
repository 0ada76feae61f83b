import { randomInt } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { cacheFolder } from './fetch-cache.ts'
import { claimPidFile } from './pid-file.ts'

export type PortWish = {
  /** For messages: what the port is for. */
  name: string
  /** For messages: the environment variable that sets it. */
  variable: string
  /** Exactly this one; 0: any free one; undefined: the usual one if it is free, otherwise any. */
  port: number | undefined
  usual: number
}

/** Undefined when the variable is not set. */
export function portFrom(variable: string): number | undefined {
  const value = process.env[variable]
  if (!value) return undefined
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new Error(`${variable}=${value} is not a port. It takes a number; 0 is any free port.`)
}

export type Ports = {
  numbers: number[]
  /** To be called when the servers listen, or when they will not start. */
  release(): Promise<void>
}

/**
 * Chooses `count` ports on 127.0.0.1; where possible, those that were chosen in this folder the last time. Until they
 * are released no other launcher takes them: two launchers that start at once would otherwise find the same ports free.
 *
 * @throws when a port was asked for and is busy
 */
export async function choosePorts(folder: string, wish: PortWish, count: number): Promise<Ports> {
  const file = join(folder, 'ports.json')
  const key = `${wish.name} ${count}`
  const remembered = remember(file)[key] ?? []
  const numbers: number[] = []
  const release = async () => {
    await Promise.all(numbers.map((port) => rm(reservation(port), { force: true })))
  }
  try {
    for (let index = 0; index < count; index++) numbers.push(await choosePort(wish, index, remembered[index]))
  } catch (error) {
    await release()
    throw error
  }
  // Read and written without a pause in between: MongoDB and Kafka choose at the same time, and one must not overwrite
  // what the other has just written.
  writeFileSync(file, JSON.stringify({ ...remember(file), [key]: numbers }, null, 2))
  return { numbers, release }
}

async function choosePort(wish: PortWish, index: number, remembered: number | undefined): Promise<number> {
  if (wish.port) {
    const port = wish.port + index
    if (await reserve(port)) return port
    throw new Error(
      `Port ${port} is busy, and ${wish.name} was told to use it. ` +
        `Set ${wish.variable} to another port, or to 0 for any free one.`,
    )
  }
  const preferred = [remembered, wish.port === 0 ? undefined : wish.usual + index]
  for (const port of preferred) if (port && (await reserve(port))) return port
  // Below the range from which systems take ports for outgoing connections. While a server is down, such a port could
  // be taken by one of these, even by a connection to that very port, and the server could not start again.
  for (;;) {
    const port = randomInt(20_000, 30_000)
    if (await reserve(port)) return port
  }
}

async function reserve(port: number): Promise<boolean> {
  await mkdir(reservations, { recursive: true })
  if (await claimPidFile(reservation(port))) return false
  if (await isFree(port)) return true
  await rm(reservation(port), { force: true })
  return false
}

const reservations = join(cacheFolder, 'ports')

function reservation(port: number): string {
  return join(reservations, String(port))
}

/** Whether something accepts connections on the port. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.setTimeout(1000, () => done(true)) // neither accepted nor refused, so something has the port
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
    function done(answer: boolean) {
      socket.destroy()
      resolve(answer)
    }
  })
}

async function isFree(port: number): Promise<boolean> {
  // Also tries to connect: some systems let a process bind 127.0.0.1 though another one listens on all addresses.
  if (await isListening(port)) return false
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

function remember(file: string): Record<string, number[]> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {} // there is none yet, or a launcher was killed while it wrote it; then ports may differ from the last time
  }
}
