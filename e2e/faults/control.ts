import { connect, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type { PermissionId } from '@holdfast/access'
import type { ReplicaMetrics } from '@holdfast/replica'

// What the runner and the replica processes tell each other: lines of JSON over a socket, which a stopped process finds
// full and unread when it goes on, as it would find anything else.

export interface AccessQuestion {
  subject: number
  permission: PermissionId
  userId: string
  companyId: string
}

export type ToReplica =
  | { ask: AccessQuestion[] }
  /** Something about these subjects is in force since a moment ago. `remotely`: ask an owner too. */
  | { look: number[]; remotely: boolean }
  /** Milliseconds by which this process's wall clock is wrong from now on. */
  | { wall: number }

export interface Pulse {
  name: string
  /** Shards of which checks are decided from memory. */
  fresh: number
  shards: number
  /** So far. */
  checks: number
  unknown: number
  metrics: ReplicaMetrics
}

export interface ControlServer {
  path: string
  /** To one that is connected; false when it is not. */
  send(name: string, message: ToReplica): boolean
  stop(): Promise<void>
}

export async function listenForReplicas(options: {
  /** Of the socket; short, as sockets want it. */
  path: string
  onConnected: (name: string) => void
  onPulse: (pulse: Pulse) => void
}): Promise<ControlServer> {
  const sockets = new Map<string, Socket>()
  const all = new Set<Socket>()
  const server = createServer((socket) => {
    let name: string | undefined
    all.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => {
      all.delete(socket)
      if (name !== undefined && sockets.get(name) === socket) sockets.delete(name)
    })
    createInterface({ input: socket })
      .on('line', (line) => {
        const pulse = JSON.parse(line) as Pulse
        if (name === undefined) {
          name = pulse.name
          sockets.set(name, socket)
          options.onConnected(name)
        }
        options.onPulse(pulse)
      })
      .on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(options.path, resolve))
  return {
    path: options.path,
    send(name, message) {
      const socket = sockets.get(name)
      socket?.write(`${JSON.stringify(message)}\n`)
      return socket !== undefined
    },
    async stop() {
      for (const socket of all) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Rejects when there is no runner; the process has nothing to do without one. */
export async function joinRunner(options: {
  path: string
  onMessage: (message: ToReplica) => void
  onLost: () => void
}): Promise<{ tell(pulse: Pulse): void; close(): void }> {
  const socket = connect(options.path)
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  socket.on('error', () => {})
  socket.once('close', options.onLost)
  createInterface({ input: socket })
    .on('line', (line) => options.onMessage(JSON.parse(line) as ToReplica))
    .on('error', () => {})
  return {
    tell: (pulse) => void socket.write(`${JSON.stringify(pulse)}\n`),
    close() {
      socket.off('close', options.onLost)
      socket.destroy()
    },
  }
}
