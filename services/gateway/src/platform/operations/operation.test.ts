import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { changeOf, operationId } from './operation.ts'

const anyChange = fc.record({
  owner: fc.constantFrom('identity', 'company'),
  epoch: fc.uuid(),
  shard: fc.nat(15),
  seq: fc.integer({ min: 0, max: 1e15 - 1 }),
})

test('the id of an operation says which change it waits for', () => {
  fc.assert(fc.property(anyChange, (change) => expect(changeOf(operationId(change))).toEqual(change)))
})

test('any other text is no operation', () => {
  expect(changeOf('')).toBeUndefined()
  expect(changeOf(Buffer.from('company/nothing/1/2').toString('base64url'))).toBeUndefined()
  fc.assert(fc.property(fc.string(), (text) => expect(changeOf(text)).toBeUndefined()))
})
