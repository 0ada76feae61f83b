import { setTimeout as sleep } from 'node:timers/promises'
import { type Stream, shardOf } from '@holdfast/contracts'
import { CompanySuspended } from '@holdfast/contracts/company'
import { Entry, type FollowReply, Lease, Ledger as LedgerService } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import type { OutgoingRecord } from '@holdfast/messaging'
import { connectMongo, type Log, openChannel, serve } from '@holdfast/runtime'
import {
  atEnd,
  environment,
  servicePassport,
  silentLog,
  testDatabase,
  testKeys,
  uniqueName,
  userPassport,
  waitFor,
} from '@holdfast/testing'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { createEntryWriter } from '../append-entries.ts'
import { collectionsOf } from '../documents.ts'
import { type Follower, type Ledger, type OwningFollowOptions, openLedger } from '../index.ts'
import { createShardQueues } from '../shard-queues.ts'
import {
  capture,
  countTransactions,
  effectsOn,
  full,
  kafka,
  listSeq,
  neighbourOf,
  noteTransaction,
  type StartedOwner,
  startOwner,
  upTo,
} from '../testing/started-owner.ts'
import type { OwnLedger } from './effect-transactions.ts'
import { followWithOwnLedger } from './follow.ts'

const signer = testKeys.signer('notification')
const patience = { ms: 60_000 }
const NEVER_MS = 600_000
const nowhere = ['127.0.0.1:9']
const stream: Stream = 'company/0190a6a0-0000-7000-8000-000000000001'
const shard = shardOf(stream)
const neighbour = neighbourOf(stream)
const tallyOf = ({ stream }: Pick<Entry, 'stream'>): Stream => `tally/${stream.split('/')[1]}`

// Stopped after each test: followers ask their owner often, and would slow down the next test.
const followers: Follower[] = []
afterEach(async () => {
  await Promise.all(followers.splice(0).map((follower) => follower.stop()))
})

/** A process of a service that owns a ledger, in a new database or in that of another process of the service. */
async function startOwn(options: { connection?: Connection; leaseMs?: number; log?: Log } = {}) {
  const { leaseMs, log = silentLog } = options
  const connection = options.connection ?? (await testDatabase())
  const sent: OutgoingRecord[] = []
  const producer = {
    async send(_topic: string, records: OutgoingRecord[]) {
      sent.push(...records)
    },
    close: async () => {},
  }
  const ledger = await openLedger({ owner: 'tallying', connection, producer, signer, leaseMs, log })
  atEnd(ledger.stop)
  return { ledger, connection, sent }
}
type Own = Awaited<ReturnType<typeof startOwn>>

/** The effect of each entry: its seq is added to its shard's list, and an own entry with that seq is appended. */
async function follow(
  { owner, channel, keys }: StartedOwner,
  { ledger, connection }: Own,
  options: Partial<OwningFollowOptions> & { before?(entry: Entry): void } = {},
): Promise<Follower> {
  const { before = () => {}, ...rest } = options
  const follower = await ledger.follow({
    owner,
    ledger: channel.client(LedgerService),
    brokers: nowhere,
    keys: keys.trusted,
    headsEveryMs: 50,
    streamOf: tallyOf,
    async apply(entry, { session, append }) {
      await listSeq(connection, entry, session)
      append(Entry, entry)
      before(entry)
    },
    ...rest,
  })
  followers.push(follower)
  return follower
}

const startSource = (spoil?: (records: OutgoingRecord[]) => OutgoingRecord[]) => startOwner({ spoil, asks: signer })

/** The own entries of a stream, by the seq of the entries that caused them. */
async function causesOf(ledger: Ledger, of: Stream): Promise<number[]> {
  const own = await ledger.read(shardOf(of), 0, 1000)
  const ofStream = own.filter((entry) => entry.stream === of)
  expect(ofStream.map(({ version }) => version)).toEqual(upTo(ofStream.length))
  return ofStream.filter(({ type }) => type === Entry.type).map(({ data }) => Entry.decode(data).seq)
}

describe('following with an own ledger', () => {
  test('when Kafka repeats and reorders records, each entry has its effect and its own entry once, in order', async () => {
    const source = await startSource((records) => [...records, ...records].reverse())
    const own = await startOwn()
    await follow(source, own, { brokers: kafka })
    await Promise.all([source.commit(stream, 20), source.commit(neighbour, 20)])
    await waitFor(async () => full(await effectsOn(own.connection, shard), 40), patience)
    expect(await effectsOn(own.connection, shard)).toEqual(upTo(40))
    const caused = [stream, neighbour].map((each) => causesOf(own.ledger, tallyOf({ stream: each })))
    const [ofStream, ofNeighbour] = await Promise.all(caused)
    expect(ofStream).toHaveLength(20)
    expect([...ofStream!, ...ofNeighbour!].sort((a, b) => a - b)).toEqual(upTo(40))
    for (const seqs of [ofStream!, ofNeighbour!]) expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
  })

  test('when an own entry is appended, it names the service and the request that caused it, keeps no context, and is published', async () => {
    const source = await startSource()
    const own = await startOwn()
    await follow(source, own)
    await source.commit(stream)
    await waitFor(async () => (await own.ledger.heads())[shardOf(tallyOf({ stream }))] === 1, patience)
    const [cause] = await source.ledger.read(shard, 0, 1)
    const [entry] = await own.ledger.read(shardOf(tallyOf({ stream })), 0, 1)
    expect(entry).toMatchObject({
      stream: tallyOf({ stream }),
      version: 1,
      index: 0,
      actor: { kind: 'KIND_SYSTEM', id: 'tallying' },
      requestId: cause!.requestId,
    })
    expect(await own.connection.db!.collection('ledger_contexts').countDocuments()).toBe(0)
    await waitFor(() => own.sent.some(({ key }) => key === tallyOf({ stream })), patience)
  })

  test('when an entry does not concern the service, its position moves and nothing else', async () => {
    const source = await startSource()
    const own = await startOwn()
    await source.commit(neighbour, 2)
    await source.commit(stream, 3)
    await source.commit(neighbour, 2)
    await follow(source, own, { streamOf: (entry) => (entry.stream === stream ? tallyOf(entry) : undefined) })
    const positions = own.connection.db!.collection<{ _id: string; applied: number }>('follower_positions')
    const isThere = async () => (await positions.findOne({ _id: `${source.owner}/${shard}` }))?.applied === 7
    await waitFor(isThere, patience)
    expect(await effectsOn(own.connection, shard)).toEqual([3, 4, 5])
    expect((await own.ledger.heads()).reduce((sum, head) => sum + head)).toBe(3)
    expect(await causesOf(own.ledger, tallyOf({ stream }))).toEqual([3, 4, 5])
  })

  test('when entries share an own shard, they take effect in one transaction; others in another one', async () => {
    const source = await startSource()
    await source.commit(stream, 5)
    await source.commit(neighbour, 5)
    const followAs = async (streamOf: OwningFollowOptions['streamOf']) => {
      const own = await startOwn()
      await follow(source, own, {
        streamOf,
        batchMs: NEVER_MS,
        async apply(entry, { session, append }) {
          await noteTransaction(own.connection, session)
          await listSeq(own.connection, entry, session)
          append(Entry, entry)
        },
      })
      await waitFor(async () => full(await effectsOn(own.connection, shard), 10), patience)
      return own
    }
    const near = await followAs(({ stream }) => stream as Stream)
    expect(await countTransactions(near.connection)).toBe(1)
    expect([...(await causesOf(near.ledger, stream)), ...(await causesOf(near.ledger, neighbour))]).toEqual(upTo(10))

    expect(shardOf(tallyOf({ stream }))).not.toBe(shardOf(tallyOf({ stream: neighbour })))
    const apart = await followAs(tallyOf)
    expect(await countTransactions(apart.connection)).toBe(2)
  })

  test('when two processes follow at once, each entry has its effect and its own entry once', async () => {
    const source = await startSource()
    const own = await startOwn()
    const other = await startOwn({ connection: own.connection })
    await Promise.all([follow(source, own, { headsEveryMs: 20 }), follow(source, other, { headsEveryMs: 20 })])
    await Promise.all([source.commit(stream, 40), source.commit(neighbour, 40)])
    await waitFor(async () => full(await effectsOn(own.connection, shard), 80), patience)
    expect(await effectsOn(own.connection, shard)).toEqual(upTo(80))
    const caused = [stream, neighbour].map((each) => causesOf(own.ledger, tallyOf({ stream: each })))
    expect((await Promise.all(caused)).flat().sort((a, b) => a - b)).toEqual(upTo(80))
  })

  test.each([
    ['this process', 0],
    ['another process', 1],
  ])('when commands of %s change the same own stream, every change counts', async (_, by) => {
    const source = await startSource()
    const processes = [await startOwn()]
    processes.push(await startOwn({ connection: processes[0]!.connection }))
    const [own] = processes as [Own, Own]
    const counters = own.connection.db!.collection<{ _id: string; n: number }>('counters')
    await counters.insertOne({ _id: 'both', n: 0 })
    /** Reads a number, then writes it back raised: two at once would count only one. */
    const count = async (session: Parameters<typeof listSeq>[2]) => {
      const { n } = (await counters.findOne({ _id: 'both' }, { session }))!
      await counters.updateOne({ _id: 'both' }, { $set: { n: n + 1 } }, { session })
    }
    await follow(source, own, {
      async apply(entry, { session, append }) {
        await count(session)
        await listSeq(own.connection, entry, session)
        append(Entry, entry)
      },
    })
    const command = () =>
      processes[by]!.ledger.transact(
        { stream: tallyOf({ stream }), call: userPassport() },
        async ({ session, append }) => {
          await count(session)
          append(CompanySuspended, {})
        },
      )
    const commands = async () => {
      for (let i = 0; i < 30; i++) await command()
    }
    await Promise.all([source.commit(stream, 30), commands()])
    await waitFor(async () => full(await effectsOn(own.connection, shard), 30), patience)
    expect((await counters.findOne({ _id: 'both' }))!.n).toBe(60)
    expect(await causesOf(own.ledger, tallyOf({ stream }))).toEqual(upTo(30))
    expect((await own.ledger.heads())[shardOf(tallyOf({ stream }))]).toBe(60)
  })

  test('when somebody waits for a stream, every entry that was committed before has had its effect, though nothing brings it', async () => {
    const source = await startSource()
    const own = await startOwn()
    await source.commit(stream)
    const follower = await follow(source, own, { headsEveryMs: NEVER_MS })
    // The sweep of the start is over; the next one does not come.
    await waitFor(async () => full(await effectsOn(own.connection, shard), 1), patience)
    await source.commit(stream, 4)
    await source.commit(neighbour, 5)
    await Promise.all([follower.catchUp(stream), follower.catchUp(stream)])
    expect(await effectsOn(own.connection, shard)).toEqual(upTo(10))
    await source.beginNewEpoch()
    await expect(follower.catchUp(stream)).rejects.toThrow('unavailable')
  })

  test('when the followed ledger names a new epoch, nothing more is appended', async () => {
    const source = await startSource()
    const failed = capture('error')
    const own = await startOwn({ log: failed.log })
    await follow(source, own, { brokers: kafka })
    await source.commit(stream, 2)
    await waitFor(async () => full(await effectsOn(own.connection, shard), 2), patience)
    await source.beginNewEpoch()
    await waitFor(() => failed.lines.some((line) => line.includes('new epoch')), patience)
    await source.commit(stream, 2)
    // Entries that come from Kafka append nothing either.
    const witness = await startOwn()
    await follow(source, witness, { brokers: kafka })
    await waitFor(async () => full(await effectsOn(witness.connection, shard), 4), patience)
    expect(await effectsOn(own.connection, shard)).toEqual([1, 2])
    expect(await causesOf(own.ledger, tallyOf({ stream }))).toEqual([1, 2])
  })

  test('when a replica is silent, own entries are in the own copy, and the follower does not wait for the silent one', async () => {
    const source = await startSource()
    const own = await startOwn({ leaseMs: NEVER_MS })
    await joinAndFallSilent(own.ledger)
    let isAnswered = false
    const ownStream = tallyOf({ stream })
    const suspend = own.ledger.transact({ stream: ownStream, call: userPassport() }, async ({ append }) =>
      append(CompanySuspended, {}),
    )
    const answer = suspend.then(
      () => (isAnswered = true),
      () => (isAnswered = true),
    )
    await waitFor(() => own.ledger.metrics().waits.open > 0)
    await follow(source, own)
    await source.commit(stream, 20)
    await waitFor(async () => full(await effectsOn(own.connection, shard), 20), patience)
    await waitFor(() => own.ledger.own.metrics().shards[shardOf(ownStream)]!.applied === 21)
    expect(isAnswered).toBe(false)
    void answer
  })
})

test('when own entries are committed, the ledger is told of them by the follower, before the database tells', async () => {
  const source = await startSource()
  const { connection } = await startOwn()
  const told: number[] = []
  await followInto(source, {
    connection,
    committed: (entries) => void told.push(...entries.map(({ _id }) => _id.seq)),
  })
  await source.commit(stream, 3)
  expect(await waitFor(() => full(told, 3), patience)).toEqual(upTo(3))
})

/** Follows without a ledger's process around it, so that a test can look at each part. */
async function followInto(
  source: StartedOwner,
  { connection, ...parts }: Pick<OwnLedger, 'connection'> & Partial<OwnLedger>,
  options: Partial<OwningFollowOptions> = {},
) {
  const follower = await followWithOwnLedger(
    {
      owner: source.owner,
      ledger: source.channel.client(LedgerService),
      brokers: nowhere,
      keys: source.keys.trusted,
      headsEveryMs: 50,
      streamOf: tallyOf,
      async apply(entry, { append }) {
        append(Entry, entry)
      },
      signer,
      log: silentLog,
      ...options,
    },
    {
      owner: 'tallying',
      connection,
      writer: createEntryWriter(collectionsOf(connection), () => false),
      inTurn: createShardQueues(),
      committed: () => {},
      ...parts,
    },
  )
  followers.push(follower)
}

test('when the answer to a commit is lost, the entry has one effect and one own entry, which is still announced', async () => {
  const source = await startSource()
  await source.commit(stream)
  const { ledger, connection } = await startOwn()
  const announced = ledger.metrics().entries
  let lost = 0
  const start = connection.startSession.bind(connection)
  connection.startSession = async (...of) => {
    const session = await start(...of)
    const commit = session.commitTransaction.bind(session)
    session.commitTransaction = async (...options) => {
      await commit(...options)
      // What the caller gets when MongoDB has not answered for some seconds.
      if (lost++ === 0) throw new DomainError('unavailable')
    }
    return session
  }
  await follow(source, { ledger, connection, sent: [] })
  const positions = connection.db!.collection<{ _id: string; applied: number }>('follower_positions')
  await waitFor(() => lost > 0, patience)
  await source.commit(stream)
  await waitFor(async () => (await positions.findOne({ _id: `${source.owner}/${shard}` }))?.applied === 2, patience)
  expect(await effectsOn(connection, shard)).toEqual([1, 2])
  expect(await causesOf(ledger, tallyOf({ stream }))).toEqual([1, 2])
  // The process cannot announce the first one itself: it never heard that the transaction was committed.
  await waitFor(() => announced.own + announced.stream + announced.read === 2, patience)
})

test('when a batch has held an own shard, the follower leaves the shard to other processes for as long', async () => {
  const source = await startSource()
  await source.commit(stream, 6)
  const { connection } = await startOwn()
  const writer = createEntryWriter(collectionsOf(connection), () => false)
  const held: { from: number; until: number; asked: number }[] = []
  await followInto(
    source,
    {
      connection,
      writer: {
        ...writer,
        async lockHead(...of) {
          const asked = performance.now()
          const first = await writer.lockHead(...of)
          held.push({ asked, from: performance.now(), until: Number.POSITIVE_INFINITY })
          return first
        },
      },
      committed() {
        held.at(-1)!.until = performance.now()
      },
    },
    {
      batch: 1,
      async apply(entry, { session, append }) {
        await sleep(25)
        await listSeq(connection, entry, session)
        append(Entry, entry)
      },
    },
  )
  await waitFor(async () => full(await effectsOn(connection, shard), 6), patience)
  expect(held).toHaveLength(6)
  for (const [nth, { asked }] of held.entries()) {
    const before = held[nth - 1]
    // A timer may fire a millisecond early.
    if (before) expect(asked - before.until).toBeGreaterThanOrEqual(Math.min(before.until - before.from, 50) - 2)
  }
})

test('when a command and the follower work on one own shard in one process, they take turns and do not conflict', async () => {
  const source = await startSource()
  const uri = new URL(environment.mongoUri)
  uri.searchParams.set('monitorCommands', 'true')
  const connection = await connectMongo(uri.href, uniqueName('test'))
  atEnd(async () => {
    await connection.dropDatabase()
    await connection.close()
  })
  let conflicts = 0
  connection.getClient().on('commandFailed', ({ commandName }) => {
    if (commandName === 'findAndModify') conflicts++
  })
  const own = await startOwn({ connection })
  await follow(source, own)
  const command = () =>
    own.ledger.transact({ stream: tallyOf({ stream }), call: userPassport() }, async ({ append }) =>
      append(CompanySuspended, {}),
    )
  const commands = async () => {
    for (let i = 0; i < 50; i++) await Promise.all([command(), command()])
  }
  await Promise.all([source.commit(stream, 50), commands()])
  await waitFor(async () => full(await effectsOn(connection, shard), 50), patience)
  expect((await own.ledger.heads())[shardOf(tallyOf({ stream }))]).toBe(150)
  expect(conflicts).toBe(0)
})

describe('an entry that fails', () => {
  async function parkOne(options: Partial<OwningFollowOptions> = {}) {
    const source = await startSource()
    const own = await startOwn()
    let isBroken = true
    await source.commit(neighbour, 3)
    await source.commit(stream, 2)
    await source.commit(neighbour, 3)
    const follower = await follow(source, own, {
      // All entries append to one own shard, so that they are in one batch.
      streamOf: ({ stream }) => stream as Stream,
      batchMs: NEVER_MS,
      before(entry) {
        if (entry.stream === stream && isBroken) throw new Error('cannot apply this')
      },
      ...options,
    })
    await waitFor(async () => full(await effectsOn(own.connection, shard), 6), patience)
    return { source, own, follower, mend: () => (isBroken = false) }
  }

  test('when it is one of a batch, its stream alone is parked; the others have their effect and own entry once', async () => {
    const { own, follower } = await parkOne()
    expect(await effectsOn(own.connection, shard)).toEqual([1, 2, 3, 6, 7, 8])
    expect(await causesOf(own.ledger, neighbour)).toEqual([1, 2, 3, 6, 7, 8])
    expect(await causesOf(own.ledger, stream)).toEqual([])
    expect((await own.ledger.heads())[shard]).toBe(6)
    expect((await follower.parked()).map(({ stream, entries }) => ({ stream, entries }))).toEqual([
      { stream, entries: 2 },
    ])
  })

  test('when it is replayed too early, nothing is appended', async () => {
    const { own, follower } = await parkOne()
    expect(await follower.replay(stream)).toEqual({ replayed: 0, error: 'Error: cannot apply this' })
    expect(await causesOf(own.ledger, stream)).toEqual([])
    expect((await own.ledger.heads())[shard]).toBe(6)
  })

  test('when several replay it at once after it was mended, each of its entries is appended once', async () => {
    const { own, source, follower, mend } = await parkOne()
    mend()
    const done = await Promise.all([1, 2, 3].map(() => follower.replay(stream)))
    expect(done.reduce((sum, { replayed }) => sum + replayed, 0)).toBe(2)
    await source.commit(stream)
    await waitFor(async () => full(await effectsOn(own.connection, shard), 9), patience)
    expect(await effectsOn(own.connection, shard)).toEqual([1, 2, 3, 6, 7, 8, 4, 5, 9])
    expect(await causesOf(own.ledger, stream)).toEqual([4, 5, 9])
    expect(await follower.parked()).toEqual([])
  })

  test('when somebody waits for its stream, they are told that it cannot be known; for another stream it can', async () => {
    const { follower } = await parkOne()
    await expect(follower.catchUp(stream)).rejects.toThrow('unavailable')
    await follower.catchUp(neighbour)
  })

  test('when `streamOf` throws for it, its stream is parked', async () => {
    const { own, follower } = await parkOne({
      streamOf(entry) {
        if (entry.stream === stream) throw new Error('of which?')
        return entry.stream as Stream
      },
    })
    expect(await causesOf(own.ledger, neighbour)).toEqual([1, 2, 3, 6, 7, 8])
    expect(await follower.parked()).toEqual([
      { stream, entries: 2, error: 'Error: of which?', since: expect.any(Date) },
    ])
  })
})

test('when an entry is appended after its effect was decided, it is refused', async () => {
  const source = await startSource()
  const own = await startOwn()
  let late: unknown
  await follow(source, own, {
    async apply(entry, { session, append }) {
      await listSeq(own.connection, entry, session)
      setImmediate(() => {
        try {
          append(Entry, entry)
        } catch (error) {
          late = error
        }
      })
    },
  })
  await source.commit(stream)
  const error = await waitFor(() => late, patience)
  expect(String(error)).toContain('appended after')
  expect(await own.ledger.heads()).not.toContain(1)
})

/** Serves the ledger and has it joined by a replica that holds a lease and confirms nothing. */
async function joinAndFallSilent(ledger: Ledger) {
  const keys = testKeys.trusted
  const server = await serve({
    address: '127.0.0.1:0',
    service: 'company',
    keys,
    log: silentLog,
    services: ledger.services,
  })
  const channel = openChannel({
    address: `127.0.0.1:${server.port}`,
    to: 'company',
    signer: testKeys.signer('identity'),
  })
  await ledger.join(`127.0.0.1:${server.port}`)
  const lease = await channel.bidirectionalStreams(Lease).follow(servicePassport('identity'))
  const replica = crypto.randomUUID()
  const replies: FollowReply[] = []
  lease.on('data', (reply: FollowReply) => replies.push(reply))
  lease.on('error', () => {})
  lease.write({ renew: { request: 1, replica, epoch: ledger.epoch, applied: await ledger.heads(), format: 1 } })
  await waitFor(() => replies.some(({ grant }) => grant))
  atEnd(async () => {
    lease.write({ leave: { replica, request: 1 } })
    lease.end()
    await ledger.leave()
    channel.close()
    await server.stop(0)
  })
}
