import { DomainError } from '@holdfast/errors'
import { recoveryCodesLeft, type TwoFactor } from '../two-factor/two-factor.ts'

/** Which mailed link of a kind is good: only that of the last attempt, and only until it expires. */
export interface MailedLink {
  attempt: number
  /** Null if there is no link to use: none was asked for, it was used, or another change made it void. */
  expiresAt: number | null
}

/** A former address of a user, kept until the change of address can no longer be undone. */
export interface FormerEmail {
  email: string
  /** Number of the change of address that replaced it. */
  attempt: number
  changedAt: number
  until: number
}

/** A person with an account. */
export interface Person {
  userId: string
  /** For edits that name the version they were made on. It rises only when the profile that the user sees changes. */
  version: number
  createdAt: number
  email: string
  emailConfirmed: boolean
  fullName: string
  locale: string
  /** Null if no password works: the user must reset it by mail. */
  passwordHash: string | null
  twoFactor: TwoFactor
  confirmation: MailedLink
  reset: MailedLink
  emailChange: { attempt: number; pending: { email: string; expiresAt: number } | null }
  formerEmails: FormerEmail[]
  /** When mails were asked for in the last hour, to limit them: nobody can flood a mailbox through the product. */
  mailsAsked: { signUp: number[]; reset: number[]; emailChange: number[] }
}

export type ActiveUser = Person & { state: 'active' }
export type User =
  | ActiveUser
  | (Person & { state: 'disabled' })
  // The user asked to be deleted; company is ending their memberships.
  | (Person & { state: 'leaving' })
  | { state: 'erased'; userId: string; version: number }

export type UserEvent =
  | { type: 'UserSignedUp'; attempt: number }
  | { type: 'SignUpRepeated'; attempt: number }
  | { type: 'EmailConfirmed' }
  | { type: 'ProfileChanged'; fields: string[] }
  | { type: 'PasswordChanged'; byReset: boolean }
  | { type: 'PasswordResetRequested'; attempt: number }
  | { type: 'EmailChangeRequested'; attempt: number }
  | { type: 'EmailChanged'; attempt: number }
  | { type: 'EmailChangeUndone'; attempt: number }
  | { type: 'TwoFactorTurnedOn' }
  | { type: 'TwoFactorTurnedOff'; byOperator: boolean; reason: string }
  | { type: 'RecoveryCodesRenewed' }
  | { type: 'RecoveryCodeUsed'; left: number }
  | { type: 'UserDisabled'; reason: string }
  | { type: 'UserEnabled'; reason: string }
  | { type: 'UserErased' }

export type EndCause =
  | 'SIGNED_OUT'
  | 'ENDED_BY_USER'
  | 'CREDENTIALS_CHANGED'
  | 'USER_DISABLED'
  | 'USER_ERASED'
  | 'EXPIRED'
  | 'TOO_MANY'

/** Which of the user's sessions end, and why: all, one, or all but one. */
export interface SessionEnding {
  cause: EndCause
  only?: string
  except?: string
}

/** What a rule decided: the user afterwards, and the events. A decision that changes nothing has no events. */
export interface UserDecision<U extends User = User> {
  user: U
  events: UserEvent[]
  ending?: SessionEnding
}

const HOUR_MS = 3_600_000
export const CONFIRM_LINK_MS = 3 * 24 * HOUR_MS
export const RESET_LINK_MS = HOUR_MS

export const unchanged = <U extends User>(user: U): UserDecision<U> => ({ user, events: [] })

/** The user, if they may act. Throws `user-leaving` or `not-signed-in` otherwise. */
export function active(user: User): ActiveUser {
  if (user.state === 'leaving') throw new DomainError('user-leaving')
  if (user.state !== 'active') throw new DomainError('not-signed-in')
  return user
}

export interface SignUp {
  userId: string
  email: string
  fullName: string
  locale: string
  passwordHash: string
  /** The caller showed the token of an invitation that was mailed to this address. */
  addressProven: boolean
}

export function signUp(wanted: SignUp, now: number): UserDecision<ActiveUser> {
  const { addressProven, ...given } = wanted
  const user: ActiveUser = {
    ...given,
    state: 'active',
    version: 1,
    createdAt: now,
    emailConfirmed: addressProven,
    twoFactor: { state: 'off' },
    confirmation: addressProven ? { attempt: 0, expiresAt: null } : { attempt: 1, expiresAt: now + CONFIRM_LINK_MS },
    reset: { attempt: 0, expiresAt: null },
    emailChange: { attempt: 0, pending: null },
    formerEmails: [],
    mailsAsked: { signUp: [], reset: [], emailChange: [] },
  }
  return { user, events: [{ type: 'UserSignedUp', attempt: user.confirmation.attempt }] }
}

/**
 * A sign-up with an address that has an account already. A link that resets the password is mailed to it: so the person
 * who reads the mailbox gets the account, and a person who took the address without reading it loses it.
 */
export function repeatSignUp(user: User, now: number): UserDecision {
  if (user.state !== 'active') return unchanged(user)
  const asked = countedWithin(user.mailsAsked.signUp, now)
  if (asked.length >= 1) return unchanged(user)
  const reset = opened(user.reset, now + RESET_LINK_MS)
  return {
    user: { ...user, reset, mailsAsked: { ...user.mailsAsked, signUp: [...asked, now] } },
    events: [{ type: 'SignUpRepeated', attempt: reset.attempt }],
  }
}

/** A sign-up with a proven address that an account holds unconfirmed: the person who proved it gets the account. */
export function takeOver(user: ActiveUser, wanted: Pick<SignUp, 'fullName' | 'locale' | 'passwordHash'>): UserDecision {
  const { fullName, locale, passwordHash } = wanted
  return {
    user: {
      ...withoutOpenLinks(user),
      fullName,
      locale,
      passwordHash,
      emailConfirmed: true,
      twoFactor: { state: 'off' },
    },
    events: [
      { type: 'EmailConfirmed' },
      { type: 'PasswordChanged', byReset: true },
      { type: 'ProfileChanged', fields: ['full_name', 'locale'] },
    ],
    ending: { cause: 'CREDENTIALS_CHANGED' },
  }
}

/** The changed user, with a higher version if the profile that they see has changed. */
export function versioned(before: User, after: User): User {
  const isSeen = JSON.stringify(appearance(before)) !== JSON.stringify(appearance(after))
  return { ...after, version: before.version + (isSeen ? 1 : 0) }
}

function appearance(user: User): unknown[] {
  if (user.state === 'erased') return []
  const { email, emailConfirmed, fullName, locale, twoFactor, emailChange } = user
  return [
    email,
    emailConfirmed,
    fullName,
    locale,
    twoFactor.state === 'on',
    recoveryCodesLeft(user),
    emailChange.pending,
  ]
}

export function confirmEmail(user: User, attempt: number, now: number): UserDecision {
  if (user.state !== 'active' || !isOpen(user.confirmation, attempt, now)) throw new DomainError('invalid-token')
  return {
    user: { ...user, emailConfirmed: true, confirmation: closed(user.confirmation) },
    events: [{ type: 'EmailConfirmed' }],
  }
}

export interface ProfileEdit {
  fullName?: string
  locale?: string
  ifVersion?: number
}

export function changeProfile(user: ActiveUser, edit: ProfileEdit): UserDecision {
  if (edit.ifVersion !== undefined && edit.ifVersion !== user.version) throw new DomainError('changed-meanwhile')
  const { fullName = user.fullName, locale = user.locale } = edit
  const fields = [...(fullName === user.fullName ? [] : ['full_name']), ...(locale === user.locale ? [] : ['locale'])]
  if (fields.length === 0) return unchanged(user)
  return { user: { ...user, fullName, locale }, events: [{ type: 'ProfileChanged', fields }] }
}

/** The last step of a deletion: only the id and the version of the user stay. */
export function erase(user: User): UserDecision {
  if (user.state === 'erased') return unchanged(user)
  if (user.state !== 'leaving') throw new Error('only a leaving user can be erased')
  return {
    user: { state: 'erased', userId: user.userId, version: user.version },
    events: [{ type: 'UserErased' }],
    ending: { cause: 'USER_ERASED' },
  }
}

/** Trims blanks. Throws `bad-request` unless 1 to 100 characters remain, none of them a control character. */
export function readFullName(text: string): string {
  const fullName = text.trim().normalize('NFC')
  if (fullName === '' || [...fullName].length > 100 || /\p{Cc}/u.test(fullName)) {
    throw new DomainError('bad-request', { errors: [{ pointer: '/fullName', detail: '1 to 100 characters' }] })
  }
  return fullName
}

/** The canonical form of a BCP 47 tag. Throws `bad-request` if the text is none. */
export function readLocale(text: string): string {
  try {
    const [locale] = Intl.getCanonicalLocales(text)
    if (locale && locale.length <= 35) return locale
  } catch {
    // Not a language tag: refused below.
  }
  throw new DomainError('bad-request', { errors: [{ pointer: '/locale', detail: 'not a language tag' }] })
}

export function isOpen(link: MailedLink, attempt: number, now: number): boolean {
  return link.attempt === attempt && link.expiresAt !== null && now < link.expiresAt
}

/** Opens a new link, which makes every earlier one void. */
export function opened(link: MailedLink, expiresAt: number): MailedLink {
  return { attempt: link.attempt + 1, expiresAt }
}

export function closed(link: MailedLink): MailedLink {
  return { attempt: link.attempt, expiresAt: null }
}

/** The user with all open links void: a thief may have asked for them before the account's owner took it back. */
export function withoutOpenLinks<U extends Person>(user: U): U {
  return {
    ...user,
    confirmation: closed(user.confirmation),
    reset: closed(user.reset),
    emailChange: { attempt: user.emailChange.attempt, pending: null },
  }
}

/** The times that lie less than `ms` before `now`; by default those of the last hour. */
export function countedWithin(times: number[], now: number, ms = HOUR_MS): number[] {
  return times.filter((at) => now - at < ms)
}
