import { networkOf, type SecurityEventType, securityEventsOf } from '@holdfast/contracts'
import { pino } from 'pino'
import { openDailyFiles } from './daily-files.ts'
import type { Log } from './log.ts'
import type { Passport } from './principal.ts'

/** What is known about a security event, beside its type and time. Ids and words of ours only. */
export interface SecurityDetails {
  requestId?: string
  userId?: string
  sessionId?: string
  keyId?: string
  /** The id of the user or company that an operator's act is about. */
  about?: string
  /** The service that called, if a service did. */
  caller?: string
  /** A keyed hash of an address that belongs to nobody. */
  address?: string
  /** The /24 of an IPv4 address, the /48 of an IPv6 address. */
  network?: string
  method?: string
  /** The code of the refusal. */
  reason?: string
  /** Which bound on failures was reached. */
  bound?: string
  /** What was wrong. */
  failed?: string
}

/** The trail of authentication: a log of its own, to be shipped and kept apart from others. */
export interface SecurityLog {
  record(type: SecurityEventType, details: SecurityDetails): void
  stop(): void
}

/**
 * @param options.folder where the files are, one a day; without it, events are lines of the process's log, with
 *   `"log":"security"`
 * @param options.days how many days files are kept
 */
export function openSecurityLog(options: {
  service: string
  folder: string | undefined
  days: number
  log: Log
}): SecurityLog {
  const { service, folder, days, log } = options
  if (!folder) {
    // Written at every level that is chosen for other lines, but for none at all.
    const lines = log.child({ log: 'security' }, { level: log.level === 'silent' ? 'silent' : 'info' })
    return { record: (type, details) => lines.info({ type, ...details }), stop() {} }
  }
  const files = openDailyFiles({ folder, name: service, days, log })
  const settings = {
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    // In place of a level, which would always be the same.
    formatters: { level: () => ({ log: 'security' }) },
  }
  const lines = pino(settings, files)
  return { record: (type, details) => lines.info({ type, ...details }), stop: files.stop }
}

/** Records the security events that a call is, with what is known of the caller and what the handler noted. */
export function recordCall(
  security: SecurityLog,
  path: string,
  call: Passport & { noted: SecurityDetails },
  outcome: string,
): void {
  for (const type of securityEventsOf(path, outcome)) {
    const { noted } = call
    security.record(type, {
      ...callerIn(call),
      ...noted,
      method: path.replace('/holdfast.', ''),
      ...(outcome !== 'done' && { reason: outcome }),
    })
  }
}

/** What a passport tells about its caller. */
export function callerIn({ principal, requestId, client }: Passport): SecurityDetails {
  const network = networkOf(client?.ip ?? '')
  const common = { requestId, ...(network && { network }) }
  switch (principal.kind) {
    case 'user':
      return { ...common, userId: principal.userId, sessionId: principal.sessionId }
    case 'api-key':
      return { ...common, userId: principal.userId, keyId: principal.keyId }
    case 'service':
      return { ...common, caller: principal.name }
    case 'anonymous':
      return common
  }
}
