import { once } from 'node:events'
import { connect } from 'node:net'
import { readConfig } from '@holdfast/runtime'
import { atEnd, silentLog, testEnvironment, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { startGateway } from '../app.ts'
import { configSchema } from '../config.ts'

const REQUEST = 'GET /livez HTTP/1.1\r\nhost: x\r\n\r\n'

async function opened(port: number) {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.setEncoding('utf8')
  await once(socket, 'connect')
  atEnd(async () => void socket.destroy())
  const heard: string[] = []
  socket.on('data', (text: string) => heard.push(text))
  return {
    async ask(): Promise<string> {
      const before = heard.length
      socket.write(REQUEST)
      await waitFor(() => heard.length > before)
      return heard.slice(before).join('')
    },
    isClosed: () => socket.closed || socket.readableEnded,
  }
}

const gatewayThat = (leavingMs: number) =>
  startGateway(
    readConfig(configSchema, { ...testEnvironment('gateway', {}), LEAVING_MS: String(leavingMs) }),
    silentLog,
  )

test('when a gateway stops, then each client is told by its next answer, and loses no request', async () => {
  const gateway = await gatewayThat(60_000)
  const [one, other] = [await opened(gateway.port), await opened(gateway.port)]
  expect(await one.ask()).toMatch(/\r\nconnection: keep-alive\r\n/i)
  expect(await other.ask()).toMatch(/\r\nconnection: keep-alive\r\n/i)

  const stopped = gateway.stop()
  for (const client of [one, other])
    expect(await client.ask()).toMatch(/^HTTP\/1.1 200[\s\S]*\r\nconnection: close\r\n/i)
  await stopped
  expect([one, other].map((client) => client.isClosed())).toEqual([true, true])
})

test('when a client asks nothing any more, then it is waited for no longer than is given', async () => {
  const gateway = await gatewayThat(200)
  const client = await opened(gateway.port)
  expect(await client.ask()).toMatch(/^HTTP\/1.1 200/)
  await gateway.stop()
  await waitFor(client.isClosed)
})
