import { createHmac, timingSafeEqual } from 'node:crypto'

/** The parameter of a query that opens a closed environment: `https://…/?holdfast-visit=…`. */
export const VISIT_PARAMETER = 'holdfast-visit'

const VISIT = /^([0-9]{1,12})\.([A-Za-z0-9_-]{43})$/

/**
 * The value of {@link VISIT_PARAMETER}, which lets whoever has it into one closed environment: the end of its life in
 * seconds since 1970, a dot, and the HMAC-SHA256 of `visit <those seconds>` under the bytes of the gate's `linkSecret`,
 * in base64url.
 * @param expiresAt milliseconds since 1970
 */
export function signVisit(linkSecret: string, expiresAt: number): string {
  const seconds = Math.floor(expiresAt / 1000)
  return `${seconds}.${macOf(linkSecret, seconds).toString('base64url')}`
}

/** Whether a value of {@link VISIT_PARAMETER} lets in now. */
export function allowsVisit(value: string, linkSecret: string, now: number): boolean {
  const [, seconds, mac] = VISIT.exec(value) ?? []
  if (seconds === undefined || mac === undefined) return false
  const isGenuine = timingSafeEqual(Buffer.from(mac, 'base64url'), macOf(linkSecret, Number(seconds)))
  return isGenuine && now < Number(seconds) * 1000
}

function macOf(linkSecret: string, seconds: number): Buffer {
  return createHmac('sha256', Buffer.from(linkSecret, 'base64url')).update(`visit ${seconds}`).digest()
}
