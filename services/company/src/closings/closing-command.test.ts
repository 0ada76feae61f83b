import { DomainError } from '@holdfast/errors'
import { outcomeOf, waitFor } from '@holdfast/testing'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type CompanyService, companyService, roles } from '../testing/company-service.ts'

let service: CompanyService
beforeAll(async () => {
  service = await companyService()
})
afterEach(() => {
  Object.assign(service.sites.limits, { close() {}, reopen() {} })
  Object.assign(service.accounts, { close() {} })
})

const refuse = (code: 'unavailable') => () => {
  throw new DomainError(code)
}
const typesOf = async (companyId: string) => (await service.events(companyId)).map(({ type }) => type)

describe('when a company is closed', () => {
  test('and it has sites, then it stays open; the next wish has a higher version', async () => {
    const { companyId, owner } = await service.company()
    const versions: number[] = []
    service.sites.limits.close = ({ version }) => {
      versions.push(version)
      throw new DomainError('company-has-sites')
    }
    const close = () => outcomeOf(service.companies.closeCompany({ companyId }, owner.call()))
    expect([await close(), await close(), versions]).toEqual(['company-has-sites', 'company-has-sites', [2, 4]])
    expect((await service.companies.getCompany({ companyId }, owner.call())).state).toBe('COMPANY_STATE_ACTIVE')
    expect((await typesOf(companyId)).slice(-2)).toEqual(['CompanyClosing', 'CompanyKept'])
    await service.invite(companyId, owner, 'a@example.com')
  })

  test('and it owes something, then its limit is opened again before it stays open', async () => {
    const { companyId, owner } = await service.company()
    const asked: string[] = []
    service.sites.limits.close = () => void asked.push('site closes')
    service.accounts.close = () => {
      asked.push('billing')
      throw new DomainError('company-owes')
    }
    service.sites.limits.reopen = () => {
      asked.push('site reopens')
      if (asked.length === 3) throw new DomainError('unavailable')
    }
    const close = () => outcomeOf(service.companies.closeCompany({ companyId }, owner.call()))
    // While it is not known whether the limit is open again, the wish stands.
    expect(await close()).toBe('unavailable')
    expect((await typesOf(companyId)).at(-1)).toBe('CompanyClosing')
    expect(await close()).toBe('company-owes')
    expect((await typesOf(companyId)).at(-1)).toBe('CompanyKept')
    expect(asked).toEqual([
      ...['site closes', 'billing', 'site reopens'],
      ...['site closes', 'billing', 'site reopens'],
    ])
    await service.invite(companyId, owner, 'a@example.com')
  })

  test('and billing does not say, then the wish stands until it does', async () => {
    const { companyId, owner } = await service.company()
    service.accounts.close = refuse('unavailable')
    service.sites.limits.reopen = () => {
      throw new Error('nobody has refused')
    }
    const close = () => outcomeOf(service.companies.closeCompany({ companyId }, owner.call()))
    expect(await close()).toBe('unavailable')
    service.accounts.close = () => {}
    expect(await close()).toBe('done')
  })

  test('and site does not say, then nothing new begins; a repeat of the call finds what came of it', async () => {
    const { companyId, owner } = await service.company()
    const { token } = await service.invite(companyId, owner, 'guest@example.com')
    const guest = service.person({ email: 'guest@example.com' })
    const call = () => owner.call({ repeat })
    const repeat = { key: crypto.randomUUID(), body: 'a' }
    service.sites.limits.close = refuse('unavailable')
    expect(await outcomeOf(service.companies.closeCompany({ companyId }, call()))).toBe('unavailable')
    const invited = { companyId, emails: ['b@example.com'], access: { companyRole: roles.developer } }
    const others = [
      service.invitations.invite(invited, owner.call()),
      service.invitations.acceptInvitation({ token }, guest.call()),
    ]
    expect(await Promise.all(others.map(outcomeOf))).toEqual(Array(2).fill('company-closing'))
    service.sites.limits.close = () => {}
    expect(await outcomeOf(service.companies.closeCompany({ companyId }, call()))).toBe('done')
    expect(await outcomeOf(service.companies.closeCompany({ companyId }, call()))).toBe('done')
    expect((await typesOf(companyId)).filter((type) => type.startsWith('CompanyClos'))).toEqual([
      'CompanyClosing',
      'CompanyClosed',
    ])
  })

  test('and nobody asks again, then the sweep carries it on, in the name of who wished it; a repeat finds it', async () => {
    const { companyId, owner } = await service.company()
    const repeat = { key: crypto.randomUUID(), body: 'a' }
    service.sites.limits.close = refuse('unavailable')
    expect(await outcomeOf(service.companies.closeCompany({ companyId }, owner.call({ repeat })))).toBe('unavailable')
    service.sites.limits.close = () => {}
    const closed = () => typesOf(companyId).then((types) => types.at(-1) === 'CompanyClosed')
    await waitFor(closed, { ms: 60_000 })
    expect((await service.events(companyId)).at(-1)?.actor).toEqual({ kind: 'KIND_USER', id: owner.userId })
    expect(await outcomeOf(service.companies.closeCompany({ companyId }, owner.call({ repeat })))).toBe('done')
    expect(await outcomeOf(service.companies.closeCompany({ companyId }, owner.call()))).toBe('company-closed')
  })
})
