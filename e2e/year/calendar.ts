import { Temporal } from 'temporal-polyfill'

/** Dates and midnights of the seller's zone, as the oracle counts them: instants are seconds, dates are `2028-02-29`. */
export interface Calendar {
  dateOf(moment: number): string
  /** The first moment of a date. */
  midnight(date: string): number
}

export function calendarOf(zone: string): Calendar {
  const midnights = new Map<string, number>()
  return {
    dateOf: (moment) =>
      Temporal.Instant.fromEpochMilliseconds(moment * 1000)
        .toZonedDateTimeISO(zone)
        .toPlainDate()
        .toString(),
    midnight(date) {
      const known = midnights.get(date)
      if (known !== undefined) return known
      const found = Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds / 1000
      midnights.set(date, found)
      return found
    },
  }
}

/** So many months after a date; a day that the month does not have is its last one. */
export function monthsAfter(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const index = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(index / 12), index - Math.floor(index / 12) * 12]
  const isLeap = (toYear % 4 === 0 && toYear % 100 !== 0) || toYear % 400 === 0
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return `${toYear}-${two(toMonth + 1)}-${two(Math.min(day, lengths[toMonth]!))}`
}

export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
