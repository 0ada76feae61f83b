import { setTimeout as sleep } from 'node:timers/promises'
import { SHARDS, topicOf } from '@holdfast/contracts'
import { Entry, type Ledger } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { consume, type IncomingRecord } from '@holdfast/messaging'
import { asService, type Calls, isUnreachable, type Log, type Signer } from '@holdfast/runtime'
import { type ClientSession, type Connection, mongo } from 'mongoose'

export interface Follower {
  /** Whose ledger is followed. */
  owner: string
  /** Streams that are set aside, oldest first, with why. */
  parked(): Promise<{ stream: string; entries: number; error: string; since: Date }[]>
  /** Applies a parked stream's entries in order, up to the first that fails again: how many, and why no further. */
  replay(stream: string): Promise<{ replayed: number; error?: string }>
  stop(): Promise<void>
}

interface Position {
  _id: string
  epoch: string
  applied: number
  /** How many parked entries were applied later. */
  replayed?: number
}

interface ParkedDocument {
  _id: { owner: string; shard: number; seq: number }
  stream: string
  entry: mongo.Binary
  error: string
  at: Date
}

const AGAIN_AFTER_MS = 1_000
const TRIES = 3
const SAVED = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } } as const

/**
 * Applies every entry of an owner's ledger to this service's own database, once in effect: the position moves in the
 * transaction of the effect, guarded by `applied = seq - 1`. Kafka brings entries quickly; what it repeats is ignored,
 * what it drops is asked of the owner, and without Kafka the owner is asked every {@link options.headsEveryMs}.
 *
 * An entry that `apply` refuses three times parks its stream: it and its successors are stored for `replay`, so that
 * one bad entry does not stop the others.
 * @param options.group the consumer's name: positions, parked entries and the Kafka group belong to it
 * @param options.apply must write through the session only; it may run again for the same entry
 * @param options.headsEveryMs how often the owner is asked where it stands; 10 s
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
  headsEveryMs?: number
}): Promise<Follower> {
  const { owner, group, ledger, connection, log, headsEveryMs = 10_000 } = options
  const db = connection.db!
  const positions = db.collection<Position>('follower_positions')
  const parked = db.collection<ParkedDocument>('follower_parked')
  await parked.createIndex({ '_id.owner': 1, stream: 1 })

  const stopping = new AbortController()
  const turns = new Map<number, Promise<void>>()
  let isHalted = false
  // Something is known to be missing: the next sweep should not take its time.
  let isBehind = false
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
    owner,
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
      for (let replayed = 0; ; ) {
        const next = await parked.find({ '_id.owner': owner, stream }).sort({ _id: 1 }).limit(1).next()
        if (!next) return { replayed }
        try {
          await connection.transaction((session) => applyParked(next, session), SAVED)
          replayed++
        } catch (error) {
          if (error instanceof Outrun) continue
          return { replayed, error: textOf(error) }
        }
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
    try {
      for (const { partition, value } of records) {
        const entry = value && decode(value)
        // A record that cannot be read is a hole like any other: the owner is asked.
        await inTurn(partition, () => (entry?.shard === partition ? reach(entry) : fill(partition)))
      }
    } catch (error) {
      // The owner is out of reach. The sweep goes on asking; Kafka need not bring the records again.
      if (!stopping.signal.aborted) log.warn({ err: error, owner, group }, 'a hole cannot be filled yet')
      isBehind = true
    }
  }

  /** Without Kafka, and for a last record that it lost. */
  async function sweep() {
    let failures = 0
    while (!stopping.signal.aborted) {
      try {
        isBehind = false
        const { epoch, heads } = await ledger.heads({}, asService(options.signer, crypto.randomUUID()))
        const known = await positions.find({ _id: startsWith(`${owner}/`) }).toArray()
        const stranger = known.find((position) => position.epoch !== epoch)
        if (stranger) halt(stranger.epoch, epoch)
        const applied = new Map(known.map((position) => [position._id, position.applied]))
        const behind = heads.flatMap((head, shard) => ((applied.get(`${owner}/${shard}`) ?? 0) < head ? [shard] : []))
        await Promise.all(behind.map((shard) => inTurn(shard, () => fill(shard))))
        failures = 0
      } catch (error) {
        isBehind = true
        if (!stopping.signal.aborted && failures++ % 60 === 0) {
          log.warn({ err: error, owner, group, failures }, 'cannot ask the owner, trying again')
        }
      }
      for (const begun = performance.now(); performance.now() - begun < headsEveryMs && !stopping.signal.aborted; ) {
        await rest(Math.min(AGAIN_AFTER_MS, headsEveryMs))
        if (isBehind) break
      }
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
      const { applied } = await positionOf(shard)
      if (applied < entries.at(-1)!.seq) throw new Error(`${owner} answered with a hole after ${shard}/${applied}`)
    }
  }

  async function positionOf(shard: number): Promise<Position> {
    const _id = `${owner}/${shard}`
    const found = await positions.findOne({ _id })
    if (found) return found
    // All shards at once: their positions must not begin in different epochs.
    const { epoch } = await ledger.heads({}, asService(options.signer, crypto.randomUUID()))
    await positions.bulkWrite(
      Array.from({ length: SHARDS }, (_, each) => ({
        updateOne: {
          filter: { _id: `${owner}/${each}` },
          update: { $setOnInsert: { epoch, applied: 0 } },
          upsert: true,
        },
      })),
    )
    return (await positions.findOne({ _id }))!
  }

  async function askEpoch(position: Position) {
    const { epoch } = await ledger.heads({}, asService(options.signer, crypto.randomUUID()))
    if (epoch !== position.epoch) halt(position.epoch, epoch)
  }

  /** After a restore from backup, what was applied beyond the restored head is for a person to look at. */
  function halt(known: string, present: string) {
    if (isHalted) return
    isHalted = true
    log.error({ owner, group, known, present }, 'the ledger was restored to a new epoch: following stops')
  }

  async function applyPatiently(entry: Entry, position: Position) {
    if (entry.seq !== position.applied + 1) return
    let failure: unknown
    for (let tries = 1; !stopping.signal.aborted; ) {
      try {
        return await applyOnce(entry, position, failure)
      } catch (error) {
        if (error instanceof Outrun) return
        const isPassing = isUnreachable(error) || (error instanceof DomainError && error.kind === 'unavailable')
        if (!isPassing && tries++ === TRIES) {
          log.error({ err: error, owner, group, stream: entry.stream, seq: entry.seq }, 'entry fails, stream parked')
          failure = error
        } else {
          await rest(200)
        }
      }
    }
    throw new Error('stopping')
  }

  async function applyOnce(entry: Entry, { _id, epoch, applied }: Position, failure: unknown) {
    await connection.transaction(async (session) => {
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
          error: failure ? textOf(failure) : 'follows a parked entry',
          at: new Date(),
        },
        { session },
      )
    }, SAVED)
  }

  async function applyParked({ _id, entry }: ParkedDocument, session: ClientSession) {
    // Collides with an entry that is just coming in: it either finds its stream parked and is replayed after this
    // one, or finds it free. Gone already means that somebody else replays: the effect is theirs.
    await positions.updateOne({ _id: `${owner}/${_id.shard}` }, { $inc: { replayed: 1 } }, { session })
    const { deletedCount } = await parked.deleteOne({ _id }, { session })
    if (deletedCount === 0) throw new Outrun()
    await options.apply(Entry.decode(entry.buffer), session)
  }

  async function rest(ms: number) {
    await sleep(ms, undefined, { signal: stopping.signal }).catch(() => {})
  }
}

/** Another process of the group applied the entry first. */
class Outrun extends Error {}

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

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
