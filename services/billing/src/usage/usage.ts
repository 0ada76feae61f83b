import { Temporal } from 'temporal-polyfill'
import { dateAt, isBefore, lastDateOf, type Period, startOfDay } from '../periods/period.ts'
import type { Meter } from '../plans/plan.ts'

/** Who asked, and for what: people for pages, bots for anything, people for what pages need. */
export type VisitorClass = 'people' | 'bots' | 'assets'

/** What a counter of a host shows for one day: absolute, so the same reading may come any number of times. */
export interface UsageReading {
  /** Site names the host that counted: each host has one, and it never goes back. */
  readonly counterId: string
  readonly siteId: string
  readonly environmentId: string
  /** Of the site: whose company it was. */
  readonly tenure: number
  /** UTC, `2026-01-31`. */
  readonly day: string
  readonly visitorClass: VisitorClass
  readonly requests: bigint
  readonly bytes: bigint
}

/** What is kept of all readings of a counter. */
export type UsageLine = UsageReading

/**
 * `lower`: a counter never goes back, so the reading is an old one that came late, or the counter is broken; the higher
 * value is kept. `not-understood`: it can be no reading, and nothing is kept of it.
 */
export type ReadingOutcome = 'first' | 'grown' | 'same' | 'lower' | 'not-understood'

/** Used in some time. */
export type Usage = Readonly<Record<Meter, bigint>>

export const noUsage: Usage = { visits: 0n, bytes: 0n }

const MOST = 2n ** 63n - 1n

/** What readings are told apart by. */
export function keyOfReading(reading: UsageReading): string {
  const { counterId, environmentId, tenure, day, visitorClass } = reading
  return [environmentId, tenure, day, visitorClass, counterId].join('/')
}

/** Takes a reading to what is kept under its key. A value only grows. */
export function takeReading(
  kept: UsageLine | undefined,
  reading: UsageReading,
  now: Temporal.Instant,
): { line?: UsageLine; outcome: ReadingOutcome } {
  if (!isUnderstood(reading, now)) return { ...(kept && { line: kept }), outcome: 'not-understood' }
  if (!kept) return { line: reading, outcome: 'first' }
  const isLower = reading.requests < kept.requests || reading.bytes < kept.bytes
  const isHigher = reading.requests > kept.requests || reading.bytes > kept.bytes
  if (!isHigher) return { line: kept, outcome: isLower ? 'lower' : 'same' }
  const line = {
    ...kept,
    requests: larger(kept.requests, reading.requests),
    bytes: larger(kept.bytes, reading.bytes),
  }
  return { line, outcome: isLower ? 'lower' : 'grown' }
}

/** What people used: bots are counted, and nobody pays for them. */
export function usageOf(lines: Iterable<UsageLine>, days: Days | undefined): Usage {
  let [visits, bytes] = [0n, 0n]
  for (const { day, visitorClass, ...line } of lines) {
    if (!days || day < days.first || day > days.last || visitorClass === 'bots') continue
    if (visitorClass === 'people') visits += line.requests
    bytes += line.bytes
  }
  return { visits, bytes }
}

/** Both are part of it. */
export interface Days {
  readonly first: string
  readonly last: string
}

/**
 * The days of usage that belong to a time: those whose date is one of its dates. Hosts count by days of UTC and periods
 * begin by the seller's clock, so the hours of the difference count on the day that UTC says. A day belongs to the part
 * of the time in which it begins, so each is in exactly one.
 */
export function daysOf(period: Period, zone: string): Days | undefined {
  const begins = dateAt(period.from, zone)
  const isFromItsStart = startOfDay(period.from, zone).equals(period.from)
  const first = isFromItsStart ? begins : Temporal.PlainDate.from(begins).add({ days: 1 }).toString()
  const last = lastDateOf(period, zone)
  return first <= last ? { first, last } : undefined
}

/** From when on a month is summed up: what hosts tell later than that is shown, and not charged any more. */
export function settlesAt({ to }: Period, graceDays: number): Temporal.Instant {
  return to.add({ hours: 24 * graceDays })
}

/** A day is over everywhere before the day after tomorrow. */
function isUnderstood({ day, requests, bytes, tenure }: UsageReading, now: Temporal.Instant): boolean {
  if (requests < 0n || bytes < 0n || requests > MOST || bytes > MOST || !Number.isSafeInteger(tenure)) return false
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  try {
    return !isBefore(now.add({ hours: 24 }), Temporal.Instant.from(`${day}T00:00:00Z`))
  } catch {
    return false
  }
}

function larger(one: bigint, other: bigint): bigint {
  return one > other ? one : other
}
