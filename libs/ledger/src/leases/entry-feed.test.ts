import { SHARDS } from '@holdfast/contracts'
import type { Entry } from '@holdfast/contracts/ledger'
import { atEnd, silentLog, testDatabase, waitFor } from '@holdfast/testing'
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

/** A feed over a real change stream, at the head of a shard that has so many entries already. */
async function given(head = 0) {
  const collections = collectionsOf(await testDatabase())
  const passed: number[] = []
  const stored: number[] = []
  const heads = new Array<number>(SHARDS).fill(0)
  heads[3] = head
  let hasBegun = false
  const feed = openEntryFeed({
    epoch: 'e1',
    collections,
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
  return {
    feed,
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
  // Until the change stream is open, what is inserted may be before it.
  await commitElsewhere(1, 2)
  for (let seq = 3; feed.counts.stream === 0; seq++) {
    await commitElsewhere(seq)
    await waitFor(() => feed.counts.stream > 0, { ms: 300 }).catch(() => commitHere(seq))
  }
  expect(passed).toEqual(passed.map((_, index) => index + 1))
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

test('when far too many were missed, they are left to who asks for them', async () => {
  const { passed, commitHere, commitElsewhere: _, expectHead } = await given(4)
  commitHere(10_000)
  expectHead(9_999)
  await waitFor(() => passed.length === 1)
  expect(passed).toEqual([10_000])
})
