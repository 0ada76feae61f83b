import type { Stream } from '@holdfast/contracts'
import type { Actor, ActorInput, Entry } from '@holdfast/contracts/ledger'
import type { Traceparent } from '@holdfast/runtime'
import type { Connection, mongo } from 'mongoose'

/**
 * The place of an entry in the ledger. MongoDB compares embedded documents field by field, so an `_id` of this form
 * sorts by shard, then by seq: the order of the fields matters.
 */
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
  /** Missing in entries that were written before this field existed. */
  asksForLetter?: boolean
  /**
   * The span that wrote it, if it was traced: the relay goes on from there. Never sent with the entry, so what is signed,
   * copied and followed is the same whether or not anything is traced.
   */
  traceparent?: Traceparent
}

/** Of one request; the request's id is the key. Address and device are erasable. */
export interface ContextDocument {
  _id: string
  actor: ActorInput
  ip?: string
  userAgent?: string
  at: Date
  /** Place of the last entry of the request's first command. Missing in contexts of before this existed. */
  shard?: number
  seq?: number
}

export interface OutcomeDocument {
  _id: string
  body: string
  /** Absent if the result held a secret. */
  result?: unknown
  /** Place of the command's last entry: a repeat is answered once this entry is in force. */
  shard: number
  seq: number
  at: Date
}

/** An owner process that may grant leases, see lease-service.ts. */
export interface RegistrationDocument {
  /** Random and never used again, so that a process cannot answer for leases of another registration. */
  _id: string
  /** host:port where the process answers other processes of the same owner. */
  address: string
  /** Length of the leases that the process grants, in milliseconds. */
  lease: number
  /** `closing`: no fence of this registration succeeds any more, and the leases already granted run out. */
  state: 'granting' | 'closing'
  /** Every fence raises it: a read that follows in the same session is then at least as new as this write. */
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
    contexts: db.collection<ContextDocument>('ledger_contexts'),
    outcomes: db.collection<OutcomeDocument>('ledger_outcomes'),
    registrations: db.collection<RegistrationDocument>('ledger_registrations'),
    relays: db.collection<{ _id: number; holder: string | null; until: Date; published: number }>('ledger_relays'),
  }
}

export type Collections = ReturnType<typeof collectionsOf>

/**
 * Converts an entry to the form in which it is sent.
 * @param epoch the ledger's present epoch; after a restore, entries from before it belong to the new epoch too
 */
export function toEntry(document: EntryDocument, epoch: string): Entry {
  const { _id, data, facts, at, actor, traceparent: _, ...rest } = document
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
