import { SHARDS, type Stream, shardOf } from '@holdfast/contracts'
import { CompanySuspended } from '@holdfast/contracts/company'
import {
  type FollowReply,
  type FollowRequestInput,
  Lease,
  Ledger as LedgerDefinition,
} from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { connectMongo, openChannel, type Passport, serve } from '@holdfast/runtime'
import {
  atEnd,
  environment,
  servicePassport,
  silentLog,
  testDatabase,
  testKeys,
  userPassport,
  waitFor,
} from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { collectionsOf } from '../documents.ts'
import { type Ledger, openLedger, type Transaction } from '../index.ts'

const producer = { send: async () => {}, close: async () => {} }
const signer = testKeys.signer('company')
const replicaPassport = servicePassport('identity')
const newStream = (): Stream => `company/${crypto.randomUUID()}`
const suspend = async ({ append }: Transaction) => {
  append(CompanySuspended, { companyId: 'c', reason: 'r' })
  return 'done'
}

/** A process of the owner, serving, with a connection of its own to the owner's database. */
async function startProcess(database: Connection, leaseMs = 5_000) {
  const connection = await connectMongo(environment.mongoUri, database.name)
  atEnd(() => connection.close())
  const ledger = await openLedger({ owner: 'company', connection, producer, signer, leaseMs, log: silentLog })
  const server = await serve({
    address: '127.0.0.1:0',
    service: 'company',
    keys: testKeys.trusted,
    log: silentLog,
    services: ledger.services,
  })
  const address = `127.0.0.1:${server.port}`
  atEnd(async () => {
    await ledger.leave()
    await server.stop(0)
    await ledger.stop()
  })
  const channel = openChannel({ address, to: 'company', signer: testKeys.signer('identity') })
  const byGateway = openChannel({ address, to: 'company', signer: testKeys.signer('gateway') })
  atEnd(() => {
    channel.close()
    byGateway.close()
  })
  await ledger.join(address)
  return { ledger, server, channel, byGateway, address }
}

type Process = Awaited<ReturnType<typeof startProcess>>

/** A replica that holds a lease and confirms only what it is told to. */
async function holdLease({ ledger, channel }: Pick<Process, 'ledger' | 'channel'>, replica = crypto.randomUUID()) {
  const stream = await channel.bidirectionalStreams(Lease).follow(replicaPassport)
  const replies: FollowReply[] = []
  let isEnded = false
  let lastRequest = 0
  stream.on('data', (reply: FollowReply) => replies.push(reply))
  stream.on('error', () => {})
  stream.on('end', () => {
    isEnded = true
  })
  const send = (message: FollowRequestInput) => stream.write(message)
  const granted = (request: number) => () => replies.some(({ grant }) => grant?.request === request)
  const renew = async () => {
    const request = ++lastRequest
    send({ renew: { request, replica, epoch: ledger.epoch, applied: await appliedNow(), format: 1 } })
    return request
  }
  const appliedNow = async () => (lastRequest > 1 ? new Array<number>(SHARDS).fill(0) : ledger.heads())
  await waitFor(granted(await renew()))
  const leave = () => send({ leave: { replica, request: lastRequest } })
  atEnd(async () => {
    leave()
    stream.end()
    await waitFor(() => isEnded, { ms: 2_000 }).catch(() => {})
  })
  return {
    replies,
    renew,
    isEnded: () => isEnded,
    confirm: (shard: number, seq: number) => send({ applied: { shard, seq, epoch: ledger.epoch } }),
    leave,
  }
}

/** `now` is a call's result or error code, as soon as the call has been answered. */
function told<T>(answer: Promise<T>): { now?: T | string } {
  const box: { now?: T | string } = {}
  answer.then(
    (value) => {
      box.now = value
    },
    (error) => {
      box.now = error instanceof DomainError ? error.code : String(error)
    },
  )
  return box
}

const change = (ledger: Ledger, stream: Stream, call: Passport = userPassport()) =>
  ledger.transact({ stream, call }, suspend)
const isWaiting = (ledger: Ledger) => waitFor(() => ledger.metrics().waits.open > 0)

/** Waits much longer than an answer takes that has nothing to wait for. */
async function isUntold(...answers: { now?: unknown }[]) {
  const isTold = waitFor(() => answers.some(({ now }) => now !== undefined), { ms: 200 })
  await expect(isTold).rejects.toThrow('still not so')
}

describe('a change', () => {
  test('when it is answered, the replicas of all processes have it, whoever committed it', async () => {
    const database = await testDatabase()
    const [first, second] = [await startProcess(database), await startProcess(database)]
    for (let count = 0; count < 20; count++) {
      const stream = newStream()
      const shard = shardOf(stream)
      await change((count % 2 ? first : second).ledger, stream)
      const { seq } = (await first.ledger.read(shard, 0, 1000)).at(-1)!
      for (const { ledger } of [first, second]) {
        expect(ledger.own.metrics().shards[shard]!.applied).toBeGreaterThanOrEqual(seq)
        expect(ledger.own.isFresh(shard, ledger.own.now())).toBe(true)
      }
    }
    expect(first.ledger.metrics().waits.open).toBe(0)
  })

  test.each([
    ['this process', 0],
    ['another process', 1],
  ])('when a holder of %s has not confirmed it, it is not answered before', async (_, by) => {
    const database = await testDatabase()
    const processes = [await startProcess(database), await startProcess(database)]
    const holder = await holdLease(processes[by]!)
    const stream = newStream()
    const { ledger } = processes[0]!
    const answer = told(change(ledger, stream))
    await isWaiting(ledger)
    // The entry reaches the replica at once, but that is no confirmation.
    await waitFor(() => holder.replies.some(({ entry }) => entry?.stream === stream))
    await isUntold(answer)
    holder.confirm(shardOf(stream), 1)
    await waitFor(() => answer.now === 'done')
  })

  test('when a holder gives up its lease, nobody waits for it', async () => {
    const process = await startProcess(await testDatabase())
    const holder = await holdLease(process)
    const answer = told(change(process.ledger, newStream()))
    await isWaiting(process.ledger)
    await isUntold(answer)
    holder.leave()
    await waitFor(() => answer.now === 'done')
  })

  test('when a holder confirms nothing, it is answered when no lease can run any more', async () => {
    const process = await startProcess(await testDatabase(), 300)
    const begun = performance.now()
    await holdLease(process)
    await change(process.ledger, newStream())
    expect(performance.now() - begun).toBeGreaterThanOrEqual(330)
    expect(process.ledger.metrics().waits).toMatchObject({ confirmed: 0, expired: 1 })
  })

  test('when the caller is gone, nothing is answered, and the next caller waits', async () => {
    const process = await startProcess(await testDatabase())
    const holder = await holdLease(process)
    const stream = newStream()
    const gone = new AbortController()
    const call = { ...userPassport(), signal: gone.signal }
    const first = told(process.ledger.transact({ stream, call }, suspend))
    await isWaiting(process.ledger)
    gone.abort()
    await waitFor(() => first.now === 'unavailable')

    const nothing = told(process.ledger.transact({ stream, call: userPassport() }, async () => 'nothing to do'))
    const refused = told(
      process.ledger.transact({ stream, call: userPassport() }, async () => {
        throw new DomainError('not-found')
      }),
    )
    await waitFor(() => process.ledger.metrics().waits.open === 2)
    await isUntold(nothing, refused)
    holder.confirm(shardOf(stream), 1)
    await waitFor(() => nothing.now === 'nothing to do' && refused.now === 'not-found')
  })

  test('when nobody has joined, it is answered at once', async () => {
    const connection = await testDatabase()
    const ledger = await openLedger({ owner: 'company', connection, producer, signer, log: silentLog })
    atEnd(ledger.stop)
    expect(await change(ledger, newStream())).toBe('done')
  })
})

describe('a repeated command', () => {
  test.each([
    ['its result', {}, 'done'],
    ['that it was done', { secret: true }, 'already-done'],
  ])('when the change is not in force yet, %s is not told, by whatever process', async (_, options, expected) => {
    const database = await testDatabase()
    const [first, second] = [await startProcess(database), await startProcess(database)]
    const holder = await holdLease(first)
    const stream = newStream()
    const call = userPassport({}, { repeat: { key: 'key', body: 'body' } })
    const answer = told(first.ledger.transact({ stream, call, ...options }, suspend))
    await isWaiting(first.ledger)
    const repeat = told(second.ledger.once(call, async () => 'ran'))
    await isWaiting(second.ledger)
    await isUntold(answer, repeat)
    holder.confirm(shardOf(stream), 1)
    await waitFor(() => answer.now === 'done' && repeat.now === expected)
  })
})

describe('an impatient caller', () => {
  test('when the change is not in force in time, the place is told, and any process can be asked for it', async () => {
    const database = await testDatabase()
    const [first, second] = [await startProcess(database), await startProcess(database)]
    const holder = await holdLease(first)
    const stream = newStream()
    const call: Passport = { ...userPassport(), patienceMs: 20 }
    expect(await change(first.ledger, stream, call)).toBe('done')
    expect(call.pending).toEqual({ owner: 'company', epoch: first.ledger.epoch, shard: shardOf(stream), seq: 1 })

    const { awaitInForce } = second.byGateway.client(LedgerDefinition)
    const { owner: _, ...place } = call.pending!
    expect(await awaitInForce({ ...place, waitMs: 10 }, userPassport())).toEqual({ inForce: false })
    holder.confirm(shardOf(stream), 1)
    expect(await awaitInForce({ ...place, waitMs: 5_000 }, userPassport())).toEqual({ inForce: true })
    await expect(awaitInForce({ ...place, seq: 2 }, userPassport())).rejects.toMatchObject({ code: 'not-found' })
    await expect(awaitInForce({ ...place, epoch: 'other' }, userPassport())).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  test('when they are answered before it is in force, the wait goes on without them', async () => {
    const first = await startProcess(await testDatabase())
    const holder = await holdLease(first)
    const stream = newStream()
    // A call's signal is aborted when its answer has been sent.
    const answered = new AbortController()
    const call = { ...userPassport(), patienceMs: 20, signal: answered.signal }
    expect(await first.ledger.transact({ stream, call }, suspend)).toBe('done')
    answered.abort()
    holder.confirm(shardOf(stream), 1)
    await waitFor(() => first.ledger.metrics().waits.confirmed === 1)
  })

  test('when it is in force in time, no place is told', async () => {
    const { ledger } = await startProcess(await testDatabase())
    const call: Passport = { ...userPassport(), patienceMs: 5_000 }
    await change(ledger, newStream(), call)
    expect(call.pending).toBeUndefined()
  })

  test('when another process is asked again and again, it tells in the end', async () => {
    const database = await testDatabase()
    const [first, second] = [await startProcess(database, 1_000), await startProcess(database, 1_000)]
    await holdLease(first)
    const call: Passport = { ...userPassport(), patienceMs: 1 }
    await change(first.ledger, newStream(), call)
    const { awaitInForce } = second.byGateway.client(LedgerDefinition)
    const { owner: _, ...place } = call.pending!
    await waitFor(async () => (await awaitInForce({ ...place, waitMs: 50 }, userPassport())).inForce)
  })
})

describe('a registration', () => {
  test('when it was closed, nothing is granted under it, and its process registers anew', async () => {
    const database = await testDatabase()
    const { registrations } = collectionsOf(database)
    const process = await startProcess(database)
    const holder = await holdLease(process)
    const { registration } = process.ledger.metrics()
    // As if the process had stood still for a while, and another one had waited for it in vain.
    await registrations.updateOne({ _id: registration! }, { $set: { state: 'closing' } })
    const unanswered = await holder.renew()
    await waitFor(holder.isEnded)
    expect(holder.replies.some(({ grant }) => grant?.request === unanswered)).toBe(false)

    await waitFor(() => process.ledger.metrics().registrations === 2)
    expect(process.ledger.metrics().registration).not.toBe(registration)
    expect(await waitFor(() => process.ledger.fence())).toMatchObject({
      epoch: process.ledger.epoch,
      heads: new Array(SHARDS).fill(0),
    })
  })

  test('when its process is gone, the first change waits for its leases, later ones do not', async () => {
    const database = await testDatabase()
    const { registrations } = collectionsOf(database)
    const dead = { _id: 'dead', address: '127.0.0.1:1', lease: 1_500, state: 'granting', n: 0 } as const
    await registrations.insertOne(dead)
    const { ledger } = await startProcess(database, 1_000)
    const begun = performance.now()
    await change(ledger, newStream())
    expect(performance.now() - begun).toBeGreaterThanOrEqual(1_650)
    // It may be gone already.
    expect(['closing', undefined]).toContain((await registrations.findOne({ _id: 'dead' }))?.state)
    await waitFor(async () => !(await registrations.findOne({ _id: 'dead' })))
    await change(ledger, newStream())
    expect(ledger.metrics().waits).toMatchObject({ confirmed: 1, expired: 1 })
  })

  test('when another process has begun at its address, it is closed', async () => {
    const database = await testDatabase()
    const { registrations } = collectionsOf(database)
    const { address } = await startProcess(database)
    await registrations.insertOne({ _id: 'former', address, lease: 60_000, state: 'granting', n: 0 })
    const connection = await connectMongo(environment.mongoUri, database.name)
    atEnd(() => connection.close())
    const ledger = await openLedger({ owner: 'company', connection, producer, signer, leaseMs: 100, log: silentLog })
    atEnd(ledger.stop)
    await ledger.join(address)
    await waitFor(async () => (await registrations.findOne({ _id: 'former' }))?.state === 'closing')
  })
})

describe('a process that leaves', () => {
  test('when it turns replicas of others away, they go while it answers everything as before', async () => {
    const database = await testDatabase()
    const { ledger, channel } = await startProcess(database)
    const holder = await holdLease({ ledger, channel })
    const turned = told(ledger.turnAway().then(() => 'all gone'))
    const refused = await holder.renew()
    await waitFor(() => holder.replies.some((reply) => reply.refused?.request === refused))
    expect(turned.now).toBeUndefined()
    const newcomer = await channel.bidirectionalStreams(Lease).follow(replicaPassport)
    const code = new Promise((resolve) =>
      newcomer.on('error', (error: Error & { details?: string }) => resolve(error.details)),
    )
    expect(await code).toBe('unavailable')

    holder.leave()
    await waitFor(() => turned.now === 'all gone', { ms: 500 })
    expect(await collectionsOf(database).registrations.countDocuments({ state: 'granting' })).toBe(1)
    await ledger.fence()
    expect(ledger.memory.isFresh(0, ledger.memory.now())).toBe(true)
    expect(await change(ledger, newStream())).toBe('done')
  })

  test('when replicas that it turns away find no other process, it waits for a second', async () => {
    const { ledger, channel } = await startProcess(await testDatabase(), 20_000)
    await holdLease({ ledger, channel })
    const begunAt = performance.now()
    await ledger.turnAway()
    expect(performance.now() - begunAt).toBeGreaterThanOrEqual(950)
    expect(performance.now() - begunAt).toBeLessThan(5_000)
  })

  test('when other processes have asked it, they hang up, so that it can end', async () => {
    const database = await testDatabase()
    const [staying, leaving] = [await startProcess(database), await startProcess(database)]
    await change(staying.ledger, newStream())
    await leaving.ledger.leave()
    leaving.channel.close()
    // Longer than the other processes need to see that it is not registered any more.
    const begunAt = performance.now()
    await leaving.server.stop(20_000)
    expect(performance.now() - begunAt).toBeLessThan(10_000)
  })

  test('when its holders give up their leases, it is gone at once and no change waits for it', async () => {
    const database = await testDatabase()
    const { registrations } = collectionsOf(database)
    const [first, second] = [await startProcess(database), await startProcess(database)]
    const holder = await holdLease(first)
    const leaving = told(first.ledger.leave().then(() => 'left'))
    await waitFor(async () => (await registrations.countDocuments({ state: 'closing' })) === 1)
    const refused = await holder.renew()
    await waitFor(() => holder.replies.some((reply) => reply.refused?.request === refused))
    await isUntold(leaving)

    // It still answers for the holders of its leases.
    const stream = newStream()
    const answer = told(change(second.ledger, stream))
    await isWaiting(second.ledger)
    await isUntold(answer)
    holder.leave()
    await waitFor(() => leaving.now === 'left' && answer.now === 'done')
    expect(await registrations.countDocuments()).toBe(1)
    await waitFor(holder.isEnded)
    // Commands still work.
    expect(await change(first.ledger, newStream())).toBe('done')
  })

  test('when a holder does not answer, it is gone when no lease can run any more', async () => {
    const database = await testDatabase()
    const process = await startProcess(database, 500)
    // The lease counts from its renewal, which a busy machine may have answered late.
    const begun = performance.now()
    await holdLease(process)
    await process.ledger.leave()
    expect(performance.now() - begun).toBeGreaterThanOrEqual(500)
    expect(await collectionsOf(database).registrations.countDocuments()).toBe(0)
  })
})
