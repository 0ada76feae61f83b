import {
  barredFromKeys,
  type Decide,
  isForKeys,
  isPermission,
  isWithinRole,
  type PermissionId,
  type Standing,
  permissions as table,
} from '@holdfast/access'
import { textFault, textLengths, tidyText } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'

const MINUTE_MS = 60_000
const YEAR_MS = 366 * 24 * 60 * MINUTE_MS
/** Longer than any real plan, so that a year with a typing error is refused. */
const LONGEST_LIFE_MS = 5 * YEAR_MS
/** The last use is stored at most this often, so that most look-ups of a key cost no write. */
const TOUCH_MS = MINUTE_MS
/** A company's list of keys stays short enough for people to review all of them. */
export const MOST_KEYS = 100

export type KeyEndCause =
  | 'REVOKED'
  | 'EXPIRED'
  | 'MAKER_GONE'
  | 'MAKER_DEMOTED'
  | 'MAKER_DISABLED'
  | 'MAKER_ERASED'
  | 'COMPANY_CLOSED'
  | 'MAKER_RECLAIMED'

export interface Made {
  keyId: string
  companyId: string
  /** The member who made the key, and for whom it acts. */
  userId: string
  /** The membership in which it was made. The key stays invalid if its maker leaves the company and joins again. */
  membershipId: string
  name: string
  permissions: string[]
  /** SHA-256 of the key, base64url. */
  keyHash: string
  createdAt: number
  /** Null if it never expires. */
  expiresAt: number | null
  lastUsedAt: number | null
}

export type LiveKey = Made & {
  state: 'live'
  /** Its maker took their account back. It is accepted no more, and is being ended. */
  isVoid?: true
}
export type RevokedKey = Made & { state: 'revoked'; endedAt: number; cause: KeyEndCause }
export type ApiKey = LiveKey | RevokedKey

/** A member as company knows them now. Company does not know about two-factor: the caller of `decide` adds it. */
export interface MakerMembership {
  membershipId: string
  standing: Standing
}

/** The maker of a key at this moment: an erased or disabled user, no member (`none`), or a member of its company. */
export type Maker = 'erased' | 'disabled' | 'none' | MakerMembership

export interface Wanted {
  keyId: string
  companyId: string
  userId: string
  name: string
  keyHash: string
  expiresAt?: number
  /** If left out, the key gets every permission of its maker that keys may have. */
  permissions?: string[]
}

/**
 * A new key. The caller has checked already that the member may have keys. Throws `not-for-keys`, `beyond-own-access`,
 * `too-many-keys`, `bad-expiry`, `bad-request`.
 * @param present how many live keys the company has
 */
export function make(
  wanted: Wanted,
  { decide, membership, present, now }: { decide: Decide; membership: MakerMembership; present: number; now: number },
): LiveKey {
  if (present >= MOST_KEYS) throw new DomainError('too-many-keys', { detail: `A company has at most ${MOST_KEYS}` })
  const { expiresAt = null, permissions, ...given } = wanted
  checkExpiry(expiresAt, now)
  const { membershipId, standing } = membership
  return {
    ...given,
    membershipId,
    permissions: choose(permissions, decide, standing),
    createdAt: now,
    expiresAt,
    lastUsedAt: null,
    state: 'live',
  }
}

function choose(asked: string[] | undefined, decide: Decide, maker: Standing): string[] {
  const own = ownPermissions(decide, maker)
  if (!asked) return own
  for (const [index, id] of asked.entries()) {
    if (!isPermission(id)) throw badRequest(`/permissions/${index}`, 'is not a permission')
    if (!isForKeys(id)) throw new DomainError('not-for-keys', { detail: `An API key cannot have ${id}` })
    if (!own.includes(id)) throw new DomainError('beyond-own-access', { detail: `You do not have ${id} yourself` })
  }
  // In the order of the permission table, without repeats.
  return own.filter((id) => asked.includes(id))
}

function ownPermissions(decide: Decide, maker: Standing): string[] {
  const ids = Object.keys(table) as PermissionId[]
  return ids.filter((id) => isForKeys(id) && isWithinRole(decide, id, maker))
}

function checkExpiry(expiresAt: number | null, now: number): void {
  if (expiresAt === null) return
  if (expiresAt <= now || expiresAt - now > LONGEST_LIFE_MS) throw new DomainError('bad-expiry')
}

/** The name, tidied. Throws `bad-request` unless it is visible text, see `textFault`. */
export function readName(text: string): string {
  const fault = textFault(text, textLengths.keyName)
  if (fault) throw badRequest('/name', fault)
  return tidyText(text)
}

function badRequest(pointer: string, detail: string): DomainError {
  return new DomainError('bad-request', { errors: [{ pointer, detail }] })
}

/**
 * Why the key is no longer valid, given what its maker is in the company now; undefined while it is valid.
 * A user whose deletion has begun keeps valid keys until company has ended their memberships.
 */
export function endOf(key: LiveKey, maker: Maker, decide: Decide, now: number): KeyEndCause | undefined {
  if (isExpired(key, now)) return 'EXPIRED'
  if (maker === 'erased') return 'MAKER_ERASED'
  if (maker === 'disabled') return 'MAKER_DISABLED'
  if (maker === 'none' || maker.membershipId !== key.membershipId) return 'MAKER_GONE'
  const barred = barredFromKeys(decide, maker.standing)
  if (barred === 'company-closed') return 'COMPANY_CLOSED'
  return barred && 'MAKER_DEMOTED'
}

export function isExpired({ expiresAt }: Made, now: number): boolean {
  return expiresAt !== null && now >= expiresAt
}

export function isUsedLately({ lastUsedAt }: Made, now: number): boolean {
  return lastUsedAt !== null && now - lastUsedAt < TOUCH_MS
}

/** Ends the key for good. Throws `key-revoked` if it has ended already. */
export function revokeKey(key: ApiKey, cause: KeyEndCause, now: number): RevokedKey {
  if (key.state === 'revoked') throw new DomainError('key-revoked')
  const { isVoid: _, ...made } = key
  return { ...made, state: 'revoked', endedAt: now, cause }
}
