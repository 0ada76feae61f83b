import { describe, expect, test } from '@jest/globals'
import {
  formatAmount,
  formatCountry,
  formatDate,
  formatIban,
  formatMoney,
  formatPeriod,
  formatQuantity,
  formatRate,
  formatUnitPrice,
} from './formats.ts'

/** Spaces that do not break look alike and differ from language to language. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('when numbers are shown to people', () => {
  test.each([
    ['en', '1,234,567.89', 'EUR 1,234,567.89', '5.5%', '0.000125'],
    ['fr', '1 234 567,89', '1 234 567,89 EUR', '5,5 %', '0,000125'],
    ['sv', '1 234 567,89', '1 234 567,89 EUR', '5,5 %', '0,000125'],
  ] as const)('then they are written the way of %s', (locale, amount, money, rate, price) => {
    expect(plain(formatAmount(locale, { amount: 123456789n, currency: 'EUR' }))).toBe(amount)
    expect(plain(formatMoney(locale, { amount: 123456789n, currency: 'EUR' }))).toBe(money)
    expect(plain(formatRate(locale, '5.5'))).toBe(rate)
    expect(formatUnitPrice(locale, '0.000125', 'EUR')).toBe(price)
  })

  test('then no digit is lost that a float would lose', () => {
    expect(formatAmount('en', { amount: 9007199254740993n, currency: 'EUR' })).toBe('90,071,992,547,409.93')
    expect(formatQuantity('en', '90071992547409.931')).toBe('90,071,992,547,409.931')
  })

  test('then a currency has its own digits', () => {
    expect(formatAmount('en', { amount: 1500n, currency: 'JPY' })).toBe('1,500')
    expect(formatAmount('en', { amount: 1500n, currency: 'BHD' })).toBe('1.500')
    expect(formatUnitPrice('en', '3', 'EUR')).toBe('3.00')
  })
})

describe('when dates and names are shown to people', () => {
  test.each([
    ['en', '29 February 2028', '1 Feb 2028 – 29 Feb 2028', 'Sweden'],
    ['fr', '29 février 2028', '1 févr. 2028 – 29 févr. 2028', 'Suède'],
    ['sv', '29 februari 2028', '1 feb. 2028 – 29 feb. 2028', 'Sverige'],
  ] as const)(
    'then they are written the way of %s, whatever the zone of the machine',
    (locale, date, period, country) => {
      expect(formatDate(locale, '2028-02-29')).toBe(date)
      expect(formatPeriod(locale, { from: '2028-02-01', to: '2028-02-29' })).toBe(period)
      expect(formatCountry(locale, 'SE')).toBe(country)
    },
  )

  test('then an account number stands in groups of four', () => {
    expect(formatIban('FR7630006000011234567890189')).toBe('FR76 3000 6000 0112 3456 7890 189')
    expect(formatIban('SE45 5000 0000 0583 9825 7466')).toBe('SE45 5000 0000 0583 9825 7466')
  })
})
