import { describe, expect, test } from '@jest/globals'
import { NOON, refusal, someone } from '../testing/person.ts'
import { changePassword, requestReset, resetPassword } from './password.ts'
import { createPasswordHashes } from './password-hash.ts'

describe('hashes', () => {
  const hashes = createPasswordHashes({ memory: 64, passes: 1, parallelism: 1 })

  test('when a password is hashed, then it alone is found to match, however it is typed', async () => {
    const hash = await hashes.hash('pass\u00e9 compos\u00e9')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(await hashes.hash('pass\u00e9 compos\u00e9')).not.toBe(hash)
    expect(await hashes.verify('passe\u0301 compose\u0301', hash)).toBe(true)
    expect(await hashes.verify('passe compose', hash)).toBe(false)
    expect(await hashes.verify('', null)).toBe(false)
    expect(hashes.isOutdated(hash)).toBe(false)
    expect(createPasswordHashes().isOutdated(hash)).toBe(true)
  })

  // From the reference implementation: echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32
  test('when the reference implementation hashed it, then it matches', async () => {
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await hashes.verify('password', reference)).toBe(true)
    expect(await hashes.verify('Password', reference)).toBe(false)
  })

  test('when too many wait, then the rest is refused, and later there is room again', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 110 }, () => hashes.hash('x')))
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(8)
    await expect(hashes.hash('x')).resolves.toContain('$argon2id$')
  })
})

describe('given somebody who asked for a reset', () => {
  const asked = requestReset(someone({ emailConfirmed: false }), NOON).user

  test('when they use the link within the hour, then the address is confirmed and everybody is put out', () => {
    expect(resetPassword(asked, 1, 'new hash', NOON + 3_599_999)).toMatchObject({
      user: { passwordHash: 'new hash', emailConfirmed: true, reset: { expiresAt: null } },
      events: [{ type: 'PasswordChanged', byReset: true }, { type: 'EmailConfirmed' }],
      ending: { cause: 'CREDENTIALS_CHANGED' },
    })
    expect(refusal(() => resetPassword(asked, 1, 'new hash', NOON + 3_600_000))).toBe('invalid-token')
  })

  test('when they change the password instead, then the link is void, and a confirmation link is not', () => {
    if (asked.state !== 'active') throw new Error('they are')
    const waiting = { ...asked, confirmation: { attempt: 1, expiresAt: NOON + 1 } }
    const { user, ending } = changePassword(waiting, 'new hash', 'this session')
    expect(user).toMatchObject({ reset: { expiresAt: null }, confirmation: { expiresAt: NOON + 1 } })
    expect(ending).toEqual({ cause: 'CREDENTIALS_CHANGED', except: 'this session' })
  })
})
