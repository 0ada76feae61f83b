import { newId } from '@holdfast/contracts'
import { type ActiveUser, signUp } from '../users/user.ts'

/** Noon of some day. */
export const NOON = Date.UTC(2026, 4, 4, 12)

/** Somebody with a confirmed address, unless told otherwise. */
export function someone(different: Partial<ActiveUser> = {}): ActiveUser {
  const wanted = {
    userId: newId(),
    email: 'ada@example.com',
    fullName: 'Ada Byron',
    locale: 'en',
    passwordHash: 'hash of the first password',
    addressProven: true,
  }
  return { ...signUp(wanted, NOON).user, ...different }
}

/** What a rule refused with; fails when it did not refuse. */
export function refusal(rule: () => unknown): string {
  try {
    rule()
  } catch (error) {
    return (error as { code: string }).code
  }
  throw new Error('it was not refused')
}
