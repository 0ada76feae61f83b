import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import type { Log } from '@holdfast/runtime'
import { activeReleaseOf, type Environments } from '../environments/environment-store.ts'
import { readBytes } from '../releases/content-reading.ts'

/** Serves sites to their visitors, by host name. */
export async function startSites(options: { environments: Environments; log: Log; host: string; port: number }) {
  const { environments, log, host, port } = options
  const server = createServer((request, response) => {
    serve(request, response).catch((err) => {
      log.error({ err }, 'a site could not be served')
      response.destroy()
    })
  })
  await once(server.listen(port, host), 'listening')

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const environment = environments.byHostName((request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase())
    const releaseId = environment && activeReleaseOf(environment)
    if (!environment || !releaseId) return void response.writeHead(404).end('Not found\n')
    const content = await environments.contentOf(environment.id, releaseId)
    const path = decodeURIComponent(request.url!.split('?')[0]!.slice(1))
    const file = content.files.get(path) ?? content.files.get(`${path}index.html`)
    if (!file || !content.hold()) return void response.writeHead(404).end('Not found\n')
    try {
      response.writeHead(200, { 'content-length': file.bytes })
      await pipeline(readBytes(content.fd, file.offset, file.bytes), response)
    } finally {
      content.letGo()
    }
  }

  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      await closed
    },
  }
}
