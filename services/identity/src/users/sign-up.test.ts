import { DomainError } from '@holdfast/errors'
import { outcomeOf, servicePassport } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { from, identityService, PASSWORD } from '../testing/identity-service.ts'

const identity = await identityService()
const { users, sessions, company, db } = identity

describe('signing up', () => {
  test('when somebody signs up, confirms and signs in, then their token is theirs', async () => {
    await users.signUp({ email: ' First@Example.com', password: PASSWORD, fullName: 'Ada Byron' }, from())
    const userId = await identity.userIdOf('first@example.com')
    const [letter] = await identity.lettersAbout(userId, 'UserSignedUp')
    expect(letter).toMatchObject({ email: 'first@example.com', template: 'confirm-email', languageOfUserId: userId })

    await users.confirmEmail({ token: letter!.token, password: PASSWORD }, from())
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

  test('when a confirmation link is used again, then it says that the address is confirmed, to nobody without it', async () => {
    const userId = await identity.signUp('twice@example.com')
    const [letter] = await identity.lettersAbout(userId, 'UserSignedUp')
    await users.confirmEmail({ token: letter!.token, password: PASSWORD }, from())
    const again = { token: letter!.token, password: `again ${PASSWORD}` }
    expect(await outcomeOf(users.confirmEmail(again, from()))).toBe('already-confirmed')
    expect(await outcomeOf(users.confirmEmail({ ...again, token: 'guessed' }, from()))).toBe('invalid-token')
    expect(await outcomeOf(identity.signIn('twice@example.com'))).toBe('done')
  })

  test('when the address is not confirmed, then signing in is refused as for an unknown one, and counted alike', async () => {
    await identity.signUp('waiting@example.com')
    const attempts = async (email: string, origin: { ip: string }) => {
      const found: string[] = []
      for (let tries = 0; tries < 11; tries++) found.push(await outcomeOf(identity.signIn(email, origin)))
      return found
    }
    const waiting = await attempts('waiting@example.com', { ip: '192.0.2.77' })
    expect(waiting).toEqual([...Array(10).fill('sign-in-failed'), 'too-many-attempts'])
    expect(await attempts('unknown@example.com', { ip: '192.0.2.77' })).toEqual(waiting)
  })

  test('when a stranger signed up with the address, then whoever confirms it gets the account with their own password', async () => {
    const userId = await identity.signUp('victim@example.com', { password: `stranger ${PASSWORD}` })
    const [letter] = await identity.lettersAbout(userId, 'UserSignedUp')
    await users.confirmEmail({ token: letter!.token, password: `mine ${PASSWORD}` }, from())
    const signingIn = (password: string) => outcomeOf(identity.signIn('victim@example.com', { password }))
    expect(await signingIn(`stranger ${PASSWORD}`)).toBe('sign-in-failed')
    expect(await signingIn(`mine ${PASSWORD}`)).toBe('done')
  })

  test('when the password is weak, then the link stays good', async () => {
    const userId = await identity.signUp('weak@example.com')
    const [letter] = await identity.lettersAbout(userId, 'UserSignedUp')
    const confirming = (password: string) => outcomeOf(users.confirmEmail({ token: letter!.token, password }, from()))
    expect(await confirming('password1234')).toBe('weak-password')
    expect(await confirming('short')).toBe('bad-request')
    expect(await confirming(PASSWORD)).toBe('done')
  })

  test('when one link is used with two passwords at once, then one of them counts', async () => {
    const userId = await identity.signUp('both@example.com')
    const [letter] = await identity.lettersAbout(userId, 'UserSignedUp')
    const passwords = [`one ${PASSWORD}`, `two ${PASSWORD}`]
    const confirmed = await Promise.all(
      passwords.map((password) => outcomeOf(users.confirmEmail({ token: letter!.token, password }, from()))),
    )
    expect([...confirmed].sort()).toEqual(['already-confirmed', 'done'])
    for (const [index, password] of passwords.entries()) {
      const wanted = confirmed[index] === 'done' ? 'done' : 'sign-in-failed'
      expect(await outcomeOf(identity.signIn('both@example.com', { password }))).toBe(wanted)
    }
  })

  test('when a session is from the time when unconfirmed addresses could sign in, then it is over', async () => {
    const userId = await identity.confirmed('older@example.com')
    const session = await identity.signIn('older@example.com')
    await db.collection<{ _id: string }>('users').updateOne({ _id: userId }, { $set: { emailConfirmed: false } })
    expect(await outcomeOf(session.call())).toBe('not-signed-in')
  })

  test('when the link is asked for again, then one mail a minute has a new one, and every earlier one is void', async () => {
    const userId = await identity.signUp('again@example.com')
    const [first] = await identity.lettersAbout(userId, 'UserSignedUp')
    const ask = () => users.requestEmailConfirmation({ email: ' Again@Example.com' }, from())
    const names = async () => (await identity.entries(userId)).map(({ name }) => name)
    await ask()
    expect(await names()).toEqual(['UserSignedUp'])
    await identity.minutesPass(userId, 1)
    await Promise.all(Array.from({ length: 5 }, ask))
    expect(await names()).toEqual(['UserSignedUp', 'EmailConfirmationRequested'])

    const [second] = await identity.lettersAbout(userId, 'EmailConfirmationRequested')
    expect(second).toMatchObject({ email: 'again@example.com', template: 'confirm-email' })
    const confirming = (token: string) => outcomeOf(users.confirmEmail({ token, password: PASSWORD }, from()))
    expect(await confirming(first!.token)).toBe('invalid-token')
    expect(await confirming(second!.token)).toBe('done')
    // From now on the mail says that there is an account.
    await ask()
    expect((await names()).at(-1)).toBe('SignUpRepeated')
    expect(await outcomeOf(users.requestEmailConfirmation({ email: 'nobody@example.com' }, from()))).toBe('done')
  })

  test('when an unconfirmed address signs up again, then the name goes with the mail that it gets', async () => {
    const userId = await identity.signUp('renamed@example.com', { fullName: 'A Stranger' })
    await identity.signUp('renamed@example.com', { fullName: 'Too Soon' })
    await identity.minutesPass(userId, 1)
    await identity.signUp('renamed@example.com', { fullName: 'Grace Hopper' })
    const [letter] = await identity.lettersAbout(userId, 'EmailConfirmationRequested')
    await users.confirmEmail({ token: letter!.token, password: PASSWORD }, from())
    const session = await identity.signIn('renamed@example.com')
    expect(await users.getMe({}, await session.call())).toMatchObject({ fullName: 'Grace Hopper' })
  })

  test('when somebody signs up with a former address that is reserved, then its mailbox is told, once an hour', async () => {
    const userId = await identity.confirmed('moved@example.com')
    const session = await identity.signIn('moved@example.com')
    await users.requestEmailChange({ email: 'present@example.com' }, await session.call())
    const [change] = await identity.lettersAbout(userId, 'EmailChangeRequested')
    await users.confirmEmailChange({ token: change!.token, password: PASSWORD }, from())

    await identity.signUp('moved@example.com')
    await identity.signUp('moved@example.com')
    const names = (await identity.entries(userId)).map(({ name }) => name)
    expect(names.filter((name) => name === 'FormerEmailWanted')).toHaveLength(1)
    expect(await identity.lettersAbout(userId, 'FormerEmailWanted')).toEqual([
      expect.objectContaining({ email: 'moved@example.com', template: 'former-address', token: '' }),
    ])
  })

  test('when one address is signed up many times at once, then there is one user and one mail to the holder', async () => {
    const tries = Array.from({ length: 6 }, (_, index) =>
      users.signUp({ email: 'race@example.com', password: `${PASSWORD} ${index}`, fullName: `Racer ${index}` }, from()),
    )
    expect(await Promise.all(tries.map(outcomeOf))).toEqual(Array(6).fill('done'))
    expect(await db.collection('users').countDocuments({ addresses: 'race@example.com' })).toBe(1)
    const names = (await identity.entries(await identity.userIdOf('race@example.com'))).map(({ name }) => name)
    expect(names).toEqual(['UserSignedUp'])
  })

  test('when the address is known, then its holder gets a link that resets the password', async () => {
    const userId = await identity.confirmed('known@example.com')
    await users.signUp({ email: 'known@example.com', password: `other ${PASSWORD}`, fullName: 'Eve' }, from())
    const [letter] = await identity.lettersAbout(userId, 'SignUpRepeated')
    expect(letter).toMatchObject({ email: 'known@example.com', template: 'address-known' })
    expect(await outcomeOf(identity.signIn('known@example.com', { password: `other ${PASSWORD}` }))).toBe(
      'sign-in-failed',
    )
    await users.resetPassword({ token: letter!.token, password: `new ${PASSWORD}` }, from())
    expect(await outcomeOf(identity.signIn('known@example.com', { password: `new ${PASSWORD}` }))).toBe('done')
  })

  test('when somebody took an address that is not theirs, then a reset by its mailbox confirms it too', async () => {
    const userId = await identity.signUp('squatted@example.com')
    await users.requestPasswordReset({ email: 'squatted@example.com' }, from())
    const [letter] = await identity.lettersAbout(userId, 'PasswordResetRequested')
    await users.resetPassword({ token: letter!.token, password: `mine ${PASSWORD}` }, from())
    expect(await outcomeOf(identity.signIn('squatted@example.com'))).toBe('sign-in-failed')
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

  test('when an invitation was mailed to another spelling of the address, then it proves nothing', async () => {
    for (const mailed of ['\u212aate@example.com', 'kate@ｅｘａｍｐｌｅ.com']) {
      company.invitedEmail = async () => mailed
      const userId = await identity.signUp('kate@example.com', { invitationToken: 'mailed' })
      expect(await db.collection('users').findOne({ _id: userId as never })).toMatchObject({ emailConfirmed: false })
    }
  })

  test('when one mailbox is spelled in many ways, then it is one account, which every spelling signs in to', async () => {
    const userId = await identity.confirmed('lea@bücher.example')
    const spellings = [
      'Lea@BÜCHER.example',
      'lea@xn--bcher-kva.example',
      'lea@ｂücher。ｅｘａｍｐｌｅ',
      'lea@bü\u00adcher.example',
    ]
    for (const email of spellings) {
      expect(await outcomeOf(users.signUp({ email, password: PASSWORD, fullName: 'Eve' }, from()))).toBe('done')
      expect((await identity.signIn(email)).userId).toBe(userId)
    }
    expect(await db.collection('users').countDocuments({ addresses: /^lea@/ })).toBe(1)
  })

  test('when an invitation proves an address that an account holds unconfirmed, then the person who proved it gets the account', async () => {
    company.invitedEmail = async () => 'held@example.com'
    const userId = await identity.signUp('held@example.com')
    const [link] = await identity.lettersAbout(userId, 'UserSignedUp')
    await identity.signUp('held@example.com', { invitationToken: 'mailed', password: `mine ${PASSWORD}` })
    expect(await outcomeOf(identity.signIn('held@example.com'))).toBe('sign-in-failed')
    expect(await outcomeOf(users.confirmEmail({ token: link!.token, password: PASSWORD }, from()))).toBe(
      'already-confirmed',
    )
    const owner = await identity.signIn('held@example.com', { password: `mine ${PASSWORD}` })
    expect(await users.getMe({}, await owner.call())).toMatchObject({ emailConfirmed: true })
  })

  test('when a mailed invitation is shown, then the name of its company is no password', async () => {
    Object.assign(company, { name: 'Northwind Traders', invitedEmail: async () => 'guest@example.com' })
    const signUp = (invitationToken?: string) =>
      outcomeOf(identity.signUp('guest@example.com', { invitationToken, password: 'Northwind-Traders-26' }))
    expect(await signUp('mailed')).toBe('weak-password')
    expect(await signUp()).toBe('done')
    company.name = undefined
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
    expect(await outcomeOf(users.signUp(request, from({}, { repeat: { ...repeat, body: 'other' } })))).toBe(
      'idempotency-key-reused',
    )
  })
})
