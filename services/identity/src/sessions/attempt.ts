import { hostOf, networkOf } from '@holdfast/contracts'

/** Failures that are allowed before no more attempts are looked at. */
export interface AttemptLimits {
  /** Of an account from one network address, in 15 minutes. */
  pair: number
  /** Of an account from everywhere, in an hour. */
  account: number
  /** From one network address, of all accounts, in an hour. */
  host: number
  /** From one network, of all accounts, in an hour. */
  network: number
  /** Of a session's proofs and codes, in an hour. */
  session: number
}

/** What is counted together. */
export type AttemptScope = 'pair' | 'account' | 'host' | 'network' | 'known-place' | 'session' | 'mailbox'

export interface Bound {
  scope: AttemptScope
  /** Whose failures these are: unique within the scope. */
  of: string
  limit: number
  windowMs: number
}

const QUARTER_MS = 15 * 60_000
const HOUR_MS = 60 * 60_000

/**
 * The bounds of sign-ins. They are the same for all addresses and places, so that no answer tells whether an account
 * exists, or where its owner signs in. The order decides what is told to whom reaches several.
 */
export function boundsOfSignIn(address: string, ip: string, limits: AttemptLimits): Bound[] {
  const host = hostOf(ip)
  return [
    { scope: 'pair', of: `${address}\0${host}`, limit: limits.pair, windowMs: QUARTER_MS },
    { scope: 'account', of: address, limit: limits.account, windowMs: HOUR_MS },
    { scope: 'host', of: host, limit: limits.host, windowMs: HOUR_MS },
    { scope: 'network', of: networkOf(ip), limit: limits.network, windowMs: HOUR_MS },
  ]
}

/** Failures that a network which the account knows has in addition, when one of the other bounds is reached. */
export function boundOfKnownPlace(address: string, ip: string, limits: AttemptLimits): Bound {
  return { scope: 'known-place', of: `${address}\0${networkOf(ip)}`, limit: limits.pair, windowMs: HOUR_MS }
}

/** Mails in an hour to an address that accounts want to change to: all accounts together, not each of them. */
const MAILS_PER_MAILBOX = 5

/** Many accounts must not flood a mailbox by wanting to change to its address. */
export function boundOfMailbox(address: string): Bound {
  return { scope: 'mailbox', of: address, limit: MAILS_PER_MAILBOX, windowMs: HOUR_MS }
}

/** Nobody but the holder of the session can use this bound up, and no network address gives more tries. */
export function boundOfSession(sessionId: string, limits: AttemptLimits): Bound {
  return { scope: 'session', of: sessionId, limit: limits.session, windowMs: HOUR_MS }
}
