import { SHARDS } from '@holdfast/contracts'
import { Entry } from '@holdfast/contracts/ledger'
import { openCollection } from '@holdfast/runtime'
import { type ClientSession, type Connection, mongo } from 'mongoose'

/** How far a follower has come in one shard of the owner. */
export interface Position {
  shard: number
  epoch: string
  applied: number
}

/** A parked stream: a stream that is set aside because one of its entries failed. */
export interface StreamSetAside {
  stream: string
  entries: number
  /** Why the first parked entry of the stream failed. */
  error: string
  since: Date
}

interface PositionDocument {
  /** "owner/shard" */
  _id: string
  epoch: string
  applied: number
  /**
   * Counts the parked entries of this shard that were replayed. Nothing reads it: only the write matters, see `unpark`.
   */
  replayed?: number
}

interface ParkedDocument {
  _id: { owner: string; shard: number; seq: number }
  /** Changed when an operator adopts a restored ledger. Missing in rows that are older than this field. */
  epoch?: string
  stream: string
  entry: mongo.Binary
  error: string
  at: Date
}

/** Another process of the same group did the work first. */
export class Outrun extends Error {}

/** An entry was parked in an epoch that the follower has left; the restored ledger may have another entry in its place. */
class LostEpoch extends Error {
  override name = 'LostEpoch'
}

/** Opens what any follower keeps in its database. */
export async function openFollowerCollections(connection: Connection) {
  return {
    positions: await openCollection<PositionDocument>(connection, 'follower_positions'),
    parked: await openCollection<ParkedDocument>(connection, 'follower_parked', [[{ '_id.owner': 1, stream: 1 }]]),
  }
}

export type FollowerStore = Awaited<ReturnType<typeof createFollowerStore>>

/**
 * Keeps, in the follower's own database, how far the follower has come in an owner's ledger and which entries it
 * parked.
 * @param presentEpoch asks the owner for its epoch; called when the follower starts for the first time
 */
export async function createFollowerStore(connection: Connection, owner: string, presentEpoch: () => Promise<string>) {
  const { positions, parked } = await openFollowerCollections(connection)
  const idOf = (shard: number) => `${owner}/${shard}`

  return {
    async positionOf(shard: number): Promise<Position> {
      const found = (await positions.findOne({ _id: idOf(shard) })) ?? (await begin(shard))
      return { shard, epoch: found.epoch, applied: found.applied }
    },

    /** The positions of all shards that have one. */
    async positions(): Promise<Position[]> {
      const ids = Array.from({ length: SHARDS }, (_, shard) => idOf(shard))
      const found = await positions.find({ _id: { $in: ids } }).toArray()
      return found.map(({ _id, epoch, applied }) => ({ shard: Number(_id.slice(owner.length + 1)), epoch, applied }))
    },

    /**
     * Moves a position to the seq `to`, and returns it; throws {@link Outrun} if another process has moved it meanwhile.
     */
    async move({ shard, epoch, applied }: Position, to: number, session: ClientSession): Promise<Position> {
      const filter = { _id: idOf(shard), epoch, applied }
      const { matchedCount } = await positions.updateOne(filter, { $set: { applied: to } }, { session })
      if (matchedCount === 0) throw new Outrun()
      return { shard, epoch, applied: to }
    },

    /** Returns those of the streams that are parked. */
    async parkedAmong(streams: string[], session: ClientSession): Promise<Set<string>> {
      const among = { '_id.owner': owner, stream: { $in: streams } }
      const found = parked.aggregate<{ _id: string }>([{ $match: among }, { $group: { _id: '$stream' } }], { session })
      return new Set((await found.toArray()).map(({ _id }) => _id))
    },

    async park(entry: Entry, error: string, session: ClientSession) {
      const { shard, seq, stream, epoch } = entry
      const bytes = new mongo.Binary(Entry.encode(entry))
      const row = { _id: { owner, shard, seq }, epoch, stream, entry: bytes, error, at: new Date() }
      await parked.insertOne(row, { session })
    },

    /** The first parked entry of a stream. */
    async firstParked(stream: string): Promise<Entry | undefined> {
      const found = await parked.find({ '_id.owner': owner, stream }).sort({ _id: 1 }).limit(1).next()
      if (!found) return undefined
      const entry = Entry.decode(found.entry.buffer)
      return { ...entry, epoch: found.epoch ?? entry.epoch }
    },

    /**
     * Removes a parked entry, to apply it; throws {@link Outrun} if another process has removed it already. Throws
     * another error if the entry is of another epoch than the position.
     */
    async unpark({ shard, seq, epoch }: Entry, session: ClientSession) {
      // This write conflicts with a transaction that applies a later entry of the stream at this moment. After the
      // conflict that transaction sees either that the stream is still parked, and parks its entry too, or that it is
      // free.
      const raise = { $inc: { replayed: 1 } }
      const { matchedCount } = await positions.updateOne({ _id: idOf(shard), epoch }, raise, { session })
      if (matchedCount === 0) throw new LostEpoch(`${shard}/${seq} was parked in epoch ${epoch}`)
      const { deletedCount } = await parked.deleteOne({ _id: { owner, shard, seq } }, { session })
      if (deletedCount === 0) throw new Outrun()
    },

    /** How many streams are parked. */
    async countParked(): Promise<number> {
      const found = parked.aggregate<{ streams: number }>([
        { $match: { '_id.owner': owner } },
        { $group: { _id: '$stream' } },
        { $count: 'streams' },
      ])
      return (await found.next())?.streams ?? 0
    },

    /** All parked streams, the longest parked first. */
    async parkedStreams(): Promise<StreamSetAside[]> {
      return parked
        .aggregate<StreamSetAside>([
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
          { $project: { _id: 0, stream: '$_id', entries: 1, error: 1, since: 1 } },
        ])
        .toArray()
    },
  }

  /** Creates the positions of all shards in one write, so that all of them begin in one epoch. */
  async function begin(shard: number): Promise<PositionDocument> {
    const epoch = await presentEpoch()
    await positions.bulkWrite(
      Array.from({ length: SHARDS }, (_, each) => ({
        updateOne: { filter: { _id: idOf(each) }, update: { $setOnInsert: { epoch, applied: 0 } }, upsert: true },
      })),
    )
    return (await positions.findOne({ _id: idOf(shard) }))!
  }
}
