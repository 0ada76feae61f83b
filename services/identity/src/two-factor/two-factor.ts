import { DomainError } from '@holdfast/errors'
import { Secret, TOTP } from 'otpauth'
import type { ActiveUser, UserDecision } from '../users/user.ts'

export type TwoFactor =
  | { state: 'off' }
  // A secret was shown, and no code has proven yet that the user has it.
  | { state: 'begun'; secret: Sealed }
  | {
      state: 'on'
      secret: Sealed
      since: number
      /** The time step of the last accepted code. Later codes must be of a later step, so that each works once. */
      lastStep: number
      /** Hashes of the recovery codes that are not used yet. */
      recoveryCodes: string[]
      /** When the recovery codes were made, if that was later than `since`. */
      codesSince?: number
    }

/** A {@link Seed} encrypted at rest, as text. */
export type Sealed = string

/** What a user's two-factor rests on. */
export interface Seed {
  totp: Buffer
  /**
   * Key of the recovery codes' hashes. It belongs to the user, and is sealed with the TOTP secret: when the key that
   * seals is replaced, both are sealed anew, and the hashes, which nobody could compute again, stay good.
   */
  pepper: Buffer
}

/** What the rules need to check a code against stored secrets. */
export interface PassCode {
  unseal(userId: string, sealed: Sealed): Seed
  hashRecoveryCode(userId: string, sealed: Sealed, code: string): string
}

/** The mail that tells of two-factor has a link that undoes it, for this long. */
const UNDO_LINK_MS = 7 * 24 * 3_600_000
const STEP_S = 30
const ISSUER = 'Holdfast'
export const RECOVERY_CODES = 10

/**
 * Checks a code. If it is right, returns the user after its use. A user without two-factor passes without a code. `used` is
 * a code of the app that was accepted before, as the one that turned two-factor on, or is older than one that was.
 */
export function passCode(
  user: ActiveUser,
  code: string | undefined,
  now: number,
  pass: PassCode,
): UserDecision<ActiveUser> | 'needed' | 'used' | 'wrong' {
  const { twoFactor } = user
  if (twoFactor.state !== 'on') return { user, events: [] }
  const given = code?.replaceAll(/[\s-]/g, '') ?? ''
  if (given === '') return 'needed'
  if (/^\d{6}$/.test(given)) {
    const step = stepOf(pass.unseal(user.userId, twoFactor.secret).totp, given, now)
    if (step === undefined) return 'wrong'
    if (step <= twoFactor.lastStep) return 'used'
    return { user: { ...user, twoFactor: { ...twoFactor, lastStep: step } }, events: [] }
  }
  const hash = pass.hashRecoveryCode(user.userId, twoFactor.secret, given)
  if (!twoFactor.recoveryCodes.includes(hash)) return 'wrong'
  const recoveryCodes = twoFactor.recoveryCodes.filter((one) => one !== hash)
  return {
    user: { ...user, twoFactor: { ...twoFactor, recoveryCodes } },
    events: [{ type: 'RecoveryCodeUsed', left: recoveryCodes.length }],
  }
}

/** The address must be confirmed. A person who signed up with another's address could otherwise lock its owner out. */
export function beginTwoFactor(user: ActiveUser, secret: Sealed): TwoFactor {
  if (user.twoFactor.state === 'on') throw new DomainError('two-factor-is-on')
  if (!user.emailConfirmed) throw new DomainError('email-not-confirmed')
  return { state: 'begun', secret }
}

/**
 * The first code proves that the user's authenticator app has the secret.
 * @param shown the recovery codes that the user is told
 */
export function turnOn(
  user: ActiveUser,
  code: string,
  shown: string[],
  now: number,
  pass: PassCode,
): UserDecision<ActiveUser> {
  const { twoFactor } = user
  if (twoFactor.state === 'on') throw new DomainError('two-factor-is-on')
  if (twoFactor.state === 'off') throw new DomainError('two-factor-is-off', { detail: 'Ask for a secret first' })
  const step = stepOf(pass.unseal(user.userId, twoFactor.secret).totp, code.replaceAll(/\s/g, ''), now)
  if (step === undefined) throw new DomainError('wrong-code')
  const { secret } = twoFactor
  const recoveryCodes = shown.map((one) => pass.hashRecoveryCode(user.userId, secret, one))
  const attempt = user.twoFactorUndo.attempt + 1
  return {
    user: {
      ...user,
      twoFactor: { state: 'on', secret, since: now, lastStep: step, recoveryCodes },
      twoFactorUndo: { attempt, expiresAt: now + UNDO_LINK_MS },
    },
    events: [{ type: 'TwoFactorTurnedOn', attempt }],
  }
}

export function turnOff<U extends Pick<ActiveUser, 'twoFactor' | 'twoFactorUndo'>>(
  user: U,
  by: { operator: boolean; reason: string },
) {
  if (user.twoFactor.state !== 'on') throw new DomainError('two-factor-is-off')
  const twoFactor: TwoFactor = { state: 'off' }
  const event = { type: 'TwoFactorTurnedOff', byOperator: by.operator, reason: by.reason } as const
  const twoFactorUndo = { ...user.twoFactorUndo, expiresAt: null }
  return { user: { ...user, twoFactor, twoFactorUndo }, events: [event] }
}

/** @param shown the recovery codes that the user is told */
export function renewRecoveryCodes(
  user: ActiveUser,
  shown: string[],
  now: number,
  pass: PassCode,
): UserDecision<ActiveUser> {
  const { twoFactor } = user
  if (twoFactor.state !== 'on') throw new DomainError('two-factor-is-off')
  const recoveryCodes = shown.map((one) => pass.hashRecoveryCode(user.userId, twoFactor.secret, one))
  return {
    user: { ...user, twoFactor: { ...twoFactor, recoveryCodes, codesSince: now } },
    events: [{ type: 'RecoveryCodesRenewed' }],
  }
}

export function recoveryCodesLeft({ twoFactor }: { twoFactor: TwoFactor }): number {
  return twoFactor.state === 'on' ? twoFactor.recoveryCodes.length : 0
}

/** The secret as people type it, and the URI that a QR code holds. */
export function describeSecret(secret: Buffer, email: string): { secret: string; otpauthUri: string } {
  const totp = totpOf(secret, email)
  return { secret: totp.secret.base32, otpauthUri: totp.toString() }
}

/** The time step whose code this is: the present one or a neighbour (RFC 6238, 5.2). */
function stepOf(secret: Buffer, code: string, now: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const delta = totpOf(secret, '').validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? undefined : Math.floor(now / 1000 / STEP_S) + delta
}

function totpOf(secret: Buffer, label: string): TOTP {
  const bytes = secret.buffer.slice(secret.byteOffset, secret.byteOffset + secret.byteLength) as ArrayBuffer
  return new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_S,
    secret: new Secret({ buffer: bytes }),
  })
}
