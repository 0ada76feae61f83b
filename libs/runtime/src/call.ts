import { DomainError } from '@holdfast/errors'
import type { Passport, Principal } from './principal.ts'

/** What a handler knows of its call beside the request. */
export interface Call extends Passport {
  /** Aborted when the caller is gone or out of time. */
  signal: AbortSignal
}

export type UserPrincipal = Extract<Principal, { kind: 'user' }>
export type ApiKeyPrincipal = Extract<Principal, { kind: 'api-key' }>

/** The signed-in person, or `not-signed-in`; `keys-not-allowed` to a key: what asks for this is for people alone. */
export function signedIn(call: Passport): UserPrincipal {
  if (call.principal.kind === 'api-key') throw new DomainError('keys-not-allowed')
  if (call.principal.kind !== 'user') throw new DomainError('not-signed-in')
  return call.principal
}

/** The signed-in person or the key that acts for one, or `not-signed-in`. */
export function acting(call: Passport): UserPrincipal | ApiKeyPrincipal {
  return call.principal.kind === 'api-key' ? call.principal : signedIn(call)
}

const FRESH_MS = 10 * 60_000

/** The signed-in person who proved password (and code) in the last 10 minutes, or `proof-needed`. */
export function freshlyProven(call: Passport, now: number): UserPrincipal {
  const user = signedIn(call)
  if (now - user.provenAt > FRESH_MS) throw new DomainError('proof-needed')
  return user
}

/** An operator with two-factor, or `operators-only`. */
export function operator(call: Passport): UserPrincipal {
  const user = signedIn(call)
  if (!user.operator || !user.twoFactor) throw new DomainError('operators-only')
  return user
}

/** A process of the platform, or `not-allowed`: for what no person may ask. */
export function fromService(call: Passport): string {
  if (call.principal.kind !== 'service') throw new DomainError('not-allowed')
  return call.principal.name
}
