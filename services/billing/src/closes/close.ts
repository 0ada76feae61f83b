import { DomainError } from '@holdfast/errors'
import { Temporal } from 'temporal-polyfill'
import { isMonth } from '../invoices/dates.ts'
import { isBefore, later } from '../periods/period.ts'
import type { Seller } from '../sellers/seller.ts'

/** What an operator wants closed. */
export interface WantedClose {
  /** A month of the seller's zone, `2026-11`. */
  period: string
  /** Nothing is kept of what would be issued. */
  isDryRun: boolean
  /** Usage that comes late is not waited for. */
  isNow: boolean
}

/**
 * A close of a month, company by company in the order of their ids. It has one business time, so whoever goes on with it,
 * and whenever, issues the same documents.
 */
export interface Close extends WantedClose {
  id: string
  /** Documents are of this moment. */
  at: Temporal.Instant
  state: 'running' | 'done'
  /** The last company there was when it began; undefined: there was none. */
  lastCompany?: string
  /** The last company that is done. */
  cursor?: string
  done: number
  total: number
  issued: number
  /** What the documents add up to, less credit notes, in minor units. */
  gross: bigint
  failed: number
  /** The first of those that failed. */
  failures: readonly CloseFailure[]
  endedAt?: Temporal.Instant
}

export interface CloseFailure {
  companyId: string
  reason: string
}

/** What came of one company: a document of this amount, a failure, or nothing. */
/** What was issued to a company, and what it adds up to, less credit notes; or why it could not be. */
export type CompanyOutcome = { documents?: number; gross?: bigint; failure?: string }

const FAILURES = 100

/** Throws `bad-request` and `period-not-over`. */
export function beginClose(
  wanted: WantedClose,
  about: { id: string; seller: Seller; at: Temporal.Instant; total: number; lastCompany?: string },
): Close {
  const { id, seller, at, total, lastCompany } = about
  if (!isMonth(wanted.period)) throw new DomainError('bad-request', { detail: 'The period is a month, as 2026-11' })
  const { ended, complete } = endOf(wanted.period, seller)
  const needed = wanted.isNow ? ended : complete
  if (isBefore(at, needed)) {
    const until = `until ${needed.toString()}`
    throw new DomainError('period-not-over', { detail: wanted.isNow ? until : `With usage that comes late, ${until}` })
  }
  return {
    ...wanted,
    ...{ id, at, total, state: 'running', done: 0, issued: 0, gross: 0n, failed: 0, failures: [] },
    ...(lastCompany !== undefined && { lastCompany }),
  }
}

/** Up to when charges are to be invoiced to stand on its documents. */
export function chargedUpTo({ period, isNow, at }: Close, seller: Seller): Temporal.Instant {
  return isNow ? later(at, endOf(period, seller).complete) : at
}

/**
 * Up to which end the months of companies are summed up for it. Without waiting, those of the period alone: what was used in a
 * month that ended since may still be on its way.
 */
export function summedUpTo({ period, isNow, at }: Close, seller: Seller): Temporal.Instant {
  return isNow ? endOf(period, seller).ended : at
}

/** The next companies of those that there are: none is left out, and none that came later is in it. */
export function companiesOf({ lastCompany }: Close, next: readonly string[]): string[] {
  return next.filter((companyId) => lastCompany !== undefined && companyId <= lastCompany)
}

export function closedCompany(
  close: Close,
  companyId: string,
  { documents = 0, gross = 0n, failure }: CompanyOutcome,
): Close {
  if (close.cursor !== undefined && companyId <= close.cursor) throw new RangeError('a company that is done already')
  const isKept = failure !== undefined && close.failures.length < FAILURES
  return {
    ...close,
    cursor: companyId,
    done: close.done + 1,
    issued: close.issued + documents,
    gross: close.gross + gross,
    failed: close.failed + (failure === undefined ? 0 : 1),
    failures: isKept ? [...close.failures, { companyId, reason: failure }] : close.failures,
  }
}

export function endClose(close: Close, endedAt: Temporal.Instant): Close {
  return { ...close, state: 'done', endedAt }
}

/** When a month has ended in the seller's zone, and when late usage of it has come in. */
function endOf(period: string, { timeZone, lateUsageDays }: Seller) {
  const next = Temporal.PlainYearMonth.from(period).add({ months: 1 }).toPlainDate({ day: 1 })
  const ended = next.toZonedDateTime(timeZone).toInstant()
  return { ended, complete: ended.add({ hours: 24 * lateUsageDays }) }
}
