import { DomainError } from '@holdfast/errors'
import type { TwoFactor } from '../two-factor/two-factor.ts'
import {
  type ActiveUser,
  closed,
  isOpen,
  opened,
  RESET_LINK_MS,
  type User,
  type UserDecision,
  withoutOpenLinks,
} from '../users/user.ts'

const DAY_MS = 24 * 3_600_000
/** A two-factor that was older than this when the address was changed is the owner's and not a thief's. */
const SETTLED_MS = 30 * DAY_MS
/**
 * A call that was under way when the sessions ended may still be carried out: its passport is valid for ten seconds, on
 * clocks that are up to thirty apart. So what is to be ended is looked for once more after this time.
 */
const SECOND_LOOK_MS = 45_000

/**
 * A person takes their account back from a thief, who knew the password. All sessions and API keys end, the password and
 * all open links are void, no place is known any more, and a link to set a new password is mailed. What was sent in the person's name `since` then is
 * ended by {@link ActiveUser.reclaim}'s work.
 */
export function reclaimed(user: ActiveUser, since: number, now: number): UserDecision<ActiveUser> {
  return {
    user: {
      ...withoutOpenLinks(user),
      passwordHash: null,
      reset: opened(user.reset, now + RESET_LINK_MS),
      twoFactorUndo: closed(user.twoFactorUndo),
      reclaim: { since: Math.min(since, user.reclaim?.since ?? since), dueAt: now + SECOND_LOOK_MS },
    },
    events: [],
    ending: { cause: 'CREDENTIALS_CHANGED' },
    takesBack: true,
  }
}

/**
 * What a change of address at `changedAt` leaves of two-factor when it is undone: an old one stays, because the mailbox may
 * be one that its owner gave up. Recovery codes that a thief may have made do not stay.
 */
export function settledTwoFactor(twoFactor: TwoFactor, changedAt: number): TwoFactor {
  if (twoFactor.state !== 'on' || twoFactor.since > changedAt - SETTLED_MS) return { state: 'off' }
  const { codesSince = twoFactor.since } = twoFactor
  return codesSince > changedAt - SETTLED_MS ? { ...twoFactor, recoveryCodes: [] } : twoFactor
}

/**
 * The reader of the mailbox never set two-factor up. The link is void once two-factor is off, was turned on again, or the
 * address is another one: then the mail about that has a link of its own.
 */
export function undoTwoFactor(user: User, attempt: number, now: number): UserDecision & { since: number } {
  if (user.state !== 'active' || user.twoFactor.state !== 'on' || !isOpen(user.twoFactorUndo, attempt, now)) {
    throw new DomainError('invalid-token')
  }
  const { since } = user.twoFactor
  const decision = reclaimed(user, since, now)
  return {
    ...decision,
    user: { ...decision.user, twoFactor: { state: 'off' } },
    events: [{ type: 'TwoFactorUndone', attempt, since }],
    since,
  }
}
