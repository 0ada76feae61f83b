import { Temporal } from 'temporal-polyfill'

/** Half open: what happens at `to` belongs to the next one. */
export interface Period {
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

export type Interval = 'month' | 'year'

/**
 * From where months are counted. The date is kept whole, and every month is counted from it and not from the month
 * before: the 31st falls on the last day of shorter months and returns to the 31st, 29 February likewise.
 */
export interface Anchor {
  /** A date, `2026-01-31`: of the first day of the first period. */
  readonly date: string
  /** The seller's zone, `Europe/Paris`. */
  readonly zone: string
}

/** A year is twelve of the months that are counted here, so months tile years. */
export const MONTHS: Readonly<Record<Interval, number>> = { month: 1, year: 12 }

export function anchorAt(instant: Temporal.Instant, zone: string): Anchor {
  return { date: dateAt(instant, zone), zone }
}

/** When a month begins: at the first moment of its day, which is not midnight where clocks go forward at midnight. */
export function startOfMonth({ date, zone }: Anchor, month: number): Temporal.Instant {
  return startOfDate(Temporal.PlainDate.from(date).add({ months: month }), zone)
}

/** The month that contains an instant; below 0 before the anchor. */
export function monthAt(anchor: Anchor, instant: Temporal.Instant): number {
  const date = Temporal.PlainDate.from(anchor.date)
  const day = Temporal.PlainDate.from(dateAt(instant, anchor.zone))
  // By the calendar alone it is this one, or the one before where the day of the anchor is still to come.
  let month = (day.year - date.year) * 12 + day.month - date.month
  while (isBefore(instant, startOfMonth(anchor, month))) month--
  return month
}

export function startOfDay(instant: Temporal.Instant, zone: string): Temporal.Instant {
  return instant.toZonedDateTimeISO(zone).startOfDay().toInstant()
}

/** The local date of an instant, as `2026-01-31`. */
export function dateAt(instant: Temporal.Instant, zone: string): string {
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** The local date of a period's last moment, for documents, where both dates are part of it. */
export function lastDateOf(period: Period, zone: string): string {
  return dateAt(period.to.subtract({ milliseconds: 1 }), zone)
}

export function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return one.epochMilliseconds < other.epochMilliseconds
}

export function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return isBefore(one, other) ? other : one
}

export function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return isBefore(other, one) ? other : one
}

/** The time that both have, or nothing. */
export function overlap(one: Period, other: Period): Period | undefined {
  const shared = { from: later(one.from, other.from), to: earlier(one.to, other.to) }
  return isBefore(shared.from, shared.to) ? shared : undefined
}

/** Time is charged by the second; what is left of one does not count. */
export function wholeSecond(instant: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(instant.epochMilliseconds / 1000) * 1000)
}

export function secondsBetween(from: Temporal.Instant, to: Temporal.Instant): bigint {
  return BigInt(Math.floor(to.epochMilliseconds / 1000) - Math.floor(from.epochMilliseconds / 1000))
}

function startOfDate(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return date.toZonedDateTime(zone).toInstant()
}
