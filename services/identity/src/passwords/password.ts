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

const RESETS_PER_HOUR = 5

/** How hard a password is to guess, 0 to 4, by somebody who knows the words in `known`. */
export type Strength = (password: string, known: string[]) => number

/**
 * 12 to 128 characters, hard to guess, not the address. No rules of composition.
 * @param pointer where the password stands in the request
 */
export function checkPassword(
  password: string,
  pointer: string,
  owner: { email: string; fullName?: string },
  strength: Strength,
): void {
  const length = [...password].length
  if (length < 12 || length > 128) {
    throw new DomainError('bad-request', { errors: [{ pointer, detail: '12 to 128 characters' }] })
  }
  const [local = ''] = owner.email.split('@')
  const isAddress = password.trim().normalize('NFC').toLowerCase() === owner.email
  const known = [owner.email, local, ...(owner.fullName ? [owner.fullName, ...owner.fullName.split(/\s+/)] : [])]
  if (isAddress || strength(password, known) < 3) throw new DomainError('weak-password')
}

/** What waits on the former password, reset links and changes of address, is void: it may not have been the owner's. */
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

/** The user whose reset link this is, while it is good; else `invalid-token`. */
export function resettable(user: User | undefined, attempt: number, now: number): ActiveUser {
  if (user?.state !== 'active' || !isOpen(user.reset, attempt, now)) throw new DomainError('invalid-token')
  return user
}

/** Whoever reads the mailbox owns the address: it is confirmed, and every session of anybody else ends. */
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
