import { maskedEmail } from '@holdfast/contracts'
import {
  ApiKeyCreated,
  EmailChanged,
  EmailChangeRequested,
  EmailChangeUndone,
  EmailConfirmationRequested,
  FormerEmailWanted,
  GuessingStopped,
  PasswordChanged,
  PasswordResetRequested,
  RecoveryCodesRenewed,
  RecoveryCodeUsed,
  SessionStarted,
  SignUpRepeated,
  TwoFactorTurnedOff,
  TwoFactorTurnedOn,
  TwoFactorUndone,
  UserSignedUp,
} from '@holdfast/contracts/identity'
import type { LetterDescriptionInput } from '@holdfast/contracts/ledger'
import { type Circumstances, type LetterValues, letterEvent, letterEvents } from '@holdfast/ledger'
import type { LinkTokens } from '@holdfast/runtime'
import { withinUndo } from '../email-changes/email-change.ts'
import { type ActiveUser, isOpen, type User } from '../users/user.ts'
import { described, letter, type Templates } from './letter.ts'
import type { LinkPurpose } from './link.ts'

/** What the letters are written from, besides the event itself. */
export interface Occasion {
  /** The user as they are now, not as they were when the event happened. */
  user: ActiveUser
  now: number
  circumstances: Circumstances
  tokens: LinkTokens<LinkPurpose>
  /**
   * Whether the address that the user wants to change to is `free`, is the address of another account (`taken`), or is
   * reserved for another account that could undo its own change of address, until the time given.
   */
  newAddress: 'free' | 'taken' | { reservedUntil: number }
  /**
   * The API key that the entry is about; absent if the key is not stored any more, or if its maker is no member of the
   * company any more, and may not know how it is called now.
   */
  key?: { keyName: string; companyName: string }
  /** What was done with the account since then, by others than the request that the letter is about. */
  actsSince(since: number): Promise<Pick<LetterDescriptionInput, 'acts' | 'hasMoreActs'>>
}

/** The events whose entries ask for letters, and the letters for each event at the moment of sending. */
export const identityLetters = letterEvents<Occasion>(
  // Attempt 0: the address was confirmed by a mailed invitation, so that no link is needed.
  letterEvent(UserSignedUp, toConfirm, ({ attempt }) => attempt > 0),
  letterEvent(EmailConfirmationRequested, toConfirm),
  letterEvent(FormerEmailWanted, formerEmailWanted),
  letterEvent(SignUpRepeated, ({ attempt }, occasion) => toReset(occasion, 'address-known', attempt)),
  letterEvent(PasswordResetRequested, ({ attempt }, occasion) => toReset(occasion, 'reset-password', attempt)),
  letterEvent(EmailChangeRequested, emailChangeRequested),
  letterEvent(EmailChanged, emailChanged),
  letterEvent(EmailChangeUndone, ({ since }, occasion) => reclaimed(occasion, 'email-change-undone', since)),
  letterEvent(TwoFactorUndone, ({ since }, occasion) => reclaimed(occasion, 'two-factor-undone', since)),
  letterEvent(PasswordChanged, ({ byReset }, occasion) =>
    notice(occasion, 'password-changed', { byReset: String(byReset) }),
  ),
  letterEvent(
    SessionStarted,
    (_, occasion) => notice(occasion, 'new-sign-in', {}),
    ({ newPlace }) => newPlace,
  ),
  letterEvent(GuessingStopped, (_, { user, circumstances: { at } }) => [
    letter(user, user.email, 'guessing-stopped', at === undefined ? {} : { at: new Date(at).toISOString() }),
  ]),
  letterEvent(TwoFactorTurnedOn, twoFactorTurnedOn),
  letterEvent(TwoFactorTurnedOff, twoFactorTurnedOff),
  letterEvent(RecoveryCodesRenewed, (_, occasion) => notice(occasion, 'recovery-codes-renewed', {})),
  letterEvent(RecoveryCodeUsed, ({ left }, occasion) => notice(occasion, 'recovery-code-used', { left: String(left) })),
  letterEvent(ApiKeyCreated, (_, occasion) => (occasion.key ? notice(occasion, 'api-key-made', occasion.key) : [])),
)

/** The letters to be sent now about an entry. Only active users get any. */
export async function lettersOf(
  entry: { type: string; data: Uint8Array },
  user: User | undefined,
  rest: Omit<Occasion, 'user'>,
) {
  return user?.state === 'active' ? identityLetters.write(entry, { ...rest, user }) : []
}

function toConfirm({ attempt }: { attempt: number }, { user, now, tokens }: Occasion) {
  if (!isOpen(user.confirmation, attempt, now)) return []
  const token = tokens.write({ purpose: 'confirm-email', id: user.userId, attempt })
  return [letter(user, user.email, 'confirm-email', { token, ...validFor(user.confirmation.expiresAt, now) })]
}

function formerEmailWanted(event: FormerEmailWanted, { user, now }: Occasion) {
  const former = withinUndo(user, now).find(({ attempt }) => attempt === event.attempt)
  return former ? [letter(user, former.email, 'former-address', reserved(former.until))] : []
}

function emailChangeRequested(event: EmailChangeRequested, { user, now, tokens, newAddress }: Occasion) {
  const { attempt, pending } = user.emailChange
  if (!pending || attempt !== event.attempt || now >= pending.expiresAt) return []
  if (newAddress === 'taken') return [letter(user, pending.email, 'email-change-taken', {})]
  if (newAddress !== 'free') {
    return [letter(user, pending.email, 'former-address', reserved(newAddress.reservedUntil))]
  }
  const token = tokens.write({ purpose: 'change-email', id: user.userId, attempt })
  const addresses = { formerEmail: maskedEmail(user.email), newEmail: pending.email }
  const values = { ...addresses, ...validFor(pending.expiresAt, now), token }
  return [letter(user, pending.email, 'email-change-confirm', values)]
}

function emailChanged(event: EmailChanged, { user, now, tokens }: Occasion) {
  const former = withinUndo(user, now).find(({ attempt }) => attempt === event.attempt)
  if (!former) return []
  const token = tokens.write({ purpose: 'undo-email-change', id: user.userId, attempt: former.attempt })
  const addresses = { formerEmail: former.email, newEmail: maskedEmail(user.email) }
  const values = { ...addresses, ...validFor(former.until, now), token }
  return [letter(user, former.email, 'email-change-notice', values)]
}

function twoFactorTurnedOn({ attempt }: TwoFactorTurnedOn, occasion: Occasion) {
  const { user, now, tokens } = occasion
  // Turned off meanwhile, or the address is another one, which must not get the link: then there are mails about that.
  if (!isOpen(user.twoFactorUndo, attempt, now)) return []
  const token = tokens.write({ purpose: 'undo-two-factor', id: user.userId, attempt })
  return notice(occasion, 'two-factor-on', { token, ...validFor(user.twoFactorUndo.expiresAt, now) })
}

async function reclaimed(
  occasion: Occasion,
  template: 'email-change-undone' | 'two-factor-undone',
  since: number,
): Promise<LetterDescriptionInput[]> {
  const { user } = occasion
  // The link may have been used, or have expired while company could not say what was done. The list is sent all the same.
  const [withLink] = toReset(occasion, template, user.reset.attempt)
  const acts = await occasion.actsSince(since)
  return [{ ...(withLink ?? letter(user, user.email, template, {})), ...acts }]
}

function twoFactorTurnedOff({ byOperator }: TwoFactorTurnedOff, occasion: Occasion) {
  // Users are not told which network and device the platform's staff use.
  const circumstances = byOperator ? { at: occasion.circumstances.at } : occasion.circumstances
  return notice({ ...occasion, circumstances }, 'two-factor-off', { byOperator: String(byOperator) })
}

function toReset(
  { user, now, tokens }: Occasion,
  template: 'address-known' | 'reset-password' | 'email-change-undone' | 'two-factor-undone',
  attempt: number,
) {
  if (!isOpen(user.reset, attempt, now)) return []
  const token = tokens.write({ purpose: 'reset-password', id: user.userId, attempt })
  return [letter(user, user.email, template, { token, ...validFor(user.reset.expiresAt, now) })]
}

/** News about an account's safety goes to a confirmed address only: an unconfirmed one may belong to a stranger. */
function notice<Name extends keyof Templates>(
  { user, circumstances }: Occasion,
  template: Name,
  values: LetterValues<Templates[Name]> & { token?: string },
) {
  if (!user.emailConfirmed) return []
  return [letter(user, user.email, template, { ...values, ...described(circumstances) })]
}

function reserved(until: number): { reservedAt: string } {
  return { reservedAt: new Date(until).toISOString() }
}

function validFor(until: number | null, now: number): { validHours: string } {
  return { validHours: String(Math.max(1, Math.round(((until ?? now) - now) / 3_600_000))) }
}
