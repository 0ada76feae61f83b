import { setTimeout as sleep } from 'node:timers/promises'
import { SHARDS, type Stream, shardOf } from '@holdfast/contracts'
import { Consumers, Entry, Ledger as LedgerService } from '@holdfast/contracts/ledger'
import type { OutgoingRecord } from '@holdfast/messaging'
import { asService, connectMongo, type Log, openChannel, operator, serve } from '@holdfast/runtime'
import {
  atEnd,
  environment,
  silentLog,
  testDatabase,
  testKeys,
  uniqueName,
  userPassport,
  waitFor,
} from '@holdfast/testing'
import { startTcpProxy } from '@holdfast/testing/tcp-proxy'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { consumersService, type Follower, followLedger } from '../index.ts'
import {
  capture,
  countTransactions,
  effectsOn,
  full,
  kafka,
  listSeq,
  neighbourOf,
  noteTransaction,
  type Sign,
  type StartedOwner,
  startOwner,
  upTo,
} from '../testing/started-owner.ts'
import type { FollowOptions } from './follow.ts'

const NEVER_MS = 3_600_000

// Stopped after each test: followers ask their owner often, and would slow down the next test.
const followers: Follower[] = []
afterEach(async () => {
  await Promise.all(followers.splice(0).map((follower) => follower.stop()))
})

async function follow(
  { owner, channel, keys }: StartedOwner,
  connection: Connection,
  options: Partial<Pick<FollowOptions, 'ledger'>> & {
    brokers?: string[]
    headsEveryMs?: number
    batch?: number
    batchMs?: number
    apply?: typeof listSeq
    log?: Log
  } = {},
): Promise<Follower> {
  const { brokers = kafka, headsEveryMs = NEVER_MS, batch, batchMs, apply = listSeq, log = silentLog } = options
  const { ledger = channel.client(LedgerService) } = options
  const follower = await followLedger({
    owner,
    group: 'counting',
    ledger,
    connection,
    brokers,
    keys: keys.trusted,
    signer: testKeys.signer('notification'),
    apply: (entry, { session }) => apply(connection, entry, session),
    log,
    headsEveryMs,
    batch,
    batchMs,
  })
  followers.push(follower)
  return follower
}

/** An effect that is refused for the entries of one stream. */
function failOn(broken: Stream): typeof listSeq {
  return async (into, entry, session) => {
    await listSeq(into, entry, session)
    if (entry.stream === broken) throw new Error('cannot apply this')
  }
}

const patience = { ms: 60_000 }
const nowhere = ['127.0.0.1:9']
const stream: Stream = 'company/0190a6a0-0000-7000-8000-000000000001'
const shard = shardOf(stream)
const neighbour = neighbourOf(stream)

/** The record as a ledger of another epoch would send it. */
function foreign(record: OutgoingRecord, sign: Sign): Promise<OutgoingRecord> {
  const entry = { ...Entry.decode(record.value), epoch: 'another' }
  const headers = { ...record.headers, ce_id: `another/${entry.shard}/${entry.seq}` }
  return sign({ ...record, value: Entry.encode(entry), headers })
}

/** The record as somebody would send it who can write to the topic and has no key, with another entry in it. */
function forged(record: OutgoingRecord, changes: Partial<Entry> = {}): OutgoingRecord {
  const entry = { ...Entry.decode(record.value), requestId: 'forged', ...changes }
  const { epoch, shard, seq } = entry
  const headers = { ...record.headers, ce_id: `${epoch}/${shard}/${seq}` }
  return { ...record, value: Entry.encode(entry), headers }
}

/** Waits for effects that only Kafka can have brought: the first sweep of the follower is over by then. */
async function afterFirstSweep(owner: StartedOwner, connection: Connection) {
  await owner.commit(stream)
  await waitFor(async () => (await effectsOn(connection, shard)).length === 1, patience)
}

describe('following a ledger', () => {
  test('when Kafka repeats and reorders records, every entry takes effect once, in order', async () => {
    const owner = await startOwner({ spoil: (records) => [...records, ...records].reverse() })
    const connection = await testDatabase()
    await follow(owner, connection)
    await afterFirstSweep(owner, connection)
    await Promise.all([owner.commit(stream, 20), owner.commit(neighbour, 20)])
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 41), patience)).toEqual(upTo(41))
  })

  test('when Kafka drops records, the next one shows the hole and the owner fills it', async () => {
    let sent = 0
    const owner = await startOwner({ spoil: (records) => records.filter(() => [1, 6, 7, 12].includes(++sent)) })
    const connection = await testDatabase()
    await follow(owner, connection)
    await afterFirstSweep(owner, connection)
    await owner.commit(stream, 11)
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 12), patience)).toEqual(upTo(12))
  })

  test('when the last record is lost, the sweep finds its entry', async () => {
    const owner = await startOwner({ spoil: () => [] })
    const connection = await testDatabase()
    await follow(owner, connection, { headsEveryMs: 100 })
    await owner.commit(stream, 3)
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 3), patience)).toEqual(upTo(3))
  })

  test('when its own database does not answer, then it tells that it is behind', async () => {
    const owner = await startOwner({ spoil: () => [] })
    const proxy = await startTcpProxy(new URL(environment.mongoUri).host.split(',')[0]!)
    const name = uniqueName('test')
    await testDatabase(name)
    const connection = await connectMongo(`mongodb://${proxy.address}/?directConnection=true`, name)
    atEnd(async () => {
      await connection.close()
      await proxy.stop()
    })
    const follower = await follow(owner, connection, { headsEveryMs: 100 })
    await owner.commit(stream)
    await waitFor(async () => (await effectsOn(connection, shard)).length === 1, patience)
    proxy.refuse()
    proxy.cut()
    await owner.commit(stream, 3)
    await waitFor(() => follower.metrics().behind === 3 && follower.metrics().lagMs > 0, patience)
    proxy.pass()
    await waitFor(() => follower.metrics().behind === 0, patience)
  })

  test('when a record cannot be read, its entry comes from the owner', async () => {
    let sent = 0
    const owner = await startOwner({
      spoil: (records) =>
        records.map((record) => (++sent === 2 ? { ...record, value: Buffer.from('rubbish') } : record)),
    })
    const connection = await testDatabase()
    await follow(owner, connection)
    await afterFirstSweep(owner, connection)
    await owner.commit(stream)
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 2), patience)).toEqual([1, 2])
  })

  test('when a record of another epoch has the seq of an entry, the entry still takes effect', async () => {
    const owner = await startOwner({
      spoil: async (records, sign) => {
        const all = await Promise.all(records.map(async (record) => [record, await foreign(record, sign)]))
        return all.flat()
      },
    })
    const connection = await testDatabase()
    await follow(owner, connection)
    await afterFirstSweep(owner, connection)
    await owner.commit(stream, 3)
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 4), patience)).toEqual(upTo(4))
  })

  test('when only a record of another epoch comes, the entry with its seq comes from the owner', async () => {
    let sent = 0
    const owner = await startOwner({
      spoil: (records, sign) => Promise.all(records.map((record) => (++sent === 2 ? foreign(record, sign) : record))),
    })
    const connection = await testDatabase()
    await follow(owner, connection)
    await afterFirstSweep(owner, connection)
    await owner.commit(stream)
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 2), patience)).toEqual([1, 2])
  })

  test('when records come forged, changed or misplaced, they change nothing, and their entries come from the owner', async () => {
    const spoilt: ((record: OutgoingRecord) => OutgoingRecord)[] = [
      (record) => record,
      (record) => forged(record),
      (record) => forged(record, { seq: 1_000_000 }),
      (record) => forged(record, { epoch: 'another' }),
      ({ headers: { holdfast_signature: _, ...headers }, ...record }) => ({ ...record, headers }),
      (record) => ({ ...record, headers: { ...record.headers, ce_type: 'holdfast.company.v1.CompanyClosed' } }),
      (record) => ({ ...record, partition: (record.partition + 1) % SHARDS }),
      (record) => ({ ...record, value: null as unknown as Buffer }),
    ]
    let sent = 0
    const owner = await startOwner({ spoil: (records) => records.map((record) => spoilt[sent++]!(record)) })
    const connection = await testDatabase()
    const requests: string[] = []
    const follower = await follow(owner, connection, {
      async apply(into, entry, session) {
        await listSeq(into, entry, session)
        requests.push(entry.requestId)
      },
    })
    await afterFirstSweep(owner, connection)
    // Which of them are verified and refused is in the tests of the reader: the owner may bring the entry sooner.
    for (let seq = 2; seq <= spoilt.length; seq++) {
      await owner.commit(stream)
      expect(await waitFor(async () => full(await effectsOn(connection, shard), seq), patience)).toEqual(upTo(seq))
    }
    expect(requests).not.toContain('forged')
    expect(await follower.parked()).toEqual([])
  })

  test('when forged records come before and after each true one, only the true ones take effect', async () => {
    const owner = await startOwner({ spoil: (records) => records.flatMap((r) => [forged(r), r, forged(r)]) })
    const connection = await testDatabase()
    const requests: string[] = []
    await follow(owner, connection, {
      async apply(into, entry, session) {
        await listSeq(into, entry, session)
        requests.push(entry.requestId)
      },
    })
    await afterFirstSweep(owner, connection)
    await owner.commit(stream, 20)
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 21), patience)).toEqual(upTo(21))
    expect(requests).not.toContain('forged')
  })

  test('when thousands of records are forged while the owner is away, it is asked once a second, and then all goes on', async () => {
    const sent: OutgoingRecord[] = []
    const owner = await startOwner({
      spoil(records) {
        sent.push(...records)
        return records
      },
    })
    const connection = await testDatabase()
    const warned = capture('warn')
    const follower = await follow(owner, connection, { log: warned.log })
    await afterFirstSweep(owner, connection)
    const [model] = sent
    owner.away(true)
    const flood = Array.from({ length: 200 }, (_, i) => forged(model!, { shard: i % SHARDS, seq: 1_000 + i }))
    const refused = (count: number) => waitFor(() => follower.metrics().refusedRecords.forged >= count, patience)
    const forgeAll = () =>
      owner.forge(flood.map((record) => ({ ...record, partition: Entry.decode(record.value).shard })))
    // Records of a shard wait for the work on it. So once these are refused, no read of before the flood is under way.
    await forgeAll()
    await refused(200)
    const [before, begun] = [{ ...owner.asked }, performance.now()]
    for (let batch = 0; batch < 19; batch++) await forgeAll()
    await refused(4_000)
    const seconds = (performance.now() - begun) / 1_000
    expect(owner.asked.heads - before.heads).toBeLessThanOrEqual(seconds + 1)
    expect(owner.asked.read).toBe(before.read)
    const said = warned.lines.filter((line) => line.includes('not believed')).length
    expect([said >= 1, said <= 1 + seconds / 60]).toEqual([true, true])
    owner.away(false)
    await owner.commit(stream, 3)
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 4), patience)).toEqual(upTo(4))
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
    const owner = await startOwner({ spoil: (records) => records.filter(() => ++sent !== 2) })
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

test('when the follower is taken over into another epoch meanwhile, entries of the former one have no effect', async () => {
  const owner = await startOwner()
  const connection = await testDatabase()
  await owner.commit(stream, 3)
  const failed = capture('error')
  const client = owner.channel.client(LedgerService)
  const positions = connection.db!.collection('follower_positions')
  await follow(owner, connection, {
    brokers: nowhere,
    headsEveryMs: 50,
    log: failed.log,
    ledger: {
      ...client,
      /** The position changes after the follower has read it, and before it applies the answer. */
      async read(...of) {
        const answer = await client.read(...of)
        await positions.updateMany({}, { $set: { epoch: 'another' } })
        return answer
      },
    },
  })
  await waitFor(() => failed.lines.some((line) => line.includes('new epoch')), patience)
  expect(await effectsOn(connection, shard)).toEqual([])
})

describe('entries that are there already', () => {
  async function followWith(limits: { batch: number; batchMs?: number; takesMs?: number }) {
    const { batch, batchMs = NEVER_MS, takesMs = 0 } = limits
    const owner = await startOwner()
    const connection = await testDatabase()
    await owner.commit(stream, 20)
    await follow(owner, connection, {
      brokers: nowhere,
      batch,
      batchMs,
      async apply(into, entry, session) {
        await sleep(takesMs)
        await noteTransaction(into, session)
        await listSeq(into, entry, session)
      },
    })
    await waitFor(async () => full(await effectsOn(connection, shard), 20), patience)
    expect(await effectsOn(connection, shard)).toEqual(upTo(20))
    return countTransactions(connection)
  }

  test('when they fit into a batch, they take effect in one transaction', async () => {
    expect(await followWith({ batch: 20 })).toBe(1)
  })

  test('when they do not, they take effect in as many as are needed', async () => {
    expect(await followWith({ batch: 8 })).toBe(3)
  })

  test('when they take long, a transaction ends early and the next one goes on after its last entry', async () => {
    expect(await followWith({ batch: 20, batchMs: 10, takesMs: 20 })).toBe(20)
  })

  test('when one of a batch fails, its stream alone is parked, and each of the others takes effect once', async () => {
    const owner = await startOwner()
    const connection = await testDatabase()
    await owner.commit(neighbour, 3)
    await owner.commit(stream, 2)
    await owner.commit(neighbour, 3)
    const follower = await follow(owner, connection, {
      brokers: nowhere,
      async apply(into, entry, session) {
        await listSeq(into, entry, session)
        if (entry.stream === stream) throw new Error('cannot apply this')
      },
    })
    await waitFor(async () => full(await effectsOn(connection, shard), 6), patience)
    expect(await effectsOn(connection, shard)).toEqual([1, 2, 3, 6, 7, 8])
    expect((await follower.parked()).map(({ stream, entries }) => ({ stream, entries }))).toEqual([
      { stream, entries: 2 },
    ])
  })
})

describe('parked entries after the owner was restored', () => {
  /** Stream fails with seq 1 to 4; then the ledger is restored to the first two entries, and the follower adopts it. */
  async function restoreBelowParked(step: (connection: Connection, epoch: string) => Promise<void>) {
    const owner = await startOwner()
    const connection = await testDatabase()
    const first = await follow(owner, connection, { brokers: nowhere, headsEveryMs: 50, apply: failOn(stream) })
    await owner.commit(stream, 4)
    await waitFor(async () => (await first.parked())[0]?.entries === 4, patience)
    await first.stop()
    await owner.restoreTo(shard, 2)
    const { epoch } = owner.ledger
    const positions = connection.db!.collection('follower_positions')
    await positions.updateMany({}, { $set: { epoch } })
    await positions.updateMany({ applied: { $gt: 2 } }, { $set: { applied: 2 } })
    await step(connection, epoch)
    const failed = capture('error')
    const follower = await follow(owner, connection, { brokers: nowhere, headsEveryMs: 50, log: failed.log })
    return { owner, connection, follower, failed }
  }

  const parkedOf = (connection: Connection) =>
    connection.db!.collection<{ _id: { owner: string; shard: number; seq: number } }>('follower_parked')

  /** What docs/operating-replicas.md says in step 8 of a restore. */
  async function adoptParked(connection: Connection, epoch: string) {
    await parkedOf(connection).deleteMany({ '_id.shard': shard, '_id.seq': { $gt: 2 } })
    await parkedOf(connection).updateMany({ '_id.shard': shard }, { $set: { epoch } })
  }

  test('when those of lost entries were deleted and the others adopted, a replay applies what the ledger has', async () => {
    const { owner, connection, follower } = await restoreBelowParked(adoptParked)
    await owner.commit(stream, 2)
    await waitFor(async () => (await follower.parked())[0]?.entries === 4, patience)
    expect(await follower.replay(stream)).toEqual({ replayed: 4 })
    expect(await effectsOn(connection, shard)).toEqual(upTo(4))
  })

  test('when they were left as they are, the log says that an entry cannot be parked, until they are deleted', async () => {
    const { owner, connection, failed } = await restoreBelowParked(async () => {})
    await owner.commit(stream, 2)
    await owner.commit(neighbour)
    await waitFor(() => failed.lines.some((line) => line.includes('cannot be parked')), patience)
    expect(await effectsOn(connection, shard)).toEqual([])
    await adoptParked(connection, owner.ledger.epoch)
    expect(await waitFor(async () => full(await effectsOn(connection, shard), 1), patience)).toEqual([5])
    expect(failed.lines.filter((line) => line.includes('cannot be parked'))).toHaveLength(1)
  })

  test('when they were left as they are, a replay applies none of them', async () => {
    const { connection, follower } = await restoreBelowParked(async () => {})
    expect(await follower.replay(stream)).toEqual({ replayed: 0, error: expect.stringContaining('epoch') })
    expect(await effectsOn(connection, shard)).toEqual([])
    expect((await follower.parked()).map(({ entries }) => entries)).toEqual([4])
  })

  test('when one was parked before rows had an epoch, its entry says to which it belongs', async () => {
    const owner = await startOwner()
    const connection = await testDatabase()
    const first = await follow(owner, connection, { brokers: nowhere, headsEveryMs: 50, apply: failOn(stream) })
    await owner.commit(stream)
    await waitFor(async () => (await first.parked()).length === 1, patience)
    await first.stop()
    await parkedOf(connection).updateMany({}, { $unset: { epoch: '' } })
    const follower = await follow(owner, connection, { brokers: nowhere })
    expect(await follower.replay(stream)).toEqual({ replayed: 1 })
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
      service: 'notification',
      keys: testKeys.trusted,
      log: silentLog,
      services: [consumersService([follower], async (call) => operator(call))],
    })
    const channel = openChannel({
      address: `127.0.0.1:${server.port}`,
      to: 'notification',
      signer: testKeys.signer('gateway'),
    })
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
    const inItsOwnName = asService(testKeys.signer('gateway'), 'request')
    await expect(consumers.listParked({}, inItsOwnName)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(consumers.replayParked(request, inItsOwnName)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await consumers.replayParked(request, person)).toMatchObject({ replayed: 2 })
    expect((await consumers.listParked({}, person)).streams).toEqual([])
  })
})
