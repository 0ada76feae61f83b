import { expect, test } from '@jest/globals'
import { ApiProblem } from '../../api/problem.ts'
import type { OneMember } from '../answers.ts'
import { type InCompany, mayIn, type Reached } from '../company-context.ts'
import { asMember, isViewOver, mayViewAs } from './as-member.ts'

const company = { companyId: 'c', name: 'Northwind', address: { line1: '1 Quay' }, requireTwoFactor: false }

function one(access: Pick<Reached, 'companyRole' | 'sites'>): InCompany {
  const reached: Reached = { companyId: 'c', name: 'Northwind', state: 'active', isOwner: false, ...access }
  const may = mayIn(company, reached, false)
  return { companyId: 'c', company: company as InCompany['company'], reached, userId: 'me', twoFactor: false, may }
}

function member(access: OneMember['access'], more: Partial<OneMember> = {}): OneMember {
  const ada = { userId: 'ada', email: 'ada@example.com', fullName: 'Ada Lindqvist', joinedAt: '2026-01-01T00:00:00Z' }
  return { ...ada, isOwner: false, twoFactor: false, access, ...more }
}

const bakery = { siteRoles: [{ siteId: 'bakery', role: 'administrator' as const }] }
const administrator = one({ companyRole: 'administrator', sites: [] })
const developer = one({ companyRole: 'developer', sites: [] })

test('when a member sees nothing that oneself may not see then one may look as they do', () => {
  expect(mayViewAs(administrator, member({ companyRole: 'administrator' }, { isOwner: true }))).toBe(true)
  expect(mayViewAs(administrator, member({ companyRole: 'billing' }))).toBe(true)
  expect(mayViewAs(developer, member({ companyRole: 'developer' }))).toBe(true)
  expect(mayViewAs(developer, member(bakery))).toBe(true)
})

test('when a member sees more, or is oneself, or one may not ask about others then one may not', () => {
  expect(mayViewAs(developer, member({ companyRole: 'billing' }))).toBe(false)
  expect(mayViewAs(developer, member({ companyRole: 'administrator' }))).toBe(false)
  expect(mayViewAs(administrator, member({ companyRole: 'billing' }, { userId: 'me' }))).toBe(false)
  expect(mayViewAs(one({ companyRole: 'billing', sites: [] }), member({ companyRole: 'billing' }))).toBe(false)
  expect(mayViewAs(one({ companyRole: null, sites: bakery.siteRoles }), member(bakery))).toBe(false)
})

test('when the member is gone, or one may not look as they do any more, then it is over', () => {
  const gone = new ApiProblem(404, { code: 'not-found' })
  expect(isViewOver(administrator, { member: member(bakery), error: gone })).toBe(true)
  expect(isViewOver(developer, { member: member({ companyRole: 'billing' }), error: null })).toBe(true)
  expect(isViewOver(one({ companyRole: 'billing', sites: [] }), { error: null })).toBe(true)
})

test('when a question fails then one goes on looking as the member', () => {
  for (const error of [new ApiProblem(0, {}), new ApiProblem(429, {}), new ApiProblem(503, {})]) {
    expect(isViewOver(administrator, { error })).toBe(false)
    expect(isViewOver(administrator, { member: member(bakery), error })).toBe(false)
  }
})

test('when one looks as a member then what one may do is what they may, on their sites only', () => {
  const { may, viewedAs, reached, company: shown } = asMember(administrator, member(bakery))
  expect(viewedAs).toBe('Ada Lindqvist')
  expect(reached).toMatchObject({ companyRole: null, isOwner: false, sites: bakery.siteRoles })
  expect([may('sites.see', { siteId: 'bakery' }), may('sites.see', { siteId: 'florist' })]).toEqual([true, false])
  expect([may('members.see'), may('access.explain')]).toEqual([false, false])
  expect(shown.address).toBeUndefined()
})

test('when the company requires two-factor authentication then it counts whether the member has it', () => {
  const strict = { ...administrator, company: { ...administrator.company, requireTwoFactor: true } }
  const seen = (twoFactor: boolean) => asMember(strict, member({ companyRole: 'billing' }, { twoFactor }))
  expect([seen(true).may('invoices.see'), seen(false).may('invoices.see')]).toEqual([true, false])
  expect(seen(true).company.address).toEqual(company.address)
})
