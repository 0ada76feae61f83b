import { newId } from '@holdfast/contracts'
import { describe, expect, test } from '@jest/globals'
import { checkVersion, close, create, edit, permissionsToEdit, restore, suspend } from './company.ts'

const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
const open = create(
  { name: 'Quay', address, taxId: 'FR 1' },
  { id: newId(), ownerId: newId(), planId: 'studio', now: 5 },
)
const editor = { twoFactor: false }

describe('given an open company', () => {
  test('when fields are set, kept and cleared, then only what differs is named', () => {
    expect(edit(open, { name: 'Wharf', address, taxId: null }, editor)).toEqual({
      company: { ...open, name: 'Wharf', taxId: undefined, version: 2 },
      fields: ['name', 'taxId'],
    })
    expect(edit(open, { name: 'Quay' }, editor)).toEqual({ company: open, fields: [] })
  })

  test('when two-factor is required by somebody without it, then it is refused; ending it is not', () => {
    expect(() => edit(open, { requireTwoFactor: true }, editor)).toThrow('enable-two-factor-first')
    const strict = edit(open, { requireTwoFactor: true }, { twoFactor: true }).company
    expect(strict.requireTwoFactor).toBe(true)
    expect(edit(strict, { requireTwoFactor: false }, editor).company.requireTwoFactor).toBe(false)
  })

  test('when it is suspended and restored, then it is as before but for the version', () => {
    const suspended = suspend(open, 9)
    expect(suspended).toEqual({ ...open, state: 'suspended', suspendedAt: 9, version: 2 })
    expect(restore(suspended)).toEqual({ ...open, version: 3 })
    expect(() => suspend(suspended, 10)).toThrow('company-suspended')
    expect(() => restore(open)).toThrow('company-not-suspended')
  })
})

test('given a closed company, when anything is to change, then it is refused', () => {
  const closed = close(suspend(open, 6), 7)
  expect(closed).toMatchObject({ state: 'closed', closedAt: 7, version: 3 })
  for (const act of [
    () => edit(closed, { name: 'Wharf' }, editor),
    () => close(closed, 8),
    () => suspend(closed, 8),
    () => restore(closed),
  ]) {
    expect(act).toThrow('company-closed')
  }
})

test('when an edit is about settings, two-factor or both, then it needs the permission of each', () => {
  expect(permissionsToEdit({ name: 'Wharf' })).toEqual(['company.settings.edit'])
  expect(permissionsToEdit({ requireTwoFactor: false })).toEqual(['company.two-factor.require'])
  expect(permissionsToEdit({ taxId: null, requireTwoFactor: true })).toHaveLength(2)
  expect(permissionsToEdit({})).toEqual(['company.settings.edit'])
})

test('when a version is expected, then only the present one will do', () => {
  expect(() => checkVersion(open, undefined)).not.toThrow()
  expect(() => checkVersion(open, 1)).not.toThrow()
  for (const version of [0, 2]) expect(() => checkVersion(open, version)).toThrow('changed-meanwhile')
})
