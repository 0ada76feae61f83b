import { describe, expect, test } from '@jest/globals'
import { confirmEmailChange, requestEmailChange, undoEmailChange } from '../email-changes/email-change.ts'
import { NOON, refusal, someone } from '../testing/person.ts'
import { renewRecoveryCodes, type TwoFactor, turnOff } from '../two-factor/two-factor.ts'
import type { ActiveUser } from '../users/user.ts'
import { settledTwoFactor, undoTwoFactor } from './reclaim.ts'

const DAY = 86_400_000
const on = (since: number, codesSince?: number): TwoFactor => ({
  state: 'on',
  secret: 'sealed',
  since,
  lastStep: 1,
  recoveryCodes: ['a', 'b'],
  ...(codesSince !== undefined && { codesSince }),
})
const pass = {
  unseal: () => ({ totp: Buffer.alloc(20), pepper: Buffer.alloc(32) }),
  hashRecoveryCode: (_userId: string, _sealed: string, code: string) => code,
}
/** Somebody whose two-factor was turned on at noon. */
const secured = (): ActiveUser =>
  someone({ twoFactor: on(NOON), twoFactorUndo: { attempt: 3, expiresAt: NOON + 7 * DAY } })

describe('given a change of address that is undone', () => {
  test.each([
    ['after the change', NOON + 1, 'off'],
    ['a day before it', NOON - DAY, 'off'],
    ['29 days before it', NOON - 29 * DAY, 'off'],
    ['30 days before it', NOON - 30 * DAY, 'on'],
    ['a year before it', NOON - 365 * DAY, 'on'],
  ])('when two-factor was turned on %s, then it is %3$s afterwards', (_, since, state) => {
    expect(settledTwoFactor(on(since), NOON).state).toBe(state)
  })

  test('when two-factor is old and its recovery codes are not, then two-factor stays without them', () => {
    expect(settledTwoFactor(on(NOON - 90 * DAY, NOON - DAY), NOON)).toMatchObject({ state: 'on', recoveryCodes: [] })
    expect(settledTwoFactor(on(NOON - 90 * DAY, NOON - 60 * DAY), NOON)).toMatchObject({ recoveryCodes: ['a', 'b'] })
    const { user } = renewRecoveryCodes(someone({ twoFactor: on(NOON - 90 * DAY) }), ['mine'], NOON, pass)
    expect(settledTwoFactor(user.twoFactor, NOON)).toMatchObject({ recoveryCodes: [] })
  })

  test('when it is decided, then sessions and keys end, password and links are void, and what was sent is to be ended', () => {
    const asked = requestEmailChange(secured(), 'thief@example.com', NOON).user as ActiveUser
    const changed = confirmEmailChange(asked, 1, NOON + DAY).user
    const { user, ending, takesBack, events, since } = undoEmailChange(changed, 1, NOON + 2 * DAY)
    expect([ending, takesBack, since]).toEqual([{ cause: 'CREDENTIALS_CHANGED' }, true, NOON + DAY])
    expect(user).toMatchObject({
      email: 'ada@example.com',
      passwordHash: null,
      twoFactor: { state: 'off' },
      twoFactorUndo: { expiresAt: null },
      emailChange: { pending: null },
      formerEmails: [],
      reclaim: { since: NOON + DAY },
    })
    expect(events.map(({ type }) => type)).toEqual(['EmailChangeUndone', 'TwoFactorTurnedOff'])
  })
})

describe('given two-factor that somebody turned on', () => {
  test('when its link is used within 7 days, then it is off, and the account is taken back', () => {
    const { user, events, ending, takesBack } = undoTwoFactor(secured(), 3, NOON + 7 * DAY - 1)
    expect(user).toMatchObject({ twoFactor: { state: 'off' }, passwordHash: null, reclaim: { since: NOON } })
    expect(events).toEqual([{ type: 'TwoFactorUndone', attempt: 3, since: NOON }])
    expect([ending, takesBack]).toEqual([{ cause: 'CREDENTIALS_CHANGED' }, true])
    expect(refusal(() => undoTwoFactor(user, 3, NOON + 1))).toBe('invalid-token')
  })

  test('when 7 days are over, it is another link, or it was turned off meanwhile, then the link is void', () => {
    expect(refusal(() => undoTwoFactor(secured(), 3, NOON + 7 * DAY))).toBe('invalid-token')
    expect(refusal(() => undoTwoFactor(secured(), 2, NOON))).toBe('invalid-token')
    const { user } = turnOff(secured(), { operator: false, reason: '' })
    expect(refusal(() => undoTwoFactor(user, 3, NOON))).toBe('invalid-token')
    // It was turned on once more, by a person who has that link now: the earlier one does not turn this one off.
    const again = { ...user, twoFactor: on(NOON + DAY), twoFactorUndo: { attempt: 4, expiresAt: NOON + 8 * DAY } }
    expect(refusal(() => undoTwoFactor(again, 3, NOON + DAY))).toBe('invalid-token')
    expect(undoTwoFactor(again, 4, NOON + DAY).user).toMatchObject({ twoFactor: { state: 'off' } })
  })

  test('when the address changed, then the link is void: the new password would be mailed to the new address', () => {
    const asked = requestEmailChange(secured(), 'thief@example.com', NOON).user as ActiveUser
    const { user } = confirmEmailChange(asked, 1, NOON + 1)
    expect(refusal(() => undoTwoFactor(user, 3, NOON + 2))).toBe('invalid-token')
    expect(undoEmailChange(user, 1, NOON + 2).user).toMatchObject({ twoFactor: { state: 'off' } })
  })

  test('when an account is taken back twice, then what the earlier taking back was to end is not forgotten', () => {
    const first = undoTwoFactor(secured(), 3, NOON + 1).user as ActiveUser
    const later = { ...first, twoFactor: on(NOON + DAY), twoFactorUndo: { attempt: 4, expiresAt: NOON + 8 * DAY } }
    expect(undoTwoFactor(later, 4, NOON + DAY).user).toMatchObject({ reclaim: { since: NOON } })
  })
})
