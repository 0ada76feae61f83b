import { setTimeout as sleep } from 'node:timers/promises'
import { SHARDS, type Stream, topicOf } from '@holdfast/contracts'
import { CompanyChanged } from '@holdfast/contracts/company'
import { Entry, Ledger } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { type Follower, followLedger, openLedger } from '@holdfast/ledger'
import { createProducer, ensureTopics } from '@holdfast/messaging'
import { asService, connectMongo, createLog, createSigner, openChannel, readTrustedKeys } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import { processorSeconds } from './measures.ts'
import { doTasks } from './worker.ts'
import { companyStream, idOf } from './world.ts'

// A process of a service that follows the owner's ledger. The service has its own database. The process follows, and
// writes one document for each entry; or it runs commands while another process of the service follows.

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
const COMMANDERS = 4
const BETWEEN_COMMANDS_MS = 20
const { env } = process
const log = createLog('follower', 'error')
const signer = createSigner('notification', env.SIGNING_KEY!)
const connection = await connectMongo(env.MONGODB_URI!, env.DATABASE!)
const brokers = env.KAFKA_BROKERS!.split(',')
const keys = readTrustedKeys(env.TRUSTED_KEYS!)
const channel = openChannel({ address: env.OWNER_ADDRESS!, to: 'company', signer })
const effects = connection.db!.collection<{ _id: string; type: string }>('effects')
const producer = createProducer({ brokers, clientId: 'bench-follower', log })
let stopOwn = async () => {}
let follower: Follower | undefined
let isCommanding = false

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
  /**
   * Runs commands that append to the streams of these companies in the own ledger, until `endCommands`.
   * @returns how long each command took, in milliseconds, and how many were refused because others were always first
   */
  async command({ companies }: { companies: number }): Promise<{ took: number[]; refused: number }> {
    const ledger = await openOwn()
    const took: number[] = []
    let refused = 0
    isCommanding = true
    const run = async (company: number) => {
      const begun = performance.now()
      const call = asService(signer, crypto.randomUUID())
      try {
        await ledger.transact({ stream: companyStream(company), call }, async ({ append }) =>
          append(CompanyChanged, { companyId: idOf('company', company), fields: [] }),
        )
      } catch (error) {
        if (!(error instanceof DomainError && error.code === 'overloaded')) throw error
        refused++
      }
      took.push(performance.now() - begun)
    }
    const commander = async (first: number) => {
      for (let nth = first; isCommanding; nth += COMMANDERS) {
        await run(nth % companies)
        await sleep(BETWEEN_COMMANDS_MS)
      }
    }
    await Promise.all(Array.from({ length: COMMANDERS }, (_, first) => commander(first)))
    return { took, refused }
  },
  async endCommands() {
    isCommanding = false
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
  const from = { owner: 'company', ledger: channel.client(Ledger), brokers, keys, batch }
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
  const ledger = await openOwn()
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

async function openOwn() {
  await ensureTopics({ brokers, topics: [topicOf(OWN)], partitions: SHARDS, replicationFactor: 1, log })
  const ledger = await openLedger({ owner: OWN, connection, producer, signer, log })
  stopOwn = ledger.stop
  return ledger
}

async function take({ shard, seq, type }: Entry, session: ClientSession) {
  await effects.insertOne({ _id: `${shard}/${seq}`, type }, { session })
}

async function applied(): Promise<number> {
  const positions = await connection.db!.collection<{ applied: number }>('follower_positions').find().toArray()
  return positions.reduce((sum, { applied }) => sum + applied, 0)
}
