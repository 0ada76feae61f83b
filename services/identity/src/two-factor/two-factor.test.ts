import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { NOON, refusal, someone } from '../testing/person.ts'
import { createSecretCipher } from './secret-cipher.ts'
import { beginTwoFactor, passCode, recoveryCodesLeft, turnOn } from './two-factor.ts'

const secrets = createSecretCipher('a key for these tests')
// RFC 6238, appendix B: this secret at 59 s, 1111111109 s and 1111111111 s; its last six digits.
const RFC_SECRET = Buffer.from('12345678901234567890')
const [AT_59, AT_109, AT_111] = ['287082', '081804', '050471'] as const

function secured(now: number, code: string) {
  const user = someone()
  const begun = { ...user, twoFactor: beginTwoFactor(user, secrets.seal(user.userId, RFC_SECRET)) }
  const codes = secrets.createRecoveryCodes()
  const hashed = codes.map((one) => secrets.hashRecoveryCode(user.userId, one))
  return { user: turnOn(begun, code, hashed, now, secrets).user, codes }
}

describe('given two-factor that was turned on with a code', () => {
  test('when a code of the present step or a neighbour comes, then it passes once, and no older one after it', () => {
    const { user } = secured(59_000, AT_59)
    expect(passCode(user, AT_59, 59_000, secrets)).toBe('wrong')
    const passed = passCode(user, AT_109, 1_111_111_109_000, secrets)
    if (typeof passed === 'string') throw new Error('it is good')
    expect(passCode(passed.user, AT_109, 1_111_111_110_000, secrets)).toBe('wrong')
    const next = passCode(passed.user, ` ${AT_111.slice(0, 3)} ${AT_111.slice(3)} `, 1_111_111_111_000, secrets)
    if (typeof next === 'string') throw new Error('it is good')
    expect(passCode(next.user, AT_109, 1_111_111_111_000, secrets)).toBe('wrong')
  })

  test('when a code is more than one step old or early, then it is wrong', () => {
    const { user } = secured(59_000, AT_59)
    expect(passCode(user, AT_111, 1_111_111_110_000 - 30_001, secrets)).toBe('wrong')
    expect(passCode(user, AT_111, 1_111_111_110_000 + 60_000, secrets)).toBe('wrong')
    expect(passCode(user, AT_111, 1_111_111_110_000 + 59_999, secrets)).not.toBe('wrong')
  })

  test('when recovery codes are used in any order, then each works once and the number left is told', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 1 }), (order) => {
        const { codes, ...given } = secured(59_000, AT_59)
        let { user } = given
        for (const [used, index] of order.entries()) {
          const passed = passCode(user, codes[index], NOON, secrets)
          if (typeof passed === 'string') throw new Error('it is good')
          expect(passed.events).toEqual([{ type: 'RecoveryCodeUsed', left: 9 - used }])
          user = passed.user
          expect(recoveryCodesLeft(user)).toBe(9 - used)
          expect(passCode(user, codes[index], NOON, secrets)).toBe('wrong')
        }
      }),
      { numRuns: 20 },
    )
  })

  test('when another text is given, then it is wrong; when none is given, then a code is asked for', () => {
    const { user } = secured(59_000, AT_59)
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (code) => {
        const answer = passCode(user, code, 59_000, secrets)
        return answer === 'wrong' || (answer === 'needed' && code.replaceAll(/[\s-]/g, '') === '')
      }),
    )
    expect(passCode(user, undefined, NOON, secrets)).toBe('needed')
  })
})

describe('given somebody without two-factor', () => {
  test('when their address is not confirmed, then they cannot begin', () => {
    expect(refusal(() => beginTwoFactor(someone({ emailConfirmed: false }), 'sealed'))).toBe('email-not-confirmed')
  })

  test('when they give a code all the same, then it is ignored', () => {
    const ada = someone()
    expect(passCode(ada, '123456', NOON, secrets)).toEqual({ user: ada, events: [] })
  })
})

describe('secrets at rest', () => {
  test('when one is moved to another user, opened with another key or changed, then it cannot be decrypted', () => {
    const sealed = secrets.seal('ada', RFC_SECRET)
    expect(secrets.unseal('ada', sealed)).toEqual(RFC_SECRET)
    expect(secrets.seal('ada', RFC_SECRET)).not.toBe(sealed)
    expect(() => secrets.unseal('eve', sealed)).toThrow()
    expect(() => createSecretCipher('another key').unseal('ada', sealed)).toThrow()
    const bytes = Buffer.from(sealed, 'base64url')
    bytes[bytes.length - 1]! ^= 1
    expect(() => secrets.unseal('ada', bytes.toString('base64url'))).toThrow()
  })
})
