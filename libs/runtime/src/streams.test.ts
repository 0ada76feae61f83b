import { once } from 'node:events'
import { type FollowReply, Lease } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { atEnd, servicePassport, silentLog, testKeys, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { openChannel } from './client.ts'
import { type Bidirectional, implement, type ServerStreaming, serve } from './server.ts'

const passport = servicePassport('identity')
const tooMany = 1_000_000

interface Streams {
  snapshot?: ServerStreaming<typeof Lease>['snapshot']
  follow?: Bidirectional<typeof Lease>['follow']
}

async function given({ snapshot, follow }: Streams, issuer: 'company' | 'identity' = 'identity') {
  const server = await serve({
    address: '127.0.0.1:0',
    service: 'company',
    keys: testKeys.trusted,
    log: silentLog,
    services: [
      implement(
        Lease,
        {},
        { ...(snapshot && { serverStreaming: { snapshot } }), ...(follow && { bidirectional: { follow } }) },
      ),
    ],
  })
  atEnd(() => server.stop(0))
  const channel = openChannel({ address: `127.0.0.1:${server.port}`, to: 'company', signer: testKeys.signer(issuer) })
  atEnd(channel.close)
  return { snapshot: channel.serverStreams(Lease).snapshot, follow: channel.bidirectionalStreams(Lease).follow }
}

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const each of stream) found.push(each)
  return found
}

test('when a handler yields replies and then refuses, the caller reads the replies and gets the refusal', async () => {
  const { snapshot } = await given({
    async *snapshot({ tables }) {
      for (let shard = 0; shard < 3; shard++) yield { epoch: tables[0]!, shard }
      if (tables.includes('secret')) throw new DomainError('not-allowed')
    },
  })
  const read = async (tables: string[]) => (await all(snapshot({ tables }, passport))).map(({ shard }) => shard)
  expect(await read(['e'])).toEqual([0, 1, 2])
  await expect(read(['e', 'secret'])).rejects.toMatchObject({ code: 'not-allowed' })
})

test('when the reader is slow, no more is produced than it takes; when it leaves, production ends', async () => {
  let produced = 0
  let hasEnded = false
  const { snapshot } = await given({
    async *snapshot() {
      try {
        for (; produced < tooMany; produced++) yield { epoch: 'x'.repeat(10_000) }
      } finally {
        hasEnded = true
      }
    },
  })
  for await (const _reply of snapshot({}, passport)) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    break
  }
  await waitFor(() => hasEnded)
  expect(produced).toBeLessThan(1_000)
})

test('a stream both ways carries messages in both directions, and ends with what the handler throws', async () => {
  const { follow } = await given({
    async follow(stream) {
      for await (const { body } of stream.iterator({ destroyOnReturn: false })) {
        if (body === 'leave') throw new DomainError('overloaded')
        stream.write({ grant: { request: 7, heads: [1, 2] } })
      }
      stream.end()
    },
  })
  const stream = await follow(passport)
  stream.write({ renew: { request: 7 } })
  const [reply] = (await once(stream, 'data')) as [FollowReply]
  expect(reply.grant).toMatchObject({ request: 7, heads: [1, 2] })
  stream.write({ leave: {} })
  await expect(once(stream, 'end')).rejects.toMatchObject({ details: expect.stringContaining('overloaded') })
})

test('when a service shows a passport with the name of another one, it is refused, also for a stream', async () => {
  const { snapshot, follow } = await given({ async *snapshot() {}, follow: (stream) => void stream.end() }, 'company')
  await expect(all(snapshot({}, passport))).rejects.toMatchObject({ code: 'not-signed-in' })
  const stream = await follow(passport)
  await expect(once(stream.resume(), 'end')).rejects.toMatchObject({ code: 16 })
})
