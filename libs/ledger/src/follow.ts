import { setTimeout as sleep } from 'node:timers/promises'
import { SHARDS, topicOf } from '@holdfast/contracts'
import { Entry, type Ledger } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { consume, type IncomingRecord } from '@holdfast/messaging'
import { asService, type Calls, isUnreachable, type Log, type Signer } from '@holdfast/runtime'
import { type ClientSession, type Connection, mongo } from 'mongoose'

export interface Follower {
  /** Streams that are set aside, oldest first, with why. */
  parked(): Promise<{ stream: string; entries: number; error: string; since: Date }[]>
  /** Applies a parked stream's entries in order; throws what the first failing one throws. Returns how many. */
  replay(stream: string): Promise<number>
  stop(): Promise<void>
}

interface Position {
  _id: string
  epoch: string
  applied: number
}

interface ParkedDocument {
  _id: { owner: string; shard: number; seq: number }
  stream: string
  entry: mongo.Binary
  error: string
  at: Date
}

const HEADS_EVERY_MS = 10_000
const TRIES = 3

/**
 * Applies every entry of an owner's ledger to this service's own database, once in effect: the position moves in the
 * transaction of the effect, guarded by `applied = seq - 1`. Kafka brings entries quickly; what it repeats is ignored,
 * what it drops is asked of the owner, and without Kafka the owner is asked every 10 s.
 *
 * An entry that `apply` refuses three times parks its stream: it and its successors are stored for `replay`, so that
 * one bad entry does not stop the others.
 * @param options.group the consumer's name: positions, parked entries and the Kafka group belong to it
 * @param options.apply must write through the session only; it may run again for the same entry
 */
export async function followLedger(options: {
  owner: string
  group: string
  ledger: Calls<typeof Ledger>
  connection: Connection
  brokers: string[]
  signer: Signer
  apply(entry: Entry, session: ClientSession): Promise<void>
  log: Log
}): Promise<Follower> {
  const { owner, group, ledger, connection, log } = options
  const db = connection.db!
  const positions = db.collection<Position>('follower_positions')
  const parked = db.collection<ParkedDocument>('follower_parked')
  await parked.createIndex({ '_id.owner': 1, stream: 1 })

  const stopping = new AbortController()
  const turns = new Map<number, Promise<void>>()
  let isHalted = false
  const sweeping = sweep()
  const consumer = consume({
    brokers: options.brokers,
    clientId: group,
    groupId: `${group}.${owner}`,
    topics: [topicOf(owner)],
    handle: takeRecords,
    log,
  })

  return {
    async parked() {
      const found = await parked
        .aggregate<{ _id: string; entries: number; error: string; since: Date }>([
          { $match: { '_id.owner': owner } },
          { $sort: { _id: 1 } },
          {
            $group: {
              _id: '$stream',
              entries: { $sum: 1 },
              error: { $first: '$error' },
              since: { $first: '$at' },
            },
          },
          { $sort: { since: 1 } },
        ])
        .toArray()
      return found.map(({ _id, ...rest }) => ({ stream: _id, ...rest }))
    },
    async replay(stream) {
      for (let count = 0; ; count++) {
        const next = await parked.find({ '_id.owner': owner, stream }).sort({ _id: 1 }).limit(1).next()
        if (!next) return count
        await connection.transaction(async (session) => {
          await options.apply(Entry.decode(next.entry.buffer), session)
          await parked.deleteOne({ _id: next._id }, { session })
        })
      }
    },
    async stop() {
      stopping.abort()
      await consumer.close()
      await sweeping
      await Promise.all(turns.values())
    },
  }

  async function takeRecords(records: IncomingRecord[]) {
    for (const { partition, value } of records) {
      const entry = value && decode(value)
      // A record that cannot be read is a hole like any other: the owner is asked.
      await inTurn(partition, () => (entry ? reach(entry) : fill(partition)))
    }
  }

  /** Without Kafka, and for a last record that it lost. */
  async function sweep() {
    while (!stopping.signal.aborted) {
      try {
        const { heads } = await ledger.heads({}, asService(options.signer, crypto.randomUUID()))
        const known = new Map((await positions.find({ _id: startsWith(`${owner}/`) }).toArray()).map((p) => [p._id, p]))
        const behind = heads.flatMap((head, shard) =>
          (known.get(`${owner}/${shard}`)?.applied ?? 0) < head ? [shard] : [],
        )
        await Promise.all(behind.map((shard) => inTurn(shard, () => fill(shard))))
      } catch (error) {
        log.debug({ err: error, owner, group }, 'could not ask for the heads')
      }
      await rest(HEADS_EVERY_MS)
    }
  }

  /** One at a time per shard within this process; across processes the guarded position decides. */
  function inTurn(shard: number, work: () => Promise<void>): Promise<void> {
    const turn = (turns.get(shard) ?? Promise.resolve()).then(() => (isHalted ? undefined : work()))
    turns.set(
      shard,
      turn.catch(() => {}),
    )
    return turn
  }

  async function reach(entry: Entry) {
    const position = await positionOf(entry.shard)
    if (entry.epoch !== position.epoch) return askEpoch(position)
    if (entry.seq <= position.applied) return
    if (entry.seq === position.applied + 1) return applyPatiently(entry, position)
    await fill(entry.shard)
  }

  /** Asks the owner for everything that is missing in a shard. */
  async function fill(shard: number) {
    for (;;) {
      const position = await positionOf(shard)
      const passport = asService(options.signer, crypto.randomUUID())
      const { epoch, entries } = await ledger.read({ shard, after: position.applied, limit: 500 }, passport)
      if (epoch !== position.epoch) return halt(position.epoch, epoch)
      if (entries.length === 0) return
      for (const entry of entries) {
        if (stopping.signal.aborted) return
        await applyPatiently(entry, await positionOf(shard))
      }
    }
  }

  async function positionOf(shard: number): Promise<Position> {
    const _id = `${owner}/${shard}`
    const found = await positions.findOne({ _id })
    if (found) return found
    const { epoch } = await ledger.heads({}, asService(options.signer, crypto.randomUUID()))
    await positions.updateOne({ _id }, { $setOnInsert: { epoch, applied: 0 } }, { upsert: true })
    return (await positions.findOne({ _id }))!
  }

  async function askEpoch(position: Position) {
    const { epoch } = await ledger.heads({}, asService(options.signer, crypto.randomUUID()))
    if (epoch !== position.epoch) halt(position.epoch, epoch)
  }

  /** After a restore from backup, what was applied beyond the restored head is for a person to look at. */
  function halt(known: string, present: string) {
    isHalted = true
    log.error({ owner, group, known, present }, 'the ledger was restored to a new epoch: following stops')
  }

  async function applyPatiently(entry: Entry, position: Position) {
    if (entry.seq !== position.applied + 1) return
    for (let tries = 1; !stopping.signal.aborted; ) {
      try {
        return await applyOnce(entry, position, undefined)
      } catch (error) {
        if (error instanceof Outrun) return
        const isPassing = isUnreachable(error) || (error instanceof DomainError && error.kind === 'unavailable')
        if (!isPassing && tries++ === TRIES) {
          log.error({ err: error, owner, group, stream: entry.stream, seq: entry.seq }, 'entry fails, stream parked')
          return applyOnce(entry, position, error)
        }
        await rest(200)
      }
    }
    throw new Error('stopping')
  }

  async function applyOnce(entry: Entry, { _id, epoch, applied }: Position, failure: unknown) {
    await connection.transaction(
      async (session) => {
        const moved = await positions.updateOne({ _id, epoch, applied }, { $set: { applied: entry.seq } }, { session })
        if (moved.matchedCount === 0) throw new Outrun()
        const { shard, seq, stream } = entry
        const isParked = await parked.findOne({ '_id.owner': owner, stream }, { session, projection: { _id: 1 } })
        if (!failure && !isParked) return options.apply(entry, session)
        await parked.insertOne(
          {
            _id: { owner, shard, seq },
            stream,
            entry: new mongo.Binary(Entry.encode(entry)),
            error: failure instanceof Error ? `${failure.name}: ${failure.message}` : 'follows a parked entry',
            at: new Date(),
          },
          { session },
        )
      },
      { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
    )
  }

  async function rest(ms: number) {
    await sleep(ms, undefined, { signal: stopping.signal }).catch(() => {})
  }
}

/** Another process of the group applied the entry first. */
class Outrun extends Error {}

function decode(value: Buffer): Entry | undefined {
  try {
    const entry = Entry.decode(value)
    return entry.seq > 0 && entry.shard < SHARDS && entry.epoch !== '' ? entry : undefined
  } catch {
    return undefined
  }
}

function startsWith(prefix: string) {
  return { $gte: prefix, $lt: `${prefix}\uffff` }
}
