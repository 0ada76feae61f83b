import { expect, test } from '@jest/globals'
import { moveWallClock } from './wall-clock.ts'

test('when the wall clock is moved then Date is moved and no other clock, until it is moved back', () => {
  const before = Date.now()
  const monotonic = performance.now()
  moveWallClock(3_600_000)
  try {
    expect(Date.now() - before).toBeGreaterThanOrEqual(3_600_000)
    expect(Date.parse(new Date().toISOString()) - before).toBeGreaterThanOrEqual(3_600_000)
    expect(performance.now() - monotonic).toBeLessThan(60_000)
    expect(new Date(0).toISOString()).toBe('1970-01-01T00:00:00.000Z')
    expect(new Date() instanceof Date).toBe(true)
  } finally {
    moveWallClock(0)
  }
  expect(Date.now() - before).toBeLessThan(60_000)
})
