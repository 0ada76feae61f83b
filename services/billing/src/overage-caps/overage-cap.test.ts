import { describe, expect, test } from '@jest/globals'
import { instant } from '../testing/plans.ts'
import { capOf, changeCap, noCap } from './overage-cap.ts'

const month = (from: string, to: string) => ({ from: instant(`${from}T00:00:00Z`), to: instant(`${to}T00:00:00Z`) })
const [november, december, january] = [
  month('2026-11-01', '2026-12-01'),
  month('2026-12-01', '2027-01-01'),
  month('2027-01-01', '2027-02-01'),
]
const running = (soFar: bigint) => ({ ended: [], running: { whole: december, soFar } })

describe('when a company sets a cap', () => {
  test('then it holds for the running month and those that follow, but takes nothing back', () => {
    const cap = changeCap(noCap('a'), 500n, running(200n))
    expect([capOf(cap, december), capOf(cap, january)]).toEqual([500n, 500n])
    const low = changeCap(noCap('a'), 100n, running(200n))
    expect([capOf(low, december), capOf(low, january)]).toEqual([200n, 100n])
    // Who lowers it again and again pays what was used when it was lowered last.
    const lower = changeCap(low, 0n, running(200n))
    expect([capOf(lower, december), capOf(lower, january)]).toEqual([200n, 0n])
  })

  test('then months that have ended keep what held for them', () => {
    const first = changeCap(noCap('a'), 0n, { ended: [november], running: { whole: december, soFar: 0n } })
    expect([capOf(first, november), capOf(first, december)]).toEqual([undefined, 0n])
    const second = changeCap(first, 900n, { ended: [november, december], running: { whole: january, soFar: 0n } })
    expect([november, december, january].map((whole) => capOf(second, whole))).toEqual([undefined, 0n, 900n])
    expect(Object.keys(second.months)).toHaveLength(2)
  })

  test('then a higher one, or none, counts at once, and the same one changes nothing', () => {
    const cap = changeCap(noCap('a'), 500n, running(0n))
    expect(capOf(changeCap(cap, 900n, running(500n)), december)).toBe(900n)
    expect(capOf(changeCap(cap, undefined, running(500n)), december)).toBeUndefined()
    expect(changeCap(cap, 500n, running(0n))).toBe(cap)
  })
})
