import { newId } from '@holdfast/contracts'
import type { Interval } from '@holdfast/contracts/billing'
import { outcomeOf } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type CompanyService, companyService, type Person, type Role, roles } from '../testing/company-service.ts'

let service: CompanyService
beforeAll(async () => {
  service = await companyService()
})

const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
const request = { name: 'Quay', address }
const stale = () => Date.now() - 11 * 60_000

function proven(person: Person, provenAt: number) {
  const call = person.call()
  return { ...call, principal: { ...call.principal, provenAt } } as typeof call
}

async function crew() {
  const { companyId, owner } = await service.company()
  const join = (role: Role) => service.join(companyId, owner, role)
  const members = {
    owner,
    administrator: await join('administrator'),
    developer: await join('developer'),
    billing: await join('billing'),
  }
  return { companyId, ...members }
}

describe('when a company is created', () => {
  test('then the creator owns it, and the entry names plan, owner and membership but no person', async () => {
    const owner = service.person()
    const created = await service.companies.createCompany({ ...request, taxId: ' FR 1 ' }, owner.call())
    expect(created).toMatchObject({
      name: 'Quay',
      address,
      taxId: 'FR 1',
      ownerId: owner.userId,
      state: 'COMPANY_STATE_ACTIVE',
      requireTwoFactor: false,
      version: 1,
    })
    const member = await service.members.getMember({ companyId: created.companyId, userId: owner.userId }, owner.call())
    expect(member).toMatchObject({ isOwner: true, access: { companyRole: roles.administrator }, email: owner.email })
    const [entry] = await service.events(created.companyId)
    expect(entry).toMatchObject({ type: 'CompanyCreated', actor: { kind: 'KIND_USER', id: owner.userId } })
    expect(entry!.event.data.toString()).not.toContain('Quay')
  })

  test('then an address that is not confirmed, an unknown plan and a bad form are refused', async () => {
    const { companies, person } = service
    const unconfirmed = person({ emailConfirmed: false })
    expect(await outcomeOf(companies.createCompany(request, unconfirmed.call()))).toBe('email-not-confirmed')
    const choose = (planId: string, version: number, interval: Interval) =>
      outcomeOf(companies.createCompany({ ...request, choice: { planId, version, interval } }, person().call()))
    expect(await choose('gold', 1, 'INTERVAL_MONTH')).toBe('unknown-plan')
    expect(await choose('studio', 3, 'INTERVAL_MONTH')).toBe('unknown-plan')
    expect(await choose('studio', 1, 'INTERVAL_MONTH')).toBe('plan-withdrawn')
    expect(await choose('studio', 2, 'INTERVAL_YEAR')).toBe('plan-withdrawn')
    expect(await choose('studio', 2, 'INTERVAL_MONTH')).toBe('done')
    const forms = [
      { name: ' ' },
      { name: 'a\nb' },
      { name: 'n'.repeat(101) },
      { name: '\u200f' },
      { name: 'Quay \u202eyauQ' },
      { taxId: '\u2800' },
      { address: { ...address, city: '\u3164' } },
      { address: { ...address, line2: '\u200e' } },
      { address: { ...address, country: 'fr' } },
    ]
    for (const form of [...forms, { address: undefined }]) {
      expect(await outcomeOf(companies.createCompany({ ...request, ...form }, person().call()))).toBe('bad-request')
    }
    expect(await outcomeOf(companies.createCompany(request, service.anonymousCall()))).toBe('not-signed-in')
  })

  test('then its name is kept tidy, and counted in code points', async () => {
    const create = async (name: string) => {
      const made = await service.companies.createCompany({ ...request, name }, service.person().call())
      return made.name
    }
    expect(await create(' Cafe\u0301 ')).toBe('Café')
    expect(await create('😀'.repeat(100))).toBe('😀'.repeat(100))
  })

  test('then a repeated call gets its first outcome', async () => {
    const owner = service.person()
    const repeat = { key: crypto.randomUUID(), body: 'a' }
    const create = () => service.companies.createCompany(request, owner.call({ repeat }))
    const [first, ...others] = await Promise.all([create(), create(), create()])
    expect(new Set([first, ...others].map(({ companyId }) => companyId)).size).toBe(1)
    const { companies } = await service.companies.listCompanies({}, owner.call())
    expect(companies).toHaveLength(1)
  })
})

describe('when a company is read', () => {
  test('then each member sees what the role allows, and strangers get not-found', async () => {
    const { companyId, owner, administrator, developer, billing } = await crew()
    const read = (person: Person) => service.companies.getCompany({ companyId }, person.call())
    for (const person of [owner, administrator, billing]) {
      expect(await read(person)).toMatchObject({ name: 'Quay', address })
    }
    const plain = await read(developer)
    expect(plain).toMatchObject({ name: 'Quay', ownerId: owner.userId })
    expect([plain.address, plain.taxId]).toEqual([undefined, undefined])
    expect(await outcomeOf(read(service.person()))).toBe('not-found')
    for (const id of [newId(), 'nothing', '', companyId.toUpperCase()]) {
      expect(await outcomeOf(service.companies.getCompany({ companyId: id }, owner.call()))).toBe('not-found')
    }
  })

  test('then the list has every company of the caller, page by page, also while others are added', async () => {
    const owner = service.person()
    const ids: string[] = []
    for (let n = 0; n < 5; n++) ids.push((await service.company(owner)).companyId)
    const first = await service.companies.listCompanies({ limit: 2 }, owner.call())
    ids.push((await service.company(owner)).companyId)
    const second = await service.companies.listCompanies({ limit: 2, after: first.nextCursor }, owner.call())
    const third = await service.companies.listCompanies({ limit: 2, after: second.nextCursor }, owner.call())
    const pages = [first, second, third].flatMap(({ companies }) => companies.map(({ companyId }) => companyId))
    expect(pages).toEqual(ids)
    expect(third.nextCursor).toBe('')
    const list = (page: { limit?: number; after?: string }) => service.companies.listCompanies(page, owner.call())
    expect(await outcomeOf(list({ limit: 201 }))).toBe('bad-request')
    for (const after of ['x', '!!', Buffer.from('{"$gt":""}').toString('base64url')]) {
      expect(await outcomeOf(list({ after }))).toBe('bad-cursor')
    }
  })

  test('then listAccess names companies and roles', async () => {
    const { companyId, billing } = await crew()
    const { companies } = await service.companies.listAccess({}, billing.call())
    expect(companies).toEqual([
      expect.objectContaining({ companyId, name: 'Quay', isOwner: false, companyRole: roles.billing, siteRoles: [] }),
    ])
  })
})

describe('when a company is edited', () => {
  test('then the caller needs the permission, and the version moves only if something changed', async () => {
    const { companyId, administrator, developer, billing } = await crew()
    const edit = (person: Person, changes: object) =>
      service.companies.updateCompany({ companyId, ...changes }, person.call())
    expect(await edit(billing, { name: 'Wharf', taxId: 'FR 2' })).toMatchObject({
      name: 'Wharf',
      taxId: 'FR 2',
      version: 2,
    })
    expect(await edit(administrator, { name: 'Wharf' })).toMatchObject({ version: 2 })
    expect(await edit(administrator, { clearTaxId: true, ifVersion: 2 })).toMatchObject({ version: 3 })
    expect((await service.companies.getCompany({ companyId }, billing.call())).taxId).toBeUndefined()
    expect(await outcomeOf(edit(administrator, { name: 'Pier', ifVersion: 2 }))).toBe('changed-meanwhile')
    expect(await outcomeOf(edit(developer, { name: 'Pier' }))).toBe('not-allowed')
    expect(await outcomeOf(edit(service.person(), { name: 'Pier' }))).toBe('not-found')
    expect(await outcomeOf(edit(billing, { requireTwoFactor: true }))).toBe('not-allowed')
    expect(await service.events(companyId, 'CompanyChanged')).toHaveLength(2)
  })

  test('then only a caller with two-factor can require it, and then every member needs it', async () => {
    const { companyId, owner, developer } = await crew()
    const require = (value: boolean) =>
      service.companies.updateCompany({ companyId, requireTwoFactor: value }, owner.call())
    expect(await outcomeOf(require(true))).toBe('enable-two-factor-first')
    owner.twoFactor = true
    expect(await require(true)).toMatchObject({ requireTwoFactor: true })
    // A stolen session neither demands it nor lifts it, and may still do what can be put back.
    const byOldProof = (edit: { requireTwoFactor?: boolean; name?: string }) =>
      outcomeOf(service.companies.updateCompany({ companyId, ...edit }, proven(owner, stale())))
    expect(await byOldProof({ requireTwoFactor: false })).toBe('proof-needed')
    expect(await byOldProof({ requireTwoFactor: true })).toBe('proof-needed')
    expect(await byOldProof({ name: 'Quay' })).toBe('done')

    const { companies, members } = service
    expect(await companies.getCompany({ companyId }, developer.call())).toMatchObject({ name: 'Quay' })
    expect((await companies.listCompanies({}, developer.call())).companies).toMatchObject([{ name: 'Quay' }])
    const barred = [
      members.listMembers({ companyId }, developer.call()),
      members.getMember({ companyId, userId: developer.userId }, developer.call()),
      service.invitations.listInvitations({ companyId }, developer.call()),
      service.checks.checkAccess({ companyId, userId: developer.userId, permission: 'sites.see' }, developer.call()),
    ]
    for (const call of barred) expect(await outcomeOf(call)).toBe('two-factor-required')
    developer.twoFactor = true
    expect(await outcomeOf(members.listMembers({ companyId }, developer.call()))).toBe('done')
    developer.twoFactor = false
    expect(await outcomeOf(members.leaveCompany({ companyId }, developer.call()))).toBe('done')
  })
})

describe('when a company is closed', () => {
  test('then only by the owner, with a fresh proof', async () => {
    const { companyId, owner, administrator } = await crew()
    const close = (call: ReturnType<Person['call']>) => service.companies.closeCompany({ companyId }, call)
    expect(await outcomeOf(close(administrator.call()))).toBe('not-allowed')
    expect(await outcomeOf(close(proven(owner, stale())))).toBe('proof-needed')
    expect(await outcomeOf(service.companies.closeCompany({ companyId, ifVersion: 9 }, owner.call()))).toBe(
      'changed-meanwhile',
    )
    expect(await outcomeOf(close(owner.call()))).toBe('done')
    expect(await outcomeOf(close(owner.call()))).toBe('company-closed')
  })

  test('then owner, administrators and billing members still read it, and everything else is refused', async () => {
    const { companyId, owner, administrator, developer, billing } = await crew()
    const { token } = await service.invite(companyId, owner, service.person().email)
    await service.companies.closeCompany({ companyId }, owner.call())
    const { companies, members, invitations } = service
    for (const person of [owner, administrator, billing]) {
      expect(await companies.getCompany({ companyId }, person.call())).toMatchObject({ state: 'COMPANY_STATE_CLOSED' })
      expect((await companies.listCompanies({}, person.call())).companies).toHaveLength(1)
    }
    expect(await outcomeOf(companies.getCompany({ companyId }, developer.call()))).toBe('company-closed')
    expect((await companies.listCompanies({}, developer.call())).companies).toEqual([])
    expect((await companies.listAccess({}, developer.call())).companies).toEqual([])
    const access = { companyRole: roles.developer }
    const ended = [
      companies.updateCompany({ companyId, name: 'Pier' }, owner.call()),
      companies.transferOwnership({ companyId, userId: administrator.userId }, owner.call()),
      members.listMembers({ companyId }, owner.call()),
      members.getMember({ companyId, userId: owner.userId }, owner.call()),
      members.changeMember({ companyId, userId: billing.userId, access }, owner.call()),
      members.removeMember({ companyId, userId: billing.userId }, owner.call()),
      members.leaveCompany({ companyId }, billing.call()),
      members.leaveCompany({ companyId }, owner.call()),
      invitations.invite({ companyId, emails: ['a@example.com'], access }, owner.call()),
      invitations.listInvitations({ companyId }, owner.call()),
      invitations.lookAtInvitation({ token }, service.anonymousCall()),
    ]
    for (const call of ended) expect(await outcomeOf(call)).toBe('company-closed')
    expect(await outcomeOf(companies.getCompany({ companyId }, service.person().call()))).toBe('not-found')
  })
})
