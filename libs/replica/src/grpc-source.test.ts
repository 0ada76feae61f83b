import { SHARDS } from '@holdfast/contracts'
import { type FollowRequest, Lease, Ledger } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { implement, openChannel, serve } from '@holdfast/runtime'
import { atEnd, silentLog, testKeys, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { overGrpc } from './grpc-source.ts'
import { startReplica } from './live-replica.ts'
import { textTable } from './testing/fake-owner.ts'

const heads = () => Array.from({ length: SHARDS }, (_, shard) => (shard === 3 ? 2 : 0))
const fact = (key: string, value?: string) => ({
  table: 'member',
  key: Buffer.from(key),
  ...(value !== undefined && { value: Buffer.from(value) }),
})

/** One process of an owner that has two entries, the first of them in its snapshot. */
async function startProcess() {
  const owner = { received: [] as FollowRequest[], isStill: false, hasEnded: 0, callers: new Set<unknown>() }
  const server = await serve({
    address: '127.0.0.1:0',
    service: 'company',
    keys: testKeys.trusted,
    log: silentLog,
    services: [
      implement(Ledger, {
        async heads(_request, call) {
          owner.callers.add(call.principal)
          return { epoch: 'e1', heads: heads() }
        },
        async read({ shard, after }) {
          if (shard !== 3) throw new DomainError('bad-request')
          const second = { epoch: 'e1', shard, seq: 2, facts: [fact('ann'), fact('cid', ''), fact('dan', 'owner')] }
          return { epoch: 'e1', entries: after < 2 ? [second] : [], head: 2 }
        },
      }),
      implement(
        Lease,
        {},
        {
          serverStreaming: {
            async *snapshot({ tables }) {
              for (let shard = 0; shard < SHARDS; shard++) {
                if (shard === 3) yield { epoch: 'e1', shard, facts: [fact('ann', tables.join())] }
                yield { epoch: 'e1', shard, applied: shard === 3 ? 1 : 0 }
              }
            },
          },
          bidirectional: {
            async follow(stream) {
              for await (const message of stream.iterator({ destroyOnReturn: false })) {
                owner.received.push(message)
                if (!message.renew || owner.isStill) continue
                const { request, epoch } = message.renew
                stream.write({ grant: { request, epoch, heads: heads(), leaseMs: 5_000 } })
              }
              owner.hasEnded++
              stream.end()
            },
          },
        },
      ),
    ],
  })
  atEnd(() => server.stop(0))
  return Object.assign(owner, { port: server.port, stop: () => server.stop(0) })
}

function follow(...ports: number[]) {
  const signer = testKeys.signer('identity')
  const address = `ipv4:${ports.map((port) => `127.0.0.1:${port}`).join()}`
  const channel = openChannel({ address, to: 'company', signer })
  atEnd(channel.close)
  const member = textTable()
  const replica = startReplica({
    owner: 'company',
    source: overGrpc(channel, signer),
    tables: { member },
    log: silentLog,
    renewEveryMs: 100,
  })
  atEnd(() => replica.stop())
  return { replica, member, channel }
}

test('over gRPC a copy is loaded, kept up to date, leased, confirmed and given up', async () => {
  const owner = await startProcess()
  const { replica, member } = follow(owner.port)
  await replica.loaded
  await waitFor(() => replica.isFresh(3, replica.now()))
  // An empty value is a row; a missing value removes the row.
  expect([...member.rows]).toEqual([
    ['cid', ''],
    ['dan', 'owner'],
  ])
  await waitFor(() => owner.received.some(({ applied }) => applied))
  expect(owner.received.find(({ applied }) => applied)!.applied).toEqual({ shard: 3, seq: 2, epoch: 'e1' })
  await replica.stop()
  const renews = owner.received.flatMap(({ renew }) => (renew ? [renew] : []))
  const { replica: id } = renews[0]!
  expect(owner.received.at(-1)!.leave).toEqual({ replica: id, request: renews.at(-1)!.request })
  expect(owner.hasEnded).toBe(1)
})

test('when one of two processes stands still or goes away, the other one is asked', async () => {
  const processes = [await startProcess(), await startProcess()]
  const { replica } = follow(...processes.map(({ port }) => port))
  await replica.loaded
  await waitFor(() => replica.isFresh(3, replica.now()))
  const first = processes.find(({ received }) => received.length > 0)!
  const second = processes.find((each) => each !== first)!
  first.isStill = true
  await waitFor(() => second.received.some(({ renew }) => renew))
  await waitFor(() => first.hasEnded > 0)
  expect(replica.isFresh(3, replica.now())).toBe(true)
  first.isStill = false
  const count = first.received.length
  await second.stop()
  await waitFor(() => first.received.length > count)
  expect(replica.isFresh(3, replica.now())).toBe(true)
})

test('when no process of the owner is there yet, it is loaded as soon as one is', async () => {
  const gone = await startProcess()
  await gone.stop()
  const { replica, channel } = follow(gone.port)
  const source = overGrpc(channel, testKeys.signer('identity'))
  await expect(source.heads()).rejects.toMatchObject({ code: 'unavailable' })
  await expect(source.read(0, 0)).rejects.toMatchObject({ code: 'unavailable' })
  expect(replica.epoch).toBe('')
  let end: unknown
  const stream = await source.follow({
    onReply() {},
    onEnd: (error) => {
      end = error
    },
  })
  await waitFor(() => end)
  expect(end).toMatchObject({ code: 'unavailable' })
  // Messages after the end are ignored.
  stream.send({ leave: { replica: 'r', request: 1 } })
  stream.close()
})

test('when a process takes the stream and says nothing, the stream is over', async () => {
  const owner = await startProcess()
  owner.isStill = true
  const { channel } = follow(owner.port)
  let end: unknown
  const stream = await overGrpc(channel, testKeys.signer('identity')).follow({
    onReply() {},
    onEnd: (error) => {
      end = error
    },
  })
  stream.send({ renew: { request: 1 } })
  await waitFor(() => end)
  expect(String(end)).toContain('no reply on the lease stream')
})
