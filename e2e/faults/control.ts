import { connect, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type { EnvironmentKind, PermissionId } from '@holdfast/access'
import type { ReplicaMetrics } from '@holdfast/replica'

// Messages between the runner and the replica processes: lines of JSON over a socket. A process that was stopped reads
// them when it goes on, late, like any other message.

export interface AccessQuestion {
  subject: number
  permission: PermissionId
  userId: string
  companyId: string
  siteId?: string
  environment?: { environmentId: string; kind: EnvironmentKind }
}

export type ToReplica =
  | { ask: AccessQuestion[] }
  /** Nothing changes the answers about these subjects any more. */
  | { drop: number[] }
  /** A change of these subjects has just come into force: check them now. `remotely`: by asking an owner, too. */
  | { look: number[]; remotely: boolean }
  /** Milliseconds by which the process's wall clock shall be wrong from now on. */
  | { wall: number }

export interface Pulse {
  name: string
  /** Shards for which checks are decided from memory, of both copies together. */
  fresh: number
  shards: number
  /** How many checks were made so far. */
  checks: number
  unknown: number
  metrics: Record<'company' | 'site', ReplicaMetrics>
}

export interface ControlServer {
  path: string
  /** Sends to a process. Returns false if it is not connected. */
  send(name: string, message: ToReplica): boolean
  stop(): Promise<void>
}

export async function listenForReplicas(options: {
  /** Path of the socket. Operating systems allow short paths only. */
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

/** Rejects when the runner is gone: a replica process has nothing to do without it. */
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
