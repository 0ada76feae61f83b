import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  answered,
  confirmed,
  isConfirmedByAll,
  isInForce,
  openWait,
  type Registration,
  registrationsRead,
  silent,
  unsettled,
} from './in-force.ts'

const LEASE = 5_000
const AFTER_LEASE = 5_501
const registration = (id: string, over: Partial<Registration> = {}): Registration => ({
  id,
  lease: LEASE,
  state: 'granting',
  ...over,
})
const given = (...registrations: Registration[]) => {
  const wait = openWait({ shard: 0, seq: 7 }, LEASE, 0)
  registrationsRead(wait, registrations, 0)
  return wait
}
const reply = (outstanding: string[], known: string[] = []) => ({
  settled: outstanding.length === 0,
  outstanding,
  confirmed: known,
})

describe('a change is in force', () => {
  test('when every registration answers that its holders have confirmed', () => {
    const wait = given(registration('x'), registration('y'))
    expect(isInForce(wait, 1)).toBe(false)
    answered(wait, 'x', reply([]), 1)
    expect(isInForce(wait, 1)).toBe(false)
    expect(unsettled(wait)).toEqual(['y'])
    answered(wait, 'y', reply([]), 2)
    expect(isInForce(wait, 2)).toBe(true)
  })

  test('when lease × 1.1 has passed, and not a lease', () => {
    const wait = given(registration('x'))
    expect(isInForce(wait, LEASE + 100)).toBe(false)
    expect(isInForce(wait, AFTER_LEASE)).toBe(true)
    expect(isConfirmedByAll(wait)).toBe(false)
  })

  test('when the longest lease of all has passed, not only the own', () => {
    const wait = given(registration('x'), registration('y', { lease: 8_000 }))
    expect(isInForce(wait, AFTER_LEASE)).toBe(false)
    expect(isInForce(wait, 8_801)).toBe(true)
  })

  test('never before the registrations were read', () => {
    const wait = openWait({ shard: 0, seq: 7 }, LEASE, 0)
    answered(wait, 'x', reply([]), 1)
    expect(isInForce(wait, AFTER_LEASE)).toBe(false)
  })

  test('when an outstanding replica confirms, to whomever', () => {
    const wait = given(registration('x'), registration('y'))
    answered(wait, 'x', reply(['a']), 1)
    answered(wait, 'y', reply(['b'], ['a']), 1)
    expect(isInForce(wait, 1)).toBe(false)
    confirmed(wait, 'b')
    expect(isInForce(wait, 1)).toBe(true)
  })

  test('when the own registration was closed meanwhile, the new book does not answer for it', () => {
    const wait = given(registration('own'))
    answered(wait, 'new', reply([]), 1)
    expect(isInForce(wait, 1)).toBe(false)
  })

  test('when a registration is gone at a later read, it need not answer', () => {
    const wait = given(registration('x'), registration('y'))
    answered(wait, 'x', reply([]), 1)
    registrationsRead(wait, [registration('x')], 2)
    expect(isInForce(wait, 2)).toBe(true)
  })

  test('when a registration is closing, it still counts', () => {
    const wait = given(registration('x', { state: 'closing' }))
    expect(isInForce(wait, 1)).toBe(false)
  })
})

test('when an owner is silent for a second, it is named; one that answers or is closing already is not', () => {
  const wait = given(registration('x'), registration('y'), registration('z', { state: 'closing' }))
  answered(wait, 'x', reply(['a']), 500)
  expect(silent(wait, 999)).toEqual([])
  expect(silent(wait, 1_000)).toEqual(['y'])
  registrationsRead(wait, [registration('x'), registration('y', { state: 'closing' })], 1_100)
  expect(silent(wait, 1_200)).toEqual([])
  expect(silent(wait, 1_500)).toEqual(['x'])
})

test('whatever is heard, before the lease ends nothing is in force that a holder named every time has not confirmed', () => {
  const heard = fc.record({
    from: fc.constantFrom('x', 'y'),
    outstanding: fc.subarray(['a', 'b', 'c']),
    known: fc.subarray(['a', 'b', 'c']),
  })
  fc.assert(
    fc.property(fc.array(heard, { maxLength: 8 }), (replies) => {
      const wait = given(registration('x'), registration('y'))
      for (const { from, outstanding, known } of replies) answered(wait, from, reply(outstanding, known), 1)
      const all = new Set(replies.flatMap(({ known }) => known))
      const isExpected = ['x', 'y'].every((id) => {
        const own = replies.filter(({ from }) => from === id)
        return (
          own.length > 0 && ['a', 'b', 'c'].every((r) => all.has(r) || own.some((one) => !one.outstanding.includes(r)))
        )
      })
      expect(isInForce(wait, 1)).toBe(isExpected)
    }),
  )
})
