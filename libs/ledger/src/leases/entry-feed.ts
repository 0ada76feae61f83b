import { setTimeout as sleep } from 'node:timers/promises'
import { SHARDS } from '@holdfast/contracts'
import type { Entry } from '@holdfast/contracts/ledger'
import type { Log } from '@holdfast/runtime'
import type { mongo } from 'mongoose'
import { type Collections, type EntryDocument, toEntry } from '../documents.ts'

/**
 * Passes on entries as soon as they are committed, by whichever process. Each shard's entries come in order, without
 * repeats and without holes, except after {@link MOST_READ}.
 */
export interface EntryFeed {
  /** Takes entries that this process has just committed, before the database's change stream brings them. */
  committed(documents: readonly EntryDocument[]): void
  /** Tells the feed the heads of the shards. Entries up to them that do not arrive within {@link LATE_MS} are read. */
  expect(heads: readonly number[]): void
  /**
   * The number of entries passed on since the start, by the way in which they came: committed by this process, brought
   * by the change stream, or read from the database.
   */
  counts: Readonly<{ own: number; stream: number; read: number }>
  stop(): Promise<void>
}

/** Milliseconds that the change stream gets to bring an entry that is known to exist. */
const LATE_MS = 20
const AGAIN_MS = 1_000
const AT_ONCE = 500
/** If more entries than this are missing in a shard, they are skipped: replicas ask for those that they need. */
const MOST_READ = 5_000

/**
 * Listens to the database's change stream, which shows only what a majority has; no entry is passed on before that.
 * @param options.read returns at most `limit` entries of a shard after a seq
 */
export function openEntryFeed(options: {
  epoch: string
  collections: Collections
  read(shard: number, after: number, limit: number): Promise<Entry[]>
  heads(): Promise<number[]>
  onEntry(entry: Entry): void
  /** Called as soon as the commit is known; the entry itself may be passed on later. */
  onCommit(shard: number, seq: number): void
  log: Log
}): EntryFeed {
  const { epoch, collections, onEntry, onCommit, log } = options
  const counts = { own: 0, stream: 0, read: 0 }
  /**
   * Per shard, the seq that was passed on last; -1 before the first entry or the first heads have come. Entries from
   * before that need not be passed on.
   */
  const last = new Array<number>(SHARDS).fill(-1)
  /** Per shard, the highest seq that is known to exist. */
  const known = new Array<number>(SHARDS).fill(0)
  /** Per shard, entries that came before an earlier one. */
  const early = Array.from({ length: SHARDS }, () => new Map<number, { entry: Entry; from: keyof typeof counts }>())
  const isFilling = new Array<boolean>(SHARDS).fill(false)
  let isStopped = false
  let stream: mongo.ChangeStream<EntryDocument> | undefined
  void follow()

  return {
    committed(documents) {
      for (const document of documents) come(document, 'own')
    },
    expect,
    counts,
    async stop() {
      isStopped = true
      await stream?.close().catch(() => {})
    },
  }

  function come(document: EntryDocument, from: 'own' | 'stream') {
    take(toEntry(document, epoch), from)
    onCommit(document._id.shard, document._id.seq)
  }

  function take(entry: Entry, from: keyof typeof counts) {
    const { shard, seq } = entry
    if (isStopped || seq <= last[shard]!) return
    if (last[shard]! >= 0 && seq > last[shard]! + 1) {
      early[shard]!.set(seq, { entry, from })
      return expectOf(shard, seq)
    }
    pass(entry, from)
    passEarly(shard)
  }

  function pass(entry: Entry, from: keyof typeof counts) {
    const { shard, seq } = entry
    early[shard]!.delete(seq)
    last[shard] = seq
    counts[from]++
    onEntry(entry)
  }

  function passEarly(shard: number) {
    for (;;) {
      const next = early[shard]!.get(last[shard]! + 1)
      if (!next) return
      pass(next.entry, next.from)
    }
  }

  function expect(heads: readonly number[]) {
    for (const [shard, head] of heads.entries()) expectOf(shard, head)
  }

  function expectOf(shard: number, head: number) {
    if (last[shard] === -1) last[shard] = head
    known[shard] = Math.max(known[shard]!, head)
    // The change stream usually brings the entry of another process a moment later.
    if (last[shard]! < head) fillAfter(LATE_MS, shard)
  }

  function fillAfter(ms: number, shard: number) {
    if (isFilling[shard] || isStopped) return
    isFilling[shard] = true
    setTimeout(async () => {
      let pauseMs = LATE_MS
      try {
        await fill(shard)
      } catch (err) {
        log.debug({ err, shard }, 'entries cannot be read yet')
        pauseMs = AGAIN_MS
      }
      isFilling[shard] = false
      if (last[shard]! < known[shard]!) fillAfter(pauseMs, shard)
    }, ms).unref()
  }

  async function fill(shard: number) {
    if (known[shard]! - last[shard]! > MOST_READ) {
      last[shard] = Math.min(known[shard]! + 1, ...early[shard]!.keys()) - 1
      passEarly(shard)
    }
    while (!isStopped && last[shard]! < known[shard]!) {
      const found = await options.read(shard, last[shard]!, AT_ONCE)
      if (found.length === 0) return
      for (const entry of found) take(entry, 'read')
    }
  }

  /**
   * Keeps one change stream open. The driver resumes a broken stream by itself, but does so reliably only if the stream
   * is read by iteration: as an event emitter, it emits `close` when it resumes, and may resume after it was closed.
   */
  async function follow() {
    while (!isStopped) {
      stream = collections.entries.watch<EntryDocument>([{ $match: { operationType: 'insert' } }])
      try {
        // `tryNext` opens the stream. Reading the heads afterwards finds what was committed before, so nothing is
        // missed.
        const first = await stream.tryNext()
        void catchUp()
        if (first) told(first)
        for await (const change of stream) told(change)
      } catch (err) {
        log.debug({ err }, 'the change stream broke, opening another one')
      }
      await sleep(AGAIN_MS, undefined, { ref: false })
    }
  }

  function told(change: mongo.ChangeStreamDocument<EntryDocument>) {
    if (change.operationType === 'insert') come(change.fullDocument, 'stream')
  }

  async function catchUp() {
    try {
      expect(await options.heads())
    } catch (err) {
      // No harm: every fence brings the heads too.
      log.debug({ err }, 'heads cannot be read yet')
    }
  }
}
