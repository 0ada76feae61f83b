import { expect, test } from '@jest/globals'
import { sizeText } from './size.ts'

test('when a size is written then in the unit that people would take', () => {
  expect([0, 1, 999, 1_000, 1_250_000, 3_000_000_000, 2e18].map((bytes) => sizeText(bytes, 'en'))).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1 kB',
    '1.3 MB',
    '3 GB',
    '2,000 PB',
  ])
  expect(sizeText(1_250_000, 'sv').replace(/\s/u, ' ')).toBe('1,3 MB')
})
