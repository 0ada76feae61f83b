import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { readConfig } from '@holdfast/runtime'
import { atEnd, silentLog, testEnvironment, waitFor } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { startGateway } from '../app.ts'
import { configSchema } from '../config.ts'
import { gatewayOver } from '../testing/gateway.ts'
import { limitConnections } from './connection-limit.ts'

/** A client that never closes a connection by itself. */
function stubborn(port: number, host = '127.0.0.1') {
  const socket = connect({ port, host, allowHalfOpen: true })
  socket.setEncoding('utf8')
  const client = { socket, heard: '', isClosed: false }
  socket.on('data', (text) => {
    client.heard += text
  })
  socket.on('error', () => {})
  for (const event of ['end', 'close']) {
    socket.on(event, () => {
      client.isClosed = true
    })
  }
  atEnd(async () => void socket.destroy())
  return client
}

/** Writes the same few characters again and again, until the connection is closed. */
function drip(socket: Socket, text: string) {
  const timer = setInterval(() => socket.write(text), 20)
  socket.on('close', () => clearInterval(timer))
}

describe('given a request that must arrive within 0.4 s', () => {
  const listening = async () => {
    const app = await gatewayOver({}, { requestTimeoutMs: 400 })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const open = () => new Promise<number>((resolve) => app.server.getConnections((_error, count) => resolve(count)))
    return { port: (app.server.address() as AddressInfo).port, open }
  }
  const head = 'POST /v1/users HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n'

  test.each([
    ['its body comes byte by byte', `${head}\r\n`, ' '],
    ['its body comes in chunks', `${head.replace(/content-length.*/, 'transfer-encoding: chunked')}\r\n`, '1\r\n \r\n'],
    ['its headers come one by one', head, 'x: y\r\n'],
    ['its first line comes byte by byte', 'GET /', 'a'],
    ['nothing comes', '', ''],
  ])('when %s, then it is answered 408, and the connection is closed', async (_what, begin, more) => {
    const { port, open } = await listening()
    const client = stubborn(port)
    client.socket.write(begin)
    if (more !== '') drip(client.socket, more)
    await waitFor(() => client.isClosed)
    // By the server alone: this client would leave it half open for ever.
    await waitFor(async () => (await open()) === 0)
    expect(client.heard).toMatch(/^HTTP\/1.1 408 Request Timeout\r\n/)
    const problem = JSON.parse(client.heard.slice(client.heard.indexOf('\r\n\r\n')))
    expect(problem).toMatchObject({ status: 408, code: 'request-too-slow' })
  })

  test('when one comes in time, then the next may come later on the same connection', async () => {
    const client = stubborn((await listening()).port)
    const get = 'GET /livez HTTP/1.1\r\nhost: x\r\n\r\n'
    client.socket.write(get)
    await waitFor(() => client.heard.includes('200 OK'))
    // Longer than a request may take: an idle connection is no slow request.
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    client.heard = ''
    client.socket.write(get)
    await waitFor(() => client.heard.includes('200 OK'))
  })
})

describe('given three connections for an address', () => {
  async function listening(trustedProxies: string[]) {
    const app = await gatewayOver({})
    const { read } = limitConnections(app.server, { most: 3, trustedProxies })
    await app.listen({ host: '::', port: 0 })
    return { read: () => read()!, port: (app.server.address() as AddressInfo).port }
  }
  async function opened(port: number, host?: string) {
    const client = stubborn(port, host)
    await once(client.socket, 'connect')
    return client
  }

  test('when there are more, then they are closed at once and counted, and other addresses are served', async () => {
    const { port, read } = await listening([])
    const clients = [await opened(port), await opened(port), await opened(port)]
    await waitFor(() => read().open === 3)
    const fourth = await opened(port)
    await waitFor(() => fourth.isClosed)
    expect(read()).toEqual({ open: 3, refused: 1 })
    expect(clients.map(({ isClosed }) => isClosed)).toEqual([false, false, false])

    const elsewhere = await opened(port, '::1')
    await waitFor(() => read().open === 4)
    expect(elsewhere.isClosed).toBe(false)

    clients[0]!.socket.destroy()
    await waitFor(() => read().open === 3)
    const next = await opened(port)
    await waitFor(() => read().open === 4)
    expect(next.isClosed).toBe(false)
  })

  test('when they are those of a trusted proxy, then there may be more', async () => {
    const { port, read } = await listening(['127.0.0.0/8'])
    for (let index = 0; index < 5; index++) await opened(port)
    await waitFor(() => read().open === 5)
    expect(read().refused).toBe(0)
  })
})

test('when a gateway is told how many connections an address may have, then it holds to it, and its metrics say so', async () => {
  const lines: string[] = []
  const log = Object.assign(Object.create(silentLog), {
    info: (...args: unknown[]) => lines.push(JSON.stringify(args)),
  })
  const config = readConfig(configSchema, {
    ...testEnvironment('gateway', { at: { identity: '127.0.0.1:1', company: '127.0.0.1:1' } }),
    CONNECTIONS_PER_ADDRESS: '1',
    METRICS_ADDRESS: '127.0.0.1:0',
  })
  const gateway = await startGateway(config, log)
  atEnd(() => gateway.stop())
  const [first, second] = [stubborn(gateway.port), stubborn(gateway.port)]
  await waitFor(() => first.isClosed || second.isClosed)
  const { port } = lines.map((line) => JSON.parse(line)).find(([, text]) => text === 'metrics are served')![0]
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  expect(text).toContain('holdfast_gateway_connections_refused_total 1')
  expect(text).toContain('holdfast_gateway_connections 1')
})
