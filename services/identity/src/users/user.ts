import { textFault, textLengths, tidyText } from '@holdfast/contracts'
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
  /** When the reader of this mailbox was last told that it is reserved. */
  toldAt?: number
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
  /**
   * Null if no password works: the user must reset it by mail. While the address is not confirmed, it is what a
   * stranger may have chosen, so nobody can sign in with it.
   */
  passwordHash: string | null
  twoFactor: TwoFactor
  confirmation: MailedLink
  reset: MailedLink
  /** The link with which the mail about two-factor undoes it. */
  twoFactorUndo: MailedLink
  emailChange: { attempt: number; pending: { email: string; expiresAt: number } | null }
  formerEmails: FormerEmail[]
  /** When mails were asked for in the last hour, to limit them: nobody can flood a mailbox through the product. */
  mailsAsked: { signUp: number[]; reset: number[]; emailChange: number[] }
  /** When the user was last told that somebody guesses their password. */
  guessingToldAt?: number
  /** The person took the account back, and what a thief may have done since then is being ended. */
  reclaim?: Reclaim
}

export interface Reclaim {
  since: number
  /** When a process that finds it shall look again for what is to be ended. */
  dueAt: number
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
  | { type: 'EmailConfirmationRequested'; attempt: number }
  | { type: 'EmailConfirmed' }
  | { type: 'FormerEmailWanted'; attempt: number }
  | { type: 'ProfileChanged'; fields: string[] }
  | { type: 'PasswordChanged'; byReset: boolean }
  | { type: 'PasswordResetRequested'; attempt: number }
  | { type: 'EmailChangeRequested'; attempt: number }
  | { type: 'EmailChanged'; attempt: number }
  | { type: 'EmailChangeUndone'; attempt: number; since: number }
  | { type: 'TwoFactorTurnedOn'; attempt: number }
  | { type: 'TwoFactorUndone'; attempt: number; since: number }
  | { type: 'TwoFactorTurnedOff'; byOperator: boolean; reason: string }
  | { type: 'RecoveryCodesRenewed' }
  | { type: 'RecoveryCodeUsed'; left: number }
  | { type: 'GuessingStopped' }
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
  /** The person takes the account back: all API keys are void from now on, and no place is known any more. */
  takesBack?: true
}

const HOUR_MS = 3_600_000
export const CONFIRM_LINK_MS = 3 * 24 * HOUR_MS
export const RESET_LINK_MS = HOUR_MS
/** Sign-ups with one address at the same moment are one person's, and get one mail. */
const SAME_MOMENT_MS = 60_000
const CONFIRMATIONS_PER_HOUR = 5

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
    twoFactorUndo: { attempt: 0, expiresAt: null },
    emailChange: { attempt: 0, pending: null },
    formerEmails: [],
    mailsAsked: { signUp: addressProven ? [] : [now], reset: [], emailChange: [] },
  }
  return { user, events: [{ type: 'UserSignedUp', attempt: user.confirmation.attempt }] }
}

/** What somebody says of themselves at sign-up, before it is known whether the address is theirs. */
export type Claim = Pick<SignUp, 'fullName' | 'locale' | 'passwordHash'>

/**
 * A sign-up with an address that is known, or the wish for another link to confirm it. Whoever reads the mailbox is told
 * what to do: to confirm the address, or, if the account has done so, to sign in.
 * @param claim of a sign-up; it goes with the mail that it asks for, so a sign-up without a mail changes nothing
 */
export function repeatSignUp(user: User, email: string, now: number, claim?: Claim): UserDecision {
  if (user.state !== 'active') return unchanged(user)
  if (user.email !== email) return tellOfFormerEmail(user, email, now)
  return user.emailConfirmed ? tellOfAccount(user, now) : confirmAnew(user, now, claim)
}

function confirmAnew(user: ActiveUser, now: number, claim?: Claim): UserDecision {
  const asked = countedWithin(user.mailsAsked.signUp, now)
  if (asked.length >= CONFIRMATIONS_PER_HOUR || countedWithin(asked, now, SAME_MOMENT_MS).length > 0) {
    return unchanged(user)
  }
  const confirmation = opened(user.confirmation, now + CONFIRM_LINK_MS)
  return {
    user: { ...user, ...claim, confirmation, mailsAsked: { ...user.mailsAsked, signUp: [...asked, now] } },
    events: [{ type: 'EmailConfirmationRequested', attempt: confirmation.attempt }],
  }
}

/** The mail has a link to choose a new password, for a person who forgot that they have an account. */
function tellOfAccount(user: ActiveUser, now: number): UserDecision {
  if (countedWithin(user.mailsAsked.signUp, now).length > 0) return unchanged(user)
  const reset = opened(user.reset, now + RESET_LINK_MS)
  return {
    user: { ...user, reset, mailsAsked: { ...user.mailsAsked, signUp: [now] } },
    events: [{ type: 'SignUpRepeated', attempt: reset.attempt }],
  }
}

/** The address cannot be used while the user could have it back, and only the reader of its mailbox may know why. */
function tellOfFormerEmail(user: ActiveUser, email: string, now: number): UserDecision {
  const wanted = user.formerEmails.find((former) => former.email === email && now < former.until)
  if (!wanted || now - (wanted.toldAt ?? 0) < HOUR_MS) return unchanged(user)
  const formerEmails = user.formerEmails.map((former) => (former === wanted ? { ...former, toldAt: now } : former))
  return { user: { ...user, formerEmails }, events: [{ type: 'FormerEmailWanted', attempt: wanted.attempt }] }
}

/** A sign-up with a proven address that an account holds unconfirmed: the person who proved it gets the account. */
export function takeOver(user: ActiveUser, claim: Claim): UserDecision {
  return {
    user: { ...proven(user), ...claim, twoFactor: { state: 'off' }, twoFactorUndo: closed(user.twoFactorUndo) },
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

/**
 * The user of this confirmation link. Throws `already-confirmed`, or `invalid-token` if the link is replaced or expired.
 * Only the reader of the mailbox has such a link, so it may tell about the account.
 */
export function confirmable(user: User | undefined, attempt: number, now: number): ActiveUser {
  if (user?.state !== 'active') throw new DomainError('invalid-token')
  if (user.emailConfirmed) throw new DomainError('already-confirmed')
  if (!isOpen(user.confirmation, attempt, now)) throw new DomainError('invalid-token')
  return user
}

/**
 * The reader of the mailbox gets the account, with the password that they choose now: the person who signed up may have
 * been another one, and may have left open links and sessions from times when those were possible.
 */
export function confirmEmail(user: User, attempt: number, passwordHash: string, now: number): UserDecision {
  return {
    user: { ...proven(confirmable(user, attempt, now)), passwordHash },
    events: [{ type: 'EmailConfirmed' }],
    ending: { cause: 'CREDENTIALS_CHANGED' },
  }
}

/** The user with the address confirmed. What was asked for before does not count: a stranger may have asked. */
function proven(user: ActiveUser): ActiveUser {
  return { ...withoutOpenLinks(user), emailConfirmed: true, mailsAsked: { ...user.mailsAsked, signUp: [] } }
}

/** Somebody guesses the user's password or code. The user is told, once a day at most: mails must not be a weapon. */
export function tellOfGuessing(user: User, now: number): UserDecision {
  if (user.state !== 'active' || !user.emailConfirmed) return unchanged(user)
  if (now - (user.guessingToldAt ?? 0) < 24 * HOUR_MS) return unchanged(user)
  return { user: { ...user, guessingToldAt: now }, events: [{ type: 'GuessingStopped' }] }
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
  return erased(user)
}

/** How long an account waits for the confirmation of its address. */
export const UNCONFIRMED_MS = 30 * 24 * HOUR_MS

/**
 * Erases a user whose address nobody has confirmed for 30 days, so that the address is free again. Such a user is member
 * of no company, so that no other service has to be asked first. A mailed link that is still open keeps the account.
 */
export function eraseUnconfirmed(user: User, now: number): UserDecision {
  if (user.state !== 'active' || user.emailConfirmed || now - user.createdAt < UNCONFIRMED_MS) return unchanged(user)
  const isLinkOpen = [user.confirmation, user.reset].some((link) => isOpen(link, link.attempt, now))
  return isLinkOpen ? unchanged(user) : erased(user)
}

function erased({ userId, version }: Person): UserDecision {
  return {
    user: { state: 'erased', userId, version },
    events: [{ type: 'UserErased' }],
    ending: { cause: 'USER_ERASED' },
  }
}

/** The name, tidied. Throws `bad-request` unless it is visible text, see `textFault`. */
export function readFullName(text: string): string {
  const detail = textFault(text, textLengths.fullName)
  if (detail) throw new DomainError('bad-request', { errors: [{ pointer: '/fullName', detail }] })
  return tidyText(text)
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
