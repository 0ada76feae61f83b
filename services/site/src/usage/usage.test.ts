import { describe, expect, test } from '@jest/globals'
import { type CountedEnvironment, DAY_MS, daysAsked, disbelief, grown, type HostReading } from './usage.ts'

const now = Date.parse('2027-03-10T12:00:00Z')
const environment: CountedEnvironment = {
  id: 'e',
  siteId: 's',
  companyId: 'c',
  hostId: 'here',
  tenure: 2,
  createdAt: Date.parse('2027-03-01T08:00:00Z'),
}
const reading = (changes: Partial<HostReading> = {}): HostReading => ({
  environmentId: 'e',
  tenure: 2,
  day: '2027-03-10',
  class: 'people',
  requests: 5,
  bytes: 500,
  ...changes,
})
const because = (changes: Partial<HostReading>, known: CountedEnvironment | undefined = environment) =>
  disbelief(reading(changes), known, { hostId: 'here', now })

describe('what a host has counted', () => {
  test('when it can be true, then it is believed: also of earlier tenures, of today, and of the day of the creation', () => {
    for (const true_ of [{}, { tenure: 1 }, { day: '2027-03-01' }, { requests: 0, bytes: 0 }]) {
      expect(because(true_)).toBeUndefined()
    }
    // A host whose clock is a little ahead has begun the next day.
    const late = Date.parse('2027-03-10T23:30:00Z')
    expect(disbelief(reading({ day: '2027-03-11' }), environment, { hostId: 'here', now: late })).toBeUndefined()
  })

  test('when it is of what another host carries or nobody knows, then it is not', () => {
    expect(disbelief(reading(), environment, { hostId: 'there', now })).toBe('unknown-environment')
    expect(disbelief(reading(), undefined, { hostId: 'here', now })).toBe('unknown-environment')
  })

  test('when it is of a time that has not been, or is over since long, then it is not', () => {
    for (const day of [
      '2027-03-11',
      '2027-02-28',
      '2026-01-01',
      '2027-02-30',
      '2027-13-01',
      'yesterday',
      '9999-12-31',
    ]) {
      expect([day, because({ day })]).toEqual([day, 'impossible-day'])
    }
    const old = { ...environment, createdAt: now - 400 * DAY_MS }
    expect(because({ day: '2027-01-01' }, old)).toBe('impossible-day')
    expect([because({ tenure: 3 }), because({ tenure: 0 })]).toEqual(['unknown-tenure', 'unknown-tenure'])
  })

  test('when it is more than a machine can do, then it is not', () => {
    for (const much of [{ requests: Number.MAX_SAFE_INTEGER }, { bytes: Number.MAX_SAFE_INTEGER }]) {
      expect(because(much)).toBe('impossible-count')
    }
  })

  test('when a value goes back, then the highest one stays', () => {
    const kept = { requests: 5, bytes: 500 }
    expect(grown(kept, { requests: 4, bytes: 500 })).toBe(kept)
    expect(grown(kept, { requests: 5, bytes: 500 })).toBe(kept)
    expect(grown(kept, { requests: 6, bytes: 400 })).toEqual({ requests: 6, bytes: 500 })
    expect(grown(undefined, { requests: 0, bytes: 0 })).toEqual({ requests: 0, bytes: 0 })
  })
})

test('the days that are asked for are all there, thirty when nothing is said, and never too many', () => {
  const days = daysAsked({}, now)
  expect([days.length, days[0], days.at(-1)]).toEqual([30, '2027-02-09', '2027-03-10'])
  expect(daysAsked({ first: '2028-02-28', last: '2028-03-01' }, now)).toEqual([
    '2028-02-28',
    '2028-02-29',
    '2028-03-01',
  ])
  for (const wrong of [{ first: '2027-03-11' }, { last: '2027-02-30' }, { first: '2020-01-01' }, { first: '' }]) {
    expect(() => daysAsked(wrong, now)).toThrow()
  }
})
