import { SHARDS, type Stream, shardOf } from '@holdfast/contracts'
import { CompanySuspended } from '@holdfast/contracts/company'
import { type Entry, Ledger as LedgerService } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { createProducer, ensureTopics, type OutgoingRecord, signRecord } from '@holdfast/messaging'
import { implement, openChannel, type Signer, serve } from '@holdfast/runtime'
import { atEnd, environment, silentLog, testDatabase, testKeys, uniqueName, userPassport } from '@holdfast/testing'
import type { ClientSession, Connection } from 'mongoose'
import { collectionsOf } from '../documents.ts'
import { type Ledger, openLedger } from '../index.ts'

export const kafka = environment.kafkaBrokers.split(',')

/** Signs a record as the owner does. */
export type Sign = (record: OutgoingRecord) => Promise<OutgoingRecord>
type Spoil = (records: OutgoingRecord[], sign: Sign) => OutgoingRecord[] | Promise<OutgoingRecord[]>

/**
 * A real ledger in a database of its own, served over gRPC. `spoil` may change its records before they go to Kafka.
 * @param options.asks signs the calls of the follower
 */
export async function startOwner(options: { spoil?: Spoil; asks?: Signer } = {}) {
  const { spoil = (records) => records, asks = testKeys.signer('notification') } = options
  const owner = uniqueName('owner').replace('_', '-')
  const connection = await testDatabase()
  const keys = testKeys.ofOwner(owner)
  const topic = `holdfast.${owner}.ledger.v1`
  await ensureTopics({ brokers: kafka, topics: [topic], partitions: SHARDS, replicationFactor: 1, log: silentLog })
  const real = createProducer({ brokers: kafka, clientId: owner, log: silentLog })
  const sign: Sign = (record) => signRecord(keys.signer, topic, record)
  const producer = {
    ...real,
    send: async (to: string, records: OutgoingRecord[]) => real.send(to, await spoil(records, sign)),
  }
  const open = () => openLedger({ owner, connection, producer, signer: keys.signer, log: silentLog })
  let ledger = await open()
  let isAway = false
  /** How often it was asked. */
  const asked = { heads: 0, read: 0 }
  let hidden: number | undefined
  const server = await serve({
    address: '127.0.0.1:0',
    service: 'company',
    keys: keys.trusted,
    log: silentLog,
    services: [
      implement(LedgerService, {
        async heads() {
          asked.heads++
          if (isAway) throw new DomainError('unavailable')
          return { epoch: ledger.epoch, heads: await ledger.heads() }
        },
        async read({ shard, after, limit }) {
          asked.read++
          if (isAway) throw new DomainError('unavailable')
          const entries = await ledger.read(shard, after, limit)
          return { epoch: ledger.epoch, entries: entries.filter(({ seq }) => seq !== hidden), head: 0 }
        },
      }),
    ],
  })
  const channel = openChannel({ address: `127.0.0.1:${server.port}`, to: 'company', signer: asks })
  atEnd(async () => {
    channel.close()
    await server.stop(0)
    await ledger.stop()
    await real.close()
  })
  return {
    owner,
    /** The key with which it signs, and the public keys of those who read its topic. */
    keys,
    channel,
    get ledger(): Ledger {
      return ledger
    },
    asked,
    /** Sends records that the owner did not make. */
    forge: (records: OutgoingRecord[]) => real.send(topic, records),
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
    /** Restores a shard to an earlier head, in a new epoch. */
    async restoreTo(shard: number, head: number) {
      await ledger.stop()
      const { epochs, entries, heads, relays } = collectionsOf(connection)
      await entries.deleteMany({ '_id.shard': shard, '_id.seq': { $gt: head } })
      await heads.updateOne({ _id: shard }, { $set: { seq: head } })
      await relays.updateOne({ _id: shard }, { $set: { published: head } })
      await epochs.updateMany({}, { $set: { epoch: crypto.randomUUID() } })
      ledger = await open()
    },
    async commit(stream: Stream, count = 1) {
      for (let i = 0; i < count; i++) {
        await ledger.transact({ stream, call: userPassport() }, async ({ append }) => append(CompanySuspended, {}))
      }
    },
  }
}
export type StartedOwner = Awaited<ReturnType<typeof startOwner>>

interface Effects {
  _id: number
  seqs: number[]
}

/** An effect that tests can count: appends the entry's seq to the list of its shard. */
export async function listSeq(connection: Connection, entry: Entry, session: ClientSession) {
  await connection
    .db!.collection<Effects>('effects')
    .updateOne({ _id: entry.shard }, { $push: { seqs: entry.seq } }, { session, upsert: true })
}

export async function effectsOn(connection: Connection, shard: number): Promise<number[]> {
  return (await connection.db!.collection<Effects>('effects').findOne({ _id: shard }))?.seqs ?? []
}

const idsOfSessions = new WeakMap<ClientSession, string>()

/** Counts the effects of each transaction; a transaction that is rolled back leaves no trace. */
export async function noteTransaction(connection: Connection, session: ClientSession) {
  const id = idsOfSessions.get(session) ?? crypto.randomUUID()
  idsOfSessions.set(session, id)
  await connection
    .db!.collection<{ _id: string }>('transactions')
    .updateOne({ _id: id }, { $inc: { effects: 1 } }, { session, upsert: true })
}

export function countTransactions(connection: Connection): Promise<number> {
  return connection.db!.collection('transactions').countDocuments()
}

export function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, i) => i + 1)
}

/** Returns the list if it has at least `length` seqs. If it has more, the test must notice that. */
export function full(seqs: number[], length: number): number[] | undefined {
  return seqs.length >= length ? seqs : undefined
}

/** Another stream on the shard of this one. */
export function neighbourOf(stream: Stream): Stream {
  const candidates = Array.from({ length: 1000 }, (_, i): Stream => `company/${i}`)
  return candidates.find((each) => each !== stream && shardOf(each) === shardOf(stream))!
}

/** A log that remembers the texts of one level. */
export function capture(level: 'warn' | 'error') {
  const lines: string[] = []
  const log = silentLog.child({})
  log[level] = (_fields: unknown, text?: unknown) => {
    lines.push(String(text))
  }
  return { log, lines }
}
