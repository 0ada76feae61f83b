import { CompanyCreated } from '@holdfast/contracts/company'
import { apiKeyPassport, outcomeOf } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type CompanyService, companyService, roles } from '../testing/company-service.ts'

let service: CompanyService
beforeAll(async () => {
  service = await companyService()
})

describe('when somebody takes their account back', () => {
  test('then their pending invitations of since then are revoked, in every company, and no others', async () => {
    const { companyId, owner } = await service.company()
    const elsewhere = await service.company()
    const stolen = await service.join(companyId, owner, 'administrator')
    await service.join(elsewhere.companyId, elsewhere.owner, 'administrator', stolen)
    const [early, late, other, friend] = ['early', 'late', 'other', 'friend'].map(() => service.person())
    const before = await service.invite(companyId, stolen, early!.email)
    const since = Date.now() + 1
    while (Date.now() < since);
    const after = await service.invite(companyId, stolen, late!.email)
    const there = await service.invite(elsewhere.companyId, stolen, other!.email)
    const byOwner = await service.invite(companyId, owner, friend!.email)
    const revoke = () => service.reclaims.revokeInvitations({ userId: stolen.userId, since }, service.identityCall())
    await revoke()

    const accept = (token: string | undefined, who = late!) =>
      outcomeOf(service.invitations.acceptInvitation({ token }, who.call()))
    expect(await accept(after.token)).toBe('invitation-revoked')
    expect(await accept(there.token, other)).toBe('invitation-revoked')
    expect(await accept(before.token, early)).toBe('done')
    expect(await accept(byOwner.token, friend)).toBe('done')
    const [event] = (await service.events(companyId, 'InvitationRevoked')).slice(-1)
    expect(event!.actor).toMatchObject({ kind: 'KIND_SYSTEM', id: 'company' })
    // Again, as after a crash.
    await revoke()
    expect(await service.events(companyId, 'InvitationRevoked')).toHaveLength(1)
  })

  test('then it is told what they and their keys did since, with names of now, newest first', async () => {
    const stolen = service.person()
    const since = Date.now()
    const { companyId } = await service.company(stolen, { name: 'Loot' })
    const member = await service.join(companyId, stolen, 'developer')
    const access = { companyRole: roles.billing }
    await service.members.changeMember({ companyId, userId: member.userId, access }, stolen.call())
    const [created] = await service.events(companyId, 'CompanyCreated')
    const { membershipId } = CompanyCreated.decode(created!.event.data)
    const keyId = crypto.randomUUID()
    const permissions = ['members.see', 'members.manage', 'site-members.manage']
    const key = apiKeyPassport({ keyId, userId: stolen.userId, companyId, membershipId, permissions })
    await service.members.removeMember({ companyId, userId: member.userId }, key)

    const list = (actorIds: string[], limit = 20) =>
      service.reclaims.listActs({ actorIds, since, limit }, service.identityCall())
    const { acts } = await list([stolen.userId, keyId])
    const told = acts.map(({ act, values }) => [act, values])
    const email = expect.stringMatching(/^.…@example\.com$/)
    expect(told).toEqual([
      ['member-removed', { companyName: 'Loot', memberUserId: member.userId }],
      ['role-changed', { companyName: 'Loot', memberUserId: member.userId }],
      ['member-invited', { companyName: 'Loot', email }],
      ['company-created', { companyName: 'Loot' }],
    ])
    expect((await list([stolen.userId], 1)).acts.map(({ act }) => act)).toEqual(['role-changed'])
    expect((await list([service.person().userId])).acts).toEqual([])
  })

  test('then what they did is told however much they did after it that is not told', async () => {
    const stolen = service.person()
    const { companyId } = await service.company(stolen)
    const since = Date.now()
    const guest = service.person()
    await service.invite(companyId, stolen, guest.email)
    const { invitations = [] } = await service.invitations.listInvitations({ companyId }, stolen.call())
    const revoked = await service.invitations.revokeInvitation(
      { companyId, invitationId: invitations[0]!.invitationId },
      stolen.call(),
    )
    expect(revoked).toBeDefined()
    const asked = { actorIds: [stolen.userId], since, limit: 1 }
    const { acts, hasMore } = await service.reclaims.listActs(asked, service.identityCall())
    expect([acts.map(({ act }) => act), hasMore]).toEqual([['member-invited'], false])
  })

  test('then nobody but identity may ask', async () => {
    const call = service.person().call()
    expect(await outcomeOf(service.reclaimsAsPerson.revokeInvitations({ userId: 'x', since: 0 }, call))).toBe(
      'not-allowed',
    )
    expect(await outcomeOf(service.reclaimsAsPerson.listActs({ actorIds: ['x'], limit: 1 }, call))).toBe('not-allowed')
  })
})
