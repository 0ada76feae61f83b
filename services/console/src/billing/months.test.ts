import { expect, test } from '@jest/globals'
import { dayAfter, dayBefore } from './months.ts'

const now = Date.parse('2026-11-29T12:00:00Z')

test('when one goes a month back then it is asked for by a day within it', () => {
  expect(dayBefore('2026-11-14T23:00:00.000Z')).toBe('2026-11-13')
  expect(dayBefore('2026-01-01T05:00:00.000Z')).toBe('2025-12-31')
})

test('when one goes a month on then it has a day, but for the running one', () => {
  expect(dayAfter('2026-09-14T22:00:00.000Z', now)).toBe('2026-09-15')
  expect(dayAfter('2026-11-14T23:00:00.000Z', now)).toBeUndefined()
})
