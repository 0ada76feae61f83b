import { expect, test } from '@jest/globals'
import { permissions, refusalsOf } from './index.ts'

const reads = true
const changes = false

test('when a permission is needed then its refusals are those that its members can meet', () => {
  const usual = ['company-closed', 'not-allowed', 'two-factor-required']
  expect(refusalsOf('members.manage', { reads: changes })).toEqual(usual)
  expect(refusalsOf('company.close', { reads: changes })).toEqual(usual)
  // In a closed company, too, but not for every role.
  expect(refusalsOf('invoices.see', { reads })).toEqual(usual)
})

test('when somebody without two-factor may do it everywhere then nobody is told that it is required', () => {
  expect(refusalsOf('company.leave', { reads: changes })).toEqual(['company-closed', 'not-allowed'])
})

test('when every member has it then a key made without it is still refused', () => {
  expect(Object.values(permissions['company.see'].roles)).toEqual(Array(6).fill('yes'))
  expect(refusalsOf('company.see', { reads })).toEqual(['company-closed', 'not-allowed'])
})

test('when a suspended company stops it, wholly or where it changes something, then that is told', () => {
  expect(refusalsOf('site.create', { reads: changes })).toEqual(
    ['company-closed', 'company-suspended', 'no-plan', 'not-allowed', 'two-factor-required'].sort(),
  )
  expect(refusalsOf('dns.manage', { reads: changes })).toContain('company-suspended')
  expect(refusalsOf('dns.manage', { reads })).not.toContain('company-suspended')
})
