import { AccessChanged } from '@holdfast/contracts/company'
import { apiKeyPassport, outcomeOf, waitFor } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import {
  type CompanyService,
  companyService,
  onSites,
  type Person,
  roles,
  type SiteRoleName,
  siteRoles,
} from '../testing/company-service.ts'

let service: CompanyService
beforeAll(async () => {
  service = await companyService()
})

/** A company with sites a and b, an administrator of a alone, and a developer of both. */
async function hosted() {
  const { companyId, owner } = await service.company()
  const [a, b] = [await service.sites.putSite(companyId, { name: 'Alpha' }), await service.sites.putSite(companyId)]
  const developer = await service.join(companyId, owner, 'developer')
  const siteAdmin = await service.joinSites(companyId, developer, { [a]: 'administrator' })
  const both = await service.joinSites(companyId, developer, { [a]: 'developer', [b]: 'developer' })
  return { companyId, owner, developer, a, b, siteAdmin, both }
}

const put = (by: Person, siteId: string, whom: Person, role: SiteRoleName) =>
  service.siteMembers.putSiteMember({ siteId, userId: whom.userId, role: siteRoles[role] }, by.call())
const take = (by: Person, siteId: string, whom: Person) =>
  outcomeOf(service.siteMembers.removeSiteMember({ siteId, userId: whom.userId }, by.call()))
const listed = async (by: Person, siteId: string, search = '') => {
  const { members, total } = await service.siteMembers.listSiteMembers({ siteId, search }, by.call())
  expect(total).toBe(members.length)
  return Object.fromEntries(members.map(({ userId, role }) => [userId, role]))
}
const accessOf = async (companyId: string, by: Person, whom: Person) =>
  (await service.members.getMember({ companyId, userId: whom.userId }, by.call())).access
const lastChange = async (companyId: string) =>
  AccessChanged.decode((await service.events(companyId, 'AccessChanged')).at(-1)!.event.data)

describe('the members of a site', () => {
  test('when they are listed, then those with a role there, for those who manage them', async () => {
    const { companyId, owner, developer, a, b, siteAdmin, both } = await hosted()
    const onA = { [siteAdmin.userId]: siteRoles.administrator, [both.userId]: siteRoles.developer }
    for (const by of [owner, developer, siteAdmin]) expect(await listed(by, a)).toEqual(onA)
    expect(await listed(owner, a, both.email.toUpperCase())).toEqual({ [both.userId]: siteRoles.developer })
    expect(await outcomeOf(listed(both, a))).toBe('not-allowed')
    expect(await outcomeOf(listed(siteAdmin, b))).toBe('not-found')
    expect(await outcomeOf(listed(service.person(), a))).toBe('not-found')
    const { members, total } = await service.members.listMembers({ companyId, siteId: b }, owner.call())
    expect([members.map(({ userId }) => userId), total]).toEqual([[both.userId], 1])
    const searched = await service.members.listMembers({ companyId, search: siteAdmin.fullName }, owner.call())
    expect([searched.members.map(({ userId }) => userId), searched.total]).toEqual([[siteAdmin.userId], 1])
    const developers = { companyId, companyRole: roles.developer, limit: 1 }
    expect(await service.members.listMembers(developers, owner.call())).toMatchObject({ total: 1, nextCursor: '' })
    const cursor = (await service.members.listMembers({ companyId, limit: 1 }, owner.call())).nextCursor
    const other = service.members.listMembers({ companyId, search: 'a', after: cursor }, owner.call())
    expect(await outcomeOf(other)).toBe('bad-cursor')
  })

  test('when a role is given there, then it is theirs in the site’s present tenure, beside their others', async () => {
    const { companyId, owner, a, b, siteAdmin, both } = await hosted()
    expect(await put(siteAdmin, a, both, 'administrator')).toMatchObject({
      role: siteRoles.administrator,
      email: both.email,
      version: 2,
    })
    expect((await accessOf(companyId, owner, both))?.siteRoles?.grants).toEqual([
      { siteId: a, role: siteRoles.administrator, tenure: 1 },
      { siteId: b, role: siteRoles.developer, tenure: 1 },
    ])
    expect(await put(siteAdmin, a, both, 'administrator')).toMatchObject({ version: 2 })
  })

  test('when an administrator of a site acts, then on their own sites only, and they learn of nobody else', async () => {
    const { companyId, owner, developer, a, b, siteAdmin, both } = await hosted()
    const onB = await service.joinSites(companyId, owner, { [b]: 'administrator' })
    // Everybody of whom they may not know looks as if there were nobody.
    for (const whom of [owner, developer, onB, service.person()]) {
      expect(await outcomeOf(put(siteAdmin, a, whom, 'developer'))).toBe('not-found')
      expect(await take(siteAdmin, a, whom)).toBe('not-found')
    }
    expect(await outcomeOf(put(siteAdmin, b, both, 'administrator'))).toBe('not-found')
    expect(await take(siteAdmin, b, both)).toBe('not-found')
    expect(await outcomeOf(put(siteAdmin, a, siteAdmin, 'developer'))).toBe('own-access')
    expect(await take(siteAdmin, a, siteAdmin)).toBe('own-access')
    expect(await outcomeOf(put(both, a, siteAdmin, 'developer'))).toBe('not-allowed')
    expect(await outcomeOf(service.members.listMembers({ companyId }, siteAdmin.call()))).toBe('not-allowed')
    const own = { companyId, userId: both.userId, access: onSites({ [a]: 'administrator' }) }
    expect(await outcomeOf(service.members.changeMember(own, siteAdmin.call()))).toBe('not-allowed')
    expect(await outcomeOf(put(developer, a, owner, 'developer'))).toBe('owner-cannot-be-removed')
    const billing = await service.join(companyId, owner, 'billing')
    expect(await outcomeOf(put(developer, a, billing, 'developer'))).toBe('has-company-role')
    expect(await outcomeOf(put(billing, a, both, 'developer'))).toBe('not-found')
  })

  test('when the last role is taken or given up, then the membership ends', async () => {
    const { companyId, owner, a, b, siteAdmin, both } = await hosted()
    expect(await take(siteAdmin, a, both)).toBe('done')
    expect(await take(siteAdmin, a, both)).toBe('not-found')
    expect(await lastChange(companyId)).toMatchObject({
      cause: 'CAUSE_REMOVED',
      after: onSitesIn({ [b]: 'developer' }),
    })
    const leave = (person: Person, siteId: string) =>
      outcomeOf(service.siteMembers.leaveSite({ siteId }, person.call()))
    expect([await leave(both, a), await leave(both, b)]).toEqual(['not-found', 'done'])
    expect(await lastChange(companyId)).toMatchObject({ userId: both.userId, cause: 'CAUSE_LEFT' })
    expect(await outcomeOf(service.companies.getCompany({ companyId }, both.call()))).toBe('not-found')
    expect(await outcomeOf(accessOf(companyId, owner, both))).toBe('not-found')
    expect(await leave(owner, a)).toBe('not-allowed')
  })
})

function onSitesIn(given: Record<string, SiteRoleName>) {
  return { siteRoles: { grants: onSites(given).siteRoles.grants.map((grant) => ({ ...grant, tenure: 1 })) } }
}

describe('when the access of a member is changed to roles on sites', () => {
  test('then on the company’s own sites, each once; a wrong one is named', async () => {
    const { companyId, owner, developer, a, b, both } = await hosted()
    const foreign = await service.sites.putSite((await service.company()).companyId)
    const change = (by: Person, whom: Person, access: object) =>
      service.members.changeMember({ companyId, userId: whom.userId, access }, by.call())
    expect(await change(developer, both, onSites({ [b]: 'administrator' }))).toMatchObject({
      access: onSitesIn({ [b]: 'administrator' }),
    })
    await expect(change(owner, both, onSites({ [a]: 'developer', [foreign]: 'developer' }))).rejects.toMatchObject({
      code: 'unknown-site',
      errors: [{ pointer: '/access/siteRoles/1/siteId', detail: 'is no site of the company' }],
    })
    const twice = onSites({ [a]: 'developer' }).siteRoles.grants
    expect(await outcomeOf(change(owner, both, { siteRoles: { grants: [...twice, ...twice] } }))).toBe('bad-request')
    // A developer of the company never turns one kind of access into the other; an administrator may.
    expect(await outcomeOf(change(developer, both, { companyRole: roles.developer }))).toBe('beyond-own-access')
    const billing = await service.join(companyId, owner, 'billing')
    expect(await outcomeOf(change(developer, billing, onSites({ [a]: 'developer' })))).toBe('beyond-own-access')
    expect(await change(owner, billing, onSites({ [a]: 'developer' }))).toMatchObject({
      access: onSitesIn({ [a]: 'developer' }),
    })
    // A key gives only what it may do itself.
    const { membershipId } = await lastChange(companyId)
    const key = apiKeyPassport({
      userId: owner.userId,
      companyId,
      membershipId,
      permissions: ['site-members.manage', 'sites.see'],
    })
    const byKey = { siteId: a, userId: both.userId, role: siteRoles.developer }
    expect(await outcomeOf(service.siteMembers.putSiteMember(byKey, key))).toBe('not-signed-in')
  })

  test('then in bulk with a result for each', async () => {
    const { companyId, owner, developer, a, b, siteAdmin, both } = await hosted()
    const stranger = service.person()
    const userIds = [siteAdmin, both, developer, owner, stranger].map(({ userId }) => userId)
    const grants = onSites({ [b]: 'developer' }).siteRoles.grants
    const change = async (by: Person, how: object) =>
      (await service.members.changeMembers({ companyId, ...how }, by.call())).results.map(({ result }) => result)
    expect(await change(owner, { add: { userIds, siteRoles: grants } })).toEqual([
      'changed',
      'unchanged',
      'has-company-role',
      'owner-cannot-be-removed',
      'not-found',
    ])
    expect(await listed(owner, b)).toEqual({
      [siteAdmin.userId]: siteRoles.developer,
      [both.userId]: siteRoles.developer,
    })
    expect(await change(developer, { remove: { userIds, siteIds: [a, b] } })).toEqual([
      'changed',
      'changed',
      'own-access',
      'owner-cannot-be-removed',
      'not-found',
    ])
    expect(await outcomeOf(accessOf(companyId, owner, both))).toBe('not-found')
    const unknown = onSites({ [crypto.randomUUID()]: 'developer' }).siteRoles.grants
    expect(await outcomeOf(change(owner, { add: { userIds, siteRoles: unknown } }))).toBe('unknown-site')
    const billing = await service.join(companyId, owner, 'billing')
    expect(await outcomeOf(change(billing, { add: { userIds, siteRoles: grants } }))).toBe('not-allowed')
    expect(await outcomeOf(change(owner, { remove: { userIds: [], siteIds: [a] } }))).toBe('bad-request')
  })

  test('then in bulk by an administrator of a site, on it alone, and of those who are there already', async () => {
    const { companyId, owner, developer, a, b, siteAdmin, both } = await hosted()
    const onB = await service.joinSites(companyId, owner, { [b]: 'developer' })
    const seesB = await service.joinSites(companyId, owner, { [a]: 'administrator', [b]: 'developer' })
    const userIds = [both, onB, developer, siteAdmin].map(({ userId }) => userId)
    const bulk = (by: Person, how: object) => service.members.changeMembers({ companyId, ...how }, by.call())
    const change = async (how: object) => (await bulk(siteAdmin, how)).results.map(({ result }) => result)
    const grants = (siteId: string) => onSites({ [siteId]: 'administrator' }).siteRoles.grants
    const others = ['not-found', 'not-found', 'own-access']
    expect(await change({ add: { userIds, siteRoles: grants(a) } })).toEqual(['changed', ...others])
    expect(await change({ remove: { userIds, siteIds: [a] } })).toEqual(['changed', ...others])
    expect((await accessOf(companyId, owner, both))?.siteRoles?.grants.map(({ siteId }) => siteId)).toEqual([b])
    for (const [by, siteId, refusal] of [
      [siteAdmin, b, 'unknown-site'],
      [siteAdmin, crypto.randomUUID(), 'unknown-site'],
      [seesB, b, 'not-allowed'],
      [onB, b, 'not-allowed'],
    ] as const) {
      expect(await outcomeOf(bulk(by, { add: { userIds, siteRoles: grants(siteId) } }))).toBe(refusal)
      expect(await outcomeOf(bulk(by, { remove: { userIds, siteIds: [siteId] } }))).toBe(refusal)
      expect(await outcomeOf(bulk(by, { remove: { userIds, siteIds: [a, siteId] } }))).toBe(refusal)
    }
  })
})

describe('when a site is deleted', () => {
  test('then roles on it count no more at once, and are tidied away; back again, it has new ones', async () => {
    const { companyId, owner, a, b, siteAdmin, both } = await hosted()
    await service.sites.deleteSite(a)
    expect(await outcomeOf(listed(owner, a))).toBe('not-found')
    expect((await accessOf(companyId, owner, both))?.siteRoles?.grants).toEqual([
      { siteId: b, role: siteRoles.developer, tenure: 1 },
    ])
    expect(await outcomeOf(accessOf(companyId, owner, siteAdmin))).toBe('not-found')
    expect(await outcomeOf(service.companies.getCompany({ companyId }, siteAdmin.call()))).toBe('not-found')
    const tidied = async () =>
      (await service.connection.collection('memberships').countDocuments({ 'access.siteRoles.siteId': a })) === 0
    await waitFor(tidied, { ms: 90_000 })
    const ends = (await service.events(companyId, 'AccessChanged')).map(({ event }) => AccessChanged.decode(event.data))
    expect(
      ends
        .filter(({ cause }) => cause === 'CAUSE_SITE_GONE')
        .map(({ userId, after }) => [userId, after?.siteRoles?.grants.length])
        .sort(),
    ).toEqual(
      [
        [siteAdmin.userId, undefined],
        [both.userId, 1],
      ].sort(),
    )
    await service.sites.putSite(companyId, { siteId: a, tenure: 2 })
    expect(await listed(owner, a)).toEqual({})
    await put(owner, a, both, 'developer')
    expect(await listed(owner, a)).toEqual({ [both.userId]: siteRoles.developer })
  })
})

describe('when somebody is invited to sites', () => {
  const invite = (companyId: string, by: Person, access: object, whom: Person) =>
    service.invitations.invite({ companyId, emails: [whom.email], access }, by.call())
  const tokenOf = async (companyId: string, sent: ReturnType<typeof invite>) =>
    (await service.mailedToken(companyId, (await sent).results[0]!.invitationId!))!
  const accept = (token: string, whom: Person) => service.invitations.acceptInvitation({ token }, whom.call())
  const look = (token: string) => service.invitations.lookAtInvitation({ token }, service.anonymousCall())

  test('then an administrator of a site invites to their own, and sees and manages only those', async () => {
    const { companyId, owner, developer, a, b, siteAdmin, both } = await hosted()
    const guest = service.person()
    for (const access of [onSites({ [b]: 'developer' }), onSites({ [a]: 'developer', [b]: 'developer' })]) {
      expect(await outcomeOf(invite(companyId, siteAdmin, access, guest))).toBe('unknown-site')
    }
    expect(await outcomeOf(invite(companyId, siteAdmin, { companyRole: roles.developer }, guest))).toBe('not-allowed')
    expect(await outcomeOf(invite(companyId, both, onSites({ [a]: 'developer' }), guest))).toBe('not-allowed')
    const own = await invite(companyId, siteAdmin, onSites({ [a]: 'developer' }), guest)
    const others = await invite(companyId, developer, onSites({ [b]: 'developer' }), service.person())
    const ids = async (by: Person) =>
      (await service.invitations.listInvitations({ companyId }, by.call())).invitations
        .filter(({ state }) => state === 'INVITATION_STATE_PENDING')
        .map(({ invitationId }) => invitationId)
    const [ownId, otherId] = [own.results[0]!.invitationId!, others.results[0]!.invitationId!]
    expect(await ids(siteAdmin)).toEqual([ownId])
    expect((await ids(owner)).sort()).toEqual([ownId, otherId].sort())
    expect(await outcomeOf(ids(both))).toBe('not-allowed')
    const revoke = (by: Person, invitationId: string) =>
      outcomeOf(service.invitations.revokeInvitation({ companyId, invitationId }, by.call()))
    expect(await revoke(siteAdmin, otherId)).toBe('not-found')
    expect(await revoke(siteAdmin, ownId)).toBe('done')
  })

  test('then the roles come to those they have; the link names the sites', async () => {
    const { companyId, owner, developer, a, b, siteAdmin } = await hosted()
    const token = await tokenOf(companyId, invite(companyId, owner, onSites({ [b]: 'developer' }), siteAdmin))
    expect(await look(token)).toMatchObject({ access: onSitesIn({ [b]: 'developer' }), sites: [{ siteId: b }] })
    await accept(token, siteAdmin)
    expect((await accessOf(companyId, owner, siteAdmin))?.siteRoles?.grants).toHaveLength(2)
    const results = async (whom: Person) =>
      (await invite(companyId, owner, onSites({ [a]: 'developer' }), whom)).results[0]?.result
    expect([await results(developer), await results(siteAdmin)]).toEqual(['has-company-role', 'already-member'])
  })

  test('then sites that are gone at acceptance are dropped; with none left it is empty', async () => {
    const { companyId, owner, a, b } = await hosted()
    const [first, second] = [service.person(), service.person()]
    const toBoth = onSites({ [a]: 'developer', [b]: 'developer' })
    const token = await tokenOf(companyId, invite(companyId, owner, toBoth, first))
    const empty = await tokenOf(companyId, invite(companyId, owner, onSites({ [a]: 'developer' }), second))
    await service.sites.deleteSite(a)
    expect(await look(token)).toMatchObject({ access: onSitesIn({ [b]: 'developer' }), sites: [{ siteId: b }] })
    expect((await accept(token, first)).access).toEqual(expect.objectContaining(onSitesIn({ [b]: 'developer' })))
    expect([await outcomeOf(look(empty)), await outcomeOf(accept(empty, second))]).toEqual(
      Array(2).fill('invitation-empty'),
    )
    // The site is back, in another tenure: what was offered on it stays gone.
    await service.sites.putSite(companyId, { siteId: a, tenure: 2 })
    expect(await outcomeOf(accept(empty, second))).toBe('invitation-empty')
  })

  test('then whoever invited must still be able to give each role', async () => {
    const { companyId, owner, a, siteAdmin } = await hosted()
    const guest = service.person()
    const token = await tokenOf(companyId, invite(companyId, siteAdmin, onSites({ [a]: 'developer' }), guest))
    await put(owner, a, siteAdmin, 'developer')
    expect(await outcomeOf(accept(token, guest))).toBe('invitation-void')
    await put(owner, a, siteAdmin, 'administrator')
    expect(await outcomeOf(accept(token, guest))).toBe('done')
  })

  test('and their only roles were on a site that is gone, then they join anew', async () => {
    const { companyId, owner, a, b, siteAdmin } = await hosted()
    await service.sites.deleteSite(a)
    const token = await tokenOf(companyId, invite(companyId, owner, onSites({ [b]: 'developer' }), siteAdmin))
    await accept(token, siteAdmin)
    expect((await accessOf(companyId, owner, siteAdmin))?.siteRoles?.grants).toEqual([
      { siteId: b, role: siteRoles.developer, tenure: 1 },
    ])
  })
})
