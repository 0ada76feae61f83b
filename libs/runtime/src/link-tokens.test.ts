import { testRing } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createLinkTokens } from './index.ts'

const purposes = ['open', 'close'] as const
type Purpose = (typeof purposes)[number]
const tokensOf = (...ring: Parameters<typeof testRing>) => createLinkTokens<Purpose>(testRing(...ring))
const tokens = tokensOf('identity', 'one')
const anyLink = fc.record({
  purpose: fc.constantFrom(...purposes),
  id: fc.uuid(),
  attempt: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
})

describe('link tokens', () => {
  test('when one is read for its purpose, then it says what was written', () => {
    fc.assert(
      fc.property(anyLink, (link) => {
        const token = tokens.write(link)
        expect(token).toMatch(/^[\w-]{84}$/)
        expect(tokens.read(token, link.purpose)).toEqual(link)
        expect(tokens.read(token, ...purposes)).toEqual(link)
      }),
    )
  })

  test('when it is read for another purpose, by another service or with another secret, then it is refused', () => {
    // Even where all services were given the same secret, or a secret of another one has the same key id.
    const others = [tokensOf('company', 'one'), tokensOf('identity', 'another'), anotherSecretOfThisKeyId()]
    fc.assert(
      fc.property(anyLink, (link) => {
        const token = tokens.write(link)
        const other = purposes.find((purpose) => purpose !== link.purpose)!
        expect(() => tokens.read(token, other)).toThrow('invalid-token')
        for (const reader of others) {
          expect(() => reader.read(token, link.purpose)).toThrow('invalid-token')
          expect(() => tokens.read(reader.write(link), link.purpose)).toThrow('invalid-token')
        }
      }),
    )
  })

  test('when the secret is replaced, then tokens of before are read until their secret is removed', () => {
    fc.assert(
      fc.property(anyLink, (link) => {
        const before = tokens.write(link)
        const both = tokensOf('identity', 'two', 'one')
        expect(both.read(before, link.purpose)).toEqual(link)
        const after = both.write(link)
        // A process that does not write with the new secret yet reads it already.
        for (const reader of [both, tokensOf('identity', 'one', 'two'), tokensOf('identity', 'two')]) {
          expect(reader.read(after, link.purpose)).toEqual(link)
        }
        expect(() => tokensOf('identity', 'two').read(before, link.purpose)).toThrow('invalid-token')
        expect(() => tokens.read(after, link.purpose)).toThrow('invalid-token')
      }),
    )
  })

  test('when any byte is altered, or the text is rubbish or another spelling, then it is refused', () => {
    const both = tokensOf('identity', 'one', 'two')
    const token = both.write({ purpose: 'open', id: crypto.randomUUID(), attempt: 1 })
    const bytes = Buffer.from(token, 'base64url')
    for (let index = 0; index < bytes.length; index++) {
      const altered = Buffer.from(bytes)
      altered[index]! ^= 1
      expect(() => both.read(altered.toString('base64url'), 'open')).toThrow('invalid-token')
    }
    // The other key id before the same rest: a link has one token of each secret and no third one.
    const renamed = Buffer.concat([Buffer.from('two'), bytes.subarray(3)])
    for (const text of ['', `${token}=`, ` ${token}`, token.slice(0, -1), `${token}A`, renamed.toString('base64url')]) {
      expect(() => both.read(text, 'open')).toThrow('invalid-token')
    }
    fc.assert(fc.property(fc.string(), (text) => expect(() => both.read(text, 'open')).toThrow('invalid-token')))
  })
})

function anotherSecretOfThisKeyId() {
  const { newest, find } = testRing('identity', 'other')
  const renamed = { ...newest, keyId: 'one' }
  return createLinkTokens<Purpose>({ newest: renamed, all: [renamed], find })
}
