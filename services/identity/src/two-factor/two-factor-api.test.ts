import type { Passport } from '@holdfast/runtime'
import { outcomeOf, servicePassport } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { Secret, TOTP } from 'otpauth'
import { from, identityService, PASSWORD } from '../testing/identity-service.ts'

const identity = await identityService({ attempts: 50 })
const { users, sessions, twoFactor, db } = identity

const STEP_MS = 30_000
const codeAt = (secret: string, at = Date.now()) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })

/** A confirmed user with two-factor on, and the session that turned it on. */
async function secured(email: string) {
  const userId = await identity.confirmed(email)
  const session = await identity.signIn(email)
  const { secret, otpauthUri } = await twoFactor.begin({}, await session.call())
  const usedCode = codeAt(secret)
  const { recoveryCodes } = await session.confirm(usedCode)
  return { userId, session, secret, otpauthUri, recoveryCodes, usedCode }
}

describe('two-factor', () => {
  test('when it is turned on, then signing in needs a code, each of which works once', async () => {
    const { userId, secret, otpauthUri, session, usedCode } = await secured('on@example.com')
    expect(otpauthUri).toMatch(/^otpauth:\/\/totp\/Holdfast:on%40example\.com\?/)
    expect(await users.getMe({}, await session.call())).toMatchObject({ twoFactor: true, recoveryCodesLeft: 10 })
    expect((await session.call()).principal).toMatchObject({ twoFactor: true })
    expect(await identity.lettersAbout(userId, 'TwoFactorTurnedOn')).toMatchObject([{ template: 'two-factor-on' }])

    expect(await outcomeOf(identity.signIn('on@example.com'))).toBe('code-needed')
    expect(await outcomeOf(identity.signIn('on@example.com', { password: 'wrong' }))).toBe('sign-in-failed')
    // The code that turned it on is used up; the next one is good already, once.
    expect(await outcomeOf(identity.signIn('on@example.com', { code: usedCode }))).toBe('code-used')
    expect(await outcomeOf(session.prove({ password: PASSWORD, code: usedCode }))).toBe('code-used')
    // Who does not know the password is not told.
    expect(await outcomeOf(identity.signIn('on@example.com', { password: 'wrong', code: usedCode }))).toBe(
      'sign-in-failed',
    )
    const next = codeAt(secret, Date.now() + STEP_MS)
    const both = [identity.signIn('on@example.com', { code: next }), identity.signIn('on@example.com', { code: next })]
    expect((await Promise.all(both.map(outcomeOf))).sort()).toEqual(['code-used', 'done'])
    expect(
      await outcomeOf(identity.signIn('on@example.com', { code: codeAt(secret, Date.now() + 10 * STEP_MS) })),
    ).toBe('sign-in-failed')
  })

  test('when a recovery code is used twice at once, then one of the two gets in', async () => {
    const { userId, recoveryCodes } = await secured('recovery@example.com')
    expect(new Set(recoveryCodes).size).toBe(10)
    const [code] = recoveryCodes
    const both = [
      identity.signIn('recovery@example.com', { code }),
      identity.signIn('recovery@example.com', { code: code!.toUpperCase().replace('-', ' ') }),
    ]
    expect((await Promise.all(both.map(outcomeOf))).sort()).toEqual(['done', 'sign-in-failed'])
    const used = (await identity.entries(userId)).filter(({ name }) => name === 'RecoveryCodeUsed')
    expect(used.map(({ data }) => data)).toEqual([{ userId, left: 9 }])
    expect(await identity.lettersAbout(userId, 'RecoveryCodeUsed')).toMatchObject([
      { template: 'recovery-code-used', values: { left: '9' } },
    ])
  })

  test('when codes are renewed, then the former ones are void', async () => {
    const { session, recoveryCodes } = await secured('renew@example.com')
    const renewed = await twoFactor.renewRecoveryCodes({}, await session.call())
    expect(await outcomeOf(identity.signIn('renew@example.com', { code: recoveryCodes[0] }))).toBe('sign-in-failed')
    expect(await outcomeOf(identity.signIn('renew@example.com', { code: renewed.recoveryCodes[0] }))).toBe('done')
  })

  test('when two-factor is on, then a proof needs the code', async () => {
    const { session, recoveryCodes } = await secured('prove@example.com')
    expect(await outcomeOf(session.prove({ password: PASSWORD }))).toBe('proof-failed')
    expect(await outcomeOf(session.prove({ password: PASSWORD, code: '000000' }))).toBe('proof-failed')
    expect(await outcomeOf(session.prove({ password: 'wrong', code: recoveryCodes[0] }))).toBe('proof-failed')
    expect(await outcomeOf(session.prove({ password: PASSWORD, code: recoveryCodes[0] }))).toBe('done')
  })

  test('when another session is older than two-factor, then it counts as without until it proves a code', async () => {
    await identity.confirmed('older@example.com')
    const older = await identity.signIn('older@example.com')
    const session = await identity.signIn('older@example.com')
    const { secret } = await twoFactor.begin({}, await session.call())
    const { recoveryCodes } = await session.confirm(codeAt(secret))
    expect((await older.call()).principal).toMatchObject({ twoFactor: false })
    await older.prove({ password: PASSWORD, code: recoveryCodes[0] })
    expect((await older.call()).principal).toMatchObject({ twoFactor: true })
  })

  test('when it is turned off, then no code is asked for any more', async () => {
    const { userId, session } = await secured('off@example.com')
    await twoFactor.turnOff({}, await session.call())
    expect(await outcomeOf(identity.signIn('off@example.com'))).toBe('done')
    expect(await outcomeOf(twoFactor.turnOff({}, await session.call()))).toBe('two-factor-is-off')
    expect(await identity.lettersAbout(userId, 'TwoFactorTurnedOff')).toMatchObject([
      { template: 'two-factor-off', values: { byOperator: 'false' } },
    ])
  })

  test('when the proof is eleven minutes old, then nothing about it can be changed', async () => {
    await identity.confirmed('stale@example.com')
    const session = await identity.signIn('stale@example.com')
    const stale = async () => {
      const call = await session.call()
      return { ...call, principal: { ...call.principal, provenAt: Date.now() - 11 * 60_000 } } as Passport
    }
    expect(await outcomeOf(twoFactor.begin({}, await stale()))).toBe('proof-needed')
    const { secret } = await twoFactor.begin({}, await session.call())
    expect(await outcomeOf(session.confirm(codeAt(secret), await stale()))).toBe('proof-needed')
    const former = session.token
    await session.confirm(codeAt(secret))
    // From here on the session counts as one with two factors, and who held its token before does not.
    expect(session.token).not.toBe(former)
    expect(await outcomeOf(sessions.resolve({ token: former }, servicePassport('gateway')))).toBe('not-signed-in')
    expect(await outcomeOf(twoFactor.renewRecoveryCodes({}, await stale()))).toBe('proof-needed')
    expect(await outcomeOf(twoFactor.turnOff({}, await stale()))).toBe('proof-needed')
    // Where a proof takes a code, the present password alone is none.
    const change = session.changePassword(PASSWORD, 'twelve patient herons', await stale())
    expect(await outcomeOf(change)).toBe('proof-needed')
  })

  test('when it is not begun, on already, or the code wrong, then that is said', async () => {
    await identity.confirmed('states@example.com')
    const { call, confirm } = await identity.signIn('states@example.com')
    expect(await outcomeOf(confirm('123456'))).toBe('two-factor-is-off')
    const { secret } = await twoFactor.begin({}, await call())
    expect(await outcomeOf(confirm(codeAt(secret, 0)))).toBe('wrong-code')
    await confirm(codeAt(secret))
    expect(await outcomeOf(twoFactor.begin({}, await call()))).toBe('two-factor-is-on')
    expect(await outcomeOf(confirm(codeAt(secret)))).toBe('two-factor-is-on')
  })

  test('when the database is looked at, then neither secret nor recovery code is there', async () => {
    const { secret, recoveryCodes } = await secured('stored@example.com')
    const dumped = await Promise.all(
      (await db.collections()).map(async (one) => JSON.stringify(await one.find().toArray())),
    )
    const raw = Secret.fromBase32(secret)
    for (const form of [secret, raw.hex, Buffer.from(raw.bytes).toString('base64'), ...recoveryCodes]) {
      expect(dumped.join()).not.toContain(form)
    }
    expect(await outcomeOf(users.getMe({}, from()))).toBe('not-signed-in')
  })
})
