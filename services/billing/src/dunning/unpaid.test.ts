import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { OverdueInvoice } from './dunning.ts'
import { afterSettling, collect, type DunnedCompany, isEnding, isTold, nextLook, sayAbove, undunned } from './unpaid.ts'

const start = Temporal.Instant.from('2026-12-15T00:00:00Z')
const day = (count: number) => start.add({ hours: 24 * count })
const invoice: OverdueInvoice = { number: '1', dueOn: '2026-12-14', knownAt: day(-14) }

/** The company after sweeps on these days. */
function swept(days: readonly number[], overdue: readonly OverdueInvoice[] = [invoice]): DunnedCompany {
  return days.reduce((dunned, each) => collect(dunned, overdue, day(each)).dunned, undunned('company-1'))
}
const unpaid = swept([0, 3, 7, 14, 15])

describe('what company is told', () => {
  test('when it is suspended and pays, then each word has the next version, and is untold until company has it', () => {
    expect(unpaid).toMatchObject({ isUnpaid: true, version: 1, toldVersion: 0 })
    expect(isTold(unpaid)).toBe(false)
    const paid = afterSettling({ ...unpaid, toldVersion: 1 }, [], day(16))
    expect(paid.dunned).toMatchObject({ isUnpaid: false, version: 2, dunning: { state: 'none' } })
    expect(paid.events).toEqual([{ type: 'UnpaidStandingChanged', unpaid: false, version: 2 }])
    expect(isTold(paid.dunned)).toBe(false)
    expect(isTold({ ...paid.dunned, isClosed: true })).toBe(true)
  })

  test('when a part is paid, then nothing changes: the sweep takes the steps', () => {
    const running = swept([0])
    expect(collect(running, [invoice], day(4)).events).toHaveLength(1)
    expect(afterSettling(running, [invoice], day(4))).toEqual({ dunned: running, events: [] })
  })

  test('when company has a higher version, then the same word is said above it', () => {
    expect(sayAbove(unpaid, 7)).toEqual({
      dunned: { ...unpaid, version: 8 },
      events: [{ type: 'UnpaidStandingChanged', unpaid: true, version: 8 }],
    })
    expect(sayAbove(unpaid, 1)).toEqual({ dunned: unpaid, events: [] })
  })
})

test('when it is unpaid for sixty days more, then its subscription ends, unless it pays before that is done', () => {
  const ended = collect(unpaid, [invoice], day(75)).dunned
  expect([isEnding(unpaid), isEnding(ended)]).toEqual([false, true])
  expect(isEnding(afterSettling(ended, [], day(76)).dunned)).toBe(false)
})

test('when nothing is due before some time, then nobody has to look before, and nothing would happen', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 100 }), { maxLength: 12 }), fc.nat({ max: 99 }), (days, early) => {
      const dunned = swept(days.toSorted((a, b) => a - b))
      const look = nextLook(dunned)
      if (look === 'now') return
      const sooner = look === undefined ? day(1_000) : look.subtract({ hours: 1 + early })
      expect(collect(dunned, [invoice], sooner).events).toEqual([])
    }),
  )
})
