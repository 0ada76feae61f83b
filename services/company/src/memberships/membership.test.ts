import type { CompanyRole } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import { describe, expect, test } from '@jest/globals'
import { close, create } from '../companies/company.ts'
import { changeAccess, checkLeave, checkRemoval, type Membership, permissionOver, withoutSites } from './membership.ts'

const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
const company = create({ name: 'Quay', address }, { id: newId(), ownerId: newId(), planId: 'studio', now: 0 })
const member = (companyRole: CompanyRole, userId = newId()): Membership => ({
  id: newId(),
  companyId: company.id,
  userId,
  access: { companyRole },
  joinedAt: 0,
  version: 1,
})
const owner = member('administrator', company.ownerId)
const developer = member('developer')
const actorId = newId()
const siteRoles = [{ siteId: newId(), role: 'developer' as const, tenure: 1 }]

describe('given a member', () => {
  test('when they get another role, then it is theirs and the version moves; the same role moves nothing', () => {
    const changed = changeAccess(developer, { companyRole: 'billing' }, { company, actorId })
    expect(changed).toEqual({ ...developer, access: { companyRole: 'billing' }, version: 2 })
    expect(changeAccess(developer, { companyRole: 'developer' }, { company, actorId })).toBe(developer)
  })

  test('when it is oneself, then neither role nor row is touched but by leaving', () => {
    const self = { company, actorId: developer.userId }
    expect(() => changeAccess(developer, { companyRole: 'administrator' }, self)).toThrow('own-access')
    expect(() => checkRemoval(developer, self)).toThrow('own-access')
    expect(() => checkLeave(developer, company)).not.toThrow()
  })

  test('when it is the owner, then they stay, as administrator, whoever asks', () => {
    for (const by of [actorId, owner.userId]) {
      const context = { company, actorId: by }
      expect(() => changeAccess(owner, { companyRole: 'billing' }, context)).toThrow('owner-cannot-be-removed')
      expect(() => changeAccess(owner, { companyRole: 'administrator' }, context)).toThrow('owner-cannot-be-removed')
      expect(() => checkRemoval(owner, context)).toThrow('owner-cannot-be-removed')
    }
    expect(() => checkLeave(owner, company)).toThrow('owner-cannot-leave')
    expect(() => checkLeave(developer, close(company, 1))).toThrow('company-closed')
  })
})

test('when access is given, then company roles and site roles need different permissions', () => {
  expect(permissionOver({ companyRole: 'billing' })).toBe('members.manage')
  expect(permissionOver({ siteRoles })).toBe('site-members.manage')
  expect(() => withoutSites({ siteRoles })).toThrow('sites-not-available')
})
