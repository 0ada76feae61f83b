import { SHARDS, type Stream, shardOf } from '@holdfast/contracts'
import { CompanySuspended } from '@holdfast/contracts/company'
import { Consumers, type Entry, Ledger as LedgerService } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { createProducer, ensureTopics, type OutgoingRecord } from '@holdfast/messaging'
import { asService, implement, type Log, openChannel, serve } from '@holdfast/runtime'
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
import type { ClientSession, Connection } from 'mongoose'
import { consumersService, type Follower, followLedger, type Ledger, openLedger } from './index.ts'

const NEVER_MS = 3_600_000
const kafka = environment.kafkaBrokers.split(',')

/** A real ledger in a database of its own, served over gRPC, its records sent to Kafka as `spoil` would have them. */
async function startOwner(spoil: (records: OutgoingRecord[]) => OutgoingRecord[] = (records) => records) {
  const owner = uniqueName('owner').replace('_', '-')
  const connection = await testDatabase()
  const topic = `holdfast.${owner}.ledger.v1`
  await ensureTopics({ brokers: kafka, topics: [topic], partitions: SHARDS, replicationFactor: 1, log: silentLog })
  const real = createProducer({ brokers: kafka, clientId: owner, log: silentLog })
  const producer = { ...real, send: (to: string, records: OutgoingRecord[]) => real.send(to, spoil(records)) }
  const open = () => openLedger({ owner, connection, producer, signer: testKeys.signer('company'), log: silentLog })
  let ledger = await open()
  let isAway = false
  let hidden: number | undefined
  const server = await serve({
    address: '127.0.0.1:0',
    keys: testKeys.trusted,
    log: silentLog,
    services: [
      implement(LedgerService, {
        async heads() {
          if (isAway) throw new DomainError('unavailable')
          return { epoch: ledger.epoch, heads: await ledger.heads() }
        },
        async read({ shard, after, limit }) {
          if (isAway) throw new DomainError('unavailable')
          const entries = await ledger.read(shard, after, limit)
          return { epoch: ledger.epoch, entries: entries.filter(({ seq }) => seq !== hidden), head: 0 }
        },
      }),
    ],
  })
  const channel = openChannel({ address: `127.0.0.1:${server.port}`, signer: testKeys.signer('notification') })
  atEnd(async () => {
    channel.close()
    await server.stop(0)
    await ledger.stop()
    await real.close()
  })
  return {
    owner,
    channel,
    get ledger(): Ledger {
      return ledger
    },
    away(now: boolean) {
      isAway = now
    },
    hide(seq: number | undefined) {
      hidden = seq
    },
    /** What a restore from backup does. */
    async beginNewEpoch() {
      await ledger.stop()
      await connection.db!.collection('ledger_epochs').updateMany({}, { $set: { epoch: crypto.randomUUID() } })
      ledger = await open()
    },
    async commit(stream: Stream, count = 1) {
      for (let i = 0; i < count; i++) {
        await ledger.transact({ stream, call: userPassport() }, async ({ append }) => append(CompanySuspended, {}))
      }
    },
  }
}
type Owner = Awaited<ReturnType<typeof startOwner>>

interface Effects {
  _id: number
  seqs: number[]
}

// They ask often; those of earlier tests would slow down the next.
const followers: Follower[] = []
afterEach(async () => {
  await Promise.all(followers.splice(0).map((follower) => follower.stop()))
})

/** The effect of an entry: its seq at the end of its shard's list. */
async function listSeq(connection: Connection, entry: Entry, session: ClientSession) {
  await connection
    .db!.collection<Effects>('effects')
    .updateOne({ _id: entry.shard }, { $push: { seqs: entry.seq } }, { session, upsert: true })
}

async function effectsOn(connection: Connection, shard: number): Promise<number[]> {
  return (await connection.db!.collection<Effects>('effects').findOne({ _id: shard }))?.seqs ?? []
}

async function follow(
  { owner, channel }: Owner,
  connection: Connection,
  options: { brokers?: string[]; headsEveryMs?: number; apply?: typeof listSeq; log?: Log } = {},
): Promise<Follower> {
  const { brokers = kafka, headsEveryMs = NEVER_MS, apply = listSeq, log = silentLog } = options
  const follower = await followLedger({
    owner,
    group: 'counting',
    ledger: channel.client(LedgerService),
    connection,
    brokers,
    signer: testKeys.signer('notification'),
    apply: (entry, session) => apply(connection, entry, session),
    log,
    headsEveryMs,
  })
  followers.push(follower)
  return follower
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, i) => i + 1)
}

const patience = { ms: 30_000 }
const nowhere = ['127.0.0.1:9']
const stream: Stream = 'company/0190a6a0-0000-7000-8000-000000000001'
const shard = shardOf(stream)
const neighbour = Array.from({ length: 1000 }, (_, i): Stream => `company/${i}`).find(
  (each) => shardOf(each) === shard,
)!

/** Waits for effects that only Kafka can have brought: the first sweep of the follower is over by then. */
async function afterFirstSweep(owner: Owner, connection: Connection) {
  await owner.commit(stream)
  await waitFor(async () => (await effectsOn(connection, shard)).length === 1, patience)
}

describe('following a ledger', () => {
  test('when Kafka repeats and reorders records, every entry takes effect once, in order', async () => {
    const owner = await startOwner((records) => [...records, ...records].reverse())
    const connection = await testDatabase()
    await follow(owner, connection)
    await afterFirstSweep(owner, connection)
    await Promise.all([owner.commit(stream, 20), owner.commit(neighbour, 20)])
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 41), patience)).toEqual(upTo(41))
  })

  test('when Kafka drops records, the next one shows the hole and the owner fills it', async () => {
    let sent = 0
    const owner = await startOwner((records) => records.filter(() => [1, 6, 7, 12].includes(++sent)))
    const connection = await testDatabase()
    await follow(owner, connection)
    await afterFirstSweep(owner, connection)
    await owner.commit(stream, 11)
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 12), patience)).toEqual(upTo(12))
  })

  test('when the last record is lost, the sweep finds its entry', async () => {
    const owner = await startOwner(() => [])
    const connection = await testDatabase()
    await follow(owner, connection, { headsEveryMs: 100 })
    await owner.commit(stream, 3)
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 3), patience)).toEqual(upTo(3))
  })

  test('when a record cannot be read, its entry comes from the owner', async () => {
    let sent = 0
    const owner = await startOwner((records) =>
      records.map((record) => (++sent === 2 ? { ...record, value: Buffer.from('rubbish') } : record)),
    )
    const connection = await testDatabase()
    await follow(owner, connection)
    await afterFirstSweep(owner, connection)
    await owner.commit(stream)
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 2), patience)).toEqual([1, 2])
  })

  test('when Kafka is away, the owner alone is enough', async () => {
    const owner = await startOwner()
    const connection = await testDatabase()
    await follow(owner, connection, { brokers: nowhere, headsEveryMs: 100 })
    await owner.commit(stream, 3)
    await owner.commit(neighbour, 2)
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 5), patience)).toEqual(upTo(5))
  })

  test('when the owner is away while there is a hole, it is filled once the owner is back', async () => {
    let sent = 0
    const owner = await startOwner((records) => records.filter(() => ++sent !== 2))
    const connection = await testDatabase()
    const warned = capture('warn')
    await follow(owner, connection, { log: warned.log })
    await afterFirstSweep(owner, connection)
    owner.away(true)
    await owner.commit(stream, 2)
    await waitFor(() => warned.lines.some((line) => line.includes('hole cannot be filled')), patience)
    expect(await effectsOn(connection, shard)).toEqual([1])
    owner.away(false)
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 3), patience)).toEqual(upTo(3))
  })

  test('when an owner answers with a hole, nothing behind it takes effect', async () => {
    const owner = await startOwner()
    const connection = await testDatabase()
    const warned = capture('warn')
    owner.hide(2)
    await owner.commit(stream, 4)
    await follow(owner, connection, { brokers: nowhere, headsEveryMs: 100, log: warned.log })
    await waitFor(() => warned.lines.some((line) => line.includes('cannot ask the owner')), patience)
    expect(await effectsOn(connection, shard)).toEqual([1])
    owner.hide(undefined)
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 4), patience)).toEqual(upTo(4))
  })

  test('when two processes follow as one group, every entry takes effect once', async () => {
    const owner = await startOwner()
    const connection = await testDatabase()
    await Promise.all([
      follow(owner, connection, { headsEveryMs: 20 }),
      follow(owner, connection, { headsEveryMs: 20 }),
      follow(owner, connection, { headsEveryMs: 20 }),
    ])
    await Promise.all([owner.commit(stream, 30), owner.commit(neighbour, 30)])
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 60), patience)).toEqual(upTo(60))
  })

  test('when the ledger names a new epoch, following stops and says so', async () => {
    const owner = await startOwner()
    const connection = await testDatabase()
    const failed = capture('error')
    await follow(owner, connection, { brokers: nowhere, headsEveryMs: 50, log: failed.log })
    await owner.commit(stream, 2)
    await waitFor(async () => full(await effectsOn(connection, shard), 2), patience)
    // The head does not move: the epoch alone must be noticed.
    await owner.beginNewEpoch()
    await waitFor(() => failed.lines.some((line) => line.includes('new epoch')), patience)
    await owner.commit(stream, 2)
    await owner.commit('company/elsewhere', 1)
    await waitFor(async () => (await owner.ledger.heads())[shard] === 4, patience)
    expect(await effectsOn(connection, shard)).toEqual([1, 2])
    expect(await effectsOn(connection, shardOf('company/elsewhere'))).toEqual([])
  })
})

describe('an entry that fails', () => {
  async function parkOne() {
    const owner = await startOwner()
    const connection = await testDatabase()
    let isBroken = true
    const follower = await follow(owner, connection, {
      brokers: nowhere,
      headsEveryMs: 50,
      async apply(into, entry, session) {
        await listSeq(into, entry, session)
        if (entry.stream === stream && isBroken) throw new Error('cannot apply this')
      },
    })
    await owner.commit(stream)
    await owner.commit(neighbour)
    await owner.commit(stream)
    await owner.commit(neighbour)
    await waitFor(async () => full(await effectsOn(connection, shard), 2), patience)
    return { owner, connection, follower, mend: () => (isBroken = false) }
  }

  test('when it fails again and again, its stream is parked and the others go on', async () => {
    const { connection, follower } = await parkOne()
    expect(await effectsOn(connection, shard)).toEqual([2, 4])
    expect(await follower.parked()).toEqual([
      { stream, entries: 2, error: 'Error: cannot apply this', since: expect.any(Date) },
    ])
  })

  test('when its stream is replayed too early, it stays parked and nothing took effect', async () => {
    const { connection, follower } = await parkOne()
    expect(await follower.replay(stream)).toEqual({ replayed: 0, error: 'Error: cannot apply this' })
    expect(await effectsOn(connection, shard)).toEqual([2, 4])
    expect((await follower.parked()).map(({ entries }) => entries)).toEqual([2])
  })

  test('when two replay it at once after it was mended, each entry takes effect once and the stream is free', async () => {
    const { owner, connection, follower, mend } = await parkOne()
    mend()
    const done = await Promise.all([1, 2, 3, 4].map(() => follower.replay(stream)))
    expect(done.reduce((sum, { replayed }) => sum + replayed, 0)).toBe(2)
    expect(await effectsOn(connection, shard)).toEqual([2, 4, 1, 3])
    await owner.commit(stream)
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 5), patience)).toEqual([2, 4, 1, 3, 5])
    expect(await follower.parked()).toEqual([])
  })

  test('when entries come in while their stream is replayed, none overtakes and none stays behind', async () => {
    const { owner, connection, follower, mend } = await parkOne()
    mend()
    await Promise.all([
      owner.commit(stream, 20),
      (async () => {
        while ((await effectsOn(connection, shard)).length < 5) await follower.replay(stream)
      })(),
    ])
    await waitFor(async () => full(await effectsOn(connection, shard), 24), patience)
    const ofStream = (await effectsOn(connection, shard)).filter((seq) => seq !== 2 && seq !== 4)
    expect(ofStream).toEqual([1, 3, ...upTo(24).slice(4)])
    expect(await follower.parked()).toEqual([])
  })

  test('when an operator asks, parked streams are listed and replayed; nobody else is answered', async () => {
    const { owner, follower, mend } = await parkOne()
    const server = await serve({
      address: '127.0.0.1:0',
      keys: testKeys.trusted,
      log: silentLog,
      services: [consumersService([follower])],
    })
    const channel = openChannel({ address: `127.0.0.1:${server.port}`, signer: testKeys.signer('gateway') })
    atEnd(async () => {
      channel.close()
      await server.stop(0)
    })
    const consumers = channel.client(Consumers)
    const person = userPassport({ operator: true, twoFactor: true })
    expect((await consumers.listParked({}, person)).streams).toEqual([
      { owner: owner.owner, stream, entries: 2, error: 'Error: cannot apply this', since: expect.any(Number) },
    ])
    const request = { owner: owner.owner, stream }
    expect(await consumers.replayParked(request, person)).toMatchObject({
      replayed: 0,
      error: 'Error: cannot apply this',
    })
    mend()
    await expect(consumers.replayParked(request, userPassport())).rejects.toMatchObject({ code: 'operators-only' })
    await expect(consumers.listParked({}, userPassport({ operator: true }))).rejects.toMatchObject({
      code: 'operators-only',
    })
    await expect(consumers.replayParked({ ...request, owner: 'nobody' }, person)).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(await consumers.replayParked(request, servicePassport('gateway'))).toMatchObject({ replayed: 2 })
    expect((await consumers.listParked({}, asService(testKeys.signer('gateway'), 'request'))).streams).toEqual([])
  })
})

/** The list once it is long enough; more than that is for the test to see. */
function full(seqs: number[], length: number): number[] | undefined {
  return seqs.length >= length ? seqs : undefined
}

/** A log that remembers what was said at one level. */
function capture(level: 'warn' | 'error') {
  const lines: string[] = []
  const log = silentLog.child({})
  log[level] = (_fields: unknown, text?: unknown) => {
    lines.push(String(text))
  }
  return { log, lines }
}
