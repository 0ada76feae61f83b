import { PasswordResetRequested, Users } from '@holdfast/contracts/identity'
import { Letters } from '@holdfast/contracts/ledger'
import { outcomeOf, servicePassport } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { from, identityService } from '../testing/identity-service.ts'

const identity = await identityService()

test('when something happens, then its entry says whether a letter is wanted', async () => {
  const userId = await identity.confirmed('ada@example.com')
  await identity.signIn('ada@example.com')
  const entries = await identity.entries(userId)
  expect(entries.map(({ name, asksForLetter }) => [name, asksForLetter])).toEqual([
    ['UserSignedUp', true],
    ['EmailConfirmed', false],
    ['SessionStarted', false],
  ])
})

test('when anybody but notification asks, then they are refused; when an entry needs no letter, then there is none', async () => {
  const userId = await identity.signUp('bo@example.com')
  const [signedUp] = await identity.entries(userId)
  const { entry: request } = signedUp!
  const { letters, lettersAsGateway } = identity
  expect((await letters.describeLetters(request, servicePassport('notification'))).letters).toHaveLength(1)
  expect(await outcomeOf(lettersAsGateway.describeLetters(request, servicePassport('gateway')))).toBe('not-allowed')
  expect(await outcomeOf(lettersAsGateway.describeLetters(request, from()))).toBe('not-allowed')
  const confirmed = (await identity.entries(await identity.confirmed('di@example.com'))).at(-1)!
  expect(await letters.describeLetters(confirmed.entry, servicePassport('notification'))).toEqual({
    letters: [],
    attachments: [],
  })
})

test('when notification names an entry that there is not, then there is no letter, and no link', async () => {
  const userId = await identity.confirmed('cy@example.com')
  await identity.users.requestPasswordReset({ email: 'cy@example.com' }, from())
  const entries = await identity.entries(userId)
  const { entry } = entries.at(-1)!
  const ask = (changes: object) =>
    identity.letters.describeLetters({ ...entry, ...changes }, servicePassport('notification'))
  expect((await ask({})).letters).toMatchObject([{ template: 'reset-password', token: expect.stringMatching(/./) }])
  // The entry of another user, with the type of the one that asks for a link; and the data of an invented one.
  const { seq } = entries[0]!.entry
  const type = PasswordResetRequested.type
  const data = PasswordResetRequested.encode({ userId, attempt: 1 })
  for (const invented of [
    { seq },
    { seq: 0 },
    { seq: 1_000 },
    { shard: 99 },
    { stream: 'user/nobody' },
    { requestId: '' },
  ]) {
    expect(await ask({ type, data, ...invented })).toEqual({ letters: [], attachments: [] })
  }
})

test('when somebody has the key of another service, and no more, then they get no link to another password', async () => {
  const userId = await identity.confirmed('eve@example.com')
  const { asCompany, asNotification } = identity
  for (const [channel, name] of [
    [asCompany, 'company'],
    [asNotification, 'notification'],
  ] as const) {
    const request = channel.client(Users).requestPasswordReset({ email: 'eve@example.com' }, servicePassport(name))
    expect(await outcomeOf(request)).toBe('not-allowed')
  }
  await identity.users.requestPasswordReset({ email: 'eve@example.com' }, from())
  const { entry } = (await identity.entries(userId)).at(-1)!
  const guess = {
    type: PasswordResetRequested.type,
    stream: `user/${userId}`,
    data: PasswordResetRequested.encode({ userId, attempt: 1 }),
  }
  const byCompany = asCompany.client(Letters).describeLetters({ ...entry, ...guess }, servicePassport('company'))
  expect(await outcomeOf(byCompany)).toBe('not-allowed')
  const byNotification = asNotification.client(Letters).describeLetters(guess, servicePassport('notification'))
  expect(await byNotification).toEqual({ letters: [], attachments: [] })
})
