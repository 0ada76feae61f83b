import { newId } from '@holdfast/contracts'
import { AccessChanged, MemberFact } from '@holdfast/contracts/company'
import { outcomeOf } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type CompanyService, companyService, type Person, type Role, roles } from '../testing/company-service.ts'

let service: CompanyService
beforeAll(async () => {
  service = await companyService()
})

async function crew() {
  const { companyId, owner } = await service.company()
  const join = (role: Role) => service.join(companyId, owner, role)
  const [administrator, developer, billing] = [
    await join('administrator'),
    await join('developer'),
    await join('billing'),
  ]
  return { companyId, owner, administrator, developer, billing }
}

const change = (companyId: string, by: Person, of: Person, role: Role, ifVersion?: number) =>
  service.members.changeMember(
    { companyId, userId: of.userId, access: { companyRole: roles[role] }, ifVersion },
    by.call(),
  )
const remove = (companyId: string, by: Person, of: Person, ifVersion?: number) =>
  service.members.removeMember({ companyId, userId: of.userId, ifVersion }, by.call())
const siteAccess = { siteRoles: { grants: [{ siteId: newId(), role: 'SITE_ROLE_DEVELOPER' as const, tenure: 1 }] } }

describe('when members are read', () => {
  test('then names and addresses come from identity, in the order of joining, also while somebody joins', async () => {
    const { companyId, owner, administrator, developer, billing } = await crew()
    administrator.twoFactor = true
    const first = await service.members.listMembers({ companyId, limit: 3 }, developer.call())
    expect(first.members.map(({ userId }) => userId)).toEqual([owner, administrator, developer].map((p) => p.userId))
    expect(first.members[1]).toMatchObject({
      email: administrator.email,
      fullName: administrator.fullName,
      twoFactor: true,
      isOwner: false,
    })
    const late = await service.join(companyId, owner, 'developer')
    const second = await service.members.listMembers({ companyId, limit: 3, after: first.nextCursor }, owner.call())
    expect(second.members.map(({ userId }) => userId)).toEqual([billing.userId, late.userId])
    expect(second.nextCursor).toBe('')
  })

  test('then billing members see only their own row, and strangers none', async () => {
    const { companyId, owner, billing } = await crew()
    const { members } = service
    expect(await outcomeOf(members.listMembers({ companyId }, billing.call()))).toBe('not-allowed')
    expect(await outcomeOf(members.getMember({ companyId, userId: owner.userId }, billing.call()))).toBe('not-allowed')
    const own = await members.getMember({ companyId, userId: billing.userId }, billing.call())
    expect(own).toMatchObject({ email: billing.email, access: { companyRole: roles.billing } })
    const stranger = service.person()
    for (const userId of [owner.userId, stranger.userId]) {
      expect(await outcomeOf(members.getMember({ companyId, userId }, stranger.call()))).toBe('not-found')
    }
    expect(await outcomeOf(members.getMember({ companyId, userId: stranger.userId }, owner.call()))).toBe('not-found')
  })
})

describe('when a role is changed', () => {
  test('then the entry names the member with the access before and after, and replicas get the row', async () => {
    const { companyId, administrator, developer } = await crew()
    expect(await change(companyId, administrator, developer, 'billing', 1)).toMatchObject({ version: 2 })
    const entry = (await service.events(companyId, 'AccessChanged')).at(-1)!
    expect(entry.actor).toEqual({ kind: 'KIND_USER', id: administrator.userId })
    expect(AccessChanged.decode(entry.event.data)).toMatchObject({
      userId: developer.userId,
      before: { companyRole: roles.developer },
      after: { companyRole: roles.billing },
      cause: 'CAUSE_CHANGED',
    })
    const fact = await service.fact('member', companyId, developer.userId)
    expect(MemberFact.decode(fact!)).toMatchObject({ access: { companyRole: roles.billing } })
  })

  test('then the same role again changes nothing, and an old version is refused', async () => {
    const { companyId, owner, developer } = await crew()
    const entries = (await service.events(companyId)).length
    expect(await change(companyId, owner, developer, 'developer')).toMatchObject({ version: 1 })
    expect(await service.events(companyId)).toHaveLength(entries)
    expect(await outcomeOf(change(companyId, owner, developer, 'billing', 7))).toBe('changed-meanwhile')
  })

  test('then nobody can change the owner, themself, or a member whose access they may not give', async () => {
    const { companyId, owner, administrator, developer, billing } = await crew()
    expect(await outcomeOf(change(companyId, administrator, owner, 'developer'))).toBe('owner-cannot-be-removed')
    expect(await outcomeOf(change(companyId, owner, owner, 'developer'))).toBe('owner-cannot-be-removed')
    expect(await outcomeOf(change(companyId, administrator, administrator, 'billing'))).toBe('own-access')
    expect(await outcomeOf(change(companyId, developer, billing, 'developer'))).toBe('beyond-own-access')
    expect(await outcomeOf(change(companyId, billing, developer, 'billing'))).toBe('not-allowed')
    expect(await outcomeOf(change(companyId, service.person(), billing, 'developer'))).toBe('not-found')
    expect(await outcomeOf(change(companyId, owner, service.person(), 'developer'))).toBe('not-found')
    const member = { companyId, userId: developer.userId }
    const refused = (access: object) => outcomeOf(service.members.changeMember({ ...member, access }, owner.call()))
    expect(await refused(siteAccess)).toBe('unknown-site')
    expect(await refused({})).toBe('bad-request')
    expect(await refused({ siteRoles: { grants: [] } })).toBe('bad-request')
  })

  test('then a repeated call gets its first outcome, while the caller may see it', async () => {
    const { companyId, owner, administrator, developer } = await crew()
    const call = () => administrator.call({ repeat: { key, body: 'a' } })
    const key = crypto.randomUUID()
    const request = { companyId, userId: developer.userId, access: { companyRole: roles.billing } }
    const first = await service.members.changeMember(request, call())
    await change(companyId, owner, developer, 'administrator')
    expect(await service.members.changeMember(request, call())).toEqual(first)
    const other = administrator.call({ repeat: { key, body: 'b' } })
    expect(await outcomeOf(service.members.changeMember(request, other))).toBe('idempotency-key-reused')
    await remove(companyId, owner, administrator)
    expect(await outcomeOf(service.members.changeMember(request, call()))).toBe('already-done')
    expect(await outcomeOf(service.members.changeMember(request, administrator.call()))).toBe('not-found')
  })
})

describe('when a member is removed', () => {
  test('then they reach the company no more, and the row is gone from the facts', async () => {
    const { companyId, administrator, developer } = await crew()
    expect(await outcomeOf(remove(companyId, administrator, developer, 2))).toBe('changed-meanwhile')
    expect(await outcomeOf(remove(companyId, administrator, developer, 1))).toBe('done')
    expect(await outcomeOf(service.companies.getCompany({ companyId }, developer.call()))).toBe('not-found')
    expect(await service.fact('member', companyId, developer.userId)).toBeUndefined()
    expect(await outcomeOf(remove(companyId, administrator, developer))).toBe('not-found')
  })

  test('then nobody can remove the owner, themself, or a member whose access they may not give', async () => {
    const { companyId, owner, administrator, developer, billing } = await crew()
    expect(await outcomeOf(remove(companyId, administrator, owner))).toBe('owner-cannot-be-removed')
    expect(await outcomeOf(remove(companyId, administrator, administrator))).toBe('own-access')
    expect(await outcomeOf(remove(companyId, developer, billing))).toBe('beyond-own-access')
    expect(await outcomeOf(remove(companyId, billing, developer))).toBe('not-allowed')
    expect(await outcomeOf(remove(companyId, service.person(), developer))).toBe('not-found')
  })

  test('then the invitations that they sent are void, also when they join again', async () => {
    const { companyId, owner, administrator } = await crew()
    const guest = service.person()
    const { token } = await service.invite(companyId, administrator, guest.email)
    await remove(companyId, owner, administrator)
    const accept = () => outcomeOf(service.invitations.acceptInvitation({ token }, guest.call()))
    expect(await accept()).toBe('invitation-void')
    await service.join(companyId, owner, 'administrator', administrator)
    expect(await accept()).toBe('invitation-void')
    const { invitations } = await service.invitations.listInvitations({ companyId }, owner.call())
    expect(invitations.find(({ email }) => email === guest.email)?.state).toBe('INVITATION_STATE_REVOKED')
  })
})

describe('when a member leaves', () => {
  test('then every member can, except the owner', async () => {
    const { companyId, owner, administrator, developer, billing } = await crew()
    const leave = (person: Person) => outcomeOf(service.members.leaveCompany({ companyId }, person.call()))
    expect(await leave(owner)).toBe('owner-cannot-leave')
    for (const person of [administrator, developer, billing]) {
      expect(await leave(person)).toBe('done')
      expect(await leave(person)).toBe('not-found')
    }
  })
})
