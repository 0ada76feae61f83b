import { DomainError } from '@holdfast/errors'
import { servicePassport } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { from, identityService, outcome, PASSWORD } from '../testing/identity-service.ts'

const identity = await identityService()
const { users, sessions, company, db } = identity

describe('signing up', () => {
  test('when somebody signs up, confirms and signs in, then their token is theirs', async () => {
    await users.signUp({ email: ' First@Example.com', password: PASSWORD, fullName: 'Ada Byron' }, from())
    const userId = await identity.userIdOf('first@example.com')
    const [letter] = await identity.lettersAbout(userId, 'UserSignedUp')
    expect(letter).toMatchObject({ email: 'first@example.com', template: 'confirm-email', languageOfUserId: userId })

    await users.confirmEmail({ token: letter!.token }, from())
    const session = await identity.signIn(' FIRST@example.com')
    const resolved = await sessions.resolve({ token: session.token }, servicePassport('gateway'))
    expect(resolved).toMatchObject({ userId, sessionId: session.sessionId, twoFactor: false, operator: false })
    expect(await users.getMe({}, await session.call())).toMatchObject({
      userId,
      email: 'first@example.com',
      emailConfirmed: true,
      fullName: 'Ada Byron',
      locale: 'en',
    })
    expect(await identity.lettersAbout(userId, 'UserSignedUp')).toEqual([])
  })

  test('when a confirmation link is used again, then it is not valid any more', async () => {
    const userId = await identity.signUp('twice@example.com')
    const [letter] = await identity.lettersAbout(userId, 'UserSignedUp')
    await users.confirmEmail({ token: letter!.token }, from())
    expect(await outcome(users.confirmEmail({ token: letter!.token }, from()))).toBe('invalid-token')
    expect(await outcome(users.confirmEmail({ token: 'guessed' }, from()))).toBe('invalid-token')
  })

  test('when one address is signed up many times at once, then there is one user and one mail to the holder', async () => {
    const tries = Array.from({ length: 6 }, (_, index) =>
      users.signUp({ email: 'race@example.com', password: `${PASSWORD} ${index}`, fullName: `Racer ${index}` }, from()),
    )
    expect(await Promise.all(tries.map(outcome))).toEqual(Array(6).fill('done'))
    expect(await db.collection('users').countDocuments({ addresses: 'race@example.com' })).toBe(1)
    const names = (await identity.entries(await identity.userIdOf('race@example.com'))).map(({ name }) => name)
    expect(names).toEqual(['UserSignedUp', 'SignUpRepeated'])
  })

  test('when the address is known, then its holder gets a link that resets the password', async () => {
    const userId = await identity.confirmed('known@example.com')
    await users.signUp({ email: 'known@example.com', password: `other ${PASSWORD}`, fullName: 'Eve' }, from())
    const [letter] = await identity.lettersAbout(userId, 'SignUpRepeated')
    expect(letter).toMatchObject({ email: 'known@example.com', template: 'address-known' })
    expect(await outcome(identity.signIn('known@example.com', { password: `other ${PASSWORD}` }))).toBe(
      'sign-in-failed',
    )
    await users.resetPassword({ token: letter!.token, password: `new ${PASSWORD}` }, from())
    expect(await outcome(identity.signIn('known@example.com', { password: `new ${PASSWORD}` }))).toBe('done')
  })

  test('when somebody took an address that is not theirs, then the reader of its mails gets the account and the other person loses it', async () => {
    const userId = await identity.signUp('squatted@example.com')
    const squatter = await identity.signIn('squatted@example.com')
    expect(await outcome(identity.twoFactor.begin({}, await squatter.call()))).toBe('email-not-confirmed')
    await users.requestEmailChange({ email: 'squatter@example.com' }, await squatter.call())
    const [change] = await identity.lettersAbout(userId, 'EmailChangeRequested')

    await users.signUp({ email: 'squatted@example.com', password: `mine ${PASSWORD}`, fullName: 'Owner' }, from())
    const [letter] = await identity.lettersAbout(userId, 'SignUpRepeated')
    await users.resetPassword({ token: letter!.token, password: `mine ${PASSWORD}` }, from())

    expect(await outcome(squatter.call())).toBe('not-signed-in')
    expect(await outcome(identity.signIn('squatted@example.com'))).toBe('sign-in-failed')
    expect(await outcome(users.confirmEmailChange({ token: change!.token }, from()))).toBe('invalid-token')
    const owner = await identity.signIn('squatted@example.com', { password: `mine ${PASSWORD}` })
    expect(await users.getMe({}, await owner.call())).toMatchObject({ emailConfirmed: true })
  })

  test('when a mailed invitation is shown, then its address is confirmed at once, and no other', async () => {
    company.invitedEmail = async (token) => (token === 'mailed' ? 'Invited@example.com' : undefined)
    const invited = await identity.signUp('invited@example.com', { invitationToken: 'mailed' })
    expect((await identity.entries(invited))[0]!.data).toMatchObject({ attempt: 0 })
    expect(await identity.lettersAbout(invited, 'UserSignedUp')).toEqual([])
    const session = await identity.signIn('invited@example.com')
    expect(await users.getMe({}, await session.call())).toMatchObject({ emailConfirmed: true })

    const other = await identity.signUp('other@example.com', { invitationToken: 'mailed' })
    expect((await identity.entries(other))[0]!.data).toMatchObject({ attempt: 1 })
  })

  test('when an invitation proves an address that an account holds unconfirmed, then the person who proved it gets the account', async () => {
    company.invitedEmail = async () => 'held@example.com'
    await identity.signUp('held@example.com')
    const squatter = await identity.signIn('held@example.com')
    await identity.signUp('held@example.com', { invitationToken: 'mailed', password: `mine ${PASSWORD}` })
    expect(await outcome(squatter.call())).toBe('not-signed-in')
    const owner = await identity.signIn('held@example.com', { password: `mine ${PASSWORD}` })
    expect(await users.getMe({}, await owner.call())).toMatchObject({ emailConfirmed: true })
  })

  test('when company is out of reach, then one signs up unconfirmed and gets the usual mail', async () => {
    company.invitedEmail = async () => {
      throw new DomainError('unavailable')
    }
    const userId = await identity.signUp('alone@example.com', { invitationToken: 'mailed' })
    expect(await identity.lettersAbout(userId, 'UserSignedUp')).toHaveLength(1)
  })

  test('when a field of the request is invalid, then the refusal points at it', async () => {
    const good = { email: 'x@example.com', password: PASSWORD, fullName: 'X' }
    const refused = async (change: object) => {
      const error = await users.signUp({ ...good, ...change }, from()).then(
        () => undefined,
        (caught: DomainError) => caught,
      )
      return [error?.code, ...(error?.errors ?? []).map(({ pointer }) => pointer)]
    }
    expect(await refused({ email: 'no address' })).toEqual(['bad-request', '/email'])
    expect(await refused({ password: 'short' })).toEqual(['bad-request', '/password'])
    expect(await refused({ password: 'x'.repeat(129) })).toEqual(['bad-request', '/password'])
    expect(await refused({ fullName: ' ' })).toEqual(['bad-request', '/fullName'])
    expect(await refused({ locale: '??' })).toEqual(['bad-request', '/locale'])
    expect(await refused({ password: 'password1234' })).toEqual(['weak-password'])
    expect(
      await refused({ email: 'long.address.of.mine@example.com', password: 'Long.Address.Of.Mine@example.com' }),
    ).toEqual(['weak-password'])
  })

  test('when the same sign-up comes twice with one key, then it is done once', async () => {
    const repeat = { key: `key-${crypto.randomUUID()}`, body: 'same' }
    const request = { email: 'repeat@example.com', password: PASSWORD, fullName: 'R' }
    await users.signUp(request, from({}, { repeat }))
    await users.signUp(request, from({}, { repeat }))
    const userId = await identity.userIdOf('repeat@example.com')
    expect((await identity.entries(userId)).map(({ name }) => name)).toEqual(['UserSignedUp'])
    expect(await outcome(users.signUp(request, from({}, { repeat: { ...repeat, body: 'other' } })))).toBe(
      'idempotency-key-reused',
    )
  })
})
