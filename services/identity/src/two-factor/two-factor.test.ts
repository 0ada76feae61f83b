import { createCipheriv, randomBytes } from 'node:crypto'
import { testRing } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { NOON, refusal, someone } from '../testing/person.ts'
import { createSecretCipher, keyIdOf, type SecretCipher } from './secret-cipher.ts'
import { beginTwoFactor, passCode, recoveryCodesLeft, type TwoFactor, turnOn } from './two-factor.ts'

const cipherOf = (...keyIds: [string, ...string[]]) => createSecretCipher(testRing('identity', ...keyIds))
const secrets = cipherOf('old')
// RFC 6238, appendix B: this secret at 59 s, 1111111109 s and 1111111111 s; its last six digits.
const RFC_SEED = { totp: Buffer.from('12345678901234567890'), pepper: Buffer.from('a pepper') }
const [AT_59, AT_109, AT_111] = ['287082', '081804', '050471'] as const

function secured(now: number, code: string) {
  const user = someone()
  const begun = { ...user, twoFactor: beginTwoFactor(user, secrets.seal(user.userId, RFC_SEED)) }
  const codes = secrets.createRecoveryCodes()
  return { user: turnOn(begun, code, codes, now, secrets).user, codes }
}

describe('given two-factor that was turned on with a code', () => {
  test('when a code of the present step or a neighbour comes, then it passes once, and no older one after it', () => {
    const { user } = secured(59_000, AT_59)
    expect(passCode(user, AT_59, 59_000, secrets)).toBe('used')
    const passed = passCode(user, AT_109, 1_111_111_109_000, secrets)
    if (typeof passed === 'string') throw new Error('it is good')
    expect(passCode(passed.user, AT_109, 1_111_111_110_000, secrets)).toBe('used')
    const next = passCode(passed.user, ` ${AT_111.slice(0, 3)} ${AT_111.slice(3)} `, 1_111_111_111_000, secrets)
    if (typeof next === 'string') throw new Error('it is good')
    expect(passCode(next.user, AT_109, 1_111_111_111_000, secrets)).toBe('used')
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
    const sealed = secrets.seal('ada', RFC_SEED)
    expect(secrets.unseal('ada', sealed)).toEqual(RFC_SEED)
    expect(secrets.seal('ada', RFC_SEED)).not.toBe(sealed)
    expect(() => secrets.unseal('eve', sealed)).toThrow()
    expect(() => cipherOf('another').unseal('ada', sealed)).toThrow(
      'under the key old, which SECRETS_KEYS does not have',
    )
    expect(() => cipherOf('another').unseal('ada', sealed.replace('old.', 'another.'))).toThrow()
    const start = sealed.indexOf('.') + 1
    const bytes = Buffer.from(sealed.slice(start), 'base64url')
    bytes[bytes.length - 1]! ^= 1
    expect(() => secrets.unseal('ada', sealed.slice(0, start) + bytes.toString('base64url'))).toThrow()
  })

  test('when the key is replaced, then secret and recovery codes stay good, also after the old key is gone', () => {
    const { user, codes } = secured(59_000, AT_59)
    const both = cipherOf('new', 'old')
    const pass = (cipher: SecretCipher, secret: string, code: string) =>
      typeof passCode(
        { ...user, twoFactor: { ...user.twoFactor, secret } as TwoFactor },
        code,
        1_111_111_109_000,
        cipher,
      )
    const before = (user.twoFactor as { secret: string }).secret
    const after = both.seal(user.userId, both.unseal(user.userId, before))
    expect([keyIdOf(before), keyIdOf(after)]).toEqual(['old', 'new'])
    for (const code of [AT_109, codes[3]!]) {
      expect([pass(both, before, code), pass(both, after, code), pass(cipherOf('new'), after, code)]).toEqual(
        Array(3).fill('object'),
      )
      expect(() => pass(cipherOf('new'), before, code)).toThrow('under the key old')
    }
  })

  test('when a text is of the time before key ids, then any key of the ring that fits opens it', () => {
    const ring = testRing('identity', 'old')
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', ring.newest.derive('two-factor secrets'), iv).setAAD(
      Buffer.from('ada'),
    )
    const sealed = Buffer.concat([cipher.update(RFC_SEED.totp), cipher.final()])
    const text = Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
    const both = cipherOf('new', 'old')
    const seed = both.unseal('ada', text)
    expect(seed).toEqual({ totp: RFC_SEED.totp, pepper: ring.newest.derive('recovery codes') })
    expect(cipherOf('new').unseal('ada', both.seal('ada', seed))).toEqual(seed)
    expect(() => cipherOf('new').unseal('ada', text)).toThrow('under a key that SECRETS_KEYS does not have')
  })
})
