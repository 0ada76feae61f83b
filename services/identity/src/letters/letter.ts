import { maskedEmail } from '@holdfast/contracts'
import type { Circumstances } from '@holdfast/ledger'
import type { LinkTokens } from '@holdfast/runtime'
import { withinUndo } from '../email-changes/email-change.ts'
import { deviceOf, networkOf } from '../sessions/session.ts'
import { type ActiveUser, isOpen, type User, type UserEvent } from '../users/user.ts'
import type { LinkPurpose } from './link.ts'

/*
 * The letters that identity asks for. The entry decides the template; who, whether and with which link is decided when
 * notification asks, from the user as they are at that moment.
 *
 * template               entry                    to                token goes to
 * confirm-email          UserSignedUp             the address       POST /v1/email-confirmations
 * address-known          SignUpRepeated           the address       POST /v1/password-resets/confirm
 * reset-password         PasswordResetRequested   the address       POST /v1/password-resets/confirm
 * password-changed       PasswordChanged          the address       -
 * email-change-confirm   EmailChangeRequested     the new address   POST /v1/me/email-changes/confirm
 * email-change-taken     EmailChangeRequested     the new address   -   (has an account of its own: nothing changes)
 * email-change-notice    EmailChanged             the old address   POST /v1/me/email-changes/undo
 * email-change-undone    EmailChangeUndone        the address       POST /v1/password-resets/confirm
 * new-sign-in            SessionStarted           the address       -
 * two-factor-on          TwoFactorTurnedOn        the address       -
 * two-factor-off         TwoFactorTurnedOff       the address       -
 * recovery-codes-renewed RecoveryCodesRenewed     the address       -
 * recovery-code-used     RecoveryCodeUsed         the address       -
 * api-key-made           ApiKeyCreated            the maker         -
 *
 * values, all text:
 * confirm-email, reset-password, address-known, email-change-confirm, email-change-undone:
 *                        validHours (of the link)
 * email-change-notice:   newEmail (masked: "a…@example.com"), validHours
 * password-changed:      byReset ("true", "false"), at?, device?, place?
 * new-sign-in:           at?, device?, place?
 * two-factor-on, recovery-codes-renewed: at?, device?, place?
 * two-factor-off:        byOperator ("true", "false"), at?; device? and place? unless by an operator
 * recovery-code-used:    left (how many codes remain), at?, device?, place?
 * api-key-made:          keyName, at?, device?, place?
 *
 * `at` is RFC 3339 in UTC; `device` a browser and system ("Firefox on Linux"), `place` a network ("192.0.2.0/24").
 * Those with a question mark are missing when their record was erased or never known.
 * `full_name` is empty for addresses that nobody has confirmed: a name chosen by a stranger is no text of ours to send.
 */

export interface Letter {
  to: string
  fullName: string
  locale: string
  template: string
  token: string
  values: Record<string, string>
}

export type Occasion =
  | UserEvent
  | { type: 'SessionStarted'; newPlace: boolean }
  | { type: 'ApiKeyCreated'; keyName: string }

export interface Sending {
  now: number
  circumstances: Circumstances
  tokens: LinkTokens<LinkPurpose>
  /** Who else has the address that the user wants to change to: nobody, an account, or one that could have it back. */
  newAddress: 'free' | 'taken' | 'kept'
}

/** The letters to be sent now about what happened then. */
export function lettersOf(occasion: Occasion, user: User | undefined, sending: Sending): Letter[] {
  if (user?.state !== 'active') return []
  const { now, tokens, circumstances } = sending
  const { userId } = user

  switch (occasion.type) {
    case 'UserSignedUp': {
      if (!isOpen(user.confirmation, occasion.attempt, now)) return []
      const token = tokens.write({ purpose: 'confirm-email', id: userId, attempt: occasion.attempt })
      return [letter(user, 'confirm-email', { token, values: validFor(user.confirmation.expiresAt) })]
    }
    case 'SignUpRepeated':
      return resetLetter('address-known', occasion.attempt)
    case 'PasswordResetRequested':
      return resetLetter('reset-password', occasion.attempt)
    case 'EmailChangeUndone':
      return resetLetter('email-change-undone', user.reset.attempt)
    case 'EmailChangeRequested': {
      const { attempt, pending } = user.emailChange
      if (!pending || attempt !== occasion.attempt || now >= pending.expiresAt || sending.newAddress === 'kept')
        return []
      if (sending.newAddress === 'taken') return [letter(user, 'email-change-taken', { to: pending.email })]
      const token = tokens.write({ purpose: 'change-email', id: userId, attempt })
      return [letter(user, 'email-change-confirm', { to: pending.email, token, values: validFor(pending.expiresAt) })]
    }
    case 'EmailChanged': {
      const former = withinUndo(user, now).find(({ attempt }) => attempt === occasion.attempt)
      if (!former) return []
      const token = tokens.write({ purpose: 'undo-email-change', id: userId, attempt: former.attempt })
      const values = { newEmail: maskedEmail(user.email), ...validFor(former.until) }
      return [{ ...letter(user, 'email-change-notice', { token, values }), to: former.email }]
    }
    case 'PasswordChanged':
      return notice('password-changed', { byReset: String(occasion.byReset) })
    case 'SessionStarted':
      return occasion.newPlace ? notice('new-sign-in') : []
    case 'TwoFactorTurnedOn':
      return notice('two-factor-on')
    case 'TwoFactorTurnedOff': {
      // Where staff sit is none of the user's business.
      const from = occasion.byOperator ? { at: circumstances.at } : circumstances
      return notice('two-factor-off', { byOperator: String(occasion.byOperator) }, from)
    }
    case 'RecoveryCodesRenewed':
      return notice('recovery-codes-renewed')
    case 'RecoveryCodeUsed':
      return notice('recovery-code-used', { left: String(occasion.left) })
    case 'ApiKeyCreated':
      return notice('api-key-made', { keyName: occasion.keyName })
    default:
      return []
  }

  function resetLetter(template: string, attempt: number): Letter[] {
    if (user?.state !== 'active' || !isOpen(user.reset, attempt, now)) return []
    const token = tokens.write({ purpose: 'reset-password', id: userId, attempt })
    return [letter(user, template, { token, values: validFor(user.reset.expiresAt) })]
  }

  /** Of what concerns an account's safety only its proven owner is told. */
  function notice(template: string, values: Record<string, string> = {}, from = circumstances): Letter[] {
    if (user?.state !== 'active' || !user.emailConfirmed) return []
    return [letter(user, template, { values: { ...values, ...described(from) } })]
  }

  function validFor(until: number | null): Record<string, string> {
    return { validHours: String(Math.max(1, Math.round(((until ?? now) - now) / 3_600_000))) }
  }
}

function letter(
  user: ActiveUser,
  template: string,
  { to = user.email, token = '', values = {} }: { to?: string; token?: string; values?: Record<string, string> },
): Letter {
  const isProven = user.emailConfirmed && to === user.email
  return { to, fullName: isProven ? user.fullName : '', locale: user.locale, template, token, values }
}

function described({ at, ip, userAgent }: Circumstances): Record<string, string> {
  const device = userAgent ? deviceOf(userAgent) : ''
  const place = ip ? networkOf(ip) : ''
  return { ...(at && { at: new Date(at).toISOString() }), ...(device && { device }), ...(place && { place }) }
}
