import { describe, expect, test } from '@jest/globals'
import { Secret, TOTP } from 'otpauth'
import { from, identityService, outcome } from '../testing/identity-service.ts'

const identity = await identityService({ operators: ['Operator@example.com', 'without@example.com'] })
const { users, operators, twoFactor } = identity

async function secured(email: string) {
  const userId = await identity.confirmed(email)
  const session = await identity.signIn(email)
  const { secret } = await twoFactor.begin({}, await session.call())
  await twoFactor.confirm({ code: new TOTP({ secret: Secret.fromBase32(secret) }).generate() }, await session.call())
  return { userId, session }
}

const operator = await secured('operator@example.com')
const reason = 'a complaint'

describe('operators', () => {
  test('when a user is disabled, then every session ends and nobody signs in until they are enabled', async () => {
    const userId = await identity.confirmed('bad@example.com')
    const session = await identity.signIn('bad@example.com')
    await users.requestPasswordReset({ email: 'bad@example.com' }, from())
    const [reset] = await identity.lettersAbout(userId, 'PasswordResetRequested')
    const disabled = await operators.disableUser(
      { user: { email: 'BAD@example.com' }, reason },
      await operator.session.call(),
    )
    expect(disabled).toEqual({ userId })

    expect(await outcome(session.call())).toBe('not-signed-in')
    expect(await outcome(identity.signIn('bad@example.com'))).toBe('sign-in-failed')
    expect(await outcome(users.resetPassword({ token: reset!.token, password: 'a whole new password' }, from()))).toBe(
      'invalid-token',
    )
    await users.requestPasswordReset({ email: 'bad@example.com' }, from())
    expect(await identity.lettersAbout(userId, 'PasswordResetRequested')).toEqual([])
    const told = (await identity.entries(userId)).find(({ name }) => name === 'UserDisabled')!
    expect(told).toMatchObject({
      data: { userId, reason },
      actor: { kind: 'KIND_OPERATOR', id: operator.userId },
      facts: [{ table: 'user' }],
    })

    await operators.enableUser({ user: { userId }, reason }, await operator.session.call())
    expect(await outcome(identity.signIn('bad@example.com'))).toBe('done')
  })

  test('when two-factor is reset, then the user signs in without a code and is told', async () => {
    const { userId } = await secured('lost@example.com')
    await operators.resetTwoFactor({ user: { userId }, reason }, await operator.session.call())
    expect(await outcome(identity.signIn('lost@example.com'))).toBe('done')
    const [letter] = await identity.lettersAbout(userId, 'TwoFactorTurnedOff')
    expect(letter).toMatchObject({ template: 'two-factor-off', values: { byOperator: 'true' } })
    expect(letter!.values.place).toBeUndefined()
    expect(await outcome(operators.resetTwoFactor({ user: { userId }, reason }, await operator.session.call()))).toBe(
      'two-factor-is-off',
    )
  })

  test('when it is not an operator with two-factor, or there is no reason, or no such user, then it is refused', async () => {
    const userId = await identity.confirmed('target@example.com')
    const call = await operator.session.call()
    const disable = (passport: typeof call, request = { user: { userId }, reason }) =>
      outcome(operators.disableUser(request, passport))
    await identity.confirmed('without@example.com')
    expect(await disable(from() as never)).toBe('not-signed-in')
    expect(await disable(await (await identity.signIn('target@example.com')).call())).toBe('operators-only')
    expect(await disable(await (await identity.signIn('without@example.com')).call())).toBe('operators-only')
    for (const reason of [' ', '\u200e', 'x'.repeat(501)]) {
      expect(await disable(call, { user: { userId }, reason })).toBe('reason-needed')
    }
    expect(await disable(call, { user: { userId: crypto.randomUUID() }, reason })).toBe('not-found')
    expect(await outcome(operators.disableUser({ user: { email: 'unknown@example.com' }, reason }, call))).toBe(
      'not-found',
    )
    expect(await outcome(operators.disableUser({ reason }, call))).toBe('not-found')
    expect(await disable(call, { user: { userId: operator.userId }, reason })).toBe('own-access')
  })

  test('when an operator is disabled after having proven who they are, then their acts are refused', async () => {
    const userId = await identity.confirmed('victim@example.com')
    const call = await operator.session.call()
    await identity.db
      .collection<{ _id: string }>('users')
      .updateOne({ _id: operator.userId }, { $set: { state: 'disabled' } })
    expect(await outcome(operators.disableUser({ user: { userId }, reason }, call))).toBe('operators-only')
    await identity.db
      .collection<{ _id: string }>('users')
      .updateOne({ _id: operator.userId }, { $set: { state: 'active' } })
  })
})
