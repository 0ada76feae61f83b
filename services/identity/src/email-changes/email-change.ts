import { DomainError } from '@holdfast/errors'
import { reclaimed, settledTwoFactor } from '../reclaims/reclaim.ts'
import {
  type ActiveUser,
  CONFIRM_LINK_MS,
  closed,
  countedWithin,
  type User,
  type UserDecision,
  type UserEvent,
  withoutOpenLinks,
} from '../users/user.ts'

export const UNDO_LINK_MS = 7 * 24 * 3_600_000
const REQUESTS_PER_HOUR = 5
/** Undo links that can be open at once: more than one, so that a thief's second change does not void the first. */
const CHANGES_OPEN = 5

/** The answer does not tell whether the address belongs to another user: only the mail to that address does. */
export function requestEmailChange(user: ActiveUser, email: string, now: number): UserDecision {
  if (email === user.email) throw new DomainError('same-address')
  const asked = countedWithin(user.mailsAsked.emailChange, now)
  if (asked.length >= REQUESTS_PER_HOUR || withinUndo(user, now).length >= CHANGES_OPEN) {
    throw new DomainError('too-many-requests', { retryAfter: 3600 })
  }
  const attempt = user.emailChange.attempt + 1
  return {
    user: {
      ...user,
      emailChange: { attempt, pending: { email, expiresAt: now + CONFIRM_LINK_MS } },
      mailsAsked: { ...user.mailsAsked, emailChange: [...asked, now] },
    },
    events: [{ type: 'EmailChangeRequested', attempt }],
  }
}

/** The user whose address this link changes. Throws `invalid-token`. */
export function changeable(user: User | undefined, attempt: number, now: number): Changeable {
  if (user?.state !== 'active' || !user.emailConfirmed) throw new DomainError('invalid-token')
  const { pending } = user.emailChange
  if (user.emailChange.attempt !== attempt || !pending || now >= pending.expiresAt) {
    throw new DomainError('invalid-token')
  }
  return { ...user, emailChange: { attempt, pending } }
}

type Changeable = ActiveUser & { emailChange: { pending: NonNullable<ActiveUser['emailChange']['pending']> } }

/**
 * The former address stays reserved while the change can be undone, also if the account comes back to it: else the address
 * in between, which may be a thief's, could undo the way back, and nobody could undo that. An account that nobody ever confirmed gets no address
 * by this: it would keep the password of its sign-up, which may be a stranger's.
 */
export function confirmEmailChange(given: User, attempt: number, now: number): UserDecision {
  const user = changeable(given, attempt, now)
  const { pending } = user.emailChange
  const former = { email: user.email, attempt, changedAt: now, until: now + UNDO_LINK_MS }
  return {
    user: {
      ...withoutOpenLinks(user),
      email: pending.email,
      // Its mail went to the former address, which gets a link to undo this change: it undoes two-factor too.
      twoFactorUndo: closed(user.twoFactorUndo),
      formerEmails: [...withinUndo(user, now), former],
    },
    events: [{ type: 'EmailChanged', attempt }],
  }
}

/** The reader of the former address takes the account back, and it has that address again. Further ones go. */
export function undoEmailChange(user: User, attempt: number, now: number): UserDecision & { since: number } {
  const former = user.state === 'active' ? withinUndo(user, now).find((one) => one.attempt === attempt) : undefined
  if (user.state !== 'active' || !former) throw new DomainError('invalid-token')
  const since = former.changedAt
  // The person who changed the address had to prove the password, so a thief knows it.
  const decision = reclaimed(user, since, now)
  const twoFactor = settledTwoFactor(user.twoFactor, since)
  const events: UserEvent[] = [{ type: 'EmailChangeUndone', attempt, since }]
  if (user.twoFactor.state === 'on' && twoFactor.state !== 'on') {
    events.push({ type: 'TwoFactorTurnedOff', byOperator: false, reason: '' })
  }
  return {
    ...decision,
    user: {
      ...decision.user,
      email: former.email,
      emailConfirmed: true,
      twoFactor,
      formerEmails: withinUndo(user, now).filter((one) => one.attempt < attempt),
    },
    events,
    since,
  }
}

export function withinUndo(user: Pick<ActiveUser, 'formerEmails'>, now: number) {
  return user.formerEmails.filter(({ until }) => now < until)
}
