import { randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { hashKey, isKey, writeKey } from './key.ts'

const random = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes))

describe('the text of a key', () => {
  test('when it is written, then it is one word of known form, and is recognised', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const key = writeKey(bytes)
        expect(key).toMatch(/^hfk_[0-9A-Za-z]{49}$/)
        expect(isKey(key)).toBe(true)
      }),
    )
  })

  test('when the random bytes differ, then so do the keys, the smallest and the largest of them too', () => {
    expect(writeKey(Buffer.alloc(32))).toMatch(/^hfk_0{43}/)
    expect(isKey(writeKey(Buffer.alloc(32, 0xff)))).toBe(true)
    fc.assert(
      fc.property(random, random, (a, b) => {
        expect(writeKey(a) === writeKey(b)).toBe(a.equals(b))
      }),
    )
  })

  test('when any character is changed, or one is missing or too many, then it is no key', () => {
    fc.assert(
      fc.property(random, fc.nat(52), fc.constantFrom(...'09AZaz-_ '), (bytes, at, character) => {
        const key = writeKey(bytes)
        const changed = key.slice(0, at) + character + key.slice(at + 1)
        expect(isKey(changed)).toBe(changed === key)
      }),
    )
    const key = writeKey(randomBytes(32))
    const others = [key.slice(1), key.slice(0, -1), `${key}0`, ` ${key}`, `${key}\n`, '', 'hfk_', `hfs_${key.slice(4)}`]
    expect(others.filter(isKey)).toEqual([])
  })

  test('when there are too few random bytes, then no key is written', () => {
    expect(() => writeKey(randomBytes(31))).toThrow(TypeError)
  })

  test('when it is hashed, then the hash contains nothing of it', () => {
    const key = writeKey(randomBytes(32))
    expect(hashKey(key)).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(hashKey(key)).not.toContain(key.slice(4, 12))
  })
})
