import { outcomeOf, waitFor } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { Secret, TOTP } from 'otpauth'
import { from, identityService, PASSWORD } from '../testing/identity-service.ts'

const identity = await identityService()
const { users, twoFactor, db } = identity

async function change(userId: string, from_: string, to: string, password = PASSWORD) {
  const session = await identity.signIn(from_, { password })
  await users.requestEmailChange({ email: to }, await session.call())
  const [letter] = await identity.lettersAbout(userId, 'EmailChangeRequested')
  await users.confirmEmailChange({ token: letter!.token, password: PASSWORD }, from())
  const [notice] = await identity.lettersAbout(userId, 'EmailChanged')
  return { session, notice: notice! }
}

describe('changing the address', () => {
  test('when the new address is confirmed, then it holds, and the old one is told', async () => {
    const userId = await identity.confirmed('before@example.com')
    const session = await identity.signIn('before@example.com')
    await users.requestEmailChange({ email: 'After@example.com' }, await session.call())
    expect(await users.getMe({}, await session.call())).toMatchObject({
      email: 'before@example.com',
      pendingEmail: 'after@example.com',
    })
    const [letter] = await identity.lettersAbout(userId, 'EmailChangeRequested')
    expect(letter).toMatchObject({
      email: 'after@example.com',
      template: 'email-change-confirm',
      languageOfUserId: userId,
    })
    await users.confirmEmailChange({ token: letter!.token, password: PASSWORD }, from())
    expect(await outcomeOf(users.confirmEmailChange({ token: letter!.token, password: PASSWORD }, from()))).toBe(
      'invalid-token',
    )

    const me = await users.getMe({}, await session.call())
    expect(me).toMatchObject({ email: 'after@example.com', emailConfirmed: true })
    expect(me.pendingEmail).toBeUndefined()
    expect(await outcomeOf(identity.signIn('before@example.com'))).toBe('sign-in-failed')
    expect(await identity.lettersAbout(userId, 'EmailChanged')).toMatchObject([
      {
        email: 'before@example.com',
        template: 'email-change-notice',
        values: { newEmail: 'a…@example.com', validHours: '168' },
      },
    ])
  })

  test('when it is undone, then the old address holds again and everybody is put out until the password is reset', async () => {
    const userId = await identity.confirmed('owner@example.com')
    const { session, notice } = await change(userId, 'owner@example.com', 'thief@example.com')
    await users.requestPasswordReset({ email: 'thief@example.com' }, from())
    const [reset] = await identity.lettersAbout(userId, 'PasswordResetRequested')
    const { secret } = await twoFactor.begin({}, await session.call())
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
    await session.confirm(code)

    await users.undoEmailChange({ token: notice.token }, from())
    expect(await outcomeOf(session.call())).toBe('not-signed-in')
    expect(await outcomeOf(identity.signIn('thief@example.com'))).toBe('sign-in-failed')
    expect(await outcomeOf(identity.signIn('owner@example.com'))).toBe('sign-in-failed')
    expect(await outcomeOf(users.resetPassword({ token: reset!.token, password: `x ${PASSWORD}` }, from()))).toBe(
      'invalid-token',
    )
    expect(await outcomeOf(users.undoEmailChange({ token: notice.token }, from()))).toBe('invalid-token')

    const [undone] = await identity.lettersAbout(userId, 'EmailChangeUndone')
    expect(undone).toMatchObject({ email: 'owner@example.com', template: 'email-change-undone' })
    await users.resetPassword({ token: undone!.token, password: `mine ${PASSWORD}` }, from())
    expect(await outcomeOf(identity.signIn('owner@example.com', { password: `mine ${PASSWORD}` }))).toBe('done')
  })

  test('when a thief changes it twice, then the first owner still gets it back', async () => {
    const userId = await identity.confirmed('one@example.com')
    const { notice } = await change(userId, 'one@example.com', 'two@example.com')
    const second = await change(userId, 'two@example.com', 'three@example.com')
    await users.undoEmailChange({ token: notice.token }, from())
    expect(await outcomeOf(users.undoEmailChange({ token: second.notice.token }, from()))).toBe('invalid-token')
    expect(await identity.userIdOf('one@example.com')).toBe(userId)
    expect(
      await db.collection('users').countDocuments({ addresses: { $in: ['two@example.com', 'three@example.com'] } }),
    ).toBe(0)
  })

  test('when the owner changes it back, then the thief’s undo takes nothing that the owner’s undo does not give back', async () => {
    const userId = await identity.confirmed('home@example.com')
    const away = await change(userId, 'home@example.com', 'lair@example.com')
    const back = await change(userId, 'lair@example.com', 'home@example.com')
    expect(back.notice.email).toBe('lair@example.com')
    await users.undoEmailChange({ token: back.notice.token }, from())
    await users.undoEmailChange({ token: away.notice.token }, from())
    const addresses = db.collection<{ _id: string; addresses: string[] }>('users')
    expect((await addresses.findOne({ _id: userId }))!.addresses).toEqual(['home@example.com'])
    expect(await outcomeOf(users.undoEmailChange({ token: back.notice.token }, from()))).toBe('invalid-token')
  })

  test('while a change can be undone, then nobody else can take the old address; afterwards anybody', async () => {
    const userId = await identity.confirmed('kept@example.com')
    const { notice } = await change(userId, 'kept@example.com', 'moved@example.com')
    expect(await identity.signUp('kept@example.com')).toBe(userId)
    expect((await identity.entries(userId)).map(({ name }) => name)).not.toContain('SignUpRepeated')

    const documents = db.collection<{ _id: string }>('users')
    await documents.updateOne({ _id: userId }, { $set: { 'formerEmails.0.until': Date.now() - 1 } })
    expect(await outcomeOf(users.undoEmailChange({ token: notice.token }, from()))).toBe('invalid-token')
    await waitFor(async () => (await documents.countDocuments({ addresses: 'kept@example.com' })) === 0)
    await users.signUp({ email: 'kept@example.com', password: PASSWORD, fullName: 'Next' }, from())
    const holder = await documents.findOne({ addresses: 'kept@example.com' })
    expect(holder!._id).not.toBe(userId)
  })

  test('when the address belongs to another user, then only the mail to that address says so', async () => {
    await identity.confirmed('taken@example.com')
    const userId = await identity.confirmed('wants@example.com')
    const { call } = await identity.signIn('wants@example.com')
    expect(await outcomeOf(users.requestEmailChange({ email: 'taken@example.com' }, await call()))).toBe('done')
    expect(await identity.lettersAbout(userId, 'EmailChangeRequested')).toMatchObject([
      { email: 'taken@example.com', template: 'email-change-taken', token: '', languageOfUserId: userId },
    ])
    expect(await outcomeOf(users.requestEmailChange({ email: 'WANTS@example.com' }, await call()))).toBe('same-address')
  })

  test('when many accounts want one address at once, then five mails an hour go there, and refused wishes count for nothing', async () => {
    const calls = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7].map(async (number) => {
        await identity.confirmed(`flood-${number}@example.com`)
        return (await identity.signIn(`flood-${number}@example.com`)).call()
      }),
    )
    const wish = (call: (typeof calls)[number], email = 'flooded@example.com') =>
      outcomeOf(users.requestEmailChange({ email }, call))
    for (let times = 0; times < 6; times++) expect(await wish(calls[0]!, 'flood-1@example.com')).toBe('same-address')
    const outcomes = await Promise.all(calls.map((call) => wish(call)))
    expect(outcomes.toSorted()).toEqual([...Array(5).fill('done'), ...Array(2).fill('too-many-requests')])
    expect(await wish(calls[0]!, 'another@example.com')).toBe('done')
    expect(await wish(calls[1]!, 'flood-1@example.com')).toBe('done')
  })

  test('when two users confirm the same new address at once, then one has it', async () => {
    const tokens = await Promise.all(
      ['left@example.com', 'right@example.com'].map(async (email) => {
        const userId = await identity.confirmed(email)
        const { call } = await identity.signIn(email)
        await users.requestEmailChange({ email: 'contested@example.com' }, await call())
        const [letter] = await identity.lettersAbout(userId, 'EmailChangeRequested')
        return letter!.token
      }),
    )
    const outcomes = await Promise.all(
      tokens.map((token) => outcomeOf(users.confirmEmailChange({ token, password: PASSWORD }, from()))),
    )
    expect(outcomes.sort()).toEqual(['address-taken', 'done'])
  })

  test('when the old address was never confirmed, then a link from that time gives the account no other', async () => {
    const userId = await identity.confirmed('typo@example.com')
    const { call } = await identity.signIn('typo@example.com')
    await users.requestEmailChange({ email: 'correct@example.com' }, await call())
    const [letter] = await identity.lettersAbout(userId, 'EmailChangeRequested')
    await db.collection<{ _id: string }>('users').updateOne({ _id: userId }, { $set: { emailConfirmed: false } })
    expect(await outcomeOf(users.confirmEmailChange({ token: letter!.token, password: PASSWORD }, from()))).toBe(
      'invalid-token',
    )
  })

  test('when whoever reads the new mailbox does not know the password, then the account keeps its address', async () => {
    const userId = await identity.confirmed('seller@example.com')
    const { call } = await identity.signIn('seller@example.com')
    await users.requestEmailChange({ email: 'bystander@example.com' }, await call())
    const [letter] = await identity.lettersAbout(userId, 'EmailChangeRequested')
    const there = from({ ip: '198.51.100.9' })
    const confirm = (password: string) => outcomeOf(users.confirmEmailChange({ token: letter!.token, password }, there))
    for (const wrong of ['', 'wrong', `${PASSWORD} `]) expect(await confirm(wrong)).toBe('proof-failed')
    expect(await db.collection('users').countDocuments({ addresses: 'bystander@example.com' })).toBe(0)
    // Guesses are counted as at a sign-in, and the owner's own places stay open.
    for (let tries = 3; tries < 10; tries++) expect(await confirm('wrong')).toBe('proof-failed')
    expect(await confirm(PASSWORD)).toBe('too-many-attempts')
    await users.confirmEmailChange({ token: letter!.token, password: PASSWORD }, from())
    expect(await db.collection('users').countDocuments({ addresses: 'bystander@example.com' })).toBe(1)
  })

  test('when mails are asked for again and again, then five an hour are sent', async () => {
    await identity.confirmed('sender@example.com')
    const { call } = await identity.signIn('sender@example.com')
    const passport = await call()
    const outcomes: string[] = []
    for (let index = 0; index < 6; index++) {
      outcomes.push(await outcomeOf(users.requestEmailChange({ email: `victim${index}@example.com` }, passport)))
    }
    expect(outcomes).toEqual([...Array(5).fill('done'), 'too-many-requests'])
  })
})
