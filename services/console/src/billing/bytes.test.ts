import { expect, test } from '@jest/globals'
import { bytesText } from './bytes.ts'

test('when bytes are shown then in the largest unit of which there is one, with one decimal', () => {
  expect([0, 999, 1_000, 1_260_000, 10_000_000_000, 2e18].map((bytes) => bytesText(bytes, 'en'))).toEqual([
    '0 byte',
    '999 byte',
    '1 kB',
    '1.3 MB',
    '10 GB',
    '2,000 PB',
  ])
})
