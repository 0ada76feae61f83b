import { newId } from '@holdfast/contracts'
import { describe, expect, test } from '@jest/globals'
import { closed } from '../testing/closed-company.ts'
import { checkVersion, create, edit, permissionsToEdit } from './company.ts'

const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
const settings = { name: 'Quay', address, taxId: 'FR 1' }
const choice = { planId: 'studio', version: 2, interval: 'INTERVAL_MONTH' } as const
const given = { id: newId(), ownerId: newId(), membershipId: newId(), choice, now: 5 }
const { company: open } = create(settings, given)
const editor = { twoFactor: false }

test('when a company is created, then its creator owns it, as an administrator', () => {
  const { id, ownerId, membershipId } = given
  expect(create(settings, given)).toEqual({
    company: {
      ...settings,
      id,
      ownerId,
      standingVersion: 1,
      requireTwoFactor: false,
      createdAt: 5,
      version: 1,
      state: 'active',
    },
    owner: {
      id: membershipId,
      companyId: id,
      userId: ownerId,
      access: { companyRole: 'administrator' },
      joinedAt: 5,
      version: 1,
    },
    events: [{ type: 'CompanyCreated', ownerId, choice, membershipId }],
  })
})

describe('given an open company', () => {
  test('when fields are set, kept and cleared, then the event names only those that differ', () => {
    expect(edit(open, { name: 'Wharf', address, taxId: null }, editor)).toEqual({
      company: { ...open, name: 'Wharf', taxId: undefined, version: 2 },
      events: [{ type: 'CompanyChanged', fields: ['name', 'taxId'] }],
    })
    expect(edit(open, { name: 'Quay' }, editor)).toEqual({ company: open, events: [] })
  })

  test('when a caller without two-factor requires it, then that is refused; ending the requirement is not', () => {
    expect(() => edit(open, { requireTwoFactor: true }, editor)).toThrow('enable-two-factor-first')
    const strict = edit(open, { requireTwoFactor: true }, { twoFactor: true })
    expect(strict).toEqual({
      company: { ...open, requireTwoFactor: true, version: 2 },
      events: [{ type: 'CompanyChanged', fields: ['requireTwoFactor'], requireTwoFactor: true }],
    })
    expect(edit(strict.company, { requireTwoFactor: false }, editor)).toMatchObject({
      company: { requireTwoFactor: false },
      events: [{ type: 'CompanyChanged', fields: ['requireTwoFactor'], requireTwoFactor: false }],
    })
  })
})

test('given a closed company, when anything is to change, then it is refused', () => {
  const over = closed(open, 7).company
  for (const act of [() => edit(over, { name: 'Wharf' }, editor), () => closed(over, 8)]) {
    expect(act).toThrow('company-closed')
  }
})

test('when an edit is about settings, two-factor or both, then it needs the permission of each', () => {
  expect(permissionsToEdit({ name: 'Wharf' })).toEqual(['company.settings.edit'])
  expect(permissionsToEdit({ requireTwoFactor: false })).toEqual(['company.two-factor.require'])
  expect(permissionsToEdit({ taxId: null, requireTwoFactor: true })).toHaveLength(2)
  expect(permissionsToEdit({})).toEqual(['company.settings.edit'])
})

test('when the caller expects a version, then any but the present one is refused', () => {
  expect(() => checkVersion(open, undefined)).not.toThrow()
  expect(() => checkVersion(open, 1)).not.toThrow()
  for (const version of [0, 2]) expect(() => checkVersion(open, version)).toThrow('changed-meanwhile')
})
