import { DomainError } from '@holdfast/errors'
import type { Session } from '../sessions/session.ts'
import type { ActiveUser, User } from '../users/user.ts'

/** Who counts as an operator, and for how long after signing in. */
export interface OperatorRules {
  isOperator(user: { email: string; emailConfirmed: boolean }): boolean
  sessionMs: number
  /** Is the proof of a session fresh? */
  isFreshProof(session: { provenAt: number }, now: number): boolean
}

/**
 * May this session act for the platform's staff at this moment? Throws why not. It needs two factors, and is good for some
 * hours after signing in, however often it is used or proven.
 */
export function checkOperator(
  user: User | undefined,
  session: Session | undefined,
  { isOperator, sessionMs, isFreshProof }: OperatorRules,
  now: number,
): ActiveUser {
  if (user?.state !== 'active' || session?.userId !== user.userId) throw new DomainError('not-signed-in')
  if (user.twoFactor.state !== 'on' || !session.codePassed || !isOperator(user)) throw new DomainError('operators-only')
  if (now - session.createdAt >= sessionMs) throw new DomainError('operator-session-over')
  if (!isFreshProof(session, now)) throw new DomainError('proof-needed')
  return user
}
