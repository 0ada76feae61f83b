import { createHash, createHmac } from 'node:crypto'
import { DomainError } from '@holdfast/errors'
import { type PassCode, passCode } from '../two-factor/two-factor.ts'
import type { ActiveUser, User, UserDecision } from '../users/user.ts'

const DAY_MS = 24 * 3_600_000
const LIFETIME_MS = 30 * DAY_MS
const IDLE_MS = 7 * DAY_MS
/** Use is written down this often, so that asking costs a read and no write. */
export const TOUCH_MS = 5 * 60_000

export interface Session {
  sessionId: string
  userId: string
  /** SHA-256 of the token, base64url. */
  tokenHash: string
  createdAt: number
  lastUsedAt: number
  expiresAt: number
  /** When password (and code) were last proven. */
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
  /** The hash that the given password was found to match, outside of the transaction. */
  matchedHash: string
  /** The same password by today's parameters, when the kept one is outdated. */
  newHash?: string
  code?: string
  session: NewSession
}

/** Signing in counts as a proof. A user who is disabled or leaving cannot, and is not told why. */
export function signIn(user: User, given: SignIn, now: number, pass: PassCode): UserDecision & { starting: Session } {
  if (user.state !== 'active' || user.passwordHash !== given.matchedHash) throw new DomainError('sign-in-failed')
  const passed = passCode(user, given.code, now, pass)
  if (passed === 'needed') throw new DomainError('code-needed')
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

/** A fresh proof: the password was right; with two-factor on the code counts too. */
export function prove(user: ActiveUser, sessionId: string, code: string | undefined, now: number, pass: PassCode) {
  const passed = passCode(user, code, now, pass)
  if (passed === 'needed') throw new DomainError('proof-failed', { detail: 'A two-factor code is needed too' })
  if (passed === 'wrong') throw new DomainError('proof-failed')
  const codePassed = user.twoFactor.state === 'on'
  return { ...passed, proving: { sessionId, provenAt: now, codePassed }, result: { provenAt: now } }
}

/** What is remembered of where a user signed in from. Erasable. */
export interface Places {
  networks: string[]
  devices: string[]
}

const REMEMBERED = 50

/** Is it another network or another device than ever before? The first place of all is not new. */
export function visit(known: Places | null, from: { ip: string; userAgent: string }) {
  const network = networkOf(from.ip)
  const device = deviceOf(from.userAgent)
  const { networks, devices } = known ?? { networks: [], devices: [] }
  return {
    isNew: known !== null && !(networks.includes(network) && devices.includes(device)),
    places: { networks: latest(networks, network), devices: latest(devices, device) },
  }
}

function latest(known: string[], present: string): string[] {
  return [...known.filter((one) => one !== present), present].slice(-REMEMBERED)
}

/** The /24 of an IPv4 address, the /48 of an IPv6 one: what a household or office has, not a single machine. */
export function networkOf(ip: string): string {
  const v4 = /^(?:::ffff:)?(\d+)\.(\d+)\.(\d+)\.\d+$/i.exec(ip)
  if (v4) return `${v4[1]}.${v4[2]}.${v4[3]}.0/24`
  if (!ip.includes(':')) return ''
  return `${leadingGroups(ip, 3)}::/48`
}

/** The address itself, for IPv6 its /64: whoever has one address of it has them all. */
export function hostOf(ip: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)
  if (v4) return v4[1]!
  return ip.includes(':') ? `${leadingGroups(ip, 4)}::/64` : ip
}

function leadingGroups(ip: string, count: number): string {
  const [head = '', tail] = ip.toLowerCase().split('%')[0]!.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = !tail ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  const groups = [...before, ...zeros, ...after].slice(0, count)
  return groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')
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

/** "Firefox on Linux"; for programs the name they give themselves. Without versions: an update is no new device. */
export function deviceOf(userAgent: string): string {
  const named = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1]
  const browser = named(BROWSERS)
  const system = named(SYSTEMS)
  if (browser && system) return `${browser} on ${system}`
  return browser ?? system ?? /^[\w.-]{1,40}/.exec(userAgent)?.[0] ?? ''
}

/** The token is shown once; this stays. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

const TOKEN = /^hfs_([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{6})$/

/** "hfs_", 32 random bytes, a checksum: recognisable to scanners for leaked secrets, mistypings found without a look-up. */
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

/** Another secret of the same session, for the page that must not know the token. Not stored. */
export function csrfToken(secret: string, sessionId: string): string {
  return createHmac('sha256', secret).update(`identity/csrf\0${sessionId}`).digest('base64url')
}
