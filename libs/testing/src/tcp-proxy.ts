import { connect, createServer, type Socket } from 'node:net'

/** Stands between two processes and passes on every byte, except as the functions below change that. */
export interface TcpProxy {
  /** host:port to connect to instead of the target. */
  address: string
  /** The number of open connections. */
  open(): number
  /** Breaks all connections with a reset; new ones are let through. Returns how many it broke. */
  cut(): number
  /** New connections are reset at once, until `pass`. */
  refuse(): void
  /** Bytes are kept and not passed on, and connections stay open, as in a network that hangs, until `pass`. */
  hold(): void
  /** Every byte arrives that much later, in the same order, until `pass`. */
  delay(ms: number): void
  /** Passes on every byte again, and at once what was kept. */
  pass(): void
  stop(): Promise<void>
}

// Bytes kept for one direction. Beyond this, the sender has to wait, as it would for a full socket.
const WINDOW = 1024 * 1024

/** @param target host:port. Nothing has to listen there yet */
export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const [host, port] = target.split(':') as [string, string]
  const connections = new Set<{ destroy(): void; wake(): void }>()
  let mode: 'pass' | 'refuse' | 'hold' = 'pass'
  let delayMs = 0

  const server = createServer((client) => {
    if (mode === 'refuse') {
      client.on('error', () => {})
      client.resetAndDestroy()
      return
    }
    const upstream = connect({ host, port: Number(port), noDelay: true })
    client.setNoDelay(true)
    const directions = [carry(client, upstream), carry(upstream, client)]
    const connection = {
      destroy() {
        client.resetAndDestroy()
        upstream.resetAndDestroy()
      },
      wake() {
        for (const direction of directions) direction.wake()
      },
    }
    connections.add(connection)
    for (const socket of [client, upstream]) {
      socket.on('error', () => connection.destroy())
      socket.once('close', () => {
        connections.delete(connection)
        for (const direction of directions) direction.stop()
        client.destroy()
        upstream.destroy()
      })
    }
  })
  // Accepting a connection fails when its client was just killed. The proxy goes on.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address() as { port: number }

  return {
    address: `127.0.0.1:${address.port}`,
    open: () => connections.size,
    cut() {
      const cut = connections.size
      for (const connection of [...connections]) connection.destroy()
      return cut
    },
    refuse() {
      mode = 'refuse'
    },
    hold() {
      mode = 'hold'
    },
    delay(ms) {
      delayMs = ms
    },
    pass() {
      mode = 'pass'
      delayMs = 0
      for (const connection of connections) connection.wake()
    },
    async stop() {
      for (const connection of [...connections]) connection.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }

  /** One direction of a connection. */
  function carry(from: Socket, to: Socket) {
    const queue: { chunk: Buffer | 'end'; dueAt: number }[] = []
    let queued = 0
    let timer: NodeJS.Timeout | undefined
    from.on('data', (chunk: Buffer) => {
      queue.push({ chunk, dueAt: performance.now() + delayMs })
      queued += chunk.length
      if (queued > WINDOW) from.pause()
      wake()
    })
    from.once('end', () => {
      queue.push({ chunk: 'end', dueAt: performance.now() + delayMs })
      wake()
    })
    to.on('drain', wake)
    return { wake, stop: () => clearTimeout(timer) }

    function wake() {
      clearTimeout(timer)
      while (mode !== 'hold' && queue.length > 0 && !to.destroyed && !to.writableNeedDrain) {
        const { chunk, dueAt } = queue[0]!
        // After `pass`, bytes that were delayed no longer wait.
        const waitMs = delayMs === 0 ? 0 : dueAt - performance.now()
        if (waitMs > 0) {
          timer = setTimeout(wake, waitMs)
          return
        }
        queue.shift()
        if (chunk === 'end') {
          to.end()
          return
        }
        queued -= chunk.length
        to.write(chunk)
      }
      if (queued <= WINDOW && from.isPaused()) from.resume()
    }
  }
}
