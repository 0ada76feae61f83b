import { readFileSync } from 'node:fs'
import { type Column, columns } from '@holdfast/access/permissions'
import { expect, test } from '@jest/globals'
import { type CompanyPath, paths } from '../paths.ts'
import { asks, type Circumstance, pagesByPermission } from '../testing/pages-by-permission.ts'
import { mayIn, type ReachedCompany } from './company-context.ts'
import { isPageFor, sectionsFor } from './pages.ts'

const document = JSON.parse(readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8'))
const [OWN, OTHER] = ['own site', 'other site']
const all = Object.keys(asks) as CompanyPath[]

const circumstances = columns.flatMap((role) =>
  (['active', 'suspended', 'closed'] as const).flatMap((state) =>
    [false, true].flatMap((lacksTwoFactor) =>
      [true, false].map((isOwnSite): Circumstance => ({ role, state, lacksTwoFactor, isOwnSite })),
    ),
  ),
)

test.each(circumstances)(
  'when $role looks ($state, two-factor missing: $lacksTwoFactor, own site: $isOwnSite) then the pages are those that x-permission gives',
  (circumstance) => {
    const here = standing(circumstance)
    const expected = pagesByPermission(document, circumstance)
    expect(all.filter((path) => isPageFor(path, here))).toEqual(expected)
  },
)

test.each(circumstances)(
  'when $role looks ($state, two-factor missing: $lacksTwoFactor, own site: $isOwnSite) then the menu lists their sections',
  (circumstance) => {
    const expected = pagesByPermission(document, circumstance)
    const people = expected.includes(paths.members) ? paths.members : paths.invitations
    const { sites, operations, analytics, plan, invoices, apiKeys, companySettings } = paths
    const menu: CompanyPath[] = [sites, people, operations, analytics, plan, invoices, apiKeys, companySettings]
    expect(sectionsFor(standing(circumstance))).toEqual(menu.filter((path) => expected.includes(path)))
  },
)

function standing({ role, state, lacksTwoFactor, isOwnSite }: Circumstance) {
  const reached: ReachedCompany = { companyId: 'company', name: 'Northwind', state, ...held[role] }
  const may = mayIn({ requireTwoFactor: lacksTwoFactor }, reached, false)
  return { may, reached, siteId: isOwnSite ? OWN : OTHER }
}

const onSite = (role: 'administrator' | 'developer') => [{ siteId: OWN, name: 'Bakery', role }]
const held: Record<Column, Pick<ReachedCompany, 'isOwner' | 'companyRole' | 'sites'>> = {
  owner: { isOwner: true, companyRole: 'administrator', sites: [] },
  administrator: { isOwner: false, companyRole: 'administrator', sites: [] },
  developer: { isOwner: false, companyRole: 'developer', sites: [] },
  billing: { isOwner: false, companyRole: 'billing', sites: [] },
  siteAdministrator: { isOwner: false, companyRole: null, sites: onSite('administrator') },
  siteDeveloper: { isOwner: false, companyRole: null, sites: onSite('developer') },
}
