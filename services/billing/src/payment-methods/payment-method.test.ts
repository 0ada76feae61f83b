import { expect, test } from '@jest/globals'
import {
  addMethod,
  checkRoom,
  methodToCharge,
  noMethods,
  type PaymentMethod,
  preferMethod,
  removeMethod,
} from './payment-method.ts'

const method = (providerId: string): PaymentMethod => ({ providerId, kind: 'card', label: '•••• 4242' })
const [card, spare, third] = [method('a'), method('b'), method('c')]
const both = addMethod(addMethod(noMethods('company-1'), card), spare)
const ids = (present: typeof both) => present.methods.map(({ providerId }) => providerId)

test('when a method is added, then the first is charged and the second is the spare; a third, or the same again, changes nothing', () => {
  expect(ids(both)).toEqual(['a', 'b'])
  expect(addMethod(both, third)).toBe(both)
  expect(ids(addMethod(addMethod(noMethods('company-1'), card), card))).toEqual(['a'])
  expect(() => checkRoom(both)).toThrow('too-many-payment-methods')
  expect(() => checkRoom(removeMethod(both, 'a'))).not.toThrow()
})

test('when the one that is charged is removed, then the spare takes its place; it can also be preferred', () => {
  expect(ids(removeMethod(both, 'a'))).toEqual(['b'])
  expect(ids(preferMethod(both, 'b'))).toEqual(['b', 'a'])
  expect(preferMethod(both, 'a')).toBe(both)
  for (const act of [() => removeMethod(both, 'c'), () => preferMethod(both, 'c')]) expect(act).toThrow('not-found')
})

test('when tries have failed, then the next one takes the other method, in turn', () => {
  const next = (...tried: string[]) => methodToCharge(both, tried)?.providerId
  expect([next(), next('a'), next('a', 'b')]).toEqual(['a', 'b', 'a'])
  // Somebody has paid by hand, with the first, between two tries.
  expect(next('a', 'a')).toBe('b')
  expect(methodToCharge(removeMethod(both, 'b'), ['a', 'a'])).toEqual(card)
  expect(methodToCharge(noMethods('company-1'), [])).toBeUndefined()
})
