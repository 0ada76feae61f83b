import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  type Access,
  type Column,
  columns,
  createDecide,
  type PermissionId,
  permissions,
  type Resource,
  type SiteHolding,
  type Standing,
  type Subject,
} from './index.ts'
import { flip } from './mutation.ts'

const decide = createDecide()
const ids = Object.keys(permissions) as PermissionId[]
const [companyId, siteId, otherSiteId] = ['company', 'site', 'other-site']
const site: SiteHolding = { siteId, companyId, tenure: 1 }
const otherSite: SiteHolding = { ...site, siteId: otherSiteId }

const accessOf: Record<Column, Access> = {
  owner: { companyRole: 'administrator' },
  administrator: { companyRole: 'administrator' },
  developer: { companyRole: 'developer' },
  billing: { companyRole: 'billing' },
  siteAdministrator: { siteRoles: [{ siteId, role: 'administrator', tenure: 1 }] },
  siteDeveloper: { siteRoles: [{ siteId, role: 'developer', tenure: 1 }] },
}

function member(column: Column, company: Partial<Standing['company']> = {}, twoFactor = false): Subject {
  return {
    companyId,
    company: { state: 'active', requireTwoFactor: false, ...company },
    isOwner: column === 'owner',
    access: accessOf[column],
    twoFactor,
  }
}

const outcome = (permission: PermissionId, subject: Subject, resource?: Resource) => {
  const decision = decide(permission, subject, resource)
  return decision.allowed ? 'allowed' : decision.refusal
}

describe('when a role is asked about', () => {
  test('then the reasons name the role and where it comes from', () => {
    expect(decide('members.manage', member('owner')).because).toEqual([
      { role: 'owner', via: 'owner', companyId },
      { role: 'administrator', via: 'company-role', companyId },
    ])
    expect(decide('company.close', member('owner')).because).toEqual([{ role: 'owner', via: 'owner', companyId }])
    expect(decide('members.see', member('developer')).because).toEqual([
      { role: 'developer', via: 'company-role', companyId },
    ])
    expect(decide('site.reset', member('siteAdministrator'), { site }).because).toEqual([
      { role: 'administrator', via: 'site-role', companyId, siteId },
    ])
    expect(decide('members.manage', member('billing'))).toEqual({ allowed: false, refusal: 'not-allowed', because: [] })
  })

  test('then what an owner may not do is not given back by being administrator', () => {
    expect(outcome('company.leave', member('owner'))).toBe('not-allowed')
    expect(outcome('company.leave', member('administrator'))).toBe('allowed')
  })

  test('then a site role counts on its own site only, and nowhere when no site is named', () => {
    for (const resource of [{ site: otherSite }, {}]) {
      expect(outcome('live.use', member('siteAdministrator'), resource)).toBe('not-allowed')
      expect(outcome('staging.use', member('siteDeveloper'), resource)).toBe('not-allowed')
    }
    expect(outcome('staging.use', member('siteDeveloper'), { site })).toBe('allowed')
    expect(outcome('live.use', member('siteDeveloper'), { site })).toBe('not-allowed')
    expect(outcome('company.see', member('siteDeveloper'))).toBe('allowed')
  })

  test('then a site role counts only in the tenure that it names, also when the site comes back', () => {
    const later = { site: { ...site, tenure: 3 } }
    expect(outcome('live.use', member('siteAdministrator'), later)).toBe('not-allowed')
    expect(outcome('staging.use', member('siteDeveloper'), later)).toBe('not-allowed')
    expect(outcome('live.use', member('developer'), later)).toBe('allowed')
  })

  test('then no role gives anything on a site of another company', () => {
    const resource = { site: { ...site, companyId: 'another' }, environment: 'staging', reads: true } as const
    for (const column of columns) {
      for (const id of ids) expect([id, outcome(id, member(column), resource)]).toEqual([id, 'not-allowed'])
    }
  })

  test('then a site developer sees the analytics of staging alone', () => {
    expect(outcome('analytics.site.see', member('siteDeveloper'), { site, environment: 'staging' })).toBe('allowed')
    expect(outcome('analytics.site.see', member('siteDeveloper'), { site, environment: 'live' })).toBe('not-allowed')
    expect(outcome('analytics.site.see', member('siteDeveloper'), { site })).toBe('not-allowed')
  })

  test('then a developer deletes a site only while it is known that no premium staging is paid for', () => {
    expect(outcome('site.delete', member('developer'), { site, paysPremiumStaging: false })).toBe('allowed')
    expect(outcome('site.delete', member('developer'), { site, paysPremiumStaging: true })).toBe('not-allowed')
    expect(outcome('site.delete', member('developer'), { site })).toBe('not-allowed')
    expect(outcome('site.delete', member('administrator'), { site, paysPremiumStaging: true })).toBe('allowed')
  })
})

describe('when the company', () => {
  test('requires two-factor, then members who lack it can see the name and leave, nothing else', () => {
    for (const id of ids) {
      const expected = id === 'company.see' || id === 'company.leave' ? 'allowed' : 'two-factor-required'
      expect([id, outcome(id, member('administrator', { requireTwoFactor: true }))]).toEqual([id, expected])
    }
    expect(outcome('members.manage', member('administrator', { requireTwoFactor: true }, true))).toBe('allowed')
  })

  test('is suspended, then sites cannot be changed; removing, paying and reading go on', () => {
    const suspended = member('owner', { state: 'suspended' })
    for (const id of ['site.create', 'site.reset', 'site.transfer', 'staging.create'] as const) {
      expect(outcome(id, suspended)).toBe('company-suspended')
      expect(outcome(id, suspended, { reads: true })).toBe('company-suspended')
    }
    for (const id of ['live.use', 'staging.use', 'dns.manage', 'migrations.manage'] as const) {
      expect(outcome(id, suspended)).toBe('company-suspended')
      expect(outcome(id, suspended, { reads: true })).toBe('allowed')
    }
    for (const id of [
      'members.manage',
      'payment-methods.manage',
      'invoices.see',
      'sites.see',
      'company.close',
      'site.delete',
    ] as const) {
      expect(outcome(id, suspended)).toBe('allowed')
    }
  })

  test('is closed, then only owner, administrators and billing members may read, as far as the table lets them', () => {
    const readable = (column: Column) =>
      ids.filter((id) => outcome(id, member(column, { state: 'closed' })) === 'allowed')
    const records = ['company.see', 'company.settings.see', 'invoices.see', 'activity.company.see']
    expect(readable('owner')).toEqual(records)
    expect(readable('administrator')).toEqual(records)
    expect(readable('billing')).toEqual(['company.see', 'company.settings.see', 'invoices.see'])
    for (const column of ['developer', 'siteAdministrator', 'siteDeveloper'] as const) {
      expect(readable(column)).toEqual([])
      expect(outcome('company.see', member(column, { state: 'closed' }))).toBe('company-closed')
    }
  })
})

test('when the state of a company changes what is allowed, it only ever forbids', () => {
  const companies = fc.record({
    state: fc.constantFrom('active', 'suspended', 'closed'),
    requireTwoFactor: fc.boolean(),
  })
  const resources = fc.record(
    {
      site: fc.constantFrom(site, otherSite),
      environment: fc.constantFrom('live', 'staging'),
      reads: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...ids),
      fc.constantFrom(...columns),
      companies,
      fc.boolean(),
      resources,
      (id, column, company, twoFactor, resource) => {
        const isAllowed = decide(
          id,
          member(column, company as Standing['company'], twoFactor),
          resource as Resource,
        ).allowed
        const isAllowedAtBest = decide(id, member(column), resource as Resource).allowed
        expect(isAllowed && !isAllowedAtBest).toBe(false)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('when a cell of the table is changed, then the decision changes with it', () => {
  const everything: Resource = { site, environment: 'staging', paysPremiumStaging: true }
  for (const id of ids) {
    for (const column of columns) {
      const before = permissions[id].roles[column]
      const resource = before === 'staging' ? { ...everything, environment: 'live' as const } : everything
      const turned = createDecide(flip(id, column))(id, member(column), resource)
      expect([id, column, turned.allowed]).not.toEqual([id, column, decide(id, member(column), resource).allowed])
    }
  }
})
