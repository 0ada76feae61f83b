import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { textFault, tidyText } from './visible-text.ts'

describe('a name', () => {
  test.each([
    'Ada Lovelace',
    "Seán O'Hara-Łukasz",
    'José Ångström',
    '山田 太郎',
    'محمد علی',
    'می\u200cخواهم',
    'क्\u200dष',
    'שלום בע״מ',
    'Chez Nous ❤\ufe0f',
    '👩\u200d👩\u200d👧 & Co.',
    '葛\u{e0100}城',
    '=1+1',
    '<b>Eve</b>',
    '!',
    '7',
  ])('when it is %j, then it is taken as it is', (text) => {
    expect([tidyText(text), textFault(text, 100)]).toEqual([text.normalize('NFC'), undefined])
  })

  test.each(
    [
      '',
      ' ',
      '\u2003\u00a0\u3000',
      '\u200e',
      '\u200f',
      '\u200b',
      '\u200d',
      '\u2060',
      '\ufeff',
      '\u00ad',
      '\u034f',
      '\u061c',
      '\u115f',
      '\u1160',
      '\u180b',
      '\u180e',
      '\u17b4',
      '\u2800',
      '\u3164',
      '\uffa0',
      '\ufe0f',
      '\ufffc',
      '\u0301',
      '\u{1d159}',
      '\u{e0041}\u{e0042}',
      '\u{e0100}',
      '\u{f0000}',
      '\ue000',
      '\u2800 \u3164\u0301',
      'a\nb',
      'a\tb',
      'a\u0000',
      'a\u009b',
      'a\u2028b',
      'a\u2029b',
      'a\u202eb',
      'a\u202a\u202c',
      'a\u2066b\u2069',
      'a\u200eb',
      'a\u061cb',
      'a\u200bb',
      'a\u2060b',
      'a\u00adb',
      'a\ufeffb',
      'a\u3164b',
      'a\u206ab',
      'a\ufff9b',
      'a\u{e0041}',
      'a\ufffe',
      'a\ud800',
    ].map((text) => [JSON.stringify(text).replace(/[^ -~]/gu, (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`), text]),
  )('when it is %s, then it is none', (_, text) => {
    expect(textFault(text, 100)).toBeDefined()
  })

  test('when it is long, then it is counted in code points, as it was sent and as it is kept', () => {
    expect(textFault('😀'.repeat(100), 100)).toBeUndefined()
    expect(textFault('😀'.repeat(101), 100)).toBe('must have at most 100 characters')
    expect(textFault('e\u0301'.repeat(50), 100)).toBeUndefined()
    expect(textFault('e\u0301'.repeat(51), 100)).toBe('must have at most 100 characters')
    // Its composed form has two code points, because Unicode says so.
    expect(textFault('\u0958'.repeat(51), 100)).toBe('must have at most 100 characters')
    expect(tidyText(` ${'e\u0301'} `)).toBe('é')
  })

  test('when it is made of endless marks on one letter, then seeing that it is none costs no time', () => {
    const before = process.cpuUsage()
    const marks = ['\u0327', '\u0316', '\u0301'].map((mark) => mark.repeat(50_000)).join('')
    expect(textFault(marks, 100)).toBeDefined()
    expect(textFault(`a${marks}`, Number.POSITIVE_INFINITY)).toBeDefined()
    const { user, system } = process.cpuUsage(before)
    expect(user + system).toBeLessThan(500_000)
  })

  test('when any text is taken, then what is kept of it is taken too, and shows something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        fc.pre(textFault(text, 20) === undefined)
        const kept = tidyText(text)
        expect([tidyText(kept), textFault(kept, 20)]).toEqual([kept, undefined])
        expect(kept).toMatch(/[\p{L}\p{N}\p{P}\p{S}]/u)
        expect(kept).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u)
      }),
      { numRuns: 2_000 },
    )
  })
})
