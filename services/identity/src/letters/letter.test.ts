import { ApiKeyCreated, SessionStarted } from '@holdfast/contracts/identity'
import { createLinkTokens } from '@holdfast/runtime'
import { testRing } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { confirmEmailChange, requestEmailChange } from '../email-changes/email-change.ts'
import { requestReset } from '../passwords/password.ts'
import { NOON, someone } from '../testing/person.ts'
import { repeatSignUp, type User, type UserEvent } from '../users/user.ts'
import { userEvents } from '../users/user-events.ts'
import { identityLetters, lettersOf as lettersOfEntry, type Occasion } from './letter-events.ts'
import type { LinkPurpose } from './link.ts'

const tokens = createLinkTokens<LinkPurpose>(testRing('identity', 'link'))
const now: Omit<Occasion, 'user'> = {
  now: NOON,
  tokens,
  newAddress: 'free',
  key: { keyName: 'Deploy', companyName: 'Chez Nous' },
  actsSince: async () => ({}),
  circumstances: { at: NOON, ip: '203.0.113.9', userAgent: 'curl/8' },
}
const here = { at: '2026-05-04T12:00:00.000Z', browser: 'curl', place: '203.0.113.0/24' }

const messages = { ...userEvents, SessionStarted, ApiKeyCreated }
type Happened = UserEvent | { type: 'SessionStarted'; newPlace: boolean } | { type: 'ApiKeyCreated' }
const entryOf = ({ type, ...event }: Happened) => ({ type: messages[type].type, data: messages[type].encode(event) })
const lettersOf = (happened: Happened, user: User | undefined, different: Partial<Occasion> = {}) =>
  lettersOfEntry(entryOf(happened), user, { ...now, ...different })
const templates = async (...about: Parameters<typeof lettersOf>) =>
  (await lettersOf(...about)).map(({ template }) => template)
const asks = (happened: Happened) => {
  const { type, data } = entryOf(happened)
  return identityLetters.asks(type, data)
}

const notices: [Happened, string, Record<string, string>][] = [
  [{ type: 'PasswordChanged', byReset: true }, 'password-changed', { byReset: 'true', ...here }],
  [{ type: 'SessionStarted', newPlace: true }, 'new-sign-in', here],
  [{ type: 'TwoFactorTurnedOff', byOperator: false, reason: '' }, 'two-factor-off', { byOperator: 'false', ...here }],
  [
    { type: 'TwoFactorTurnedOff', byOperator: true, reason: 'x' },
    'two-factor-off',
    { byOperator: 'true', at: here.at },
  ],
  [{ type: 'RecoveryCodesRenewed' }, 'recovery-codes-renewed', here],
  [{ type: 'ApiKeyCreated' }, 'api-key-made', { keyName: 'Deploy', companyName: 'Chez Nous', ...here }],
  [{ type: 'RecoveryCodeUsed', left: 3 }, 'recovery-code-used', { left: '3', ...here }],
]

describe('letters about the safety of an account', () => {
  test.each(notices)('when %j, then %s', async (happened, template, values) => {
    const user = someone()
    expect(asks(happened)).toBe(true)
    expect(await lettersOf(happened, user)).toEqual([
      { email: 'ada@example.com', languageOfUserId: user.userId, template, token: '', values },
    ])
  })

  test.each(notices)(
    'when %j, but nobody ever confirmed the address, or the user is gone, then none',
    async (happened) => {
      expect(await templates(happened, someone({ emailConfirmed: false }))).toEqual([])
      expect(await templates(happened, { ...someone(), state: 'disabled' })).toEqual([])
      expect(await templates(happened, { ...someone(), state: 'leaving' })).toEqual([])
      expect(await templates(happened, { state: 'erased', userId: 'x', version: 3 })).toEqual([])
      expect(await templates(happened, undefined)).toEqual([])
    },
  )

  test('when an account is guessed, then its user is told since when, and not who it was', async () => {
    const [letter] = await lettersOf({ type: 'GuessingStopped' }, someone(), { circumstances: { at: NOON } })
    expect(letter).toMatchObject({ template: 'guessing-stopped', values: { at: here.at } })
    expect(asks({ type: 'GuessingStopped' })).toBe(true)
  })

  test('when a sign-in is from a known place, then there is no letter; when circumstances were erased, it lacks them', async () => {
    expect(await templates({ type: 'SessionStarted', newPlace: false }, someone())).toEqual([])
    const [letter] = await lettersOf({ type: 'RecoveryCodesRenewed' }, someone(), { circumstances: {} })
    expect(letter!.values).toEqual({})
  })
})

describe('letters with a link', () => {
  test('when the address waits for its confirmation, then the link confirms it, until it is replaced or too old', async () => {
    const user = someone({ emailConfirmed: false, confirmation: { attempt: 2, expiresAt: NOON + 3_600_000 } })
    const [letter] = await lettersOf({ type: 'UserSignedUp', attempt: 2 }, user)
    expect(letter).toMatchObject({ template: 'confirm-email', values: { validHours: '1' } })
    expect(tokens.read(letter!.token!, 'confirm-email')).toMatchObject({ id: user.userId, attempt: 2 })
    expect(await templates({ type: 'EmailConfirmationRequested', attempt: 2 }, user)).toEqual(['confirm-email'])
    expect(await templates({ type: 'UserSignedUp', attempt: 1 }, user)).toEqual([])
    expect(await templates({ type: 'UserSignedUp', attempt: 2 }, user, { now: NOON + 3_600_000 })).toEqual([])
  })

  test('when a later link replaced an earlier one, then only the later is sent', async () => {
    const user = requestReset(repeatSignUp(someone(), 'ada@example.com', NOON).user, NOON).user
    expect(await templates({ type: 'SignUpRepeated', attempt: 1 }, user)).toEqual([])
    expect(await templates({ type: 'PasswordResetRequested', attempt: 2 }, user)).toEqual(['reset-password'])
  })

  test('when the address is to change, then the new one gets a link, or learns that it is taken or reserved', async () => {
    const { user } = requestEmailChange(someone(), 'new@example.com', NOON)
    const occasion = { type: 'EmailChangeRequested', attempt: 1 } as const
    const [confirm] = await lettersOf(occasion, user)
    expect(confirm).toMatchObject({
      email: 'new@example.com',
      template: 'email-change-confirm',
      values: { formerEmail: 'a…@example.com', newEmail: 'new@example.com' },
    })
    expect(await templates(occasion, user, { newAddress: 'taken' })).toEqual(['email-change-taken'])
    const [reserved] = await lettersOf(occasion, user, { newAddress: { reservedUntil: NOON + 3_600_000 } })
    expect(reserved).toMatchObject({
      email: 'new@example.com',
      template: 'former-address',
      values: { reservedAt: '2026-05-04T13:00:00.000Z' },
    })
    expect(await templates({ ...occasion, attempt: 2 }, user)).toEqual([])
  })

  test('when two-factor was turned on, then its link undoes it, until it is off or too old', async () => {
    const user = someone({ twoFactorUndo: { attempt: 2, expiresAt: NOON + 7 * 86_400_000 } })
    const occasion = { type: 'TwoFactorTurnedOn', attempt: 2 } as const
    const [letter] = await lettersOf(occasion, user)
    expect(letter).toMatchObject({ template: 'two-factor-on', values: { validHours: '168', ...here } })
    expect(tokens.read(letter!.token!, 'undo-two-factor')).toMatchObject({ id: user.userId, attempt: 2 })
    expect(await templates({ ...occasion, attempt: 1 }, user)).toEqual([])
    expect(await templates(occasion, { ...user, twoFactorUndo: { attempt: 2, expiresAt: null } })).toEqual([])
    expect(await templates(occasion, user, { now: NOON + 7 * 86_400_000 })).toEqual([])
  })

  test('when it changed, then the old one can have it back for 7 days', async () => {
    const requested = requestEmailChange(someone(), 'new@example.com', NOON).user
    const { user } = confirmEmailChange(requested, 1, NOON)
    const occasion = { type: 'EmailChanged', attempt: 1 } as const
    const [letter] = await lettersOf(occasion, user)
    expect(letter).toMatchObject({
      email: 'ada@example.com',
      values: { formerEmail: 'ada@example.com', newEmail: 'n…@example.com', validHours: '168' },
    })
    const wanted = { type: 'FormerEmailWanted', attempt: 1 } as const
    const [told] = await lettersOf(wanted, user)
    expect(told).toMatchObject({ email: 'ada@example.com', template: 'former-address', token: '' })
    expect(await templates(wanted, user, { now: NOON + 7 * 86_400_000 })).toEqual([])
    expect(tokens.read(letter!.token!, 'undo-email-change').attempt).toBe(1)
    expect(await templates(occasion, user, { now: NOON + 7 * 86_400_000 })).toEqual([])
  })
})

test('when nobody is to be told by mail, then the entry asks for no letter', () => {
  expect(asks({ type: 'SessionStarted', newPlace: false })).toBe(false)
  // A mailed invitation confirmed the address already.
  expect(asks({ type: 'UserSignedUp', attempt: 0 })).toBe(false)
  expect(asks({ type: 'UserSignedUp', attempt: 1 })).toBe(true)
  expect(asks({ type: 'EmailConfirmed' })).toBe(false)
})
