import { outcomeOf, servicePassport } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { from, identityService, PASSWORD } from '../testing/identity-service.ts'

const identity = await identityService()
const { users, sessions, db } = identity
const OTHER = `another ${PASSWORD}`

async function resetToken(userId: string, email: string): Promise<string> {
  await users.requestPasswordReset({ email }, from())
  const [letter] = await identity.lettersAbout(userId, 'PasswordResetRequested')
  return letter!.token
}

describe('changing the password', () => {
  test('when it is changed, then every other session ends and the old password is no good', async () => {
    const userId = await identity.confirmed('change@example.com')
    const elsewhere = await identity.signIn('change@example.com')
    const here = await identity.signIn('change@example.com')
    const former = here.token
    await here.changePassword(PASSWORD, OTHER)

    expect(await outcomeOf(elsewhere.call())).toBe('not-signed-in')
    expect(await outcomeOf(sessions.resolve({ token: former }, servicePassport('gateway')))).toBe('not-signed-in')
    expect(await outcomeOf(here.call())).toBe('done')
    expect(await outcomeOf(identity.signIn('change@example.com'))).toBe('sign-in-failed')
    expect(await outcomeOf(identity.signIn('change@example.com', { password: OTHER }))).toBe('done')
    const ended = (await identity.entries(userId)).filter(({ name }) => name === 'SessionEnded')
    expect(ended.map(({ data }) => data)).toEqual([
      { userId, sessionId: elsewhere.sessionId, cause: 'CAUSE_CREDENTIALS_CHANGED' },
    ])
    expect(await identity.lettersAbout(userId, 'PasswordChanged')).toMatchObject([
      {
        email: 'change@example.com',
        template: 'password-changed',
        values: { byReset: 'false', place: '192.0.2.0/24', browser: 'Firefox', system: 'Linux' },
      },
    ])
  })

  test('when the present password is wrong or the new one weak, then nothing changes', async () => {
    await identity.confirmed('wrong@example.com')
    const { changePassword } = await identity.signIn('wrong@example.com')
    const change = async (currentPassword: string, newPassword: string) =>
      outcomeOf(changePassword(currentPassword, newPassword))
    expect(await change('not my password', OTHER)).toBe('proof-failed')
    expect(await change(PASSWORD, 'short')).toBe('bad-request')
    expect(await change(PASSWORD, 'wrong@example.com')).toBe('weak-password')
    expect(await outcomeOf(identity.signIn('wrong@example.com'))).toBe('done')
  })

  test('when it is changed twice at once, then one of the two is refused', async () => {
    await identity.confirmed('both@example.com')
    const { changePassword } = await identity.signIn('both@example.com')
    const outcomes = await Promise.all(
      ['one', 'two'].map((one) => outcomeOf(changePassword(PASSWORD, `${one} ${PASSWORD}`))),
    )
    // The other one came with a password, and with a token, that were replaced meanwhile.
    expect(['done,not-signed-in', 'done,proof-failed']).toContain(outcomes.sort().join())
  })
})

describe('resetting the password', () => {
  test('when it is reset, then every session ends, and the link works once', async () => {
    const userId = await identity.confirmed('reset@example.com')
    const session = await identity.signIn('reset@example.com')
    const token = await resetToken(userId, 'Reset@example.com')
    await users.resetPassword({ token, password: OTHER }, from())

    expect(await outcomeOf(session.call())).toBe('not-signed-in')
    expect(await outcomeOf(identity.signIn('reset@example.com', { password: OTHER }))).toBe('done')
    expect(await outcomeOf(users.resetPassword({ token, password: `third ${PASSWORD}` }, from()))).toBe('invalid-token')
  })

  test('when one link is used many times at once, then one of the passwords holds', async () => {
    const userId = await identity.confirmed('resets@example.com')
    const token = await resetToken(userId, 'resets@example.com')
    const tries = ['a', 'b', 'c', 'd'].map((one) =>
      outcomeOf(users.resetPassword({ token, password: `${one} ${PASSWORD}` }, from())),
    )
    expect((await Promise.all(tries)).sort()).toEqual(['done', 'invalid-token', 'invalid-token', 'invalid-token'])
  })

  test('when another link is asked for, then the earlier one ends, as does any after a change of password', async () => {
    const userId = await identity.confirmed('later@example.com')
    const first = await resetToken(userId, 'later@example.com')
    const second = await resetToken(userId, 'later@example.com')
    expect(await outcomeOf(users.resetPassword({ token: first, password: OTHER }, from()))).toBe('invalid-token')
    const { changePassword } = await identity.signIn('later@example.com')
    await changePassword(PASSWORD, OTHER)
    expect(await outcomeOf(users.resetPassword({ token: second, password: `x ${PASSWORD}` }, from()))).toBe(
      'invalid-token',
    )
    expect(await identity.lettersAbout(userId, 'PasswordResetRequested')).toEqual([])
  })

  test('when a link is older than an hour, then it is not valid', async () => {
    const userId = await identity.confirmed('old@example.com')
    const token = await resetToken(userId, 'old@example.com')
    await db
      .collection<{ _id: string }>('users')
      .updateOne({ _id: userId }, { $inc: { 'reset.expiresAt': -3_600_000 } })
    expect(await outcomeOf(users.resetPassword({ token, password: OTHER }, from()))).toBe('invalid-token')
  })

  test('when nobody has the address, then the answer is the same and nothing happens', async () => {
    const before = await db.collection('ledger_entries').countDocuments()
    expect(await outcomeOf(users.requestPasswordReset({ email: 'nobody@example.com' }, from()))).toBe('done')
    expect(await db.collection('ledger_entries').countDocuments()).toBe(before)
  })

  test('when somebody asks again and again, then five mails an hour go out', async () => {
    const userId = await identity.confirmed('flood@example.com')
    const asking = Array.from({ length: 8 }, () => users.requestPasswordReset({ email: 'flood@example.com' }, from()))
    await Promise.all(asking)
    const asked = (await identity.entries(userId)).filter(({ name }) => name === 'PasswordResetRequested')
    expect(asked).toHaveLength(5)
  })
})
