import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts'
import { waitFor } from './wait-for.ts'

let server: Server
let proxy: TcpProxy
const clients: Socket[] = []

beforeEach(async () => {
  // A server that sends back every byte.
  server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {})
    socket.pipe(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  proxy = await startTcpProxy(`127.0.0.1:${(server.address() as { port: number }).port}`)
})

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy()
  await proxy.stop()
  await new Promise((resolve) => server.close(resolve))
})

async function client() {
  const [host, port] = proxy.address.split(':') as [string, string]
  const socket = connect({ host, port: Number(port), allowHalfOpen: true })
  clients.push(socket)
  const heard: Buffer[] = []
  let closed: 'open' | 'reset' | 'closed' = 'open'
  socket.on('data', (chunk: Buffer) => heard.push(chunk))
  socket.on('error', () => {
    closed = 'reset'
  })
  socket.on('close', () => {
    if (closed === 'open') closed = 'closed'
  })
  await once(socket, 'connect')
  return {
    socket,
    state: () => closed,
    length: () => heard.reduce((sum, { length }) => sum + length, 0),
    hears: (text: string) => waitFor(() => Buffer.concat(heard).toString().endsWith(text), { every: 2 }),
  }
}

test('when nothing is wrong then everything passes, a great deal too, and the end', async () => {
  const { socket, length } = await client()
  socket.write(Buffer.alloc(10_000_000))
  await waitFor(() => length() === 10_000_000)
  const ended = once(socket, 'end')
  socket.end()
  await ended
})

test('when it is cut then open connections are reset and new ones pass', async () => {
  const first = await client()
  first.socket.write('before')
  await first.hears('before')
  expect(proxy.cut()).toBe(1)
  await waitFor(() => first.state() === 'reset')
  const second = await client()
  second.socket.write('after')
  await second.hears('after')
})

test('when it refuses then new connections break until they pass again', async () => {
  proxy.refuse()
  const refused = await client().catch(() => undefined)
  if (refused) await waitFor(() => refused.state() !== 'open')
  proxy.pass()
  const passed = await client()
  passed.socket.write('again')
  await passed.hears('again')
})

test('when it holds then nothing comes and nothing is lost', async () => {
  const { socket, hears, length, state } = await client()
  proxy.hold()
  socket.write('held')
  const other = await client()
  proxy.delay(0)
  other.socket.write('also held')
  await new Promise((resolve) => setImmediate(resolve))
  expect([length(), state(), other.length()]).toEqual([0, 'open', 0])
  proxy.pass()
  await hears('held')
  await other.hears('also held')
})

test('when it delays then things come later and in order', async () => {
  const { socket, hears } = await client()
  socket.write('quick')
  await hears('quick')
  proxy.delay(60)
  const begun = performance.now()
  socket.write('one ')
  setImmediate(() => socket.write('two'))
  await hears('one two')
  expect(performance.now() - begun).toBeGreaterThan(115)
})
