import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { SHARDS, topicOf } from '@holdfast/contracts'
import { Entry } from '@holdfast/contracts/ledger'
import type { OutgoingRecord, RecordProducer } from '@holdfast/messaging'
import type { Log } from '@holdfast/runtime'
import { type Collections, type EntryDocument, toEntry } from './documents.ts'

const LOCK_MS = 5_000
const SWEEP_MS = 1_000
const BATCH = 500

export interface Relay {
  /** Called when entries may have been committed, so that they need not wait for the sweep. */
  wake(): void
  stop(): Promise<void>
}

/**
 * Sends committed entries to Kafka, each shard in order, from the last published seq. One process holds a shard's lock;
 * a second one that believes it does, does no harm: followers know what they have and ignore repeats.
 */
export function startRelay(options: {
  owner: string
  epoch: string
  collections: Collections
  producer: RecordProducer
  log: Log
}): Relay {
  const { owner, epoch, collections, producer, log } = options
  const { relays, entries } = collections
  // Says to an operator which process it is; the random part, to the lock.
  const me = `${process.pid}@${hostname()}/${crypto.randomUUID()}`
  const topic = topicOf(owner)
  const stopping = new AbortController()
  let isWoken = true
  let rouse = () => {}
  let failures = 0
  const finished = loop()

  return {
    wake() {
      isWoken = true
      rouse()
    },
    async stop() {
      stopping.abort()
      rouse()
      await finished
      await relays.updateMany({ holder: me }, { $set: { holder: null, until: new Date(0) } })
    },
  }

  async function loop() {
    let lockedAt = Number.NEGATIVE_INFINITY
    let held: number[] = []
    while (!stopping.signal.aborted) {
      isWoken = false
      try {
        if (performance.now() - lockedAt > LOCK_MS / 4) {
          lockedAt = performance.now()
          held = await lock()
        }
        const sent = await publish(held)
        if (failures > 0) log.info({ owner, failures }, 'relay publishes again')
        failures = 0
        if (sent) continue
      } catch (error) {
        if (failures++ % 30 === 0) log.warn({ err: error, owner, failures }, 'relay cannot publish, trying again')
        await sleep(Math.min(2_000, 100 * failures), undefined, { signal: stopping.signal }).catch(() => {})
        continue
      }
      if (!isWoken) await rest()
    }
  }

  /** Takes free locks and renews own ones, by the database's clock. */
  async function lock(): Promise<number[]> {
    await relays.updateMany({ $or: [{ holder: me }, { $expr: { $lt: ['$until', '$$NOW'] } }] }, [
      { $set: { holder: me, until: { $add: ['$$NOW', LOCK_MS] } } },
    ])
    return (await relays.find({ holder: me }, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id)
  }

  /** One batch of every held shard that has something new. */
  async function publish(held: number[]): Promise<boolean> {
    const positions = await relays.find({ _id: { $in: held }, holder: me }).toArray()
    const heads = new Map((await collections.heads.find().toArray()).map(({ _id, seq }) => [_id, seq]))
    const behind = positions.filter(({ _id, published }) => published < (heads.get(_id) ?? 0))
    if (behind.length === 0) return false
    const batches = await Promise.all(behind.map(({ _id, published }) => after(_id, published)))
    const found = batches.flat()
    if (found.length === 0) return false
    await producer.send(
      topic,
      found.map((document) => toRecord(document)),
    )
    await relays.bulkWrite(
      batches
        .filter((batch) => batch.length > 0)
        .map((batch) => {
          const { shard, seq } = batch.at(-1)!._id
          return { updateOne: { filter: { _id: shard }, update: { $max: { published: seq } } } }
        }),
    )
    return true
  }

  function after(shard: number, seq: number): Promise<EntryDocument[]> {
    return entries
      .find({ _id: { $gt: { shard, seq }, $lt: { shard: shard + 1, seq: 0 } } })
      .sort({ _id: 1 })
      .limit(Math.ceil(BATCH / SHARDS))
      .toArray()
  }

  /** CloudEvents 1.0, binary mode: attributes as headers, the protobuf entry as value. */
  function toRecord(document: EntryDocument): OutgoingRecord {
    const { shard, seq } = document._id
    return {
      partition: shard,
      key: document.stream,
      value: Entry.encode(toEntry(document, epoch)),
      headers: {
        ce_specversion: '1.0',
        ce_id: `${epoch}/${shard}/${seq}`,
        ce_type: document.type,
        ce_source: `/holdfast/${owner}`,
        ce_subject: document.stream,
        ce_time: document.at.toISOString(),
        'content-type': 'application/protobuf',
      },
    }
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, SWEEP_MS)
      rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
