import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { SHARDS, topicOf } from '@holdfast/contracts'
import { Entry } from '@holdfast/contracts/ledger'
import { createOutage, type OutgoingRecord, type RecordProducer, signRecord } from '@holdfast/messaging'
import { type Log, type Signer, startSpan, TRACEPARENT, type Traceparent } from '@holdfast/runtime'
import { type Collections, type EntryDocument, toEntry } from './documents.ts'

const LOCK_MS = 5_000
const LOOK_MS = LOCK_MS / 4
/**
 * Milliseconds between two notes of how far this process has sent. If it dies, the process that takes over sends the
 * entries since the last note again.
 */
const SAVE_MS = 250
const BATCH = 500

export interface Relay {
  /** To be called when an entry has been committed: it is then sent without waiting for the next read of the heads. */
  wake(shard: number, seq: number): void
  metrics(): RelayMetrics
  stop(): Promise<void>
}

export interface RelayMetrics {
  /** Shards whose lock this process holds. */
  shards: number
  /** Entries of these shards that are known and not sent. */
  waiting: number
  /** For how long the first of them has been known to wait, in milliseconds. */
  ageMs: number
}

/**
 * Sends committed entries to Kafka, each shard in order, from the last published seq. One process at a time holds a
 * shard's lock. If a second process believes that it holds the lock too, entries are sent twice, which does no harm:
 * followers ignore repeats. For the same reason the published seq is saved every {@link SAVE_MS}, not with every entry.
 */
export function startRelay(options: {
  owner: string
  epoch: string
  collections: Collections
  producer: RecordProducer
  /** Signs each record in the owner's name. */
  signer: Signer
  log: Log
}): Relay {
  const { owner, epoch, collections, producer, signer, log } = options
  const { relays, entries } = collections
  // The first part tells an operator which process holds the lock; the random part makes the holder unique.
  const me = `${process.pid}@${hostname()}/${crypto.randomUUID()}`
  const topic = topicOf(owner)
  const messaging = { 'messaging.system': 'kafka', 'messaging.destination.name': topic }
  const stopping = new AbortController()
  /** The last seq sent, for each shard whose lock this process holds. */
  let sent = new Map<number, number>()
  /** The last seq that is known to exist, for each shard. */
  const known = new Map<number, number>()
  const unsaved = new Set<number>()
  let savedAt = Number.NEGATIVE_INFINITY
  /** Since when a shard has had entries that are not sent, in milliseconds since 1970. */
  const waitingSince = new Map<number, number>()
  let isWoken = false
  let rouse = () => {}
  const outage = createOutage({ every: 30 })
  const finished = loop()

  return {
    wake(shard, seq) {
      if (seq <= (known.get(shard) ?? 0)) return
      known.set(shard, seq)
      if (!sent.has(shard)) return
      noteWaiting()
      isWoken = true
      rouse()
    },
    metrics() {
      const waiting = [...sent].map(([shard, seq]) => Math.max(0, (known.get(shard) ?? 0) - seq))
      const since = [...waitingSince.values()]
      return {
        shards: sent.size,
        waiting: waiting.reduce((sum, each) => sum + each, 0),
        ageMs: since.length === 0 ? 0 : Math.max(0, Date.now() - Math.min(...since)),
      }
    },
    async stop() {
      stopping.abort()
      rouse()
      await finished
      await save()
      await relays.updateMany({ holder: me }, { $set: { holder: null, until: new Date(0) } })
      sent = new Map()
      noteWaiting()
    },
  }

  async function loop() {
    let lookedAt = Number.NEGATIVE_INFINITY
    while (!stopping.signal.aborted) {
      isWoken = false
      try {
        if (performance.now() - lookedAt > LOOK_MS) {
          await look()
          lookedAt = performance.now()
        }
        const hasSent = await publish()
        if (performance.now() - savedAt > SAVE_MS) await save()
        const { failures, isNews } = outage.ended()
        if (isNews) log.info({ owner, failures }, 'relay publishes again')
        if (hasSent) continue
      } catch (error) {
        const { failures, isNews } = outage.failed(error)
        if (isNews) log.warn({ err: error, owner, failures }, 'relay cannot publish, trying again')
        await sleep(Math.min(2_000, 100 * failures), undefined, { signal: stopping.signal }).catch(() => {})
        continue
      }
      if (!isWoken && !stopping.signal.aborted) await rest(unsaved.size > 0 ? SAVE_MS : LOOK_MS)
    }
  }

  /** Takes free locks and renews the own ones, by the database's clock, and reads the heads. */
  async function look() {
    await relays.updateMany({ $or: [{ holder: me }, { $expr: { $lt: ['$until', '$$NOW'] } }] }, [
      { $set: { holder: me, until: { $add: ['$$NOW', LOCK_MS] } } },
    ])
    const held = await relays.find({ holder: me }).toArray()
    sent = new Map(held.map(({ _id, published }) => [_id, Math.max(published, sent.get(_id) ?? 0)]))
    if (held.length === 0) return noteWaiting()
    for (const { _id, seq } of await collections.heads.find().toArray()) {
      known.set(_id, Math.max(seq, known.get(_id) ?? 0))
    }
    noteWaiting()
  }

  function isBehind(shard: number): boolean {
    return (sent.get(shard) ?? Number.POSITIVE_INFINITY) < (known.get(shard) ?? 0)
  }

  function noteWaiting() {
    const now = Date.now()
    for (const shard of sent.keys()) if (isBehind(shard) && !waitingSince.has(shard)) waitingSince.set(shard, now)
    for (const shard of waitingSince.keys()) if (!isBehind(shard)) waitingSince.delete(shard)
  }

  /**
   * Sends one batch of each held shard that has new entries.
   * @returns false if there was nothing to send
   */
  async function publish(): Promise<boolean> {
    const behind = [...sent].filter(([shard, seq]) => seq < (known.get(shard) ?? 0))
    const batches = await Promise.all(behind.map(([shard, seq]) => after(shard, seq)))
    const found = batches.flat()
    if (found.length === 0) return false
    // A process that takes over learns here for how long they have waited.
    for (const [first] of batches) {
      if (first) waitingSince.set(first._id.shard, first.at.getTime())
    }
    const spans = found.map(({ traceparent }) =>
      startSpan(`${topic}: publish`, { kind: 'producer', attributes: messaging, from: { parent: traceparent } }),
    )
    try {
      const records = found.map((document, index) => toRecord(document, spans[index]?.traceparent))
      await producer.send(topic, await Promise.all(records.map((record) => signRecord(signer, topic, record))))
      for (const span of spans) span?.end()
    } catch (error) {
      for (const span of spans) span?.end(error)
      throw error
    }
    for (const { shard, seq } of found.map(({ _id }) => _id)) {
      sent.set(shard, seq)
      unsaved.add(shard)
    }
    noteWaiting()
    return true
  }

  async function save() {
    if (unsaved.size === 0) return
    const shards = [...unsaved]
    await relays.bulkWrite(
      shards.map((shard) => ({
        updateOne: { filter: { _id: shard }, update: { $max: { published: sent.get(shard) } } },
      })),
    )
    for (const shard of shards) unsaved.delete(shard)
    savedAt = performance.now()
  }

  function after(shard: number, seq: number): Promise<EntryDocument[]> {
    return entries
      .find({ _id: { $gt: { shard, seq }, $lt: { shard: shard + 1, seq: 0 } } })
      .sort({ _id: 1 })
      .limit(Math.ceil(BATCH / SHARDS))
      .toArray()
  }

  /** CloudEvents 1.0, binary mode: attributes as headers, the protobuf entry as value. */
  function toRecord(document: EntryDocument, traceparent: Traceparent | undefined): OutgoingRecord {
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
        ...(traceparent && { [TRACEPARENT]: traceparent }),
      },
    }
  }

  function rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
