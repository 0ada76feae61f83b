import { type PermissionId, permissions } from '@holdfast/access/permissions'
import { describe, expect, test } from '@jest/globals'
import { accessChange, type Difference, type Held, type ShownAccess } from './access-change.ts'

type CompanyRole = NonNullable<ShownAccess['companyRole']>
type SiteRole = NonNullable<ShownAccess['siteRoles']>[number]['role']

const company = (companyRole: CompanyRole, isOwner = false): Held => ({ isOwner, access: { companyRole } })
const sites = (roles: Record<string, SiteRole>): Held => ({
  isOwner: false,
  access: { siteRoles: Object.entries(roles).map(([siteId, role]) => ({ siteId, role })) },
})
const of = (list: Difference[], permission: PermissionId) =>
  list.filter((one) => one.permission === permission).map(({ permission: _, ...where }) => where)

describe('what a change of access gives and takes', () => {
  test('when nothing changes then nothing is gained and nothing lost', () => {
    for (const held of [company('developer'), company('administrator', true), sites({ atlas: 'developer' })])
      expect(accessChange(held, held)).toEqual({ gains: [], losses: [] })
  })

  test('when a change is turned around then what was gained is lost', () => {
    const [one, other] = [sites({ atlas: 'administrator', birch: 'developer' }), company('billing')]
    const there = accessChange(one, other)
    expect(accessChange(other, one)).toEqual({ gains: there.losses, losses: there.gains })
  })

  test('when a developer becomes administrator then they gain what the table says, and lose nothing', () => {
    const { gains, losses } = accessChange(company('developer'), company('administrator'))
    const expected = Object.entries(permissions)
      .filter(([, { roles }]) => roles.administrator === 'yes' && roles.developer !== 'yes')
      .map(([id]) => id)
    expect(gains.map(({ permission }) => permission)).toEqual(expected)
    expect(losses).toEqual([])
    expect(of(gains, 'members.manage')).toEqual([{ where: 'company' }])
    // A developer deletes sites as well, except those with premium staging.
    expect(of(gains, 'site.delete')).toEqual([{ where: 'company', withPremiumStaging: true }])
  })

  test('when somebody of the money becomes developer then they use every site, and see no invoices any more', () => {
    const { gains, losses } = accessChange(company('billing'), company('developer'))
    expect(of(gains, 'live.use')).toEqual([{ where: 'every-site' }])
    expect(of(losses, 'invoices.see')).toEqual([{ where: 'company' }])
  })

  test('when roles on sites become a role in the company then what they had on a site is not gained again', () => {
    const { gains } = accessChange(sites({ atlas: 'administrator', birch: 'developer' }), company('developer'))
    expect(of(gains, 'staging.use')).toEqual([{ where: 'other-sites' }])
    expect(of(gains, 'live.use')).toEqual([{ where: 'other-sites' }, { where: ['birch'] }])
    expect(of(gains, 'analytics.site.see')).toEqual([
      { where: 'other-sites' },
      { where: ['birch'], environment: 'live' },
    ])
  })

  test('when a role on one site changes then only that site is named', () => {
    const before = sites({ atlas: 'administrator', birch: 'developer' })
    const after = sites({ atlas: 'developer', birch: 'developer', cedar: 'developer' })
    const { gains, losses } = accessChange(before, after)
    expect(of(gains, 'staging.use')).toEqual([{ where: ['cedar'] }])
    expect(of(gains, 'analytics.site.see')).toEqual([{ where: ['cedar'], environment: 'staging' }])
    expect(of(losses, 'live.use')).toEqual([{ where: ['atlas'] }])
    expect(of(losses, 'analytics.site.see')).toEqual([{ where: ['atlas'], environment: 'live' }])
    expect(of(losses, 'sites.see')).toEqual([])
  })

  test('when an administrator becomes owner then they may close the company, and not leave it', () => {
    const { gains, losses } = accessChange(company('administrator'), company('administrator', true))
    expect(gains.map(({ permission }) => permission)).toEqual([
      'company.close',
      'company.ownership.transfer',
      'plan.cancel',
    ])
    expect(losses).toEqual([{ permission: 'company.leave', where: 'company' }])
  })
})
