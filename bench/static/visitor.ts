import { connect } from 'node:net'

const HEAD_END = Buffer.from('\r\n\r\n')
/** What one connection reads at once, always into the same memory. */
const READ_BYTES = 512 * 1024

/**
 * Asks for files over many connections, one after another on each, until the time is over. It looks at the status and
 * the length of each answer and at nothing else, so that the client leaves the processors to the server.
 * @returns how many whole files came
 */
export async function visit(options: {
  port: number
  paths: string[]
  connections: number
  seconds: number
  headers: string[]
}): Promise<number> {
  const { port, paths, connections, seconds, headers } = options
  const requests = paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`))
  const end = performance.now() + seconds * 1000
  const counts = await Promise.all(Array.from({ length: connections }, (_, i) => oneConnection(i)))
  return counts.reduce((sum, count) => sum + count, 0)

  function oneConnection(index: number): Promise<number> {
    return new Promise((resolve, reject) => {
      let next = index
      let done = 0
      let left = 0
      let head = ''
      const buffer = Buffer.allocUnsafe(READ_BYTES)
      const socket = connect({
        port,
        host: '127.0.0.1',
        noDelay: true,
        onread: {
          buffer,
          callback(bytes) {
            read(buffer.subarray(0, bytes))
            return true
          },
        },
      })
      const ask = () => socket.write(requests[next++ % requests.length]!)
      socket.on('connect', ask)
      socket.on('error', reject)
      socket.on('close', () => resolve(done))

      function read(chunk: Buffer): void {
        if (left > 0) left -= chunk.length
        else {
          const at = chunk.indexOf(HEAD_END)
          head += chunk.toString('latin1', 0, at < 0 ? undefined : at)
          if (at < 0) return
          const [, length] = /^HTTP\/1\.1 200 [\s\S]*\r\ncontent-length: (\d+)/i.exec(head) ?? []
          if (length === undefined) return void socket.destroy(new Error(`an answer was no success: ${head}`))
          head = ''
          left = Number(length) - (chunk.length - at - HEAD_END.length)
        }
        if (left > 0) return
        done++
        if (performance.now() > end) socket.end()
        else ask()
      }
    })
  }
}
