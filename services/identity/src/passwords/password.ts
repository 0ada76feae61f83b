import { normalEmail } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import {
  type ActiveUser,
  closed,
  countedWithin,
  isOpen,
  opened,
  RESET_LINK_MS,
  type User,
  type UserDecision,
  unchanged,
  withoutOpenLinks,
} from '../users/user.ts'
import { type Owner, wordsAbout } from './words.ts'

const RESETS_PER_HOUR = 5

/** How hard a password is to guess for an attacker who knows the words in `known`: 0 (easy) to 4. */
export type Strength = (password: string, known: string[]) => Promise<number>

/**
 * Throws `bad-request` unless it has 12 to 128 characters, `weak-password` if it is easy to guess or is the address.
 * There are no rules about which kinds of characters it has.
 * @param pointer JSON pointer to the password in the request
 */
export async function refuseWeakPassword(
  password: string,
  pointer: string,
  owner: Owner,
  strength: Strength,
): Promise<void> {
  const length = [...password].length
  if (length < 12 || length > 128) {
    throw new DomainError('bad-request', { errors: [{ pointer, detail: '12 to 128 characters' }] })
  }
  const isAddress = normalEmail(password.normalize('NFKC')) === owner.email.normalize('NFKC')
  if (isAddress || (await strength(password, wordsAbout(owner))) < 3) throw new DomainError('weak-password')
}

/** Open reset links and changes of address become void: a thief who knew the old password may have asked for them. */
export function changePassword(user: ActiveUser, passwordHash: string, sessionId: string): UserDecision<ActiveUser> {
  const { confirmation } = user
  return {
    user: { ...withoutOpenLinks(user), confirmation, passwordHash },
    events: [{ type: 'PasswordChanged', byReset: false }],
    ending: { cause: 'CREDENTIALS_CHANGED', except: sessionId },
  }
}

export function requestReset(user: User, now: number): UserDecision {
  if (user.state !== 'active') return unchanged(user)
  const asked = countedWithin(user.mailsAsked.reset, now)
  if (asked.length >= RESETS_PER_HOUR) return unchanged(user)
  const reset = opened(user.reset, now + RESET_LINK_MS)
  return {
    user: { ...user, reset, mailsAsked: { ...user.mailsAsked, reset: [...asked, now] } },
    events: [{ type: 'PasswordResetRequested', attempt: reset.attempt }],
  }
}

/** The user of this reset link. Throws `invalid-token` if the link is used, replaced or expired. */
export function resettable(user: User | undefined, attempt: number, now: number): ActiveUser {
  if (user?.state !== 'active' || !isOpen(user.reset, attempt, now)) throw new DomainError('invalid-token')
  return user
}

/** The user of the link can read the mailbox, so the address is confirmed. All sessions end: they may be a thief's. */
export function resetPassword(user: User, attempt: number, passwordHash: string, now: number): UserDecision {
  const before = resettable(user, attempt, now)
  return {
    user: { ...withoutOpenLinks(before), reset: closed(before.reset), emailConfirmed: true, passwordHash },
    events: [
      { type: 'PasswordChanged', byReset: true },
      ...(before.emailConfirmed ? [] : [{ type: 'EmailConfirmed' } as const]),
    ],
    ending: { cause: 'CREDENTIALS_CHANGED' },
  }
}
