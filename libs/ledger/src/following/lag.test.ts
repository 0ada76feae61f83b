import { expect, test } from '@jest/globals'
import { createLag } from './lag.ts'

function given() {
  const clock = { now: 1_000_000 }
  return { clock, lag: createLag(() => clock.now) }
}

test('when nothing waits, then there is no lag, however old the last entry is', () => {
  const { clock, lag } = given()
  lag.known(3, 7)
  lag.applied(3, 7, 900_000)
  clock.now += 3_600_000
  expect(lag.read()).toEqual({ behind: 0, lagMs: 0 })
})

test('when an entry comes after a long pause, then it has waited since it is known, and not since the one before it', () => {
  const { clock, lag } = given()
  lag.known(3, 7)
  lag.applied(3, 7, 900_000)
  clock.now += 3_600_000
  lag.known(3, 9)
  clock.now += 500
  expect(lag.read()).toEqual({ behind: 2, lagMs: 500 })
})

test('when entries are applied steadily and others go on coming, then the lag is the age of the last that was applied', () => {
  const { clock, lag } = given()
  lag.known(3, 100)
  for (let seq = 1; seq <= 50; seq++) {
    clock.now += 1_000
    lag.known(3, 100 + seq)
    lag.applied(3, seq, clock.now - 200)
  }
  expect(lag.read()).toEqual({ behind: 100, lagMs: 200 })
})

test('when several shards wait, then their entries are added up, and the longest lag counts', () => {
  const { clock, lag } = given()
  lag.known(1, 5)
  clock.now += 4_000
  lag.known(2, 3)
  lag.applied(2, 1)
  clock.now += 1_000
  expect(lag.read()).toEqual({ behind: 7, lagMs: 5_000 })
})

test('when another process was seen to be further, then what this one knew before changes nothing', () => {
  const { lag } = given()
  lag.known(1, 5)
  lag.applied(1, 5)
  lag.applied(1, 3, 10)
  lag.known(1, 4)
  expect(lag.read()).toEqual({ behind: 0, lagMs: 0 })
})
