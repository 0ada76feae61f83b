import { expect, test } from '@jest/globals'
import { type Sample, trendsOf } from './flat.ts'

const MB = 1024 * 1024
const steady = { heapBytes: 40 * MB, residentBytes: 120 * MB, descriptors: 60, handles: 20, loopDelayMs: 4 }
const samples = (count: number, of: (index: number) => Partial<Sample>): Sample[] =>
  Array.from({ length: count }, (_, index) => ({ at: index * 10_000, ...steady, ...of(index) }))
const grown = (all: Sample[]) => trendsOf(all).flatMap(({ of, isFlat }) => (isFlat ? [] : [of]))

test('when a process holds the same all the time, it is flat', () => {
  expect(grown(samples(40, () => ({})))).toEqual([])
})

test('when memory goes up and down between collections, it is flat', () => {
  expect(grown(samples(40, (index) => ({ heapBytes: (40 + (index % 5) * 30) * MB })))).toEqual([])
})

test('when much is loaded while it warms up, that is no growth', () => {
  expect(grown(samples(40, (index) => ({ residentBytes: Math.min(60 + index * 10, 160) * MB })))).toEqual([])
})

test.each([
  ['heapBytes', 0.8 * MB],
  ['residentBytes', 2 * MB],
  ['descriptors', 0.5],
  ['handles', 0.5],
  ['loopDelayMs', 3],
] as const)('when %s grow all the time, that is found', (of, by) => {
  expect(grown(samples(40, (index) => ({ [of]: steady[of] + index * by })))).toEqual([of])
})

test('when there are too few samples, nothing is said of them', () => {
  expect(() => trendsOf(samples(3, () => ({})))).toThrow('too few')
})
