import { accessToWire, type CompanyRole } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import { describe, expect, test } from '@jest/globals'
import { create } from '../companies/company.ts'
import { closed } from '../testing/closed-company.ts'
import {
  changeAccess,
  eraseMember,
  join,
  leaveCompany,
  type Membership,
  permissionOver,
  remove,
  withoutSites,
} from './membership.ts'

const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
const given = { id: newId(), ownerId: newId(), membershipId: newId(), planId: 'studio', now: 0 }
const { company, owner } = create({ name: 'Quay', address }, given)
const member = (companyRole: CompanyRole): Membership => ({
  id: newId(),
  companyId: company.id,
  userId: newId(),
  access: { companyRole },
  joinedAt: 0,
  version: 1,
})
const developer = member('developer')
const wire = (companyRole: CompanyRole) => accessToWire({ companyRole })
const actorId = newId()
const siteRoles = [{ siteId: newId(), role: 'developer' as const, tenure: 1 }]

test('when an invited person joins, then they have what the invitation offers, unless they are a member already', () => {
  const invitation = { id: newId(), companyId: company.id, access: { companyRole: 'billing' } as const }
  const joining = { id: newId(), userId: newId(), now: 7 }
  const { id, userId } = joining
  expect(join(invitation, undefined, joining)).toEqual({
    membership: {
      id,
      companyId: company.id,
      userId,
      access: { companyRole: 'billing' },
      joinedAt: 7,
      version: 1,
    },
    events: [{ type: 'AccessChanged', after: wire('billing'), cause: 'CAUSE_INVITATION', invitationId: invitation.id }],
  })
  expect(() => join(invitation, developer, joining)).toThrow('already-member')
})

describe('given a member', () => {
  test('when they get another role, then it is theirs and the version moves; the same role changes nothing', () => {
    const context = { company, actorId }
    expect(changeAccess(developer, { companyRole: 'billing' }, context)).toEqual({
      membership: { ...developer, access: { companyRole: 'billing' }, version: 2 },
      events: [{ type: 'AccessChanged', before: wire('developer'), after: wire('billing'), cause: 'CAUSE_CHANGED' }],
    })
    const same = changeAccess(developer, { companyRole: 'developer' }, context)
    expect(same).toEqual({ membership: developer, events: [] })
  })

  test('when they are removed, leave or are erased, then the event says why the membership ended', () => {
    const ended = (cause: string) => ({
      ended: developer,
      events: [{ type: 'AccessChanged', before: wire('developer'), cause }],
    })
    expect(remove(developer, { company, actorId })).toEqual(ended('CAUSE_REMOVED'))
    expect(leaveCompany(developer, company)).toEqual(ended('CAUSE_LEFT'))
    expect(eraseMember(developer, company)).toEqual(ended('CAUSE_ERASED'))
    expect(eraseMember(developer, closed(company, 1).company)).toEqual(ended('CAUSE_ERASED'))
  })

  test('when they act on their own membership, then they can only leave', () => {
    const self = { company, actorId: developer.userId }
    expect(() => changeAccess(developer, { companyRole: 'administrator' }, self)).toThrow('own-access')
    expect(() => remove(developer, self)).toThrow('own-access')
    expect(() => leaveCompany(developer, company)).not.toThrow()
  })

  test('when it is the owner, then they stay administrator, whoever the caller is', () => {
    for (const by of [actorId, owner.userId]) {
      const context = { company, actorId: by }
      expect(() => changeAccess(owner, { companyRole: 'billing' }, context)).toThrow('owner-cannot-be-removed')
      expect(() => changeAccess(owner, { companyRole: 'administrator' }, context)).toThrow('owner-cannot-be-removed')
      expect(() => remove(owner, context)).toThrow('owner-cannot-be-removed')
    }
    expect(() => leaveCompany(owner, company)).toThrow('owner-cannot-leave')
    expect(() => leaveCompany(developer, closed(company, 1).company)).toThrow('company-closed')
    expect(eraseMember(owner, closed(company, 1).company)).toBeUndefined()
  })
})

test('when access is given, then company roles and site roles need different permissions', () => {
  expect(permissionOver({ companyRole: 'billing' })).toBe('members.manage')
  expect(permissionOver({ siteRoles })).toBe('site-members.manage')
  expect(() => withoutSites({ siteRoles })).toThrow('sites-not-available')
})
