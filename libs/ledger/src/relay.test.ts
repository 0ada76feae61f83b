import { hostname } from 'node:os'
import { SHARDS, type Stream, shardOf } from '@holdfast/contracts'
import { CompanySuspended } from '@holdfast/contracts/company'
import { Entry } from '@holdfast/contracts/ledger'
import {
  consume,
  createProducer,
  ensureTopics,
  type IncomingRecord,
  type OutgoingRecord,
  type RecordProducer,
  refusalOf,
} from '@holdfast/messaging'
import { createLog } from '@holdfast/runtime'
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
import { beforeAll, describe, expect, test } from '@jest/globals'
import { collectionsOf } from './documents.ts'
import { type Ledger, openLedger } from './index.ts'
import { startRelay } from './relay.ts'

const owner = uniqueName('relay').replace('_', '-')
const keys = testKeys.ofOwner(owner)
const brokers = environment.kafkaBrokers.split(',')
const received: { entry: Entry; headers: Record<string, string>; partition: number; record: IncomingRecord }[] = []
const connection = await testDatabase()

beforeAll(async () => {
  const topic = `holdfast.${owner}.ledger.v1`
  await ensureTopics({ brokers, topics: [topic], partitions: SHARDS, replicationFactor: 1, log: silentLog })
  const consumer = consume({
    brokers,
    clientId: owner,
    groupId: owner,
    topics: [topic],
    async handle(records) {
      for (const record of records) {
        const { value, headers, partition } = record
        received.push({ entry: Entry.decode(value!), headers, partition, record })
      }
    },
    log: silentLog,
  })
  atEnd(consumer.close)
})

function realProducer(): RecordProducer {
  const producer = createProducer({ brokers, clientId: owner, log: silentLog })
  atEnd(producer.close)
  return producer
}

function listening() {
  const said: string[] = []
  const log = createLog('relay', 'info')
  log.info = (_: unknown, line?: string) => void said.push(String(line))
  log.warn = (_: unknown, line?: string) => void said.push(String(line))
  return { said, log }
}

async function open(producer = realProducer(), log = silentLog): Promise<Ledger> {
  const ledger = await openLedger({ owner, connection, producer, signer: keys.signer, log })
  atEnd(ledger.stop)
  return ledger
}

async function commit(ledger: Ledger, count: number) {
  await Promise.all(
    Array.from({ length: count }, (_, i) => {
      const stream: Stream = `company/${crypto.randomUUID()}`
      return ledger.transact({ stream, call: userPassport() }, async ({ append }) =>
        append(CompanySuspended, { companyId: `${i}` }),
      )
    }),
  )
}

/** The seqs of the records in Kafka without repeats, as a follower takes them. */
function firstOccurrences(shard: number): number[] {
  const seqs = received.filter(({ partition }) => partition === shard).map(({ entry }) => entry.seq)
  return [...new Set(seqs)]
}

async function everythingArrived(ledger: Ledger) {
  await waitFor(async () => (await ledger.heads()).every((head, shard) => firstOccurrences(shard).length === head), {
    ms: 20_000,
  })
  const heads = await ledger.heads()
  heads.forEach((head, shard) => {
    expect(firstOccurrences(shard)).toEqual(Array.from({ length: head }, (_, i) => i + 1))
  })
}

describe('the relay', () => {
  test('when a process relays a shard, the lock names it', async () => {
    const ledger = await open()
    const locks = connection.db!.collection<{ _id: number; holder: string | null }>('ledger_relays')
    await waitFor(async () => (await locks.findOne({ _id: 0 }))?.holder?.startsWith(`${process.pid}@${hostname()}/`))
    await ledger.stop()
    expect((await locks.findOne({ _id: 0 }))?.holder).toBeNull()
  })

  test('when Kafka is away, it tells how many entries wait and for how long; when it is back, none does', async () => {
    const real = realProducer()
    let isAway = true
    const ledger = await open({
      ...real,
      send: (topic, records) => (isAway ? Promise.reject(new Error('Kafka is away')) : real.send(topic, records)),
    })
    await waitFor(() => ledger.metrics().relay.shards === SHARDS)
    expect(ledger.metrics().relay).toMatchObject({ waiting: 0, ageMs: 0 })
    await commit(ledger, 3)
    await waitFor(() => ledger.metrics().relay.waiting === 3)
    const { ageMs } = ledger.metrics().relay
    await waitFor(() => ledger.metrics().relay.ageMs > ageMs + 100)
    isAway = false
    await waitFor(() => ledger.metrics().relay.waiting === 0)
    expect(ledger.metrics().relay.ageMs).toBe(0)
    await ledger.stop()
    expect(ledger.metrics().relay).toMatchObject({ shards: 0, waiting: 0 })
  })

  test('when entries are committed, Kafka gets each in order as a CloudEvent on the partition of its shard', async () => {
    const ledger = await open()
    await commit(ledger, 60)
    await everythingArrived(ledger)
    await ledger.stop()
    const { entry, headers, partition } = received[0]!
    expect(partition).toBe(shardOf(entry.stream as Stream))
    expect(headers).toMatchObject({
      ce_specversion: '1.0',
      ce_id: `${ledger.epoch}/${entry.shard}/${entry.seq}`,
      ce_type: 'holdfast.company.v1.CompanySuspended',
      ce_source: `/holdfast/${owner}`,
      ce_subject: entry.stream,
      'content-type': 'application/protobuf',
    })
    expect(Number.isNaN(Date.parse(headers.ce_time!))).toBe(false)
    const refusals = await Promise.all(received.map(({ record }) => refusalOf(record, owner, keys.trusted)))
    expect(new Set(refusals)).toEqual(new Set([undefined]))
  })

  test('when nothing more comes, how far it came is noted, and nothing is sent again', async () => {
    let sent = 0
    const real = realProducer()
    const counting: RecordProducer = {
      async send(topic: string, records: OutgoingRecord[]) {
        sent += records.length
        await real.send(topic, records)
      },
      close: real.close,
    }
    const ledger = await open(counting)
    await commit(ledger, 30)
    const relays = connection.db!.collection<{ _id: number; published: number }>('ledger_relays')
    await waitFor(async () => {
      const positions = await relays.find().sort({ _id: 1 }).toArray()
      return positions.map(({ published }) => published).join() === (await ledger.heads()).join()
    })
    await ledger.stop()
    const next = await open(counting)
    await everythingArrived(next)
    await next.stop()
    expect(sent).toBe(30)
  })

  test('when Kafka fails for a while, commands succeed and nothing is lost or out of order', async () => {
    const real = realProducer()
    let failures = 3
    const ledger = await open({
      send: async (topic: string, records: OutgoingRecord[]) => {
        if (failures-- > 0) throw new Error('broker away')
        await real.send(topic, records)
      },
      close: real.close,
    })
    await commit(ledger, 20)
    await everythingArrived(ledger)
    expect(failures).toBeLessThan(0)
    await ledger.stop()
  })

  test('when the broker is still loading, it tries again, and the log hears nothing of it', async () => {
    const real = realProducer()
    const { said, log } = listening()
    let failures = 3
    const send = async (topic: string, records: OutgoingRecord[]) => {
      const loading = { type: 'GROUP_LOAD_IN_PROGRESS' }
      if (failures-- > 0) throw Object.assign(new Error('The coordinator is loading'), loading)
      await real.send(topic, records)
    }
    const ledger = await open({ send, close: real.close }, log)
    await commit(ledger, 5)
    await everythingArrived(ledger)
    expect(failures).toBeLessThan(0)
    expect(said.filter((line) => line.startsWith('relay'))).toEqual([])
    await ledger.stop()
  })

  test('when the database fails for a while, it says that it publishes again when it does, and not before', async () => {
    const real = collectionsOf(connection)
    const { said, log } = listening()
    let failures = 3
    const relays = new Proxy(real.relays, {
      get(target, name) {
        if (name === 'updateMany' && failures > 0) {
          return async () => {
            failures--
            throw new Error('database away')
          }
        }
        const value = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    const relay = startRelay({
      owner,
      epoch: 'e',
      collections: { ...real, relays },
      producer: realProducer(),
      signer: keys.signer,
      log,
    })
    atEnd(relay.stop)
    await waitFor(() => said.includes('relay publishes again'))
    expect(failures).toBe(0)
    expect(said).toEqual(['relay cannot publish, trying again', 'relay publishes again'])
    await relay.stop()
  })

  test('when the process that relays stops, another one goes on', async () => {
    const first = await open()
    const second = await open()
    await commit(first, 10)
    await first.stop()
    await commit(second, 10)
    await everythingArrived(second)
    await second.stop()
  })
})
