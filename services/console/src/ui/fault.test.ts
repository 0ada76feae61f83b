import { expect, test } from '@jest/globals'
import { namedOperations, typedFields } from '../testing/named-operations.ts'
import { faultKinds } from './fault.ts'

test('when fields are wrong then each kind is said once, and no pointer is shown', () => {
  const errors = ['/emails/0', '/emails/2', '/address/postalCode', '/contacts/1/name'].map((pointer) => ({ pointer }))
  expect(faultKinds(errors)).toEqual(['email', 'address', 'name'])
})

test('when the page itself is not understood then it is loaded again', () => {
  const errors = ['', '/headers/if-match', '/siteRoles/0/siteId', '/constructor'].map((pointer) => ({ pointer }))
  expect(faultKinds(errors)).toEqual(['page'])
})

/** Of links, what the page takes from one answer into the next call, and what is chosen. */
const NOT_TYPED = [
  'token',
  'invitationToken',
  'planId',
  'quoteId',
  'returnUrl',
  'currency',
  'permission',
  'permissions',
]

test('when a field is one that people type then its fault has a sentence of its own', () => {
  const fields = new Set(namedOperations().flatMap(typedFields))
  expect(fields.size).toBeGreaterThan(20)
  const without = [...fields].filter((name) => faultKinds([{ pointer: `/${name}` }])[0] === 'page')
  expect(without.filter((name) => !NOT_TYPED.includes(name))).toEqual([])
})
