import { expect, test } from '@jest/globals'
import { moneyText } from './money.ts'

test('when an amount is shown then in the way of the language, exact, with as many digits as the currency has', () => {
  expect(moneyText({ amount: '22500', currency: 'EUR' }, 'en')).toBe('€225')
  expect(moneyText({ amount: '5', currency: 'EUR' }, 'en')).toBe('€0.05')
  expect(moneyText({ amount: '-1999', currency: 'EUR' }, 'en')).toBe('-€19.99')
  expect(moneyText({ amount: '1500', currency: 'JPY' }, 'en')).toBe('¥1,500')
  expect(moneyText({ amount: '900719925474099312', currency: 'EUR' }, 'en')).toBe('€9,007,199,254,740,993.12')
  expect(moneyText({ amount: '1999', currency: 'EUR' }, 'sv')).toBe('19,99\u00a0€')
})
