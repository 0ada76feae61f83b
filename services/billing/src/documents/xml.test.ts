import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { escapeXml, group, text, xmlDocument } from './xml.ts'

describe('when a document is written', () => {
  test('then elements stand in the order given, and what is absent is left out', () => {
    const root = group('a', text('b', '1', { unit: 'x', other: undefined }), text('c', undefined), false, group('d'))
    expect(xmlDocument(root, { '': 'urn:a' })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a xmlns="urn:a">\n  <b unit="x">1</b>\n  <d/>\n</a>\n',
    )
  })

  test('then text that looks like markup stays text', () => {
    expect(escapeXml(`<b a="1">&amp;'`)).toBe('&lt;b a=&quot;1&quot;&gt;&amp;amp;&apos;')
  })

  test('then what XML cannot hold becomes the replacement character', () => {
    expect(escapeXml('a\u0000\u0007\ufffe\ud83d\tb\n')).toBe('a\ufffd\ufffd\ufffd\ufffd\tb\n')
  })

  test('then no text of anybody opens or closes an element', () => {
    const unit = fc.oneof(
      fc.constantFrom('<', '>', '&', '"', "'", '\u0000', '\ud800'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    )
    fc.assert(
      fc.property(fc.string({ unit }), (anything) => {
        const written = xmlDocument(group('a', text('b', anything, { c: anything })), {})
        expect(written.match(/</g)).toHaveLength(5)
        expect(written.match(/"/g)).toHaveLength(6)
      }),
    )
  })
})
