import { expect, test } from '@jest/globals'
import { addressesIn } from './addresses.ts'

const own = 'ada@example.com'

test('when addresses are pasted in any form then each is found', () => {
  const text = 'Bo Ek <bo@example.com>, "Cy, Dahl" <cy@example.com>\ndi@example.com;ed@example.com  fi@example.com\n\n'
  const found = addressesIn(text, own)
  expect(found).toEqual([
    { email: 'bo@example.com' },
    { email: 'cy@example.com' },
    { email: 'di@example.com' },
    { email: 'ed@example.com' },
    { email: 'fi@example.com' },
  ])
})

test('when an address is no address, one’s own or there twice then it is said of this one', () => {
  expect(addressesIn('bo@example, Ada@Example.com, bo@example.com, BO@example.com', own)).toEqual([
    { email: 'bo@example', fault: 'invalid' },
    { email: 'Ada@Example.com', fault: 'own' },
    { email: 'bo@example.com' },
    { email: 'BO@example.com', fault: 'duplicate' },
  ])
})

test('when nothing is typed then there is no address', () => {
  expect(addressesIn(' \n ,', own)).toEqual([])
})
