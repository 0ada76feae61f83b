import { expect, test } from '@jest/globals'
import { permissions, refusalsOf } from './index.ts'

const reads = true
const changes = false

test('when a permission is needed then its refusals are those that members can get', () => {
  const usual = ['company-closed', 'not-allowed', 'two-factor-required']
  expect(refusalsOf('members.manage', { reads: changes })).toEqual(usual)
  expect(refusalsOf('company.close', { reads: changes })).toEqual(usual)
  // A closed company refuses this too, but not to every role.
  expect(refusalsOf('invoices.see', { reads })).toEqual(usual)
})

test('when members without two-factor may do it everywhere then two-factor-required is not among the refusals', () => {
  expect(refusalsOf('company.leave', { reads: changes })).toEqual(['company-closed', 'not-allowed'])
})

test('when every member has it then a key made without it is still refused', () => {
  expect(Object.values(permissions['company.see'].roles)).toEqual(Array(6).fill('yes'))
  expect(refusalsOf('company.see', { reads })).toEqual(['company-closed', 'not-allowed'])
})

test('when a suspended company stops it, wholly or where it changes something, then company-suspended is among them', () => {
  expect(refusalsOf('site.create', { reads: changes })).toEqual(
    ['company-closed', 'company-suspended', 'not-allowed', 'two-factor-required'].sort(),
  )
  expect(refusalsOf('dns.manage', { reads: changes })).toContain('company-suspended')
  expect(refusalsOf('dns.manage', { reads })).not.toContain('company-suspended')
})
