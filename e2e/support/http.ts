import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'

/** An HTTP request as it is sent. Nothing is normalised, so that hostile requests arrive unchanged. */
export interface Sending {
  method: string
  /** Path and query, sent exactly as given. */
  path: string
  headers?: OutgoingHttpHeaders
  body?: string | Buffer
}

export interface Received {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 64, maxFreeSockets: 64 })
const DEADLINE_MS = 30_000

/** Sends a request to a base URL such as `http://127.0.0.1:8080`. Throws when there is no answer within 30 s. */
export function send(base: string, { method, path, headers = {}, body }: Sending): Promise<Received> {
  const { hostname, port } = new URL(base)
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        agent,
        hostname,
        port,
        method,
        path,
        headers: body === undefined ? headers : { 'content-length': Buffer.byteLength(body), ...headers },
      },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.once('error', reject)
        incoming.once('end', () => {
          clearTimeout(timer)
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          })
        })
      },
    )
    const timer = setTimeout(() => outgoing.destroy(new Error(`no answer to ${method} within 30 s`)), DEADLINE_MS)
    outgoing.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    outgoing.end(body)
  })
}
