import { isEmail } from '@holdfast/contracts'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isAddress, isNewAddress } from './email-address.ts'

test.each([
  'ada@example.com',
  ' Ada+x@BÜCHER.Example ',
  'ada@xn--bcher-kva.example',
  '佐藤@例え.テスト',
  "o'hara_{x}=!#$%&*/?^`|~-@a-b.example",
])('when %s is typed then it can be an address', (text) => {
  expect([isAddress(text), isNewAddress(text), isEmail(text)]).toEqual([true, true, true])
})

test.each([
  '',
  'ada',
  'ada@',
  '@example.com',
  'ada@localhost',
  'ada@example.com.',
  'ada@example..com',
  'a..b@example.com',
  'ada@example.com/x',
  'ada@example.com:25',
  'ada@%65xample.com',
  'ada@exam_ple.com',
  'ada@127.0.0.1',
  'ada@[127.0.0.1]',
  'ad\u200ba@example.com',
  'ada@x.eu,bo@x.eu',
  '<ada@x.eu>',
  `${'a'.repeat(65)}@example.com`,
])('when %j is typed then no mail is asked for', (text) => {
  expect([isNewAddress(text), isEmail(text)]).toEqual([false, false])
})

test('when the services take an address then the field takes it too', () => {
  const label = fc.stringMatching(/^[a-z0-9ü例אß。-]{1,12}$/u)
  const domain = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'))
  const address = fc
    .tuple(fc.stringMatching(/^[a-zA-Zé0-9.+_-]{1,12}$/u), domain)
    .map(([local, host]) => `${local}@${host}.example`)
  fc.assert(
    fc.property(fc.oneof(address, fc.emailAddress()), (text) => {
      fc.pre(isEmail(text))
      expect(isNewAddress(text)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('when an address of an earlier release is typed to sign in then it is sent', () => {
  expect([isAddress('a..b@example.com'), isAddress('ada'), isAddress('ada @example.com')]).toEqual([true, false, false])
})
