import { networkOf } from '@holdfast/contracts'
import type { LetterDescriptionInput } from '@holdfast/contracts/ledger'
import type { Circumstances, LetterTemplates, LetterValues } from '@holdfast/ledger'
import { programOf } from '../sessions/session.ts'
import type { ActiveUser } from '../users/user.ts'

// Each is missing if its record was erased or it was never known. `at` is RFC 3339 in UTC, `browser` and `system` are
// proper names ("Firefox", "Linux"), which each language joins in its own way; `place` is a network ("192.0.2.0/24").
const CIRCUMSTANCES = ['at?', 'browser?', 'system?', 'place?'] as const

/** Every template that identity uses, with its values. All are text; `validHours` is how long the link is good. */
export const templates = {
  'confirm-email': ['validHours', 'token'],
  'address-known': ['validHours', 'token'],
  /** To a former address of a user, which somebody wants to use, or has used at sign-up, while it is reserved. */
  'former-address': ['reservedAt'],
  'reset-password': ['validHours', 'token'],
  'password-changed': ['byReset', ...CIRCUMSTANCES],
  /** To the new address; `formerEmail`, the present one of the account, is masked: "a…@example.com". */
  'email-change-confirm': ['formerEmail', 'newEmail', 'validHours', 'token'],
  /** To the new address, which has an account of its own. */
  'email-change-taken': [],
  /** To the old address; `newEmail` is masked: "a…@example.com". */
  'email-change-notice': ['formerEmail', 'newEmail', 'validHours', 'token'],
  /** Lists what was done with the account since. Without a link if it was used or has expired before the letter was sent. */
  'email-change-undone': ['validHours?', 'token?'],
  'two-factor-undone': ['validHours?', 'token?'],
  'new-sign-in': [...CIRCUMSTANCES],
  'two-factor-on': ['validHours', 'token', ...CIRCUMSTANCES],
  'two-factor-off': ['byOperator', ...CIRCUMSTANCES],
  'recovery-codes-renewed': [...CIRCUMSTANCES],
  /** `left`: how many codes remain. */
  'recovery-code-used': ['left', ...CIRCUMSTANCES],
  'api-key-made': ['keyName', 'companyName', ...CIRCUMSTANCES],
  'guessing-stopped': ['at?'],
} as const satisfies LetterTemplates

export type Templates = typeof templates

/**
 * A letter to one of the user's addresses. The address is given and not looked up by the user's id, so that a link goes
 * to the address for which it was made, even if the user's address changes meanwhile.
 */
export function letter<Name extends keyof Templates>(
  { userId }: ActiveUser,
  email: string,
  template: Name,
  { token = '', ...values }: LetterValues<Templates[Name]> & { token?: string },
): LetterDescriptionInput {
  return { email, languageOfUserId: userId, template, token, values }
}

/** When, on which device and from which network the event happened; unknown values are left out. */
export function described({ at, ip, userAgent }: Circumstances) {
  const place = ip ? networkOf(ip) : ''
  return {
    ...(at && { at: new Date(at).toISOString() }),
    ...programOf(userAgent ?? ''),
    ...(place && { place }),
  }
}
