import { topicOf } from '@holdfast/contracts'
import { type EntryInput, Ledger as LedgerService } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import type { RecordProducer } from '@holdfast/messaging'
import { fromService, type Implementation, implement, type Log, type Passport } from '@holdfast/runtime'
import type { Connection } from 'mongoose'
import { type Contexts, contextsOf } from './contexts.ts'
import { collectionsOf, toEntry } from './documents.ts'
import { type Relay, startRelay } from './relay.ts'
import { createTransact, prepare, resultOf, type Transact } from './transact.ts'

export interface Ledger {
  /** Name of the owner; the topic is named after it. */
  owner: string
  topic: string
  epoch: string
  transact: Transact
  /**
   * Finds what this caller's command did the first time, before anything is authorized; else runs it.
   * `run` must end in {@link Ledger.transact} with the same call and return its result.
   */
  once<Result>(call: Passport, run: () => Promise<Result>): Promise<Result>
  /** Where each shard stands, majority committed; the index is the shard. */
  heads(): Promise<number[]>
  /** Entries of a shard with a seq above `after`, in order, majority committed; at most `limit`. */
  read(shard: number, after: number, limit: number): Promise<EntryInput[]>
  /** Where requests came from; what is erased with a person. */
  contexts: Contexts
  /** The gRPC service by which others follow this ledger. */
  service: Implementation
  /** Stops publishing. */
  stop(): Promise<void>
}

/**
 * Opens an owner's ledger in the owner's database, creates what is missing, and begins to publish.
 */
export async function openLedger(options: {
  owner: string
  connection: Connection
  producer: RecordProducer
  log: Log
}): Promise<Ledger> {
  const { owner, connection, producer, log } = options
  const collections = collectionsOf(connection)
  const epoch = await prepare(collections)
  const relay = startRelay({ owner, epoch, collections, producer, log })
  const unwatch = wakeOnCommits(relay)
  const ledger: Ledger = {
    owner,
    topic: topicOf(owner),
    epoch,
    transact: createTransact(connection, collections),
    contexts: contextsOf(collections),
    async once(call, run) {
      const { repeat } = call
      if (!repeat) return run()
      const find = () => collections.outcomes.findOne({ _id: repeat.key })
      const earlier = await find()
      if (earlier) return resultOf(earlier, repeat.body) as Awaited<ReturnType<typeof run>>
      return run().catch(async (error) => {
        // The first attempt may have been done meanwhile, and this be refused because of it.
        const meanwhile = error instanceof DomainError ? await find() : undefined
        if (!meanwhile) throw error
        return resultOf(meanwhile, repeat.body) as Awaited<ReturnType<typeof run>>
      })
    },
    async heads() {
      const found = await collections.heads.find().sort({ _id: 1 }).toArray()
      return found.map(({ seq }) => seq)
    },
    async read(shard, after, limit) {
      const found = await collections.entries
        .find({ _id: { $gt: { shard, seq: after }, $lt: { shard: shard + 1, seq: 0 } } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray()
      return found.map((document) => toEntry(document, epoch))
    },
    service: implement(LedgerService, {
      async heads(_request, call) {
        fromService(call)
        return { epoch, heads: await ledger.heads() }
      },
      async read({ shard, after, limit }, call) {
        fromService(call)
        if (limit > 1000) throw new DomainError('bad-request', { detail: 'limit is at most 1000' })
        const entries = await ledger.read(shard, after, limit || 500)
        const head = (await ledger.heads())[shard] ?? 0
        return { epoch, entries, head }
      },
    }),
    async stop() {
      await unwatch()
      await relay.stop()
    },
  }
  return ledger

  function wakeOnCommits(relay: Relay): () => Promise<void> {
    let isStopped = false
    let stream = open()
    return async () => {
      isStopped = true
      await stream.close().catch(() => {})
    }

    function open() {
      const opened = collections.entries.watch([{ $match: { operationType: 'insert' } }, { $project: { _id: 1 } }])
      opened.on('change', () => relay.wake())
      // The sweep covers for it meanwhile.
      opened.on('error', (error) => {
        log.debug({ err: error, owner }, 'change stream ended, opening another')
        void opened.close().catch(() => {})
        setTimeout(() => {
          if (!isStopped) stream = open()
        }, 1_000).unref()
      })
      return opened
    }
  }
}
