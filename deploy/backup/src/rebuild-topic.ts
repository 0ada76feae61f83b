import { setTimeout as sleep } from 'node:timers/promises'
import { type OwnerName, SHARDS, topicOf } from '@holdfast/contracts'
import { type Brokers, ensureTopics } from '@holdfast/messaging'
import type { Log } from '@holdfast/runtime'
import type { mongo } from 'mongoose'
import type { Databases } from './databases.ts'

/** For longer than a process believes that it holds a shard's lock. */
const LOCKED_MS = 6_000
const LOOK_MS = 500
/** Without progress for so long, nobody is sending. */
const QUIET_MS = 15_000

interface RelayDocument {
  _id: number
  holder: string | null
  until: Date
  published: number
}

/**
 * Has the owner send its entries to its topic again: those that the topic has lost, or all that it would keep. Whoever
 * reads the topic ignores what it has already. The owner's processes may run; only they can send, for only they can sign.
 *
 * @returns false if nobody sends yet; they will when a process of the owner runs
 */
export async function rebuildTopic(needs: {
  databases: Databases
  owner: OwnerName
  brokers: Brokers
  replicationFactor: number
  /** Entries that are older are not sent again. */
  since: Date
  log: Log
  say: (line: string) => void
}): Promise<boolean> {
  const { databases, owner, brokers, replicationFactor, since, log, say } = needs
  await ensureTopics({ brokers, topics: [topicOf(owner)], partitions: SHARDS, replicationFactor, log })
  const db = databases.of(owner)
  const relays = db.collection<RelayDocument>('ledger_relays')
  const me = `rebuild/${crypto.randomUUID()}`

  // A process that holds a shard remembers how far it has sent: it forgets that with the lock.
  const until = new Date(Date.now() + 2 * LOCKED_MS)
  await relays.updateMany({}, { $set: { holder: me, until } })
  say(`Processes of ${owner} let go of its topic …`)
  await sleep(LOCKED_MS)
  let again = 0
  for (const { _id: shard, seq: head } of await db
    .collection<{ _id: number; seq: number }>('ledger_heads')
    .find()
    .toArray()) {
    const { published } = (await relays.findOne({ _id: shard })) ?? { published: 0 }
    const from = Math.min(published, (await firstSince(db, { shard, head, since })) - 1)
    again += published - from
    const { matchedCount } = await relays.updateOne({ _id: shard, holder: me }, { $set: { published: from } })
    if (matchedCount === 0) throw new Error('The database is too slow: a process took its lock back. Try again.')
  }
  await relays.updateMany({ holder: me }, { $set: { holder: null, until: new Date(0) } })
  say(`${again} entries are sent again, and those that were not sent yet.`)
  return followed(db, say)
}

/** The seq of the first entry of a shard that is not older. Entries of a shard are in the order of their times. */
async function firstSince(
  db: mongo.Db,
  { shard, head, since }: { shard: number; head: number; since: Date },
): Promise<number> {
  const entries = db.collection<{ _id: { shard: number; seq: number }; at: Date }>('ledger_entries')
  let [low, high] = [1, head + 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const entry = await entries.findOne({ _id: { shard, seq: middle } }, { projection: { at: 1 } })
    if (entry && entry.at < since) low = middle + 1
    else high = middle
  }
  return low
}

async function followed(db: mongo.Db, say: (line: string) => void): Promise<boolean> {
  let least = Number.POSITIVE_INFINITY
  for (let movedAt = performance.now(); performance.now() - movedAt < QUIET_MS; await sleep(LOOK_MS)) {
    const left = await unsent(db)
    if (left === 0) return true
    if (left < least) {
      least = left
      movedAt = performance.now()
      say(`  ${left} to go`)
    }
  }
  return false
}

async function unsent(db: mongo.Db): Promise<number> {
  const heads = await db.collection<{ _id: number; seq: number }>('ledger_heads').find().toArray()
  const relays = await db.collection<RelayDocument>('ledger_relays').find().toArray()
  const published = new Map(relays.map((relay) => [relay._id, relay.published]))
  return heads.reduce((sum, { _id, seq }) => sum + Math.max(0, seq - (published.get(_id) ?? 0)), 0)
}
