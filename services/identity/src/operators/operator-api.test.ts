import { outcomeOf, servicePassport } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { Secret, TOTP } from 'otpauth'
import { from, identityService } from '../testing/identity-service.ts'

const identity = await identityService({
  operators: ['Operator@example.com', 'without@example.com', 'second@example.com'],
})
const { users, operators, twoFactor } = identity

async function secured(email: string) {
  const userId = await identity.confirmed(email)
  const session = await identity.signIn(email)
  const { secret } = await twoFactor.begin({}, await session.call())
  await session.confirm(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
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

    expect(await outcomeOf(session.call())).toBe('not-signed-in')
    expect(await outcomeOf(identity.signIn('bad@example.com'))).toBe('sign-in-failed')
    expect(
      await outcomeOf(users.resetPassword({ token: reset!.token, password: 'a whole new password' }, from())),
    ).toBe('invalid-token')
    await users.requestPasswordReset({ email: 'bad@example.com' }, from())
    expect(await identity.lettersAbout(userId, 'PasswordResetRequested')).toEqual([])
    const told = (await identity.entries(userId)).find(({ name }) => name === 'UserDisabled')!
    expect(told).toMatchObject({
      data: { userId, reason },
      actor: { kind: 'KIND_OPERATOR', id: operator.userId },
      facts: [{ table: 'user' }],
    })

    await operators.enableUser({ user: { userId }, reason }, await operator.session.call())
    expect(await outcomeOf(identity.signIn('bad@example.com'))).toBe('done')
  })

  test('when two-factor is reset, then the user signs in without a code and is told', async () => {
    const { userId } = await secured('lost@example.com')
    await operators.resetTwoFactor({ user: { userId }, reason }, await operator.session.call())
    expect(await outcomeOf(identity.signIn('lost@example.com'))).toBe('done')
    const [letter] = await identity.lettersAbout(userId, 'TwoFactorTurnedOff')
    expect(letter).toMatchObject({ template: 'two-factor-off', values: { byOperator: 'true' } })
    expect(letter!.values.place).toBeUndefined()
    expect(await outcomeOf(operators.resetTwoFactor({ user: { userId }, reason }, await operator.session.call()))).toBe(
      'two-factor-is-off',
    )
  })

  test('when it is not an operator with two-factor, or there is no reason, or no such user, then it is refused', async () => {
    const userId = await identity.confirmed('target@example.com')
    const call = await operator.session.call()
    const disable = (passport: typeof call, request = { user: { userId }, reason }) =>
      outcomeOf(operators.disableUser(request, passport))
    await identity.confirmed('without@example.com')
    expect(await disable(from() as never)).toBe('not-signed-in')
    expect(await disable(await (await identity.signIn('target@example.com')).call())).toBe('operators-only')
    expect(await disable(await (await identity.signIn('without@example.com')).call())).toBe('operators-only')
    for (const reason of [' ', '\u200e', 'x'.repeat(501)]) {
      expect(await disable(call, { user: { userId }, reason })).toBe('reason-needed')
    }
    expect(await disable(call, { user: { userId: crypto.randomUUID() }, reason })).toBe('not-found')
    expect(await outcomeOf(operators.disableUser({ user: { email: 'unknown@example.com' }, reason }, call))).toBe(
      'not-found',
    )
    expect(await outcomeOf(operators.disableUser({ reason }, call))).toBe('not-found')
    expect(await disable(call, { user: { userId: operator.userId }, reason })).toBe('own-access')
  })

  test('when another service asks, then it hears what holds at this moment, and not what a passport says', async () => {
    const check = (of: { userId: string; sessionId: string }) =>
      outcomeOf(identity.operatorChecks.checkOperator(of, servicePassport('notification')))
    const { userId, session } = operator
    const asked = { userId, sessionId: session.sessionId }
    expect(await check(asked)).toBe('done')
    const stored = identity.db.collection<{ _id: string; provenAt: number; createdAt: number }>('sessions')
    const withStored = async (set: { provenAt?: number; createdAt?: number }) => {
      const former = (await stored.findOneAndUpdate({ _id: session.sessionId }, { $set: set }))!
      const answer = await check(asked)
      const act = await outcomeOf(operators.enableUser({ user: { userId }, reason }, await session.call()))
      const { provenAt, createdAt } = former
      await stored.updateOne({ _id: session.sessionId }, { $set: { provenAt, createdAt } })
      return [answer, act]
    }
    const ago = (minutes: number) => Date.now() - minutes * 60_000
    expect(await withStored({ provenAt: ago(9) })).toEqual(['done', 'done'])
    expect(await withStored({ provenAt: ago(11) })).toEqual(['proof-needed', 'proof-needed'])
    expect(await withStored({ createdAt: ago(11 * 60) })).toEqual(['done', 'done'])
    // A new proof does not make it longer.
    expect(await withStored({ createdAt: ago(12 * 60) })).toEqual(['operator-session-over', 'operator-session-over'])

    const other = await secured('other@example.com')
    expect(await check({ userId: other.userId, sessionId: other.session.sessionId })).toBe('operators-only')
    expect(await check({ userId, sessionId: other.session.sessionId })).toBe('not-signed-in')
    const caller = await operator.session.call()
    expect(await outcomeOf(identity.operatorChecksAsGateway.checkOperator(asked, caller))).toBe('not-allowed')
  })

  test('when an operator signs out, then a call that was signed before is refused', async () => {
    const email = 'second@example.com'
    const second = await secured(email)
    const userId = await identity.confirmed('spared@example.com')
    const call = await second.session.call()
    expect((call.principal as { operator: boolean }).operator).toBe(true)
    await identity.sessions.signOut({}, call)
    expect(await outcomeOf(operators.disableUser({ user: { userId }, reason }, call))).toBe('not-signed-in')
    const asked = { userId: second.userId, sessionId: second.session.sessionId }
    expect(await outcomeOf(identity.operatorChecks.checkOperator(asked, servicePassport('notification')))).toBe(
      'not-signed-in',
    )
  })

  test('when an operator is disabled after having proven who they are, then their acts are refused', async () => {
    const userId = await identity.confirmed('victim@example.com')
    const call = await operator.session.call()
    await identity.db
      .collection<{ _id: string }>('users')
      .updateOne({ _id: operator.userId }, { $set: { state: 'disabled' } })
    expect(await outcomeOf(operators.disableUser({ user: { userId }, reason }, call))).toBe('not-signed-in')
    await identity.db
      .collection<{ _id: string }>('users')
      .updateOne({ _id: operator.userId }, { $set: { state: 'active' } })
  })
})
