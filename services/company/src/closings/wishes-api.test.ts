import { Entitlements } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import { openChannel } from '@holdfast/runtime'
import { atEnd, servicePassport, testKeys, userPassport, waitFor } from '@holdfast/testing'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type CompanyService, companyService, outcomeOf, roles } from '../testing/company-service.ts'

// Closings and changes of plan: wishes of company about which site decides.

let service: CompanyService
let entitlement: (companyId: string) => Promise<Record<string, unknown>>
beforeAll(async () => {
  service = await companyService()
  const channel = openChannel({ address: service.address, to: 'company', signer: testKeys.signer('site') })
  atEnd(channel.close)
  const { get } = channel.client(Entitlements)
  entitlement = async (companyId) => ({ ...(await get({ companyId }, servicePassport('site'))) })
})
afterEach(() => {
  Object.assign(service.sites.limits, { put() {}, close() {} })
})

const refuse = (code: 'company-has-sites' | 'plan-too-small' | 'unavailable') => () => {
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

  test('and site does not say, then nothing new begins; a repeat of the call finds what came of it', async () => {
    const { companyId, owner } = await service.company()
    const { token } = await service.invite(companyId, owner, 'guest@example.com')
    const guest = service.person({ email: 'guest@example.com' })
    const call = () => owner.call({ repeat })
    const repeat = { key: crypto.randomUUID(), body: 'a' }
    service.sites.limits.close = refuse('unavailable')
    expect(await outcomeOf(service.companies.closeCompany({ companyId }, call()))).toBe('unavailable')
    expect(await entitlement(companyId)).toMatchObject({ open: false })
    const invited = { companyId, emails: ['b@example.com'], access: { companyRole: roles.developer } }
    const others = [
      service.invitations.invite(invited, owner.call()),
      service.invitations.acceptInvitation({ token }, guest.call()),
      service.companies.changePlan({ companyId, planId: 'agency' }, owner.call()),
    ]
    expect(await Promise.all(others.map(outcomeOf))).toEqual(Array(3).fill('company-closing'))
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

describe('when the plan is changed', () => {
  test('then site takes the entitlement first, in the version of the wish, and then the company has the plan', async () => {
    const { companyId, owner } = await service.company()
    const taken: unknown[] = []
    service.sites.limits.put = (wanted) => void taken.push(wanted)
    const changed = await service.companies.changePlan({ companyId, planId: 'agency' }, owner.call())
    expect(changed.planId).toBe('agency')
    expect(taken).toEqual([expect.objectContaining({ companyId, version: 2, sites: 60, planId: 'agency' })])
    expect(await entitlement(companyId)).toMatchObject({
      version: 3,
      planId: 'agency',
      sites: 60,
      premiumStagings: 10,
      backupDays: 30,
      open: true,
      suspended: false,
    })
    await service.companies.changePlan({ companyId, planId: 'agency' }, owner.call())
    expect((await typesOf(companyId)).slice(-2)).toEqual(['PlanChanging', 'PlanChanged'])
  })

  test('and the company has more than the plan allows, or there is no such plan, then it keeps its plan', async () => {
    const { companyId, owner } = await service.company()
    const change = (planId: string) => outcomeOf(service.companies.changePlan({ companyId, planId }, owner.call()))
    service.sites.limits.put = refuse('plan-too-small')
    expect([await change('starter'), await change('endless')]).toEqual(['plan-too-small', 'unknown-plan'])
    expect(await entitlement(companyId)).toMatchObject({ version: 2, planId: 'studio' })
    const developer = await service.join(companyId, owner, 'developer')
    const byDeveloper = service.companies.changePlan({ companyId, planId: 'agency' }, developer.call())
    expect(await outcomeOf(byDeveloper)).toBe('not-allowed')
  })

  test('and the company is suspended just then, then site is asked about the same wish again', async () => {
    const { companyId, owner } = await service.company()
    const versions: [number, string][] = []
    service.sites.limits.put = ({ version, changeId }) => {
      versions.push([version, changeId])
      if (versions.length === 1) throw new DomainError('unavailable')
    }
    expect(await outcomeOf(service.companies.changePlan({ companyId, planId: 'agency' }, owner.call()))).toBe(
      'unavailable',
    )
    await service.operators.suspendCompany(
      { companyId, reason: 'unpaid' },
      userPassport({ operator: true, twoFactor: true }),
    )
    expect(await outcomeOf(service.companies.changePlan({ companyId, planId: 'starter' }, owner.call()))).toBe(
      'plan-changing',
    )
    expect(await outcomeOf(service.companies.changePlan({ companyId, planId: 'agency' }, owner.call()))).toBe('done')
    expect(versions.at(-1)).toEqual(versions[0])
    expect(versions[0]![0]).toBe(2)
    expect(await entitlement(companyId)).toMatchObject({ version: 4, planId: 'agency', suspended: true })
  })
})

test('when a company is made without a plan, then it may use nothing; nobody else is told of entitlements', async () => {
  const { companyId } = await service.company(undefined, { planId: undefined })
  expect(await entitlement(companyId)).toMatchObject({ version: 1, sites: 0, premiumStagings: 0, open: true })
  expect((await entitlement(companyId)).planId).toBeUndefined()
  expect(await outcomeOf(entitlement(crypto.randomUUID()))).toBe('not-found')
})
