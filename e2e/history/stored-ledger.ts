import { SHARDS } from '@holdfast/contracts'
import { Entry, type EntryInput } from '@holdfast/contracts/ledger'
import { connectMongo } from '@holdfast/runtime'
import type { Connection, mongo } from 'mongoose'

/** An owner's ledger as stored in MongoDB, read without the code that writes it. */
export interface StoredLedger {
  owner: string
  epoch: string
  /** The head of each shard. */
  heads: number[]
  published: number[]
  /** The entries of each shard, in order. */
  entries: Stored[][]
  /** The version of each stream. */
  versions: Map<string, number>
  /** The value of each fact by its {@link factId}, both as hexadecimal text. */
  facts: Map<string, string>
}

export interface Stored {
  entry: Entry
  /** The encoded entry, as it is sent to followers. */
  bytes: Buffer
}

interface EntryDocument {
  _id: { shard: number; seq: number }
  stream: string
  version: number
  type: string
  data: mongo.Binary
  facts: { table: string; key: mongo.Binary; value: mongo.Binary | null }[]
  actor: EntryInput['actor']
  requestId: string
  index: number
  at: Date
  asksForLetter?: boolean
}

export function factId(shard: number, table: string, key: Uint8Array): string {
  return `${shard}/${table}/${Buffer.from(key).toString('hex')}`
}

/** Opens the database of a service, to read it. */
export function openDatabase(mongoUri: string, service: string): Promise<Connection> {
  return connectMongo(mongoUri, `holdfast_${service}`)
}

/** To be called while no process writes, because the parts are read one after the other. */
export async function readStoredLedger(owner: string, connection: Connection): Promise<StoredLedger> {
  const db = connection.db!
  const epoch = await db.collection<{ _id: string; epoch: string }>('ledger_epochs').findOne({ _id: 'present' })
  if (!epoch) throw new Error(`${owner} has no ledger`)
  const heads = await db.collection<{ _id: number; seq: number }>('ledger_heads').find().sort({ _id: 1 }).toArray()
  const relays = db.collection<{ _id: number; published: number }>('ledger_relays').find().sort({ _id: 1 })
  const versions = await db.collection<{ _id: string; version: number }>('ledger_streams').find().toArray()
  const facts = await db
    .collection<{ _id: { shard: number; table: string; key: mongo.Binary }; value: mongo.Binary }>('ledger_facts')
    .find()
    .toArray()
  const entries: Stored[][] = Array.from({ length: SHARDS }, () => [])
  for await (const document of db.collection<EntryDocument>('ledger_entries').find().sort({ _id: 1 })) {
    entries[document._id.shard]!.push(stored(document, epoch.epoch))
  }
  return {
    owner,
    epoch: epoch.epoch,
    heads: heads.map(({ seq }) => seq),
    published: (await relays.toArray()).map(({ published }) => published),
    entries,
    versions: new Map(versions.map(({ _id, version }) => [_id, version])),
    facts: new Map(facts.map(({ _id, value }) => [factId(_id.shard, _id.table, _id.key.buffer), hex(value)])),
  }
}

function stored({ _id, data, facts, at, ...document }: EntryDocument, epoch: string): Stored {
  const bytes = Entry.encode({
    ...document,
    epoch,
    shard: _id.shard,
    seq: _id.seq,
    data: Buffer.from(data.buffer),
    facts: facts.map(({ table, key, value }) => ({
      table,
      key: Buffer.from(key.buffer),
      ...(value && { value: Buffer.from(value.buffer) }),
    })),
    at: at.getTime(),
  })
  return { entry: Entry.decode(bytes), bytes }
}

function hex(binary: mongo.Binary): string {
  return Buffer.from(binary.buffer).toString('hex')
}
