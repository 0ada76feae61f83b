import { expect, test } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import { readVatTable } from '../taxes/vat-data.ts'
import { dateAt, dueOn, parseSeller, shownOn } from './seller.ts'
import { readSeller } from './seller-data.ts'

const table = readVatTable()
const seller = readSeller(table)

test('when the seller is read, then documents show what they need of it', () => {
  const { sellerId, currency, timeZone, series, ossFrom, paymentDays, lateUsageDays, ...shown } = seller
  expect(shownOn(seller)).toEqual(shown)
  const { electronicAddress, taxRegistrationId, registrationScheme, ...without } = seller
  expect(Object.keys(shownOn(without))).not.toContain('electronicAddress')
})

test('when something could not stand on an invoice, then it is said before there is one', () => {
  const { series, bank } = seller
  const fault = (change: object) => {
    try {
      parseSeller({ ...seller, ...change }, table)
    } catch (error) {
      return error instanceof RangeError ? error.message : 'of the wrong shape'
    }
    return undefined
  }
  expect(fault({})).toBeUndefined()
  expect(fault({ vatId: 'SE556012579002' })).toMatch('the VAT id is not')
  expect(fault({ vatId: 'DE136695976' })).toMatch('the VAT id is not')
  expect(fault({ vatId: 'SE 556012579001' })).toMatch('is written SE556012579001')
  expect(fault({ bank: { ...bank, iban: 'SE4550000000058398257467' } })).toMatch('IBAN')
  expect(fault({ bank: { ...bank, bic: 'ESSE' } })).toMatch('BIC')
  expect(fault({ currency: 'EUX' })).toMatch('currency')
  expect(fault({ timeZone: 'Europe/Uppsala' })).toMatch('time zone')
  expect(fault({ series: { ...series, 'credit-note': series.invoice } })).toMatch('the same numbers')
  expect(fault({ series: { ...series, invoice: { ...series.invoice, pattern: 'HF' } } })).toMatch('{number} once')
  expect(fault({ currency: 'EUX', timeZone: 'Europe/Uppsala' })).toMatch(/currency.*time zone/)
  expect(fault({ paymentDays: -1 })).toBe('of the wrong shape')
  expect(fault({ plan: 'none' })).toBe('of the wrong shape')
})

test('when it is another day where the seller is, then that is the date of issue', () => {
  expect(dateAt(seller, Temporal.Instant.from('2026-12-31T22:59:59Z'))).toBe('2026-12-31')
  expect(dateAt(seller, Temporal.Instant.from('2026-12-31T23:00:00Z'))).toBe('2027-01-01')
  expect(dateAt({ timeZone: 'America/Los_Angeles' }, Temporal.Instant.from('2027-01-01T07:59:59Z'))).toBe('2026-12-31')
  expect(dueOn(seller, '2028-02-20')).toBe('2028-03-05')
})
