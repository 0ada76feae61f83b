import { expect, test } from '@jest/globals'
import { parseVatTable, rateOn, vatPlaceOf } from './table.ts'
import { readVatTable } from './vat-data.ts'

const table = readVatTable()
const standard = (country: string) => {
  const place = vatPlaceOf(table, { line1: '', city: '', postalCode: '', country })
  if (place === 'outside') throw new Error(`${country} is outside`)
  return place.standard
}

// The standard rates of November 2026, written down a second time.
test.each(
  Object.entries({
    ...{ AT: '20', BE: '21', BG: '20', CY: '19', CZ: '21', DE: '19', DK: '25', EE: '24', ES: '21', FI: '25.5' },
    ...{ FR: '20', GR: '24', HR: '25', HU: '27', IE: '23', IT: '22', LT: '21', LU: '17', LV: '21', MT: '18' },
    ...{ NL: '21', PL: '23', PT: '23', RO: '21', SE: '25', SI: '22', SK: '23' },
  }),
)('the standard rate of %s is %s', (country, rate) => {
  expect(rateOn(standard(country), '2026-11-28')).toBe(rate)
  expect(Object.keys(table.members)).toHaveLength(27)
})

test('when a rate changes, then the day decides', () => {
  expect(rateOn(standard('EE'), '2025-06-30')).toBe('22')
  expect(rateOn(standard('EE'), '2025-07-01')).toBe('24')
  expect(rateOn(standard('RO'), '2025-07-31')).toBe('19')
  expect(() => rateOn(standard('RO'), '1999-01-01')).toThrow('before all rates')
})

test('when the file holds anything else, then it is not read', () => {
  const sweden = [
    { from: '2027-01-01', rate: '26' },
    { from: '2016-01-01', rate: '25' },
  ]
  const wrong = { ...table, members: { ...table.members, SE: { standard: sweden } } }
  expect(() => parseVatTable(wrong)).toThrow('follow one another')
  expect(() => parseVatTable({ ...table, members: { SE: { standard: [] } } })).toThrow()
  expect(() => parseVatTable({ ...table, rates: {} })).toThrow()
})
