import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { faultOf, type NumberSeries, nextNumber, numberOf, type SeriesCounter } from './series.ts'

const yearly: NumberSeries = { pattern: 'HF-{year}-{number:6}', restarts: 'yearly' }
const endless: NumberSeries = { pattern: 'C/{number:4}', restarts: 'never' }

/** Issues on these days, one after the other, as transactions do. */
function issueOn(series: NumberSeries, days: string[]) {
  let counter: SeriesCounter | undefined
  return days.map((day) => {
    const next = nextNumber(series, counter, day)
    counter = next.counter
    return next
  })
}

test('when documents are issued, then each gets the number after the last one', () => {
  const issued = issueOn(yearly, ['2026-12-30', '2026-12-31', '2027-01-01'])
  expect(issued.map(({ number }) => number)).toEqual(['HF-2026-000001', 'HF-2026-000002', 'HF-2027-000001'])
  expect(issueOn(endless, ['2026-12-31', '2027-01-01']).map(({ number }) => number)).toEqual(['C/0001', 'C/0002'])
})

test('when more documents are issued than digits were planned for, then numbers get longer', () => {
  expect(nextNumber(endless, { year: 2026, last: 9_999n, issuedOn: '2026-12-01' }, '2026-12-01').number).toBe('C/10000')
})

test('when a clock is behind around New Year, then neither date nor year runs back', () => {
  const issued = issueOn(yearly, ['2027-01-01', '2026-12-31'])
  expect(issued[1]).toMatchObject({ number: 'HF-2027-000002', issuedOn: '2027-01-01' })
})

test('when two issue at once, then the second decides again on the counter of the first, and no number is left out', () => {
  // A transaction that lost decides once more on what the winner kept; what the loser had decided is nowhere.
  const kept = nextNumber(yearly, undefined, '2026-11-28')
  const lost = nextNumber(yearly, undefined, '2026-11-28')
  const again = nextNumber(yearly, kept.counter, '2026-11-28')
  expect([kept.number, lost.number, again.number]).toEqual(['HF-2026-000001', 'HF-2026-000001', 'HF-2026-000002'])
})

test('when a pattern could give one number twice, then it is refused', () => {
  const faults = (pattern: string, restarts: NumberSeries['restarts'] = 'yearly') => faultOf({ pattern, restarts })
  expect(faultOf(yearly)).toBeUndefined()
  expect(faultOf(endless)).toBeUndefined()
  expect(faults('HF-{number}')).toMatch('has {year}')
  expect(faults('HF-{year}')).toMatch('{number} once')
  expect(faults('{number}-{year}-{number}')).toMatch('{number} once')
  // 2026 and 11, or 20261 and 1.
  expect(faults('{year}{number}')).toMatch('between')
  expect(faults('HF {year}-{number}')).toMatch('letters')
  expect(faults('{year}-{number:99}')).toMatch('{number} once')
})

const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test('whatever the days, every number is given once, none is left out, and dates never run back', () => {
  fc.assert(
    fc.property(fc.constantFrom(yearly, endless), fc.array(day, { maxLength: 60 }), (series, days) => {
      const issued = issueOn(series, days)
      const numbers = issued.map(({ number }) => number)
      expect(new Set(numbers).size).toBe(numbers.length)
      // Each is one more than the last, or the first of a year.
      issued.forEach(({ number, counter: { year, last } }, index) => {
        const before = issued[index - 1]?.counter
        const goesOn = before && (series.restarts === 'never' || before.year === year)
        expect([number, last]).toEqual([numberOf(series, year, last), goesOn ? before.last + 1n : 1n])
      })
      const dates = issued.map(({ issuedOn }) => issuedOn)
      expect(dates).toEqual(dates.toSorted())
    }),
  )
})
