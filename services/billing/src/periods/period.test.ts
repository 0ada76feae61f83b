import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { shown } from '../testing/shown.ts'
import {
  type Anchor,
  anchorAt,
  dateAt,
  lastDateOf,
  MONTHS,
  monthAt,
  overlap,
  secondsBetween,
  startOfDay,
  startOfMonth,
  wholeSecond,
} from './period.ts'

const instant = (text: string) => Temporal.Instant.from(text)
const datesOf = (anchor: Anchor, months: number[]) =>
  months.map((month) => dateAt(startOfMonth(anchor, month), anchor.zone))
const milliseconds = (of: Temporal.Instant) => of.epochMilliseconds

// East and west, half hours, zones that change their clocks at midnight, and one that left a day out.
const zones = [
  'Europe/Paris',
  'Europe/Stockholm',
  'America/New_York',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Beirut',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'UTC',
]
const anyZone = fc.constantFrom(...zones)
const anyInstant = fc
  .integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2040, 0, 1) })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms))

describe('given an anchor on the 31st', () => {
  test('when months are shorter, then it falls on their last day and returns to the 31st', () => {
    const anchor = { date: '2027-10-31', zone: 'Europe/Paris' }
    expect(datesOf(anchor, [0, 1, 2, 3, 4, 5, 6, 7])).toEqual([
      '2027-10-31',
      '2027-11-30',
      '2027-12-31',
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
      '2028-05-31',
    ])
  })
})

describe('given an anchor on a leap day', () => {
  test('when years have none, then it falls on 28 February and returns to the 29th', () => {
    const years = [0, 1, 2, 3, 4].map((year) => year * MONTHS.year)
    expect(datesOf({ date: '2028-02-29', zone: 'Europe/Paris' }, years)).toEqual([
      '2028-02-29',
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ])
  })
})

describe('when clocks change', () => {
  test('then a period still begins at the local midnight, and is an hour shorter or longer', () => {
    const anchor = { date: '2026-03-01', zone: 'Europe/Paris' }
    expect(startOfMonth(anchor, 0).toString()).toBe('2026-02-28T23:00:00Z')
    expect(startOfMonth(anchor, 1).toString()).toBe('2026-03-31T22:00:00Z')
    expect(secondsBetween(startOfMonth(anchor, 0), startOfMonth(anchor, 1))).toBe(BigInt((31 * 24 - 1) * 3600))
    expect(secondsBetween(startOfMonth(anchor, 7), startOfMonth(anchor, 8))).toBe(BigInt((31 * 24 + 1) * 3600))
  })

  test('then a day without a midnight begins at its first moment', () => {
    const anchor = { date: '2018-10-04', zone: 'America/Sao_Paulo' }
    expect(startOfMonth(anchor, 1).toString()).toBe('2018-11-04T03:00:00Z')
    expect(startOfDay(instant('2018-11-04T12:00:00Z'), anchor.zone).toString()).toBe('2018-11-04T03:00:00Z')
  })
})

// Others bill such a company twice or not at all, as they take the day from one zone and the month from another.
describe('given a seller far from UTC, when a company is created around midnight at the end of a month', () => {
  test('then east of it the day is already the next one', () => {
    const anchor = anchorAt(instant('2026-01-31T11:30:00Z'), 'Pacific/Auckland')
    expect(anchor.date).toBe('2026-02-01')
    expect(startOfMonth(anchor, 0).toString()).toBe('2026-01-31T11:00:00Z')
    expect(monthAt(anchor, instant('2026-01-31T11:30:00Z'))).toBe(0)
    expect(monthAt(anchor, instant('2026-02-28T10:59:59Z'))).toBe(0)
    expect(monthAt(anchor, instant('2026-02-28T11:00:00Z'))).toBe(1)
  })

  test('then west of it the day is still the one before', () => {
    const anchor = anchorAt(instant('2026-02-01T07:30:00Z'), 'America/Los_Angeles')
    expect(anchor.date).toBe('2026-01-31')
    expect(startOfMonth(anchor, 1).toString()).toBe('2026-02-28T08:00:00Z')
    expect(monthAt(anchor, instant('2026-02-28T07:59:59Z'))).toBe(0)
    expect(monthAt(anchor, instant('2026-02-28T08:00:00Z'))).toBe(1)
  })
})

describe('whatever the zone and the first day', () => {
  test('then months tile time: every moment is in exactly one, without a gap or an overlap', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, anyInstant, (created, zone, at) => {
        const anchor = anchorAt(created, zone)
        const month = monthAt(anchor, at)
        expect(milliseconds(startOfMonth(anchor, month))).toBeLessThanOrEqual(milliseconds(at))
        expect(milliseconds(startOfMonth(anchor, month + 1))).toBeGreaterThan(milliseconds(at))
      }),
    )
  })

  test('then the first month contains the moment of creation, and begins on its day', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (created, zone) => {
        const anchor = anchorAt(created, zone)
        expect(monthAt(anchor, created)).toBe(0)
        expect(startOfMonth(anchor, 0).equals(startOfDay(created, zone))).toBe(true)
      }),
    )
  })

  test('then each month begins on the day of the anchor, or on the last day of a shorter one', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, fc.integer({ min: -30, max: 240 }), (created, zone, month) => {
        const anchor = anchorAt(created, zone)
        // In 2011 Samoa had no 30 December: what would begin on it begins with the 31st.
        fc.pre(zone !== 'Pacific/Apia')
        const day = Temporal.PlainDate.from(dateAt(startOfMonth(anchor, month), zone))
        expect(day.day).toBe(Math.min(Temporal.PlainDate.from(anchor.date).day, day.daysInMonth))
      }),
    )
  })

  test('then twelve months are a year, also from a leap day', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, fc.nat(20), (created, zone, years) => {
        const anchor = anchorAt(created, zone)
        const expected = Temporal.PlainDate.from(anchor.date).add({ years }).toZonedDateTime(zone).toInstant()
        expect(startOfMonth(anchor, years * MONTHS.year).equals(expected)).toBe(true)
      }),
    )
  })
})

describe('when two periods are laid over each other', () => {
  const period = (from: string, to: string) => ({ from: instant(from), to: instant(to) })
  const january = period('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z')

  test('then their common time is what both have, and touching is nothing', () => {
    expect(shown(overlap(january, period('2026-01-20T00:00:00Z', '2026-03-01T00:00:00Z')))).toEqual({
      from: '2026-01-20T00:00:00Z',
      to: '2026-02-01T00:00:00Z',
    })
    expect(overlap(january, period('2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'))).toBeUndefined()
  })

  test('then the last day that a document shows is the one before the end', () => {
    expect(lastDateOf(january, 'UTC')).toBe('2026-01-31')
    expect(lastDateOf(january, 'America/New_York')).toBe('2026-01-31')
    expect(lastDateOf(period('2026-01-01T00:00:00Z', '2026-02-01T05:00:01Z'), 'America/New_York')).toBe('2026-02-01')
  })

  test('then parts of a second do not count', () => {
    expect(wholeSecond(instant('2026-01-01T00:00:00.999Z')).toString()).toBe('2026-01-01T00:00:00Z')
    expect(secondsBetween(instant('2026-01-01T00:00:00.9Z'), instant('2026-01-01T00:00:01.1Z'))).toBe(1n)
  })
})
