import { newId } from '@holdfast/contracts'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { refusal } from '../testing/persons.ts'
import { createLinkTokens, type LinkPurpose } from './link-token.ts'

const PURPOSES: LinkPurpose[] = ['confirm-email', 'reset-password', 'change-email', 'undo-email-change']
const tokens = createLinkTokens('one secret')

describe('link tokens', () => {
  test('when a token is read for its purpose, then it says whose and which it is; for another it says nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PURPOSES), fc.nat(2 ** 31), (purpose, attempt) => {
        const userId = newId()
        const token = tokens.write(purpose, userId, attempt)
        expect(token).toMatch(/^[\w-]+$/)
        for (const other of PURPOSES) {
          if (other === purpose) expect(tokens.read(other, token)).toEqual({ userId, attempt })
          else expect(refusal(() => tokens.read(other, token))).toBe('invalid-token')
        }
        expect(refusal(() => createLinkTokens('another secret').read(purpose, token))).toBe('invalid-token')
      }),
    )
  })

  test('when any byte is changed, or the text is rubbish, then it is invalid', () => {
    const bytes = Buffer.from(tokens.write('reset-password', newId(), 1), 'base64url')
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes)
      changed[index]! ^= 1
      expect(refusal(() => tokens.read('reset-password', changed.toString('base64url')))).toBe('invalid-token')
    }
    fc.assert(
      fc.property(fc.string(), (text) => refusal(() => tokens.read('reset-password', text)) === 'invalid-token'),
    )
  })
})
