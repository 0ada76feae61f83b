import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Wish } from '@holdfast/driver/contract'
import { allowsVisit, VISIT_PARAMETER } from '@holdfast/driver/visits'
import { queryOf } from './address.ts'

export type SiteGate = NonNullable<Wish['gate']>

/** How long a browser may come again without the password. */
export const VISIT_S = 7 * 86_400

const COOKIE = 'holdfast-gate'
const VALUE = new RegExp(`(?:^|;\\s*)${COOKIE}=([0-9]{1,12})\\.([A-Za-z0-9_-]{43})(?:;|$)`)

/** Whether the cookie says that this browser was let in. Another password or secret ends all of them. */
export function hasCookie(header: string | undefined, gate: SiteGate, environmentId: string, now: number): boolean {
  const [, seconds, mac] = (header !== undefined && VALUE.exec(header)) || []
  if (seconds === undefined || mac === undefined) return false
  const isGenuine = timingSafeEqual(Buffer.from(mac, 'base64url'), macOf(gate, environmentId, seconds))
  return isGenuine && now < Number(seconds) * 1000
}

/** The value of `Set-Cookie` that lets a browser in. */
export function cookieFor(
  gate: SiteGate,
  environmentId: string,
  { now, isSecure }: { now: number; isSecure: boolean },
) {
  const seconds = String(Math.floor(now / 1000) + VISIT_S)
  const mac = macOf(gate, environmentId, seconds).toString('base64url')
  return `${COOKIE}=${seconds}.${mac}; Path=/; Max-Age=${VISIT_S}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}

/** In constant time, whatever was given. */
export function isPassword(given: string, { password }: SiteGate): boolean {
  return timingSafeEqual(hashOf(given), hashOf(password))
}

/** The URL without its signed link, if it has one that lets in now. */
export function withoutVisit(url: string, { linkSecret }: SiteGate, now: number): string | undefined {
  const query = new URLSearchParams(queryOf(url))
  const visit = query.get(VISIT_PARAMETER)
  if (visit === null || !allowsVisit(visit, linkSecret, now)) return undefined
  query.delete(VISIT_PARAMETER)
  const rest = query.size > 0 ? `?${query}` : ''
  return url.slice(0, url.indexOf('?')) + rest
}

function macOf({ linkSecret, password }: SiteGate, environmentId: string, seconds: string): Buffer {
  const text = `cookie ${environmentId} ${hashOf(password).toString('hex')} ${seconds}`
  return createHmac('sha256', Buffer.from(linkSecret, 'base64url')).update(text).digest()
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
