import { idBytes, newId } from '@holdfast/contracts'
import { expect, test } from '@jest/globals'
import { createIdHash, wordAt } from './id-hash.ts'

const hashOf = (hash: ReturnType<typeof createIdHash>, id: Uint8Array) =>
  hash(wordAt(id, 0), wordAt(id, 4), wordAt(id, 8), wordAt(id, 12))

test('when ids share their first ten bytes, then all parts of the hash are spread evenly', () => {
  const hash = createIdHash(Buffer.from('01234567'))
  const upper = new Array<number>(256).fill(0)
  const lower = new Array<number>(256).fill(0)
  const id = idBytes(newId())
  for (let i = 0; i < 256 * 256; i++) {
    id.writeUInt32BE(i, 12)
    const value = hashOf(hash, id)
    upper[value >>> 24]!++
    lower[value & 255]!++
  }
  // On average 256 in each, with a standard deviation of 16. A deviation of six times that does not happen by chance.
  for (const count of [...upper, ...lower]) expect(Math.abs(count - 256)).toBeLessThan(96)
})

test('when one bit of an id changes, then about half the bits of the hash change', () => {
  const hash = createIdHash(Buffer.from('01234567'))
  let changed = 0
  for (let bit = 0; bit < 128; bit++) {
    const id = idBytes(newId())
    const before = hashOf(hash, id)
    id[bit >> 3]! ^= 1 << (bit & 7)
    const difference = before ^ hashOf(hash, id)
    expect(difference).not.toBe(0)
    for (let i = 0; i < 32; i++) changed += (difference >>> i) & 1
  }
  expect(Math.abs(changed / 128 - 16)).toBeLessThan(2)
})

test('when two tables are made, then their hashes are different', () => {
  const id = idBytes(newId())
  const values = Array.from({ length: 8 }, () => hashOf(createIdHash(), id))
  expect(new Set(values).size).toBe(8)
})
