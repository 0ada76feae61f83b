import { createLinkTokens } from '@holdfast/runtime'
import { describe, expect, test } from '@jest/globals'
import { confirmEmailChange, requestEmailChange } from '../email-changes/email-change.ts'
import { requestReset } from '../passwords/password.ts'
import { NOON, someone } from '../testing/persons.ts'
import { repeatSignUp, type User } from '../users/user.ts'
import { lettersOf, type Occasion, type Sending } from './letter.ts'
import type { LinkPurpose } from './link.ts'

const tokens = createLinkTokens<LinkPurpose>('identity', 'a secret')
const sending: Sending = {
  now: NOON,
  tokens,
  newAddress: 'free',
  circumstances: { at: NOON, ip: '203.0.113.9', userAgent: 'curl/8' },
}
const here = { at: '2026-05-04T12:00:00.000Z', device: 'curl', place: '203.0.113.0/24' }
const templates = (occasion: Occasion, user: User | undefined, different: Partial<Sending> = {}) =>
  lettersOf(occasion, user, { ...sending, ...different }).map(({ template }) => template)

const notices: [Occasion, string, Record<string, string>][] = [
  [{ type: 'PasswordChanged', byReset: true }, 'password-changed', { byReset: 'true', ...here }],
  [{ type: 'SessionStarted', newPlace: true }, 'new-sign-in', here],
  [{ type: 'TwoFactorTurnedOn' }, 'two-factor-on', here],
  [{ type: 'TwoFactorTurnedOff', byOperator: false, reason: '' }, 'two-factor-off', { byOperator: 'false', ...here }],
  [
    { type: 'TwoFactorTurnedOff', byOperator: true, reason: 'x' },
    'two-factor-off',
    { byOperator: 'true', at: here.at },
  ],
  [{ type: 'RecoveryCodesRenewed' }, 'recovery-codes-renewed', here],
  [{ type: 'ApiKeyCreated', keyName: 'Deploy' }, 'api-key-made', { keyName: 'Deploy', ...here }],
  [{ type: 'RecoveryCodeUsed', left: 3 }, 'recovery-code-used', { left: '3', ...here }],
]

describe('letters about the safety of an account', () => {
  test.each(notices)('when %j, then %s', (occasion, template, values) => {
    expect(lettersOf(occasion, someone(), sending)).toEqual([
      { to: 'ada@example.com', fullName: 'Ada Byron', locale: 'en', template, token: '', values },
    ])
  })

  test.each(notices)('when %j, but nobody ever confirmed the address, or the user is gone, then none', (occasion) => {
    expect(templates(occasion, someone({ emailConfirmed: false }))).toEqual([])
    expect(templates(occasion, { ...someone(), state: 'disabled' })).toEqual([])
    expect(templates(occasion, { ...someone(), state: 'leaving' })).toEqual([])
    expect(templates(occasion, { state: 'erased', userId: 'x', version: 3 })).toEqual([])
    expect(templates(occasion, undefined)).toEqual([])
  })

  test('when one signs in from a known place, or where and when was erased, then none, or without', () => {
    expect(templates({ type: 'SessionStarted', newPlace: false }, someone())).toEqual([])
    const [letter] = lettersOf({ type: 'TwoFactorTurnedOn' }, someone(), { ...sending, circumstances: {} })
    expect(letter!.values).toEqual({})
  })
})

describe('letters with a link', () => {
  test('when the address waits for its confirmation, then the link confirms it, until it is replaced or too old', () => {
    const user = someone({ emailConfirmed: false, confirmation: { attempt: 2, expiresAt: NOON + 3_600_000 } })
    const [letter] = lettersOf({ type: 'UserSignedUp', attempt: 2 }, user, sending)
    expect(letter).toMatchObject({ template: 'confirm-email', fullName: '', values: { validHours: '1' } })
    expect(tokens.read(letter!.token, 'confirm-email')).toMatchObject({ id: user.userId, attempt: 2 })
    expect(templates({ type: 'UserSignedUp', attempt: 1 }, user)).toEqual([])
    expect(templates({ type: 'UserSignedUp', attempt: 2 }, user, { now: NOON + 3_600_000 })).toEqual([])
  })

  test('when a later link replaced an earlier one, then only the later is sent', () => {
    const user = requestReset(repeatSignUp(someone(), NOON).user, NOON).user
    expect(templates({ type: 'SignUpRepeated', attempt: 1 }, user)).toEqual([])
    expect(templates({ type: 'PasswordResetRequested', attempt: 2 }, user)).toEqual(['reset-password'])
  })

  test('when the address is to change, then the new one is asked, or told that it is taken, or left alone', () => {
    const { user } = requestEmailChange(someone(), 'new@example.com', NOON)
    const occasion = { type: 'EmailChangeRequested', attempt: 1 } as const
    expect(templates(occasion, user)).toEqual(['email-change-confirm'])
    expect(templates(occasion, user, { newAddress: 'taken' })).toEqual(['email-change-taken'])
    expect(templates(occasion, user, { newAddress: 'kept' })).toEqual([])
    expect(templates({ ...occasion, attempt: 2 }, user)).toEqual([])
  })

  test('when it changed, then the old one can have it back for 7 days', () => {
    const requested = requestEmailChange(someone(), 'new@example.com', NOON).user
    const { user } = confirmEmailChange(requested, 1, NOON)
    const occasion = { type: 'EmailChanged', attempt: 1 } as const
    const [letter] = lettersOf(occasion, user, sending)
    expect(letter).toMatchObject({ to: 'ada@example.com', values: { newEmail: 'n…@example.com', validHours: '168' } })
    expect(tokens.read(letter!.token, 'undo-email-change').attempt).toBe(1)
    expect(templates(occasion, user, { now: NOON + 7 * 86_400_000 })).toEqual([])
  })
})
