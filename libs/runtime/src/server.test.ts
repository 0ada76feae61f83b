import { once } from 'node:events'
import { connect } from 'node:http2'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, credentials, Metadata, status } from '@grpc/grpc-js'
import { TwoFactor } from '@holdfast/contracts/identity'
import { Ledger } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { atEnd, servicePassport, silentLog, testKeys, userPassport, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { countCalls } from './call-metrics.ts'
import { openChannel } from './client.ts'
import { serveMetrics } from './metrics.ts'
import { implement, serve } from './server.ts'

async function given() {
  const state = { isLoaded: false }
  const server = await serve({
    address: '127.0.0.1:0',
    service: 'company',
    keys: testKeys.trusted,
    log: silentLog,
    services: [],
    onceReady: [implement(Ledger, { heads: async () => ({ epoch: state.isLoaded ? 'loaded' : 'too early' }) })],
  })
  atEnd(() => server.stop(0))
  const channel = openChannel({
    address: `127.0.0.1:${server.port}`,
    to: 'company',
    signer: testKeys.signer('notification'),
  })
  atEnd(channel.close)
  const { heads } = channel.client(Ledger)
  return { server, state, heads: () => heads({}, servicePassport('notification')) }
}

test('a call that comes before the process is ready waits for it; one that comes later, ready or not, does not', async () => {
  const { server, state, heads } = await given()
  const early = heads()
  await sleep(200)
  state.isLoaded = true
  server.ready(true)
  expect((await early).epoch).toBe('loaded')
  server.ready(false)
  expect((await heads()).epoch).toBe('loaded')
})

test('when the process does not become ready, the call is unavailable before its caller gives up', async () => {
  const { heads } = await given()
  const begun = performance.now()
  await expect(heads()).rejects.toMatchObject({ code: 'unavailable' })
  expect(performance.now() - begun).toBeGreaterThan(4_900)
  expect(performance.now() - begun).toBeLessThan(7_900)
})

test('what one connection may send is bounded: streams, metadata, messages', async () => {
  const { server } = await given()
  const session = connect(`http://127.0.0.1:${server.port}`)
  const [settings] = await once(session, 'remoteSettings')
  session.destroy()
  expect(settings).toMatchObject({ maxConcurrentStreams: 1_000 })

  const client = new Client(`127.0.0.1:${server.port}`, credentials.createInsecure())
  atEnd(async () => client.close())
  const same = (bytes: Buffer) => bytes
  const send = (bytes: number, metadata = new Metadata()) =>
    new Promise<number>((resolve) => {
      const path = Ledger.Heads.path
      const call = client.makeUnaryRequest(path, same, same, Buffer.alloc(bytes), metadata, () => {})
      call.on('status', ({ code }) => resolve(code))
    })
  expect(await send(0)).toBe(status.UNAUTHENTICATED)
  expect(await send(2 * 1024 * 1024 + 1)).toBe(status.RESOURCE_EXHAUSTED)
  const much = new Metadata()
  much.set('x', 'a'.repeat(200_000))
  expect(await send(0, much)).not.toBe(status.UNAUTHENTICATED)
})

test('when the contract asks for a fresh proof, then the handler is not reached ten minutes after the last one', async () => {
  const server = await serve({
    service: 'identity',
    address: '127.0.0.1:0',
    keys: testKeys.trusted,
    log: silentLog,
    services: [implement(TwoFactor, { begin: async () => ({ secret: 'reached' }) })],
  })
  atEnd(() => server.stop(0))
  const channel = openChannel({
    address: `127.0.0.1:${server.port}`,
    to: 'identity',
    signer: testKeys.signer('gateway'),
  })
  atEnd(channel.close)
  const begin = (minutesAgo: number) =>
    channel.client(TwoFactor).begin({}, userPassport({ provenAt: Date.now() - minutesAgo * 60_000 }))
  expect(await begin(9)).toMatchObject({ secret: 'reached' })
  await expect(begin(11)).rejects.toMatchObject({ code: 'proof-needed' })
})

test('when calls are answered, then they are counted by method and status', async () => {
  const calls = countCalls()
  const server = await serve({
    address: '127.0.0.1:0',
    service: 'company',
    keys: testKeys.trusted,
    log: silentLog,
    services: [
      implement(Ledger, {
        heads: async () => ({ epoch: `${calls.underWay} under way` }),
        read: async () => {
          throw new DomainError('not-found')
        },
      }),
    ],
    calls,
  })
  atEnd(() => server.stop(0))
  const channel = openChannel({
    address: `127.0.0.1:${server.port}`,
    to: 'company',
    signer: testKeys.signer('notification'),
  })
  atEnd(channel.close)
  const { heads, read } = channel.client(Ledger)
  for (let i = 0; i < 2; i++) expect((await heads({}, servicePassport('notification'))).epoch).toBe('1 under way')
  await expect(read({}, servicePassport('notification'))).rejects.toMatchObject({ code: 'not-found' })
  await expect(read({}, servicePassport('stranger'))).rejects.toMatchObject({ code: 'not-signed-in' })

  const metrics = await serveMetrics({ address: '127.0.0.1:0', measured: [calls.measured], log: silentLog })
  atEnd(metrics.stop)
  const told = async () => {
    const text = await (await fetch(`http://127.0.0.1:${metrics.port}/metrics`)).text()
    return text.split('\n').filter((line) => line.startsWith('holdfast_grpc') && !line.includes('_sum'))
  }
  const lines = await waitFor(async () => {
    const found = await told()
    return found.some((line) => line.includes('UNAUTHENTICATED')) && found
  })
  const labelled = (metric: string, labels: string) => `holdfast_grpc_${metric}{method="ledger.v1.Ledger/${labels}`
  expect(lines).toEqual(
    expect.arrayContaining([
      labelled('calls_total', 'Heads",code="OK"} 2'),
      labelled('calls_total', 'Read",code="NOT_FOUND"} 1'),
      labelled('calls_total', 'Read",code="UNAUTHENTICATED"} 1'),
      labelled('call_seconds_count', 'Heads"} 2'),
      labelled('call_seconds_bucket', 'Heads",le="+Inf"} 2'),
      'holdfast_grpc_calls_under_way 0',
    ]),
  )
})
