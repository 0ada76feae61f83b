import { expect, test } from '@jest/globals'
import { checkReturnUrl, providerPage } from './page.ts'

test('when a provider names a page that no browser should be sent to, then nobody is', () => {
  const urls = ['javascript:alert(1)', 'data:text/html,x', ' JavaScript:alert(1)', 'bank', '//bank.example', '', null]
  for (const url of [...urls, undefined, 'http://bank.example/']) {
    expect(() => providerPage(url, { plain: false })).toThrow('unavailable')
  }
  expect(providerPage('https://bank.example/3ds?a=b', { plain: false })).toBe('https://bank.example/3ds?a=b')
  expect(providerPage('http://127.0.0.1:1/3ds', { plain: true })).toBe('http://127.0.0.1:1/3ds')
  expect(() => providerPage('javascript:alert(1)', { plain: true })).toThrow('unavailable')
})

test('when a payer would come back to what is no address of the web, then it is refused', () => {
  for (const url of ['javascript:alert(1)', 'https://', 'https://a b', '/billing', `https://${'a'.repeat(2_001)}`]) {
    expect(() => checkReturnUrl(url)).toThrow('bad-request')
  }
  expect(() => checkReturnUrl('https://holdfast.test/confirm-payment?payment=a.b')).not.toThrow()
})
