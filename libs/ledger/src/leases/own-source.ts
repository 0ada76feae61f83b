import { SHARDS } from '@holdfast/contracts'
import type { Entry, Fact, FollowReply, FollowRequest, SnapshotReply } from '@holdfast/contracts/ledger'
import type { Source } from '@holdfast/replica'
import type { ClientSession, Connection } from 'mongoose'
import { type Collections, toEntry } from '../documents.ts'
import type { LeaseService } from './lease-service.ts'

const PART = 1_000
const AT_ONCE = 500
const MAJORITY = { readConcern: { level: 'majority' } } as const

/**
 * The source of an owner process's own replica: rows come from the database, leases from direct calls, and entries from
 * the entry feed through {@link LiveReplica.offer}.
 */
export function openOwnSource(options: {
  epoch: string
  connection: Connection
  collections: Collections
  leases: LeaseService
  heads(): Promise<number[]>
  read(shard: number, after: number, limit: number): Promise<Entry[]>
}): Source {
  const { epoch, connection, collections, leases } = options

  return {
    async follow({ onReply, onEnd }) {
      let isOver = false
      const end = () => {
        if (isOver) return
        isOver = true
        queueMicrotask(onEnd)
      }
      const follower = leases.attach({
        // The reply is delivered after this call has ended, as it would be over a network, because the replica may be
        // in the middle of its own work.
        send: (reply: FollowReply) => queueMicrotask(() => void (isOver || onReply(reply))),
        end,
        backlog: () => 0,
        isOwn: true,
      })
      return {
        send: (message) => follower.receive(message as FollowRequest),
        close() {
          follower.hangUp()
          end()
        },
      }
    },
    snapshot,
    async read(shard, after) {
      const entries = await options.read(shard, after, AT_ONCE)
      const head = (await options.heads())[shard] ?? 0
      return { epoch, entries, head }
    },
    heads: async () => ({ epoch, heads: await options.heads() }),
  }

  /**
   * The rows of a shard are not read at one moment. So the head is read before and after them, and the facts of the
   * entries in between are sent after the rows. Facts are absolute values: applied in order, they bring every row to
   * its value at the second head.
   */
  async function* snapshot(tables: string[], signal: AbortSignal): AsyncGenerator<SnapshotReply> {
    const session = await connection.startSession({ causalConsistency: true })
    try {
      for (let shard = 0; shard < SHARDS; shard++) {
        const before = await headOf(shard, session)
        for (const table of tables) {
          for await (const facts of rowsOf(shard, table, session)) {
            if (signal.aborted) return
            yield { epoch, shard, facts }
          }
        }
        const after = await headOf(shard, session)
        for await (const facts of changesOf(shard, before, after, new Set(tables), session)) {
          if (signal.aborted) return
          yield { epoch, shard, facts }
        }
        yield { epoch, shard, facts: [], applied: after }
      }
    } finally {
      await session.endSession()
    }
  }

  async function headOf(shard: number, session: ClientSession): Promise<number> {
    return (await collections.heads.findOne({ _id: shard }, { ...MAJORITY, session }))?.seq ?? 0
  }

  async function* rowsOf(shard: number, table: string, session: ClientSession): AsyncGenerator<Fact[]> {
    // MongoDB compares embedded documents field by field: all keys of the table sort after `{ shard, table }` and
    // before the next possible table name.
    const _id = { $gt: { shard, table }, $lt: { shard, table: `${table}\0` } } as object
    const rows = collections.facts.find({ _id }, { ...MAJORITY, session, batchSize: PART }).sort({ _id: 1 })
    let facts: Fact[] = []
    for await (const row of rows) {
      facts.push({ table, key: Buffer.from(row._id.key.buffer), value: Buffer.from(row.value.buffer) })
      if (facts.length < PART) continue
      yield facts
      facts = []
    }
    if (facts.length > 0) yield facts
  }

  async function* changesOf(
    shard: number,
    before: number,
    after: number,
    tables: ReadonlySet<string>,
    session: ClientSession,
  ): AsyncGenerator<Fact[]> {
    if (before === after) return
    const _id = { $gt: { shard, seq: before }, $lte: { shard, seq: after } }
    for await (const document of collections.entries.find({ _id }, { ...MAJORITY, session }).sort({ _id: 1 })) {
      yield toEntry(document, epoch).facts.filter(({ table }) => tables.has(table))
    }
  }
}
