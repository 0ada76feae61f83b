import { createHash, timingSafeEqual } from 'node:crypto'
import { DomainError } from '@holdfast/errors'
import type { FastifyRequest } from 'fastify'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

export function isReading(request: FastifyRequest): boolean {
  return READING.has(request.method)
}

/**
 * Refuses what a browser sends for a page of another site. Browsers send these headers by themselves and no page can
 * forge them; a request without both is not from a browser.
 */
export function refuseCrossSite(request: FastifyRequest, publicUrl: string): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) {
    // "none": the person typed the address or chose a bookmark. "same-site" is refused: other hosts of the domain may
    // belong to other people.
    if (site !== 'same-origin' && site !== 'none') throw new DomainError('cross-site-request')
    return
  }
  const { origin } = request.headers
  if (origin !== undefined && origin !== publicUrl) throw new DomainError('cross-site-request')
}

/** A change by cookie needs the token that only a page which can read our answers knows. */
export function needCsrfToken(request: FastifyRequest, expected: string): void {
  const given = request.headers['x-csrf-token']
  if (typeof given !== 'string' || expected === '' || !isEqual(given, expected)) {
    throw new DomainError('csrf-token-needed')
  }
}

function isEqual(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
