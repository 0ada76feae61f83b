import { setTimeout as sleep } from 'node:timers/promises'
import { SHARDS } from '@holdfast/contracts'
import type { Entry } from '@holdfast/contracts/ledger'
import type { Log } from '@holdfast/runtime'
import type { mongo } from 'mongoose'
import { type Collections, type EntryDocument, toEntry } from '../documents.ts'

/** Committed entries as they come, whichever process committed them: each shard in order, none twice, none left out. */
export interface EntryFeed {
  /** Entries that this process has just committed: known here before the database tells everybody. */
  committed(documents: readonly EntryDocument[]): void
  /** So far the shards have come; what does not arrive within a moment is read. */
  expect(heads: readonly number[]): void
  /** Entries brought since the start, by the way they came. */
  counts: Readonly<{ own: number; stream: number; read: number }>
  stop(): Promise<void>
}

/** How long the change stream may take to bring what is known to exist. */
const LATE_MS = 20
const AGAIN_MS = 1_000
const AT_ONCE = 500
/** More than this is not carried after: who follows asks for it as it needs. */
const MOST_READ = 5_000

/**
 * Listens to the database's change stream, which tells what a majority has; no entry is passed on earlier.
 * @param options.read entries of a shard after a seq, at most so many
 */
export function openEntryFeed(options: {
  epoch: string
  collections: Collections
  read(shard: number, after: number, limit: number): Promise<Entry[]>
  heads(): Promise<number[]>
  onEntry(entry: Entry): void
  /** This was committed, even if the entry itself is passed on later. */
  onCommit(shard: number, seq: number): void
  log: Log
}): EntryFeed {
  const { epoch, collections, onEntry, onCommit, log } = options
  const counts = { own: 0, stream: 0, read: 0 }
  /** Per shard, the last one passed on; -1: nothing was, and what stands there already need not be. */
  const last = new Array<number>(SHARDS).fill(-1)
  /** Per shard, what is known to exist. */
  const known = new Array<number>(SHARDS).fill(0)
  /** What came before its predecessors. */
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
    // Another process's entry is usually a moment behind one's own.
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
   * One stream at a time. The driver resumes it by itself where it can, and does so reliably only for whoever iterates: an
   * emitter that resumes says that it is closed, and one that is closed may yet resume.
   */
  async function follow() {
    while (!isStopped) {
      stream = collections.entries.watch<EntryDocument>([{ $match: { operationType: 'insert' } }])
      try {
        // It is the first look that opens it: what was there before is read, so that nothing falls in between.
        const first = await stream.tryNext()
        void catchUp()
        if (first) told(first)
        for await (const change of stream) told(change)
      } catch (err) {
        log.debug({ err }, 'change stream broke')
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
      // Every fence names the heads too.
      log.debug({ err }, 'heads cannot be read yet')
    }
  }
}
