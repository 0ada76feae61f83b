import { DomainError } from '@holdfast/errors'
import type { Passport, Principal } from './principal.ts'
import type { SecurityDetails } from './security-log.ts'

/** What a handler knows of its call beside the request. */
export interface Call extends Passport {
  /** Aborted when the caller is gone or out of time. */
  signal: AbortSignal
  /** What the handler found out, for the security events that this call is. */
  noted: SecurityDetails
}

/** Notes what was found out about a call. It is recorded if the call turns out to be a security event. */
export function note(call: Pick<Call, 'noted'>, details: SecurityDetails): void {
  Object.assign(call.noted, details)
}

export type UserPrincipal = Extract<Principal, { kind: 'user' }>
export type ApiKeyPrincipal = Extract<Principal, { kind: 'api-key' }>

/**
 * For acts that only people may do: returns the signed-in person. Throws `keys-not-allowed` to an API key, and
 * `not-signed-in` to any other caller.
 */
export function signedIn(call: Passport): UserPrincipal {
  if (call.principal.kind === 'api-key') throw new DomainError('keys-not-allowed')
  if (call.principal.kind !== 'user') throw new DomainError('not-signed-in')
  return call.principal
}

/** Returns the signed-in person, or the API key that acts for one. Throws `not-signed-in`. */
export function acting(call: Passport): UserPrincipal | ApiKeyPrincipal {
  return call.principal.kind === 'api-key' ? call.principal : signedIn(call)
}

const FRESH_MS = 10 * 60_000

/** Was the password (and code) proven within 10 minutes? */
export function isFreshProof({ provenAt }: { provenAt: number }, now: number): boolean {
  return now - provenAt <= FRESH_MS
}

/**
 * Returns the signed-in person. Throws `proof-needed` unless they proved their password (and code) within 10 minutes.
 */
export function freshlyProven(call: Passport, now: number): UserPrincipal {
  const user = signedIn(call)
  if (!isFreshProof(user, now)) throw new DomainError('proof-needed')
  return user
}

/**
 * Returns the operator who calls, by what the gateway knew when it signed. Throws `operators-only` unless the caller is an
 * operator with two-factor authentication. Before an act, identity must be asked too: see `AdmitOperator` in libs/process.
 */
export function operator(call: Passport): UserPrincipal {
  const user = signedIn(call)
  if (!user.operator || !user.twoFactor) throw new DomainError('operators-only')
  return user
}
