import { maskedEmail, normalEmail } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { confirmEmailChange, requestEmailChange, undoEmailChange } from '../email-changes/email-change.ts'
import { disable } from '../operators/operator-act.ts'
import { changePassword, requestReset, resetPassword } from '../passwords/password.ts'
import { NOON, refusal, someone } from '../testing/person.ts'
import { readEmail } from './email.ts'
import {
  type ActiveUser,
  changeProfile,
  confirmEmail,
  erase,
  eraseUnconfirmed,
  readFullName,
  readLocale,
  repeatSignUp,
  signUp,
  tellOfGuessing,
  UNCONFIRMED_MS,
  type User,
  type UserDecision,
  versioned,
} from './user.ts'

const DAY_MS = 24 * 3_600_000

describe('an address', () => {
  test.each(['a@example.com', 'a.b+c@sub.example.co', 'ö@exämple.com', "o'neil@example.ie"])(
    'when it is %s, then it is taken in its normal form',
    (email) => expect(readEmail(` ${email.toUpperCase()} `)).toBe(normalEmail(email)),
  )

  test.each([
    '',
    '@',
    'a@b',
    'a b@example.com',
    'a@example.com, b@example.com',
    'a@@example.com',
    'a@example.',
    '"a"@example.com',
    'a\u0000@example.com',
    '{"$gt":""}',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(250)}.com`,
  ])('when it is %j, then it is refused', (text) => expect(refusal(() => readEmail(text))).toBe('bad-request'))

  test('when it is normalised twice, then the result is the same as once, and the plus part stays', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(normalEmail(normalEmail(text))).toBe(normalEmail(text))))
    expect(normalEmail('Ada+x@example.com')).not.toBe(normalEmail('ada@example.com'))
  })

  test('when masked, then its owner recognises it and nobody else learns it', () => {
    expect(maskedEmail('ada@example.com')).toBe('a…@example.com')
  })
})

describe('names and locales', () => {
  test('when a name is blank, endless or holds control characters, then it is refused', () => {
    expect(readFullName('  José Ångström ')).toBe('José Ångström')
    for (const text of ['', '   ', 'x'.repeat(101), 'a\nb', 'a\u0000', '\u200e', '\u2800', 'a\u202eb'])
      expect(refusal(() => readFullName(text))).toBe('bad-request')
  })

  test('when a locale is a language tag, then its canonical form is kept', () => {
    expect(['EN', 'fr-ca', 'sv'].map(readLocale)).toEqual(['en', 'fr-CA', 'sv'])
    for (const text of ['', 'x', 'en_US!', '../..']) expect(refusal(() => readLocale(text))).toBe('bad-request')
  })
})

describe('given a new user', () => {
  const wanted = {
    userId: 'id',
    email: 'a@example.com',
    fullName: 'A',
    locale: 'en',
    passwordHash: 'h',
    addressProven: false,
  }
  const { user, events } = signUp(wanted, NOON)

  test('when they signed up, then a confirmation link waits for 3 days', () => {
    expect(events).toEqual([{ type: 'UserSignedUp', attempt: 1 }])
    const confirmed = confirmEmail(user, 1, 'chosen there', NOON + 3 * DAY_MS - 1)
    expect(confirmed).toMatchObject({
      user: { emailConfirmed: true, passwordHash: 'chosen there' },
      events: [{ type: 'EmailConfirmed' }],
      ending: { cause: 'CREDENTIALS_CHANGED' },
    })
    expect(refusal(() => confirmEmail(user, 1, 'h', NOON + 3 * DAY_MS))).toBe('invalid-token')
    expect(refusal(() => confirmEmail(user, 2, 'h', NOON))).toBe('invalid-token')
    expect(refusal(() => confirmEmail(confirmed.user, 1, 'h', NOON))).toBe('already-confirmed')
  })

  test('when they asked for other links before they confirmed, then those are void', () => {
    const asked = requestEmailChange(requestReset(user, NOON).user as ActiveUser, 'stranger@example.com', NOON).user
    const { user: confirmed } = confirmEmail(asked, 1, 'h', NOON)
    expect(refusal(() => resetPassword(confirmed, 1, 'h', NOON))).toBe('invalid-token')
    expect(refusal(() => confirmEmailChange(confirmed, 1, NOON))).toBe('invalid-token')
  })

  test('when the address is signed up again, then it gets one mail a minute and five an hour, with what was said last', () => {
    const claim = (passwordHash: string) => ({ fullName: 'B', locale: 'fr', passwordHash })
    const again = (of: User, now: number, hash = 'g') => repeatSignUp(of, 'a@example.com', now, claim(hash))
    expect(again(user, NOON + 59_999)).toEqual({ user, events: [] })
    let latest: User = user
    for (const attempt of [2, 3, 4, 5]) {
      const next = again(latest, NOON + (attempt - 1) * 60_000, `hash ${attempt}`)
      expect(next.events).toEqual([{ type: 'EmailConfirmationRequested', attempt }])
      expect(next.user).toMatchObject({ fullName: 'B', passwordHash: `hash ${attempt}` })
      latest = next.user
    }
    expect(again(latest, NOON + 3_599_999).events).toEqual([])
    expect(again(latest, NOON + 3_600_000).events).toHaveLength(1)
  })

  test('when a confirmed address is signed up again, then its holder is told at most once an hour, and nothing else changes', () => {
    const confirmed = confirmEmail(user, 1, 'mine', NOON).user
    const claim = { fullName: 'B', locale: 'fr', passwordHash: 'not mine' }
    const once = repeatSignUp(confirmed, 'a@example.com', NOON, claim)
    expect(once).toMatchObject({
      user: { fullName: 'A', passwordHash: 'mine' },
      events: [{ type: 'SignUpRepeated', attempt: 1 }],
    })
    expect(repeatSignUp(once.user, 'a@example.com', NOON + 3_599_999).events).toEqual([])
    expect(repeatSignUp(once.user, 'a@example.com', NOON + 3_600_000).events).toEqual([
      { type: 'SignUpRepeated', attempt: 2 },
    ])
  })

  test('when a former address is signed up with, then its mailbox is told once an hour, while it is reserved', () => {
    const confirmed = confirmEmail(user, 1, 'mine', NOON).user as ActiveUser
    const asked = requestEmailChange(confirmed, 'b@example.com', NOON).user
    const moved = confirmEmailChange(asked, 1, NOON).user
    const once = repeatSignUp(moved, 'a@example.com', NOON)
    expect(once.events).toEqual([{ type: 'FormerEmailWanted', attempt: 1 }])
    expect(repeatSignUp(once.user, 'a@example.com', NOON + 3_599_999).events).toEqual([])
    expect(repeatSignUp(once.user, 'a@example.com', NOON + 3_600_000).events).toHaveLength(1)
    expect(repeatSignUp(moved, 'a@example.com', NOON + 7 * DAY_MS).events).toEqual([])
    expect(repeatSignUp(moved, 'other@example.com', NOON).events).toEqual([])
  })
})

describe('given somebody with an account', () => {
  test('when they change nothing, then nothing happens', () => {
    const ada = someone()
    expect(changeProfile(ada, { fullName: ada.fullName })).toEqual({ user: ada, events: [] })
    expect(refusal(() => changeProfile(ada, { ifVersion: ada.version + 1 }))).toBe('changed-meanwhile')
  })

  test('when they are not leaving, then they are not erased; when erased, then not again', () => {
    expect(() => erase(someone())).toThrow('leaving')
    const erased = erase({ ...someone(), state: 'leaving' })
    expect(erased.user).toEqual({ state: 'erased', userId: expect.any(String), version: 1 })
    expect(erase(erased.user).events).toEqual([])
  })

  test('when they are not active, then no link of theirs works and no mail is asked for', () => {
    const asked = requestReset(someone(), NOON).user
    for (const state of ['disabled', 'leaving'] as const) {
      const user = { ...asked, state } as User
      expect(refusal(() => resetPassword(user, 1, 'h', NOON))).toBe('invalid-token')
      expect(refusal(() => confirmEmail(user, 1, 'h', NOON))).toBe('invalid-token')
      expect(refusal(() => undoEmailChange(user, 1, NOON))).toBe('invalid-token')
      expect(requestReset(user, NOON).events).toEqual([])
      expect(repeatSignUp(user, asked.state === 'active' ? asked.email : '', NOON).events).toEqual([])
    }
  })
})

// What can happen to an account; the number says which address, or how many links before the latest one.
const steps: Record<string, (user: ActiveUser, which: number, now: number) => UserDecision> = {
  requestReset: (user, _which, now) => requestReset(user, now),
  repeatSignUp: (user, _which, now) => repeatSignUp(user, user.email, now),
  changePassword: (user, _which, now) => changePassword(user, `hash of ${now}`, 'this session'),
  requestEmailChange: (user, which, now) => requestEmailChange(user, `${'abc'.charAt(which % 3)}@example.com`, now),
  disable: (user) => disable(user, 'operator', 'why'),
  'use reset': (user, which, now) => resetPassword(user, user.reset.attempt - which, `hash of ${now}`, now),
  'use email-change': (user, which, now) => confirmEmailChange(user, user.emailChange.attempt - which, now),
  'use undo': (user, which, now) => undoEmailChange(user, user.emailChange.attempt - which, now),
}

test('when anything is done in any order, then links work once, former addresses come back, counters never fall', () => {
  let linksUsed = 0
  const step = fc.record({
    name: fc.constantFrom(...Object.keys(steps)),
    which: fc.nat(2),
    after: fc.constantFrom(0, 0, 60_000, 60_000, 3_600_000, DAY_MS),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 30, maxLength: 60 }), (taken) => {
      const used = new Set<string>()
      let user = someone()
      let now = NOON
      for (const { name, which, after } of taken) {
        now += after
        let decision: UserDecision
        try {
          decision = steps[name]!(user, which, now)
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError)
          continue
        }
        if (name.startsWith('use ')) {
          const link = `${name} ${(name === 'use reset' ? user.reset : user.emailChange).attempt - which}`
          expect(used).not.toContain(link)
          used.add(link)
          linksUsed++
        }
        const next = { ...(decision.user as ActiveUser), state: 'active' } as const
        if (decision.user !== user) expect(decision.events).not.toHaveLength(0)
        expect(next.reset.attempt).toBeGreaterThanOrEqual(user.reset.attempt)
        expect(next.emailChange.attempt).toBeGreaterThanOrEqual(user.emailChange.attempt)
        if (name === 'use undo') expect(user.formerEmails.map(({ email }) => email)).toContain(next.email)
        else if (next.email !== user.email) expect(next.formerEmails.at(-1)!.email).toBe(user.email)
        user = next
      }
    }),
    { numRuns: 200 },
  )
  // Otherwise nothing was shown.
  expect(linksUsed).toBeGreaterThan(100)
})

test('when somebody only signs in or asks for mails, then the version that edits are checked with stays', () => {
  const ada = someone()
  expect(versioned(ada, requestReset(ada, NOON).user).version).toBe(ada.version)
  expect(versioned(ada, changeProfile(ada, { fullName: 'Ada King' }).user).version).toBe(ada.version + 1)
  expect(versioned(ada, requestEmailChange(ada, 'new@example.com', NOON).user).version).toBe(ada.version + 1)
})

describe('given that an account is guessed', () => {
  test('when its user is told, then once a day, and only where the address is confirmed', () => {
    const { user, events } = tellOfGuessing(someone(), NOON)
    expect(events).toEqual([{ type: 'GuessingStopped' }])
    expect(tellOfGuessing(user, NOON + DAY_MS - 1).events).toEqual([])
    expect(tellOfGuessing(user, NOON + DAY_MS).events).toEqual(events)
    expect(tellOfGuessing(someone({ emailConfirmed: false }), NOON).events).toEqual([])
    expect(tellOfGuessing({ ...someone(), state: 'disabled' }, NOON).events).toEqual([])
  })
})

describe('given an address that nobody confirms', () => {
  const waiting = someone({ emailConfirmed: false, confirmation: { attempt: 1, expiresAt: NOON + 3 * DAY_MS } })
  const at = NOON + UNCONFIRMED_MS

  test('when 30 days are over, then the user is erased, and never before', () => {
    expect(eraseUnconfirmed(waiting, at - 1).events).toEqual([])
    expect(eraseUnconfirmed(waiting, at)).toEqual({
      user: { state: 'erased', userId: waiting.userId, version: waiting.version },
      events: [{ type: 'UserErased' }],
      ending: { cause: 'USER_ERASED' },
    })
  })

  test('when it was confirmed, an operator has disabled it, or a link is open, then it stays', () => {
    const open = { attempt: 2, expiresAt: at + 1 }
    for (const other of [
      { ...waiting, emailConfirmed: true },
      { ...waiting, state: 'disabled' as const },
      { ...waiting, confirmation: open },
      { ...waiting, reset: open },
    ]) {
      expect(eraseUnconfirmed(other, at).events).toEqual([])
    }
  })
})
