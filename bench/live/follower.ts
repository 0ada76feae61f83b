import { setTimeout as sleep } from 'node:timers/promises'
import { SHARDS, type Stream, topicOf } from '@holdfast/contracts'
import { Entry, Ledger } from '@holdfast/contracts/ledger'
import { type Follower, followLedger, openLedger } from '@holdfast/ledger'
import { createProducer, ensureTopics } from '@holdfast/messaging'
import { connectMongo, createLog, createSigner, openChannel } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import { processorSeconds } from './measures.ts'
import { doTasks } from './worker.ts'

// A process that follows the owner's ledger. It has its own database, and writes one document for each entry.

export type FollowerKind =
  /** The follower owns no ledger. */
  | 'plain'
  /** It appends an own entry for each, to a stream of the same name: entries of one shard lead to one own shard. */
  | 'owning'
  /** It appends an own entry for each, and companies of one shard lead to different own shards. */
  | 'owning, scattered'

export interface Followed {
  /** Seconds until all entries were applied. */
  seconds: number
  /** Processor time of this process meanwhile, in seconds. */
  processor: number
}

const OWN = 'bench'
const { env } = process
const log = createLog('follower', 'error')
const signer = createSigner('notification', env.SIGNING_KEY!)
const connection = await connectMongo(env.MONGODB_URI!, env.DATABASE!)
const brokers = env.KAFKA_BROKERS!.split(',')
const channel = openChannel({ address: env.OWNER_ADDRESS!, signer })
const effects = connection.db!.collection<{ _id: string; type: string }>('effects')
const producer = createProducer({ brokers, clientId: 'bench-follower', log })
let stopOwn = async () => {}
let follower: Follower | undefined

const tasks = {
  /** Applies the entries of the ledger. @param batch most entries in one transaction */
  async follow({ kind, batch, entries }: { kind: FollowerKind; batch: number; entries: number }): Promise<Followed> {
    const start = await prepare(kind, batch)
    const before = processorSeconds()
    const begun = performance.now()
    follower = await start()
    while ((await applied()) < entries) await sleep(20)
    return { seconds: (performance.now() - begun) / 1000, processor: processorSeconds() - before }
  },
}
export type FollowerTasks = typeof tasks

doTasks(tasks, async () => {
  await follower?.stop()
  await stopOwn()
  await producer.close()
  channel.close()
  await connection.close()
})

async function prepare(kind: FollowerKind, batch: number): Promise<() => Promise<Follower>> {
  const from = { owner: 'company', ledger: channel.client(Ledger), brokers, batch }
  if (kind === 'plain') {
    return () =>
      followLedger({
        ...from,
        group: env.DATABASE!,
        connection,
        signer,
        apply: (entry, { session }) => take(entry, session),
        log,
      })
  }
  await ensureTopics({ brokers, topics: [topicOf(OWN)], partitions: SHARDS, replicationFactor: 1, log })
  const ledger = await openLedger({ owner: OWN, connection, producer, signer, log })
  stopOwn = ledger.stop
  return () =>
    ledger.follow({
      ...from,
      streamOf: ({ stream }) => (kind === 'owning' ? stream : `own-${stream}`) as Stream,
      async apply(entry, { session, append }) {
        await take(entry, session)
        append(Entry, entry)
      },
    })
}

async function take({ shard, seq, type }: Entry, session: ClientSession) {
  await effects.insertOne({ _id: `${shard}/${seq}`, type }, { session })
}

async function applied(): Promise<number> {
  const positions = await connection.db!.collection<{ applied: number }>('follower_positions').find().toArray()
  return positions.reduce((sum, { applied }) => sum + applied, 0)
}
