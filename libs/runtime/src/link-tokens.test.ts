import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createLinkTokens } from './index.ts'

const purposes = ['open', 'close'] as const
const tokens = createLinkTokens<(typeof purposes)[number]>('door', 'one secret')
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
        expect(token).toMatch(/^[\w-]+$/)
        expect(tokens.read(token, link.purpose)).toEqual(link)
        expect(tokens.read(token, ...purposes)).toEqual(link)
      }),
    )
  })

  test('when it is read for another purpose, by another service or with another secret, then it is refused', () => {
    fc.assert(
      fc.property(anyLink, (link) => {
        const token = tokens.write(link)
        const other = purposes.find((purpose) => purpose !== link.purpose)!
        expect(() => tokens.read(token, other)).toThrow('invalid-token')
        expect(() => createLinkTokens('window', 'one secret').read(token, link.purpose)).toThrow('invalid-token')
        expect(() => createLinkTokens('door', 'another secret').read(token, link.purpose)).toThrow('invalid-token')
      }),
    )
  })

  test('when any byte is altered, or the text is rubbish or another spelling, then it is refused', () => {
    const token = tokens.write({ purpose: 'open', id: crypto.randomUUID(), attempt: 1 })
    const bytes = Buffer.from(token, 'base64url')
    for (let index = 0; index < bytes.length; index++) {
      const altered = Buffer.from(bytes)
      altered[index]! ^= 1
      expect(() => tokens.read(altered.toString('base64url'), 'open')).toThrow('invalid-token')
    }
    for (const text of ['', `${token}=`, ` ${token}`, token.slice(0, -1), `${token}A`]) {
      expect(() => tokens.read(text, 'open')).toThrow('invalid-token')
    }
    fc.assert(fc.property(fc.string(), (text) => expect(() => tokens.read(text, 'open')).toThrow('invalid-token')))
  })
})
