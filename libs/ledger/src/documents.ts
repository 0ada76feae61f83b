import type { Stream } from '@holdfast/contracts'
import type { Actor, ActorInput, Entry } from '@holdfast/contracts/ledger'
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
  /** Missing in entries from before letters were marked. */
  asksForLetter?: boolean
}

export interface OutcomeDocument {
  _id: string
  body: string
  /** Absent when the answer held a secret. */
  result?: unknown
  /** The last entry of the command: a repeat is answered when it is in force. */
  shard: number
  seq: number
  at: Date
}

/** An owner process that may grant leases, see lease-service.ts. */
export interface RegistrationDocument {
  /** Random, never used again: nobody speaks for the leases of another registration. */
  _id: string
  /** host:port where the process answers its peers. */
  address: string
  /** Milliseconds: how long its leases are. */
  lease: number
  /** `closing`: no fence succeeds any more, and what was granted runs out. */
  state: 'granting' | 'closing'
  /** Raised by every fence: what is read after the rise is not older than it. */
  n: number
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
    registrations: db.collection<RegistrationDocument>('ledger_registrations'),
    relays: db.collection<{ _id: number; holder: string | null; until: Date; published: number }>('ledger_relays'),
  }
}

export type Collections = ReturnType<typeof collectionsOf>

/** An entry as it travels. The epoch is the ledger's present one: after a restore, old entries belong to the new one. */
export function toEntry(document: EntryDocument, epoch: string): Entry {
  const { _id, data, facts, at, actor, ...rest } = document
  return {
    ...rest,
    ..._id,
    epoch,
    actor: actor as Actor,
    data: Buffer.from(data.buffer),
    facts: facts.map(({ table, key, value }) => ({
      table,
      key: Buffer.from(key.buffer),
      ...(value && { value: Buffer.from(value.buffer) }),
    })),
    at: at.getTime(),
  }
}
