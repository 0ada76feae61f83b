import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonicalEmail, isEmail, maskedEmail, normalEmail } from './emails.ts'

/** Many ways to write one domain. A browser sends the one with `xn--` for the others. */
const spellings = [
  'bücher.example',
  'BÜCHER.Example',
  'bu\u0308cher.example',
  'xn--bcher-kva.example',
  'XN--BCHER-KVA.EXAMPLE',
  'ｂücher.ｅｘａｍｐｌｅ',
  'bücher。example',
  'bücher．example',
  'bü\u00adcher.example',
  'b\u200bücher.exam\u2060ple',
]

describe('one mailbox', () => {
  test('when its domain is spelled in any way, then the address is the same', () => {
    const forms = spellings.map((domain) => normalEmail(` Ada+x@${domain} `))
    expect([...new Set(forms)]).toEqual(['ada+x@bücher.example'])
  })

  test.each([
    ['Jo\u0308rg@Example.COM', 'jörg@example.com'],
    // Unicode says that the Kelvin sign is a K. Mails go to the form on the right.
    ['\u212aate@example.com', 'kate@example.com'],
    ['\u0130da@example.com', 'i\u0307da@example.com'],
    ['佐藤@例え.テスト', '佐藤@例え.テスト'],
    ['josé@straße.example', 'josé@straße.example'],
    ['नमस्ते@example.com', 'नमस्ते@example.com'],
    ["o'hara_{x}=!#$%&*/?^`|~-@a-b.example", "o'hara_{x}=!#$%&*/?^`|~-@a-b.example"],
    ['ΟΔΟΣ@ΟΔΟΣ.example', 'οδος@οδοσ.example'],
  ])('when %s is given, then it is %s', (given, canonical) => {
    expect(canonicalEmail(given)).toBe(canonical)
  })

  test('when two addresses differ in more than their spelling, then they stay two', () => {
    expect(normalEmail('ada+x@example.com')).not.toBe(normalEmail('ada@example.com'))
    expect(normalEmail('a.da@example.com')).not.toBe(normalEmail('ada@example.com'))
    expect(normalEmail('m\u0131ke@example.com')).not.toBe(normalEmail('mike@example.com'))
    expect(normalEmail('ada@straße.example')).not.toBe(normalEmail('ada@strasse.example'))
  })
})

test.each([
  'a..b@example.com',
  '.a@example.com',
  'a.@example.com',
  '@example.com',
  'a@b@example.com',
  'a@localhost',
  'a@example.com.',
  'a@example..com',
  'a@-example.com',
  'a@example-.com',
  'a@ab--cd.com',
  'a@exam_ple.com',
  'a@xn--a.example',
  'a@xn--.example',
  'a@127.0.0.1',
  'a@[127.0.0.1]',
  'a@b\u200dc.example',
  'a@\u05d0a.example',
  'a@example.com/x',
  'a@%65xample.com',
  'ad\u200ba@example.com',
  'ad\u00ada@example.com',
  'ad\ufe0fa@example.com',
  'ad\u202ea@example.com',
  '\u0301a@example.com',
  'ａda@example.com',
  'a\u017fa@example.com',
  'ﬁ@example.com',
  '\u3164@example.com',
  '\u2800@example.com',
  '€@example.com',
  '👩@example.com',
  'a\ud800@example.com',
  `${'a'.repeat(65)}@example.com`,
  `${'ä'.repeat(33)}@example.com`,
  `a@${'ü'.repeat(60)}.example`,
  `a@${'a'.repeat(64)}.example`,
  `a@${'b.'.repeat(126)}example`,
  `${'a'.repeat(64)}@${`${'b'.repeat(60)}.`.repeat(3)}examples`,
  'a@x.eu\r\nBcc: b@x.eu',
  'a@x.eu,b@x.eu',
  '<a@x.eu>',
  '"a b"@x.eu',
])('when a text is %j, then it is no address', (text) => {
  expect(canonicalEmail(text)).toBeUndefined()
  expect(isEmail(text)).toBe(false)
})

describe('any text', () => {
  // Characters that make trouble are more frequent in it than chance would make them.
  const piece = fc.oneof(
    fc.constantFrom(
      '@',
      '.',
      '-',
      'xn--',
      'ü',
      'ß',
      'Σ',
      'ς',
      '\u212a',
      '\u0130',
      '\u0301',
      '\u200d',
      '\u00ad',
      'ａ',
      '。',
    ),
    fc.constantFrom('a', 'B', '1', '例', 'א', 'ا', '٣', '+', '_'),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  )
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
  const address = fc.tuple(text, text).map(([local, domain]) => `${local}@${domain}.example`)

  test('when it is an address, then its canonical form is its own, and fits into a mail', () => {
    fc.assert(
      fc.property(fc.oneof(text, address, fc.emailAddress()), (given) => {
        const canonical = canonicalEmail(given)
        fc.pre(canonical !== undefined)
        expect(canonicalEmail(canonical)).toBe(canonical)
        expect(Buffer.byteLength(canonical.split('@')[0]!)).toBeLessThanOrEqual(64)
        expect(Buffer.byteLength(canonical)).toBeLessThanOrEqual(254)
        expect(canonical).not.toMatch(/[\s\p{C}<>()[\]\\,;:"]/u)
      }),
      { numRuns: 2_000 },
    )
  })

  test('when it is brought into the form that is compared, then twice is once', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), address), (given) =>
        expect(normalEmail(normalEmail(given))).toBe(normalEmail(given)),
      ),
    )
  })
})

test('when a text is endless, then it is no address, and that costs no time', () => {
  expect(isEmail(`a@${'ü.'.repeat(500_000)}example`)).toBe(false)
})

test('when all but the last character of a long text is that of an address, then seeing so costs no time either', () => {
  const before = process.cpuUsage()
  for (const local of ['a'.repeat(28), 'ä'.repeat(28), 'a.'.repeat(14), '1é'.repeat(14)]) {
    expect(isEmail(`${local}"@example.com`)).toBe(false)
  }
  const { user, system } = process.cpuUsage(before)
  expect(user + system).toBeLessThan(500_000)
})

test('when one of an earlier release is no address any more, then it is still compared without case', () => {
  expect(normalEmail(' A..B@Example.com')).toBe('a..b@example.com')
})

test('when an address is masked, then its first character and its domain are left', () => {
  expect(maskedEmail('vera@example.com')).toBe('v…@example.com')
  expect(maskedEmail('𝒱era@example.com')).toBe('𝒱…@example.com')
})
