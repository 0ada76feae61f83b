import { setTimeout as sleep } from 'node:timers/promises'
import { SHARDS } from '@holdfast/contracts'
import type { Entry } from '@holdfast/contracts/ledger'
import { connectMongo } from '@holdfast/runtime'
import { atEnd, environment, silentLog, testDatabase, waitFor } from '@holdfast/testing'
import { startTcpProxy } from '@holdfast/testing/tcp-proxy'
import { expect, test } from '@jest/globals'
import { mongo } from 'mongoose'
import { collectionsOf, type EntryDocument, toEntry } from '../documents.ts'
import { openEntryFeed } from './entry-feed.ts'

const documentOf = (seq: number): EntryDocument => ({
  _id: { shard: 3, seq },
  stream: 'company/c',
  version: seq,
  type: 'type',
  data: new mongo.Binary(Buffer.from([seq])),
  facts: [],
  actor: { kind: 'KIND_SYSTEM', id: 'test' },
  requestId: 'request',
  index: 0,
  at: new Date(0),
})

/** A feed over a real change stream; its shard has `head` entries already. */
async function given(head = 0) {
  const connection = await testDatabase()
  const collections = collectionsOf(connection)
  const way = await wayToDatabase()
  const watching = await connectMongo(way.uri, connection.name)
  atEnd(() => watching.close())
  const passed: number[] = []
  const stored: number[] = []
  const heads = new Array<number>(SHARDS).fill(0)
  heads[3] = head
  let hasBegun = false
  const feed = openEntryFeed({
    epoch: 'e1',
    collections: collectionsOf(watching),
    async read(_shard, after, limit) {
      const found = stored.filter((seq) => seq > after).slice(0, limit)
      return found.map((seq): Entry => toEntry(documentOf(seq), 'e1'))
    },
    async heads() {
      hasBegun = true
      return heads
    },
    onEntry: ({ seq }) => passed.push(seq),
    onCommit: () => {},
    log: silentLog,
  })
  atEnd(feed.stop)
  await waitFor(() => hasBegun)
  /** Number of open change stream cursors. */
  const cursors = async () => {
    const namespace = `${connection.name}.${collections.entries.collectionName}`
    const { cursor } = await connection
      .db!.admin()
      .command({ aggregate: 1, pipeline: [{ $currentOp: { idleCursors: true } }], cursor: { batchSize: 10_000 } })
    const operations: { ns?: string; cursor?: object }[] = cursor.firstBatch
    return operations.filter((operation) => operation.ns === namespace && operation.cursor).length
  }
  return {
    feed,
    cursors,
    cut: way.cut,
    passed,
    commitHere: (...seqs: number[]) => feed.committed(seqs.map(documentOf)),
    commitElsewhere: (...seqs: number[]) => collections.entries.insertMany(seqs.map(documentOf)),
    store: (...seqs: number[]) => stored.push(...seqs),
    expectHead: (seq: number) => feed.expect(heads.map((_, shard) => (shard === 3 ? seq : 0))),
  }
}

test('an entry of this process is passed on at once, and not again when the database tells it', async () => {
  const { passed, commitHere, commitElsewhere, feed } = await given()
  commitHere(1, 2)
  expect(passed).toEqual([1, 2])
  await commitElsewhere(1, 2, 3)
  await waitFor(() => passed.length === 3)
  expect(passed).toEqual([1, 2, 3])
  expect(feed.counts).toEqual({ own: 2, stream: 1, read: 0 })
})

test("when another process's entry is late, it is read, and the order is kept", async () => {
  const { passed, commitHere, store, feed } = await given(4)
  store(5, 6)
  commitHere(7, 8)
  expect(passed).toEqual([])
  await waitFor(() => passed.length === 4)
  expect(passed).toEqual([5, 6, 7, 8])
  expect(feed.counts).toMatchObject({ read: 2, stream: 0 })
})

test('when an entry was never told, the heads that a fence names bring it', async () => {
  const { passed, store, expectHead } = await given(4)
  store(5, 6)
  expectHead(6)
  await waitFor(() => passed.length === 2)
  expect(passed).toEqual([5, 6])
})

test('when far too many were missed, they are skipped, for replicas ask for those that they need', async () => {
  const { passed, commitHere, commitElsewhere: _, expectHead } = await given(4)
  commitHere(10_000)
  expectHead(9_999)
  await waitFor(() => passed.length === 1)
  expect(passed).toEqual([10_000])
})

test('when the change stream breaks and the driver resumes it, one stays open, and what is committed still comes', async () => {
  const { cursors, cut, commitElsewhere, passed } = await given()
  await waitFor(async () => (await cursors()) === 1)
  for (let time = 0; time < 2; time++) {
    cut()
    // The driver would resume at once, and the feed opens another stream after a second.
    await sleep(2_500)
  }
  expect(await cursors()).toBe(1)
  await commitElsewhere(1)
  await waitFor(() => passed.length === 1)
})

/** Connections to the database that can be cut. */
async function wayToDatabase() {
  const { target } = /^mongodb:\/\/(?:[^@/]*@)?(?<target>[^,/]+)/.exec(environment.mongoUri)!.groups!
  const proxy = await startTcpProxy(target!)
  atEnd(proxy.stop)
  return { uri: `mongodb://${proxy.address}/?directConnection=true`, cut: proxy.cut }
}
