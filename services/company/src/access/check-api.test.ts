import { beforeAll, describe, expect, test } from '@jest/globals'
import { type CompanyService, companyService, outcomeOf, type Person, type Role } from '../testing/company-service.ts'

let service: CompanyService
beforeAll(async () => {
  service = await companyService()
})

async function crew() {
  const { companyId, owner } = await service.company()
  const join = (role: Role) => service.join(companyId, owner, role)
  return { companyId, owner, developer: await join('developer'), billing: await join('billing') }
}

const ask = (companyId: string, by: Person, about: Person, permission: string) =>
  service.checks.checkAccess({ companyId, userId: about.userId, permission }, by.call())

describe('when a member asks what somebody may do', () => {
  test('then the answer says by which role they may, and names none when they may not', async () => {
    const { companyId, owner, developer, billing } = await crew()
    expect(await ask(companyId, developer, owner, 'members.manage')).toMatchObject({
      decision: 'DECISION_ALLOWED',
      because: [
        { role: 'owner', via: 'VIA_OWNER', companyId },
        { role: 'administrator', via: 'VIA_COMPANY_ROLE', companyId },
      ],
    })
    const denied = { decision: 'DECISION_DENIED', because: [] }
    expect(await ask(companyId, developer, billing, 'members.see')).toEqual(denied)
    expect(await ask(companyId, developer, service.person(), 'company.see')).toEqual(denied)
  })

  test('then members may ask about themselves, those with access.explain about others, and strangers not at all', async () => {
    const { companyId, owner, billing } = await crew()
    expect(await ask(companyId, billing, billing, 'invoices.see')).toMatchObject({ decision: 'DECISION_ALLOWED' })
    expect(await outcomeOf(ask(companyId, billing, owner, 'invoices.see'))).toBe('not-allowed')
    const stranger = service.person()
    expect(await outcomeOf(ask(companyId, stranger, stranger, 'company.see'))).toBe('not-found')
    expect(await outcomeOf(ask(companyId, stranger, owner, 'company.see'))).toBe('not-found')
    for (const permission of ['members.fire', '', 'constructor']) {
      expect(await outcomeOf(ask(companyId, owner, owner, permission))).toBe('bad-request')
    }
  })
})

test('when a site is named then a role in the company decides nothing: the service cannot tell whose site it is', async () => {
  const { companyId, owner, developer, billing } = await crew()
  const siteId = crypto.randomUUID()
  const ask = (about: Person) =>
    service.checks.checkAccess({ companyId, userId: about.userId, permission: 'site.reset', siteId }, about.call())
  for (const person of [owner, developer]) {
    expect(await ask(person)).toEqual({ decision: 'DECISION_UNKNOWN', because: [] })
  }
  expect(await ask(billing)).toEqual({ decision: 'DECISION_DENIED', because: [] })
})

describe('when the company requires two-factor', () => {
  test('then the second factor of whoever is asked about counts', async () => {
    const { companyId, owner, developer } = await crew()
    const decisionAbout = async () => (await ask(companyId, owner, developer, 'site.create')).decision
    expect(await decisionAbout()).toBe('DECISION_ALLOWED')
    owner.twoFactor = true
    await service.companies.updateCompany({ companyId, requireTwoFactor: true }, owner.call())
    expect(await decisionAbout()).toBe('DECISION_DENIED')
    developer.twoFactor = true
    expect(await decisionAbout()).toBe('DECISION_ALLOWED')
  })
})

test('when nobody is signed in, then the call is refused', async () => {
  const { companyId, owner } = await crew()
  const request = { companyId, userId: owner.userId, permission: 'company.see' }
  expect(await outcomeOf(service.checks.checkAccess(request, service.anonymousCall()))).toBe('not-signed-in')
})
