import { accessToWire, type CompanyRole } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import { describe, expect, test } from '@jest/globals'
import { create } from '../companies/company.ts'
import { closed } from '../testing/closed-company.ts'
import {
  changeAccess,
  countingAccess,
  eraseMember,
  giveSiteRoles,
  join,
  leaveCompany,
  leaveSite,
  type Membership,
  permissionOver,
  remove,
  takeSiteRoles,
  tidySite,
  whyNotInvited,
} from './membership.ts'

const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
const given = { id: newId(), ownerId: newId(), membershipId: newId(), now: 0 }
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
})

describe('given roles on sites', () => {
  const role = (siteId: string, role: 'administrator' | 'developer', tenure = 1) => ({ siteId, role, tenure })
  const onSites = { ...developer, access: { siteRoles: [role('a', 'developer'), role('b', 'administrator')] } }
  const by = { company, actorId: newId() }
  const invitation = { id: newId(), companyId: onSites.companyId }
  const joining = { id: newId(), userId: onSites.userId, now: 9 }

  test('when others are given, then one site has one role, and the same ones change nothing', () => {
    expect(giveSiteRoles(onSites, [role('a', 'administrator'), role('c', 'developer')], by)).toMatchObject({
      membership: {
        access: { siteRoles: [role('a', 'administrator'), role('b', 'administrator'), role('c', 'developer')] },
        version: onSites.version + 1,
      },
      events: [{ cause: 'CAUSE_CHANGED' }],
    })
    expect(giveSiteRoles(onSites, [role('a', 'developer')], by).events).toEqual([])
    expect(() => giveSiteRoles(developer, [role('a', 'developer')], by)).toThrow('has-company-role')
    expect(() => giveSiteRoles(onSites, [], { ...by, actorId: onSites.userId })).toThrow('own-access')
    expect(() => giveSiteRoles(owner, [role('a', 'developer')], by)).toThrow('owner-cannot-be-removed')
  })

  test('when some are taken or given up, then the others stay; the last one ends the membership', () => {
    const left = { membership: { access: { siteRoles: [role('b', 'administrator')] } } }
    expect(takeSiteRoles(onSites, ['a'], by)).toMatchObject({ ...left, events: [{ cause: 'CAUSE_REMOVED' }] })
    expect(leaveSite(onSites, 'a')).toMatchObject({ ...left, events: [{ cause: 'CAUSE_LEFT' }] })
    expect(takeSiteRoles(onSites, ['z'], by)).toEqual({ membership: onSites, events: [] })
    expect(takeSiteRoles(onSites, ['a', 'b'], by)).toMatchObject({
      ended: onSites,
      events: [{ cause: 'CAUSE_REMOVED' }],
    })
    const last = { ...onSites, access: { siteRoles: [role('b', 'administrator')] } }
    expect(leaveSite(last, 'b')).toMatchObject({ ended: last, events: [{ cause: 'CAUSE_LEFT' }] })
    expect(() => takeSiteRoles(developer, ['a'], by)).toThrow('has-company-role')
    expect(() => leaveSite(developer, 'a')).toThrow('has-company-role')
  })

  test('when a site is gone, then roles of that tenure and earlier ones are tidied away, and later ones stay', () => {
    expect(tidySite(onSites, { siteId: 'a', tenure: 1 })).toMatchObject({
      membership: { access: { siteRoles: [role('b', 'administrator')] } },
      events: [{ cause: 'CAUSE_SITE_GONE' }],
    })
    const again = { ...onSites, access: { siteRoles: [role('a', 'developer', 2)] } }
    expect(tidySite(again, { siteId: 'a', tenure: 1 }).events).toEqual([])
    expect(tidySite(again, { siteId: 'a', tenure: 2 })).toMatchObject({ ended: again })
    expect(tidySite(developer, { siteId: 'a', tenure: 1 }).events).toEqual([])
  })

  test('when the company has a site no more, or in another tenure, then the role on it does not count', () => {
    const has = { companyId: onSites.companyId, tenure: 1, paysPremiumStaging: false }
    expect(countingAccess(onSites, () => has)).toEqual(onSites.access)
    expect(countingAccess(onSites, (id) => (id === 'a' ? has : { ...has, tenure: 2 }))).toEqual({
      siteRoles: [role('a', 'developer')],
    })
    expect(countingAccess(onSites, (id) => (id === 'a' ? undefined : { ...has, companyId: newId() }))).toBeUndefined()
    expect(countingAccess(developer, () => undefined)).toEqual(developer.access)
  })

  test('when they are offered, then they are added, and the higher one of two counts', () => {
    const offer = (...siteRoles: ReturnType<typeof role>[]) => ({ ...invitation, access: { siteRoles } })
    const accept = (...offered: ReturnType<typeof role>[]) => join(offer(...offered), onSites, joining)
    expect(accept(role('a', 'administrator'), role('b', 'developer'), role('c', 'developer'))).toMatchObject({
      membership: {
        id: onSites.id,
        access: { siteRoles: [role('a', 'administrator'), role('b', 'administrator'), role('c', 'developer')] },
      },
      events: [{ cause: 'CAUSE_INVITATION', invitationId: invitation.id }],
    })
    expect(() => accept(role('b', 'developer'))).toThrow('already-member')
    expect(() => join(offer(role('a', 'developer')), developer, joining)).toThrow('has-company-role')
    expect(whyNotInvited({ companyRole: 'developer' }, onSites)).toBe('already-member')
    expect(whyNotInvited({ siteRoles: [role('c', 'developer')] }, undefined)).toBeUndefined()
  })
})
