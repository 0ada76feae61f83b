import { expect, test } from '@jest/globals'
import { daysOf } from './period.ts'

const at = new Date('2028-03-01T23:59:59Z')

test('when days are counted back then today is the last of them', () => {
  expect(daysOf('30-days', at)).toEqual({ from: '2028-02-01', to: '2028-03-01' })
  expect(daysOf('90-days', at)).toEqual({ from: '2027-12-03', to: '2028-03-01' })
})

test('when it is a month then it is whole, but for the one that runs', () => {
  expect(daysOf('this-month', at)).toEqual({ from: '2028-03-01', to: '2028-03-01' })
  expect(daysOf('last-month', at)).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  expect(daysOf('last-month', new Date('2028-01-31T12:00:00Z'))).toEqual({ from: '2027-12-01', to: '2027-12-31' })
})
