import { setTimeout as sleep } from 'node:timers/promises'
import { Ledger } from '@holdfast/contracts/ledger'
import { atEnd, servicePassport, silentLog, testKeys } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { openChannel } from './client.ts'
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
