import { expect, test } from '@jest/globals'
import { minorUnitsOf, moneyText, typedAmount } from './money.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test('when an amount is shown then it is exact, and as the language writes it', () => {
  expect(moneyText('1250', 'EUR', 'en')).toBe('€12.50')
  expect(moneyText(-5, 'EUR', 'en')).toBe('-€0.05')
  expect(plain(moneyText('123456', 'EUR', 'fr'))).toBe('1 234,56 €')
  expect(moneyText('900719925474099301', 'EUR', 'en')).toBe('€9,007,199,254,740,993.01')
  expect(moneyText('1250', 'JPY', 'en')).toBe('¥1,250')
})

test('when an amount is typed then it is minor units, with a point or a comma, and nothing else is', () => {
  expect(['12.5', '12,50', ' 12 ', '0', '0.05'].map((text) => minorUnitsOf(text, 'EUR'))).toEqual([
    '1250',
    '1250',
    '1200',
    '0',
    '5',
  ])
  expect(['', '-1', '1.234', '1e3', 'ten', '1,000.00'].map((text) => minorUnitsOf(text, 'EUR'))).toEqual(
    Array(6).fill(undefined),
  )
  expect(minorUnitsOf('12.5', 'JPY')).toBeUndefined()
})

test('when an amount is to be edited then it is what one would type', () => {
  expect(['1250', '5', '0'].map((units) => typedAmount(units, 'EUR'))).toEqual(['12.50', '0.05', '0.00'])
  expect(typedAmount('1250', 'JPY')).toBe('1250')
})
