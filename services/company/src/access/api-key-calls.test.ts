import { isForKeys, type PermissionId, permissions } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import { CompanyFact, MemberFact } from '@holdfast/contracts/company'
import { apiKeyPassport, outcomeOf, servicePassport } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type CompanyService, companyService, type Person, type Role, roles } from '../testing/company-service.ts'

let service: CompanyService
beforeAll(async () => {
  service = await companyService()
})

async function crew() {
  const { companyId, owner } = await service.company()
  const join = (role: Role) => service.join(companyId, owner, role)
  return { companyId, owner, administrator: await join('administrator'), developer: await join('developer') }
}

/** A key that the member makes now, with these permissions. */
async function keyOf(companyId: string, { userId, twoFactor }: Person, ...permissions: string[]) {
  const fact = await service.fact('member', companyId, userId)
  const { membershipId } = MemberFact.decode(fact!)
  return apiKeyPassport({ companyId, userId, membershipId, permissions, twoFactor })
}

/** Every permission that keys can have and that the role gives, by the table. */
function permissionsOf(role: Role): string[] {
  return (Object.keys(permissions) as PermissionId[]).filter(
    (id) => isForKeys(id) && ['yes', 'conditional'].includes(permissions[id].roles[role]),
  )
}

const setRole = (companyId: string, by: Person, { userId }: Person, role: Role) =>
  service.members.changeMember({ companyId, userId, access: { companyRole: roles[role] } }, by.call())

describe('when an API key calls', () => {
  test('then it may what both it and its maker may', async () => {
    const { companyId, developer, administrator } = await crew()
    const { members, companies, invitations } = service
    const request = { companyId }
    const reading = await keyOf(companyId, developer, 'members.see')
    expect(await outcomeOf(members.listMembers(request, reading))).toBe('done')
    expect(await outcomeOf(companies.getCompany(request, reading))).toBe('not-allowed')
    // The key lists permissions that its maker does not have: they had a higher role when they made it.
    const wide = await keyOf(companyId, developer, 'members.manage', 'company.see', 'company.close')
    const invite = { companyId, emails: [`${newId()}@example.com`], access: { companyRole: roles.billing } }
    expect(await outcomeOf(invitations.invite(invite, wide))).toBe('not-allowed')
    const seen = await companies.getCompany(request, wide)
    expect([seen.companyId, seen.address ?? undefined]).toEqual([companyId, undefined])
    const asBilling = await keyOf(companyId, administrator, 'members.manage', ...permissionsOf('billing'))
    expect(await outcomeOf(invitations.invite(invite, asBilling))).toBe('done')
  })

  test('then it gives nobody an access with permissions that it does not hold', async () => {
    const { companyId, owner, administrator, developer } = await crew()
    const { members, invitations } = service
    const wide = await keyOf(companyId, owner, ...permissionsOf('administrator'))
    const narrow = await keyOf(companyId, administrator, 'members.manage', 'site-members.manage')
    const asDeveloper = await keyOf(companyId, administrator, 'members.manage', ...permissionsOf('developer'))
    const access = (role: Role) => ({ companyRole: roles[role] })
    const invite = (key: typeof wide, role: Role, email = `${newId()}@example.com`) =>
      invitations.invite({ companyId, emails: [email], access: access(role) }, key)
    const change = (key: typeof wide, role: Role) =>
      members.changeMember({ companyId, userId: developer.userId, access: access(role) }, key)

    for (const role of Object.keys(roles) as Role[]) {
      expect(await outcomeOf(invite(narrow, role))).toBe('beyond-own-access')
      expect(await outcomeOf(change(narrow, role))).toBe('beyond-own-access')
      expect(await outcomeOf(invite(wide, role))).toBe('done')
    }
    expect(await outcomeOf(invite(asDeveloper, 'developer'))).toBe('done')
    expect(await outcomeOf(invite(asDeveloper, 'administrator'))).toBe('beyond-own-access')
    expect(await outcomeOf(change(asDeveloper, 'administrator'))).toBe('beyond-own-access')
    // Sending an administrator's invitation again, or copying its link, gives that access too.
    const { results } = await invite(wide, 'administrator')
    const sent = { companyId, invitationId: results[0]!.invitationId! }
    expect(await outcomeOf(invitations.resendInvitation(sent, asDeveloper))).toBe('beyond-own-access')
    expect(await outcomeOf(invitations.copyInvitationLink(sent, asDeveloper))).toBe('beyond-own-access')
    expect(await outcomeOf(invitations.copyInvitationLink(sent, wide))).toBe('done')
    expect(await outcomeOf(change(wide, 'administrator'))).toBe('done')
    // What gives nobody anything needs the permission for the act alone.
    expect(await outcomeOf(invitations.revokeInvitation(sent, narrow))).toBe('done')
    expect(await outcomeOf(members.removeMember({ companyId, userId: developer.userId }, narrow))).toBe('done')
  })

  test('then the entry names the key, and what it does counts as its maker’s', async () => {
    const { companyId, owner, administrator, developer } = await crew()
    const key = await keyOf(
      companyId,
      administrator,
      'members.manage',
      'site-members.manage',
      ...permissionsOf('billing'),
    )
    const request = { companyId, userId: developer.userId, access: { companyRole: roles.billing } }
    await service.members.changeMember(request, key)
    const entry = (await service.events(companyId, 'AccessChanged')).at(-1)!
    expect(entry.actor).toEqual({ kind: 'KIND_API_KEY', id: key.principal.keyId })
    const own = { ...request, userId: administrator.userId }
    expect(await outcomeOf(service.members.changeMember(own, key))).toBe('own-access')
    const removal = { companyId, userId: owner.userId }
    expect(await outcomeOf(service.members.removeMember(removal, key))).toBe('owner-cannot-be-removed')
  })

  test('then a call that the same key repeats gets its first outcome', async () => {
    const { companyId, administrator, developer } = await crew()
    const key = await keyOf(companyId, administrator, 'members.manage', 'site-members.manage')
    const repeat = { key: newId(), body: 'a' }
    const request = { companyId, userId: developer.userId }
    expect(await outcomeOf(service.members.removeMember(request, { ...key, repeat }))).toBe('done')
    expect(await outcomeOf(service.members.removeMember(request, { ...key, repeat }))).toBe('done')
    expect(await outcomeOf(service.members.removeMember(request, key))).toBe('not-found')
  })

  test('then it reaches no company but its own, also where its maker is a member', async () => {
    const { companyId, owner } = await crew()
    const elsewhere = await service.company(owner)
    const key = await keyOf(companyId, owner, 'company.see', 'members.see')
    const request = { companyId: elsewhere.companyId }
    expect(await outcomeOf(service.companies.getCompany(request, key))).toBe('not-found')
    expect(await outcomeOf(service.members.listMembers(request, key))).toBe('not-found')
  })

  test('then its maker’s second factor counts where the company requires one', async () => {
    const { companyId, owner, developer } = await crew()
    owner.twoFactor = true
    await service.companies.updateCompany({ companyId, requireTwoFactor: true }, owner.call())
    const see = async () =>
      outcomeOf(service.members.listMembers({ companyId }, await keyOf(companyId, developer, 'members.see')))
    expect(await see()).toBe('two-factor-required')
    developer.twoFactor = true
    expect(await see()).toBe('done')
  })

  test('then calls that are for people alone are refused, whichever permissions the key lists', async () => {
    const { companyId, owner, administrator } = await crew()
    const all = ['company.see', 'company.close', 'company.leave', 'company.ownership.transfer', 'members.see']
    const key = await keyOf(companyId, owner, ...all, 'company.two-factor.require', 'company.settings.edit')
    const { companies, members, invitations, checks, operators } = service
    const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
    const { token } = await service.invite(companyId, owner, `${newId()}@example.com`)
    const refused = [
      companies.createCompany({ name: 'Quay', address }, key),
      companies.listCompanies({}, key),
      companies.listAccess({}, key),
      companies.closeCompany({ companyId }, key),
      companies.transferOwnership({ companyId, userId: administrator.userId }, key),
      companies.objectToOwnerRecovery({ companyId }, key),
      companies.updateCompany({ companyId, requireTwoFactor: false }, key),
      members.leaveCompany({ companyId }, key),
      invitations.acceptInvitation({ token }, key),
      operators.suspendCompany({ companyId, reason: 'none' }, key),
    ]
    expect(await Promise.all(refused.map(outcomeOf))).toEqual(refused.map(() => 'keys-not-allowed'))
    // A person may read their own membership and check their own access without a permission; a key may not.
    const narrow = await keyOf(companyId, owner, 'company.see')
    expect(await outcomeOf(members.getMember({ companyId, userId: owner.userId }, narrow))).toBe('not-allowed')
    const check = { companyId, userId: owner.userId, permission: 'company.see' }
    expect(await outcomeOf(checks.checkAccess(check, narrow))).toBe('not-allowed')
    expect(await outcomeOf(checks.checkAccess(check, await keyOf(companyId, owner, 'access.explain')))).toBe('done')
  })
})

describe('when the maker of a key may no longer hold keys', () => {
  const see = (companyId: string, key: Awaited<ReturnType<typeof keyOf>>) =>
    outcomeOf(service.members.listMembers({ companyId }, key))

  test('then the key is refused at once, also before identity has revoked it', async () => {
    const { companyId, owner, developer } = await crew()
    const key = await keyOf(companyId, developer, 'members.see', 'company.see')
    expect(await see(companyId, key)).toBe('done')
    await setRole(companyId, owner, developer, 'billing')
    expect(await see(companyId, key)).toBe('not-signed-in')
    // A billing member may read the company, but may not hold keys.
    expect(await outcomeOf(service.companies.getCompany({ companyId }, key))).toBe('not-signed-in')
    await service.members.removeMember({ companyId, userId: developer.userId }, owner.call())
    expect(await see(companyId, key)).toBe('not-signed-in')
  })

  test('then the key stays refused when its maker joins again', async () => {
    const { companyId, owner, developer } = await crew()
    const key = await keyOf(companyId, developer, 'members.see')
    await service.members.removeMember({ companyId, userId: developer.userId }, owner.call())
    await service.join(companyId, owner, 'administrator', developer)
    expect(await see(companyId, key)).toBe('not-signed-in')
    expect(await see(companyId, await keyOf(companyId, developer, 'members.see'))).toBe('done')
  })

  test('then no key of a closed company is accepted', async () => {
    const { companyId, owner } = await service.company()
    const key = await keyOf(companyId, owner, 'company.see')
    await service.companies.closeCompany({ companyId }, owner.call())
    expect(await outcomeOf(service.companies.getCompany({ companyId }, key))).toBe('not-signed-in')
  })
})

describe('when identity asks for the standing of a member', () => {
  test('then it gets the rows that replicas hold, and none for a user who is no member', async () => {
    const { companyId, owner, developer } = await crew()
    const ask = (id: string, userId: string) =>
      service.standings.getStanding({ companyId: id, userId }, service.identityCall())
    const { company, member, companyName } = await ask(companyId, developer.userId)
    expect(companyName).toBe((await service.companies.getCompany({ companyId }, owner.call())).name)
    expect(company).toEqual(CompanyFact.decode((await service.fact('company', companyId))!))
    expect(member).toEqual(MemberFact.decode((await service.fact('member', companyId, developer.userId))!))
    const nothing = await ask(companyId, newId())
    expect([nothing.company ?? null, nothing.member ?? null, nothing.companyName ?? null]).toEqual([null, null, null])
    expect(await outcomeOf(ask('nonsense', developer.userId))).toBe('not-found')
    const request = { companyId, userId: owner.userId }
    expect(await outcomeOf(service.standingsAsPerson.getStanding(request, owner.call()))).toBe('not-allowed')
  })
})

test('when site asks for the administrators of a company, then it gets the owner and them, and nobody else gets any', async () => {
  const { companyId, owner, administrator } = await crew()
  const ask = () => service.standingsAsSite.listAdministrators({ companyId }, servicePassport('site'))
  expect((await ask()).userIds).toEqual([owner.userId, administrator.userId])
  const asPerson = service.standingsAsPerson.listAdministrators({ companyId }, owner.call())
  expect(await outcomeOf(asPerson)).toBe('not-allowed')
})
