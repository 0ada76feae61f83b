import { expect, test } from '@jest/globals'
import { visibleName } from './name.ts'

test('when a name of an earlier release turns the text around then it is shown without these marks', () => {
  expect(visibleName('\u202eevil\u2066\u200f Ltd\u0007', '(without a name)')).toBe('evil Ltd')
  expect(visibleName('שלום & <b>', '(without a name)')).toBe('שלום & <b>')
})

test('when a name shows nothing then that is said', () => {
  for (const name of ['', ' ', '\u200e', '\u2800', '\u3164'])
    expect(visibleName(name, '(without a name)')).toBe('(without a name)')
})
