import { API_KEY_PREFIX, type SecurityEventType } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { callerIn, type SecurityLog } from '@holdfast/runtime'
import type { FastifyRequest } from 'fastify'
import { bearerOf } from './caller-lookup.ts'
import type { SessionCookie } from './session-cookie.ts'

/** Records how the gateway refused to take a request for its caller's. */
export interface SecurityTrail {
  /** Runs the work, and records it if it is refused for a reason of safety. */
  ofRefusals(request: FastifyRequest, work: () => Promise<void>): Promise<void>
}

const EVENTS: Partial<Record<string, SecurityEventType>> = {
  'not-signed-in': 'session-refused',
  'cross-site-request': 'cross-site-refused',
  'csrf-token-needed': 'csrf-refused',
  'too-many-requests': 'calls-refused',
}

const MINUTE_MS = 60_000
/** Callers of whom it is remembered for a minute that they called too often. */
const MOST_CALLERS = 50_000

export function createSecurityTrail(security: SecurityLog, cookie: SessionCookie): SecurityTrail {
  const told = new Set<string>()
  let since = 0
  return {
    async ofRefusals(request, work) {
      try {
        await work()
      } catch (error) {
        if (error instanceof DomainError) record(request, error)
        throw error
      }
    },
  }

  function record(request: FastifyRequest, { code }: DomainError): void {
    const type = EVENTS[code]
    if (!type) return
    if (type === 'session-refused' && !hasSessionToken(request)) return
    if (type === 'calls-refused' && !isNew(request)) return
    security.record(type, { ...callerIn(request.passport), reason: code })
  }

  /** An API key is recorded by identity, which knows why it was refused. */
  function hasSessionToken(request: FastifyRequest): boolean {
    const bearer = bearerOf(request)
    return bearer === undefined ? cookie.read(request) !== undefined : !bearer.startsWith(API_KEY_PREFIX)
  }

  /** A caller who calls far too often must not fill the log. */
  function isNew({ passport }: FastifyRequest): boolean {
    const now = Date.now()
    if (now - since >= MINUTE_MS) {
      told.clear()
      since = now
    }
    const { userId, keyId, network } = callerIn(passport)
    const caller = keyId ?? userId ?? network ?? ''
    if (told.has(caller) || told.size >= MOST_CALLERS) return false
    told.add(caller)
    return true
  }
}
