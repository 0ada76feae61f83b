import { expect, test } from '@jest/globals'
import { openClock, read } from './elapsed-clock.ts'

test('when both clocks run, time passes as on the monotonic one', () => {
  const clock = openClock(100, 5_000_000)
  expect(read(clock, 150, 5_000_051)).toBe(50)
  expect(read(clock, 151, 5_000_051)).toBe(51)
})

test('when the machine slept, the time that passed on the wall counts', () => {
  const clock = openClock(100, 5_000_000)
  read(clock, 101, 5_000_001)
  expect(read(clock, 102, 5_007_002)).toBe(7_002)
})

test('when the wall clock is set back, nothing changes, also not for a sleep later', () => {
  const clock = openClock(0, 5_000_000)
  expect(read(clock, 10, 1_400_010)).toBe(10)
  expect(read(clock, 11, 1_409_011)).toBe(9_011)
})

test('when the clocks are read a little apart many times, it does not add up', () => {
  const clock = openClock(0, 0)
  let now = 0
  for (let time = 1; time <= 10_000; time++) now = read(clock, time, time + (time % 2 ? 4 : 0))
  expect(now).toBe(10_000)
})
