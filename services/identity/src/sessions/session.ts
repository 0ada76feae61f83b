import { createHash, createHmac } from 'node:crypto'
import { networkOf } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { type PassCode, passCode } from '../two-factor/two-factor.ts'
import type { ActiveUser, User, UserDecision } from '../users/user.ts'

const DAY_MS = 24 * 3_600_000
const LIFETIME_MS = 30 * DAY_MS
const IDLE_MS = 7 * DAY_MS
/** The last use is stored at most this often, so that most look-ups of a session cost no write. */
export const TOUCH_MS = 5 * 60_000

export interface Session {
  sessionId: string
  userId: string
  /** SHA-256 of the token, base64url. */
  tokenHash: string
  createdAt: number
  lastUsedAt: number
  expiresAt: number
  /** When the password, and with two-factor also a code, was last proven. */
  provenAt: number
  /** A two-factor code was given in this session. */
  codePassed: boolean
  ip: string
  userAgent: string
}

/** 30 days after it began, or 7 after its last use. */
export function endsAt(session: Pick<Session, 'expiresAt' | 'lastUsedAt'>): number {
  return Math.min(session.expiresAt, session.lastUsedAt + IDLE_MS)
}

export interface NewSession {
  sessionId: string
  tokenHash: string
  ip: string
  userAgent: string
}

export interface SignIn {
  /** The stored hash that the given password matched. Compared before the transaction, because hashing is slow. */
  matchedHash: string
  /** A hash of the same password by the present parameters, if the stored one is outdated. */
  newHash?: string
  code?: string
  session: NewSession
}

/**
 * Signing in counts as a proof. A disabled or leaving user cannot sign in, nor one whose address is not confirmed: that
 * one may be a stranger to the address. The refusal does not tell why.
 */
export function signIn(user: User, given: SignIn, now: number, pass: PassCode): UserDecision & { starting: Session } {
  if (user.state !== 'active' || !user.emailConfirmed || user.passwordHash !== given.matchedHash) {
    throw new DomainError('sign-in-failed')
  }
  const passed = passCode(user, given.code, now, pass)
  if (passed === 'needed') throw new DomainError('code-needed')
  // Only whoever knows the password is told, and learns no more than that this code does not work any more.
  if (passed === 'used') throw new DomainError('code-used')
  if (passed === 'wrong') throw new DomainError('sign-in-failed')
  return {
    user: { ...passed.user, passwordHash: given.newHash ?? user.passwordHash },
    events: passed.events,
    starting: {
      ...given.session,
      userId: user.userId,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: now + LIFETIME_MS,
      provenAt: now,
      codePassed: user.twoFactor.state === 'on',
    },
  }
}

/**
 * Another token for a session. Whoever held the former one, as a thief may, does not get what the session may do from
 * now on.
 */
export interface Renewal {
  sessionId: string
  /** The hash of the new token. */
  tokenHash: string
  provenAt?: number
  codePassed?: boolean
}

/** A fresh proof. The caller has checked the password; if two-factor is on, the code must be right too. */
export function prove(user: ActiveUser, renewal: Renewal, code: string | undefined, now: number, pass: PassCode) {
  const passed = passCode(user, code, now, pass)
  if (passed === 'needed') throw new DomainError('proof-failed', { detail: 'A two-factor code is needed too' })
  if (passed === 'used') throw new DomainError('code-used')
  if (passed === 'wrong') throw new DomainError('proof-failed')
  const codePassed = user.twoFactor.state === 'on'
  return { ...passed, renewing: { ...renewal, provenAt: now, codePassed }, result: { provenAt: now } }
}

/** A network or a device of a user, and when it was last used. */
export interface Seen {
  name: string
  at: number
}

/** From where a user has signed in before. It is erased with the user. */
export interface Places {
  /** Absent before the first sign-in. */
  networks?: Seen[]
  devices?: Seen[]
  /** Networks from which the user has followed a mailed link, and so shown that they read the mailbox. */
  proven?: Seen[]
}

const REMEMBERED = 50
/** A network or device that was not used for so long is forgotten. */
export const PLACES_KEPT_MS = 90 * DAY_MS

/** Is the network or the device new, compared with earlier sign-ins? At the first sign-in neither is. */
export function visit(known: Places | null, from: { ip: string; userAgent: string }, now: number) {
  const network = networkOf(from.ip)
  const device = deviceOf(from.userAgent)
  const { networks = [], devices = [], ...rest } = known ?? {}
  return {
    isNew: known?.networks !== undefined && !(isSeen(networks, network, now) && isSeen(devices, device, now)),
    places: { ...rest, networks: seen(networks, network, now), devices: seen(devices, device, now) },
  }
}

/** The places of a user who has followed a mailed link from this network address. */
export function followLink(known: Places | null, ip: string, now: number): Places {
  return { ...known, proven: seen(known?.proven ?? [], networkOf(ip), now) }
}

/** Has the user signed in from the network of this address before, or followed a mailed link there? */
export function isKnownPlace(known: Places | null, ip: string, now: number): boolean {
  const network = networkOf(ip)
  return network !== '' && isSeen([...(known?.networks ?? []), ...(known?.proven ?? [])], network, now)
}

function isSeen(list: Seen[], name: string, now: number): boolean {
  return list.some((one) => one.name === name && now - one.at < PLACES_KEPT_MS)
}

function seen(list: Seen[], name: string, now: number): Seen[] {
  return [...list.filter((one) => one.name !== name), { name, at: now }].slice(-REMEMBERED)
}

const BROWSERS: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/\b(iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/**
 * "Firefox" and "Linux"; of other programs their own name. What is unknown is left out. Without versions, so that an
 * update makes no new device.
 */
export function programOf(userAgent: string): { browser?: string; system?: string } {
  const named = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1]
  const system = named(SYSTEMS)
  const browser = named(BROWSERS) ?? (system ? undefined : /^[\w.-]{1,40}/.exec(userAgent)?.[0])
  return { ...(browser && { browser }), ...(system && { system }) }
}

/** Tells devices of one user apart. People do not read it: letters join browser and system in their own language. */
export function deviceOf(userAgent: string): string {
  const { browser, system } = programOf(userAgent)
  return [browser, system].filter(Boolean).join(' on ')
}

/** The hash that is stored. The token itself is shown once and not stored. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

const TOKEN = /^hfs_([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{6})$/

/**
 * "hfs_", 32 random bytes and a checksum, so that scanners for leaked secrets recognise it and a typing error is found
 * without a look-up in the database.
 */
export function writeToken(random: Buffer): string {
  const body = random.toString('base64url')
  return `hfs_${body}${checksum(body)}`
}

export function isToken(text: string): boolean {
  const match = TOKEN.exec(text)
  return match !== null && checksum(match[1]!) === match[2]
}

function checksum(body: string): string {
  return createHash('sha256').update(`hfs_${body}`).digest('base64url').slice(0, 6)
}

/**
 * A second secret of the session. A page sends it with each change to prove that it is no cross-site page; the page
 * must not know the token itself. It is computed from the token each time: nothing is stored, and no key of the service
 * has to be kept or replaced for it.
 */
export function csrfToken(token: string): string {
  return createHmac('sha256', token).update('holdfast csrf token').digest('base64url')
}
