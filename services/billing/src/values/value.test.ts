import { expect, test } from '@jest/globals'
import { instant } from '../testing/plans.ts'
import { shown } from '../testing/shown.ts'
import { textOf, valueFrom } from './value.ts'

test('when two values say the same, then they have one text, and else not', () => {
  const at = instant('2026-01-01T00:00:00Z')
  expect(textOf({ a: 1n, b: [at, 'x', null], c: undefined })).toBe(textOf({ b: [at, 'x', null], a: 1n }))
  const texts = [
    { a: 'b,c' },
    { a: ['b', 'c'] },
    { a: ['b,c'] },
    { a: at },
    { a: at.add({ seconds: 1 }) },
    { a: null },
    {},
  ]
  expect(new Set(texts.map(textOf)).size).toBe(texts.length)
})

test('when a value is read back from its text, then it is the same', () => {
  const value = {
    at: instant('2026-01-01T00:00:00Z'),
    lines: [{ amount: -5n, of: 'x', none: null }],
    is: true,
    number: 1.5,
  }
  const again = valueFrom<typeof value>(textOf(value))
  expect(shown(again)).toEqual(shown(value))
  expect(again.at.equals(value.at)).toBe(true)
  expect(textOf(again)).toBe(textOf(value))
})
