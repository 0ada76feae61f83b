import { newId } from '@holdfast/contracts'
import { type ActiveUser, signUp } from '../users/user.ts'

export const NOON = Date.UTC(2026, 4, 4, 12)

/** An active user with a confirmed address; `different` replaces fields. */
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

/** The code with which a rule refused. Throws if it did not refuse. */
export function refusal(rule: () => unknown): string {
  try {
    rule()
  } catch (error) {
    return (error as { code: string }).code
  }
  throw new Error('the rule did not refuse')
}
