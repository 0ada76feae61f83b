import type { Stream } from '@holdfast/contracts'
import type { ActorInput, EntryInput } from '@holdfast/contracts/ledger'
import type { Connection, mongo } from 'mongoose'

/** Where an entry stands. Embedded documents compare field by field, so `_id` orders by shard, then seq. */
export interface Place {
  shard: number
  seq: number
}

export interface EntryDocument {
  _id: Place
  stream: Stream
  version: number
  type: string
  data: mongo.Binary
  facts: { table: string; key: mongo.Binary; value: mongo.Binary | null }[]
  actor: ActorInput
  requestId: string
  index: number
  at: Date
}

export interface OutcomeDocument {
  _id: string
  body: string
  /** Absent when the answer held a secret. */
  result?: unknown
  at: Date
}

/** The collections of one owner's ledger, in the owner's own database. */
export function collectionsOf(connection: Connection) {
  const db = connection.db
  if (!db) throw new Error('not connected')
  return {
    epochs: db.collection<{ _id: 'present'; epoch: string }>('ledger_epochs'),
    heads: db.collection<{ _id: number; seq: number }>('ledger_heads'),
    streams: db.collection<{ _id: Stream; version: number }>('ledger_streams'),
    entries: db.collection<EntryDocument>('ledger_entries'),
    facts: db.collection<{ _id: { shard: number; table: string; key: mongo.Binary }; value: mongo.Binary }>(
      'ledger_facts',
    ),
    contexts: db.collection<{ _id: string; actor: ActorInput; ip?: string; userAgent?: string; at: Date }>(
      'ledger_contexts',
    ),
    outcomes: db.collection<OutcomeDocument>('ledger_outcomes'),
    relays: db.collection<{ _id: number; holder: string | null; until: Date; published: number }>('ledger_relays'),
  }
}

export type Collections = ReturnType<typeof collectionsOf>

/** An entry as it travels. The epoch is the ledger's present one: after a restore, old entries belong to the new one. */
export function toEntry(document: EntryDocument, epoch: string): EntryInput {
  const { _id, data, facts, at, ...rest } = document
  return {
    ...rest,
    ..._id,
    epoch,
    data: Buffer.from(data.buffer),
    facts: facts.map(({ table, key, value }) => ({
      table,
      key: Buffer.from(key.buffer),
      ...(value && { value: Buffer.from(value.buffer) }),
    })),
    at: at.getTime(),
  }
}
