import type { Entry } from '@holdfast/contracts/ledger'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { inOrder, nextBatch } from './batches.ts'

const entry = (seq: number, stream = '') => ({ seq, stream }) as Entry
const entries = (...seqs: number[]) => seqs.map((seq) => entry(seq))
const nowhere = () => undefined
/** The stream is the number of the own shard; none is empty. */
const ownShardOf = ({ stream }: Entry) => (stream === '' ? undefined : Number(stream))
const seqsOf = (all: { seq: number }[]) => all.map(({ seq }) => seq)

describe('the next batch', () => {
  test('when some were applied before, it begins after them', () => {
    expect(seqsOf(nextBatch(entries(1, 2, 3, 4), 2, 10, nowhere).entries)).toEqual([3, 4])
  })

  test('when there is a hole, it ends before it; when the hole is next, it is empty', () => {
    expect(seqsOf(nextBatch(entries(1, 2, 4), 0, 10, nowhere).entries)).toEqual([1, 2])
    expect(nextBatch(entries(3, 4), 1, 10, nowhere).entries).toEqual([])
  })

  test('when the next entry appends on another own shard, it ends before it', () => {
    const all = [entry(1), entry(2, '5'), entry(3), entry(4, '5'), entry(5), entry(6, '7')]
    const batch = nextBatch(all, 0, 10, ownShardOf)
    expect(seqsOf(batch.entries)).toEqual([1, 2, 3, 4, 5])
    expect(batch.ownShard).toBe(5)
  })

  test('when batches are taken one after the other, every entry is in one of them, in order', () => {
    const streams = fc.array(fc.constantFrom('', '0', '1'), { maxLength: 40 })
    fc.assert(
      fc.property(streams, fc.integer({ min: 1, max: 7 }), (chosen, limit) => {
        const all = chosen.map((stream, i) => entry(i + 1, stream))
        const taken: Entry[] = []
        for (;;) {
          const batch = nextBatch(all, taken.length, limit, ownShardOf)
          if (batch.entries.length === 0) break
          expect(batch.entries.length).toBeLessThanOrEqual(limit)
          const shards = new Set(batch.entries.map(ownShardOf).filter((shard) => shard !== undefined))
          expect([...shards]).toEqual(batch.ownShard === undefined ? [] : [batch.ownShard])
          taken.push(...batch.entries)
        }
        expect(taken).toEqual(all)
      }),
    )
  })
})

test('when records were repeated and reordered, each entry is there once, by seq', () => {
  expect(seqsOf(inOrder(entries(3, 1, 2, 3, 1)))).toEqual([1, 2, 3])
})
