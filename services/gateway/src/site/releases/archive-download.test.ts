import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newId } from '@holdfast/contracts'
import { atEnd, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver } from '../../testing/gateway.ts'

const [environmentId, releaseId] = [newId(), newId()]
const path = `/v1/environments/${environmentId}/releases/${releaseId}/download`

/** A gateway that listens, and a host whose answers it passes on. */
async function download(
  handle: (received: IncomingMessage, answer: ServerResponse) => void,
  requestTimeoutMs?: number,
) {
  const host = createServer(handle)
  host.listen(0, '127.0.0.1')
  await once(host, 'listening')
  atEnd(async () => {
    host.closeAllConnections()
    host.close()
  })
  const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/archive`
  const ticket = { method: 'GET', url, token: 'a-ticket' }
  const app = await gatewayOver({ releases: { downloadRelease: async () => ticket } }, { requestTimeoutMs })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return (app.server.address() as AddressInfo).port
}

async function get(port: number, method = 'GET') {
  const asked = request({ host: '127.0.0.1', port, path, method, headers: bearer }).end()
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  return answer
}

async function bytesOf(answer: IncomingMessage) {
  let bytes = 0
  for await (const chunk of answer) bytes += chunk.length
  return bytes
}

const archive = { 'content-type': 'application/gzip' }

test('when a release is downloaded then its archive comes from its host, under a name', async () => {
  const asked: IncomingMessage[] = []
  const port = await download((received, answer) => {
    asked.push(received)
    // What a host says of its answer is not passed on.
    answer.writeHead(200, { ...archive, 'content-length': 300_000, 'set-cookie': 'a=b' })
    answer.end(Buffer.alloc(300_000))
  })
  const answer = await get(port)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/gzip',
    'content-disposition': `attachment; filename="release-${releaseId}.tar.gz"`,
    'x-content-type-options': 'nosniff',
  })
  expect(answer.headers['set-cookie']).toBeUndefined()
  expect(await bytesOf(answer)).toBe(300_000)
  expect(asked[0]!.headers.authorization).toBe('Bearer a-ticket')
})

test('when the host does not give it then the client is told why', async () => {
  let says: [number, object] = [404, {}]
  const port = await download((_received, answer) => {
    answer.writeHead(says[0], { 'content-type': 'application/problem+json' }).end(JSON.stringify(says[1]))
  })
  for (const [status, problem, expected, code] of [
    [404, { code: 'not-found', permanent: true }, 404, 'not-found'],
    [422, { code: 'not-offered', permanent: true }, 422, 'not-offered-by-host'],
    [503, { code: 'unavailable', permanent: false }, 503, 'host-unavailable'],
    [200, { nonsense: true }, 409, 'host-failed'],
  ] as const) {
    says = [status, problem]
    const answer = await get(port)
    const chunks: Buffer[] = []
    for await (const chunk of answer) chunks.push(chunk)
    expect([answer.statusCode, JSON.parse(Buffer.concat(chunks).toString()).code]).toEqual([expected, code])
  }
})

test('when the host breaks off in the middle then so does the answer: nobody takes a part for the whole', async () => {
  const port = await download((_received, answer) => {
    answer.writeHead(200, archive).write(Buffer.alloc(1_000))
    setTimeout(() => answer.destroy(), 50)
  })
  await expect(bytesOf(await get(port))).rejects.toThrow('aborted')
})

test('when the client goes away, takes nothing, or wants the head alone, then the host is let go', async () => {
  const lost: ServerResponse[] = []
  const port = await download((_received, answer) => {
    answer.writeHead(200, archive)
    answer.on('close', () => lost.push(answer))
    const more = () => {
      while (!answer.destroyed && answer.write(Buffer.alloc(64 * 1024))) {
        // Until the client takes no more.
      }
    }
    answer.on('drain', more)
    more()
  }, 400)
  const gone = await get(port)
  gone.destroy()
  await waitFor(() => lost.length === 1)
  const idle = await get(port)
  atEnd(async () => void idle.destroy())
  idle.on('error', () => {})
  await waitFor(() => lost.length === 2)
  const head = await get(port, 'HEAD')
  expect([head.statusCode, await bytesOf(head)]).toEqual([200, 0])
  await waitFor(() => lost.length === 3)
})
