import type { Message, Stream } from '@holdfast/contracts'
import type { ActorInput } from '@holdfast/contracts/ledger'
import { activeTraceparent } from '@holdfast/runtime'
import { type ClientSession, mongo } from 'mongoose'
import type { Collections, EntryDocument, Place } from './documents.ts'
import type { FactChange } from './facts.ts'

/** Adds an entry to the ledger. The entry gets its place when the transaction is written. */
export type Append = <Input>(message: Message<Input, unknown>, data: NoInfer<Input>, facts?: FactChange[]) => void

/** The stream, actor and request of a command, which all of its entries carry. */
export interface Cause {
  stream: Stream
  actor: ActorInput
  requestId: string
}

/** An entry that has no place in the ledger yet. */
export interface NewEntry extends Cause {
  type: string
  data: Buffer
  facts: FactChange[]
  /** 0 for the first entry of its cause, 1 for the second, and so on. */
  index: number
}

/** Collects the entries that one decision appends, until they are written. */
export function openDraft() {
  const appended: Omit<NewEntry, keyof Cause>[] = []
  let isOpen = true
  const append: Append = (message, data, facts = []) => {
    // The transaction may be committed by now: the entry would be lost silently.
    if (!isOpen) throw new Error(`${message.type} was appended after its transaction had been decided`)
    appended.push({ type: message.type, data: message.encode(data), facts, index: appended.length })
  }
  return {
    append,
    isEmpty: () => appended.length === 0,
    /** Ends the draft and returns its entries; `append` throws from then on. */
    causedBy(cause: Cause): NewEntry[] {
      isOpen = false
      return appended.map((entry) => ({ ...entry, ...cause }))
    },
  }
}

/** Writes entries and facts to an owner's ledger, within a transaction. */
export interface EntryWriter {
  /**
   * Must be the first call in a transaction. If another transaction holds this shard, the conflict happens here, before
   * anything is decided; and the snapshot that the transaction reads begins after the shard's last commit.
   * @returns the place of the first new entry
   */
  lockHead(shard: number, session: ClientSession): Promise<Place>
  /**
   * Writes the entries, their facts, and the new versions of their streams. All streams must belong to the locked
   * shard. With no entries, the head gets back the seq that it had before it was locked.
   */
  write(first: Place, added: NewEntry[], session: ClientSession, at: Date): Promise<EntryDocument[]>
}

/** @param asksForLetter says which entries are marked as asking for a letter */
export function createEntryWriter(
  { heads, streams, entries, facts }: Collections,
  asksForLetter: (type: string, data: Uint8Array) => boolean,
): EntryWriter {
  return {
    async lockHead(shard, session) {
      // MongoDB sees no conflict in an update that changes nothing, so the lock raises the seq.
      const head = await heads.findOneAndUpdate(
        { _id: shard },
        { $inc: { seq: 1 } },
        { session, returnDocument: 'after' },
      )
      if (!head) throw new Error(`ledger has no shard ${shard}; was it prepared?`)
      return { shard, seq: head.seq }
    },
    async write({ shard, seq }, added, session, at) {
      // lockHead has raised the seq by one already.
      if (added.length !== 1) await heads.updateOne({ _id: shard }, { $inc: { seq: added.length - 1 } }, { session })
      if (added.length === 0) return []
      const versions = await raiseVersions(added, session)
      const traceparent = activeTraceparent()
      const written = added.map(({ stream, type, data, facts, actor, requestId, index }, nth): EntryDocument => {
        const version = versions.get(stream)! + 1
        versions.set(stream, version)
        return {
          _id: { shard, seq: seq + nth },
          stream,
          version,
          type,
          data: new mongo.Binary(data),
          facts: facts.map(({ table, key, value }) => ({
            table,
            key: new mongo.Binary(key),
            value: value && new mongo.Binary(value),
          })),
          actor,
          requestId,
          index,
          at,
          asksForLetter: asksForLetter(type, data),
          ...(traceparent && { traceparent }),
        }
      })
      await entries.insertMany(written, { session })
      const changes = added.flatMap(({ facts }) => facts)
      if (changes.length > 0) await changeFacts(shard, changes, session)
      return written
    },
  }

  /** @returns the version that each stream had before */
  async function raiseVersions(added: NewEntry[], session: ClientSession): Promise<Map<Stream, number>> {
    const counts = new Map<Stream, number>()
    for (const { stream } of added) counts.set(stream, (counts.get(stream) ?? 0) + 1)
    const raises = [...counts].map(([_id, count]) => ({ filter: { _id }, update: { $inc: { version: count } } }))
    const [only] = raises
    if (raises.length === 1 && only) {
      const raised = await streams.findOneAndUpdate(only.filter, only.update, {
        session,
        upsert: true,
        returnDocument: 'after',
      })
      return new Map([[only.filter._id, raised!.version - added.length]])
    }
    await streams.bulkWrite(
      raises.map((raise) => ({ updateOne: { ...raise, upsert: true } })),
      { session },
    )
    const raised = await streams.find({ _id: { $in: [...counts.keys()] } }, { session }).toArray()
    return new Map(raised.map(({ _id, version }) => [_id, version - counts.get(_id)!]))
  }

  async function changeFacts(shard: number, changes: FactChange[], session: ClientSession) {
    await facts.bulkWrite(
      changes.map(({ table, key, value }) => {
        const _id = { shard, table, key: new mongo.Binary(key) }
        return value
          ? { updateOne: { filter: { _id }, update: { $set: { value: new mongo.Binary(value) } }, upsert: true } }
          : { deleteOne: { filter: { _id } } }
      }),
      { session, ordered: true },
    )
  }
}
