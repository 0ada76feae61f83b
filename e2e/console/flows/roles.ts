import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { type Column, columns } from '@holdfast/access/permissions'
import type { Response } from 'playwright-core'
import { type CompanyPath, paths } from '../../../services/console/src/paths.ts'
import { type ApiDocument, asks, pagesByPermission } from '../../../services/console/src/testing/pages-by-permission.ts'
import type { Person } from '../../support/person.ts'
import { monthly } from '../../support/plans.ts'
import { until } from '../../support/until.ts'
import type { Visitor } from '../browser.ts'
import { addressOf, type Kit, noFaults, settled, signIn } from '../kit.ts'

const document: ApiDocument = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'))

/** The sections of a company in the order of the menu, and what the menu calls them. */
const sections: [CompanyPath, string][] = [
  [paths.sites, 'Sites'],
  [paths.members, 'Members'],
  [paths.invitations, 'Invitations'],
  [paths.operations, 'Operations'],
  [paths.analytics, 'Analytics'],
  [paths.plan, 'Plan and usage'],
  [paths.invoices, 'Invoices'],
  [paths.apiKeys, 'API keys'],
  [paths.companySettings, 'Company settings'],
]

const names: Record<Column, string> = {
  owner: 'Ona Berg',
  administrator: 'Adi Roux',
  developer: 'Dev Lund',
  billing: 'Bil Moreau',
  siteAdministrator: 'Sia Holm',
  siteDeveloper: 'Sid Faure',
}

type Ids = Record<string, string>

interface Scene extends Kit {
  people: Record<Column, Person>
  ids: Ids
  otherSiteId: string
}

/** Everybody signs in, and finds just the pages that docs/openapi.json gives their role. */
export async function roles(kit: Kit): Promise<void> {
  const scene = await kit.step('a company has somebody in every role, and a site that is nobody’s own', () => seed(kit))
  for (const role of columns) await everyPageOf(scene, role)
}

async function seed(kit: Kit): Promise<Scene> {
  const people = {} as Record<Column, Person>
  for (const role of columns) people[role] = await kit.person(role, { fullName: names[role] }).join()
  const { owner } = people
  const { companyId } = await owner.expect(201, 'POST', '/v1/companies', {
    name: 'Roles & Sons',
    address: { line1: '3 Quai Sud', postalCode: '69002', city: 'Lyon', country: 'FR' },
    plan: monthly('studio'),
  })
  const at = `/v1/companies/${companyId}`
  const [own, other] = [
    await owner.expect(201, 'POST', `${at}/sites`, { name: 'Own' }),
    await owner.expect(201, 'POST', `${at}/sites`, { name: 'Other' }),
  ]
  const access: Record<Exclude<Column, 'owner'>, object> = {
    administrator: { companyRole: 'administrator' },
    developer: { companyRole: 'developer' },
    billing: { companyRole: 'billing' },
    siteAdministrator: { siteRoles: [{ siteId: own.siteId, role: 'administrator' }] },
    siteDeveloper: { siteRoles: [{ siteId: own.siteId, role: 'developer' }] },
  }
  for (const [role, given] of Object.entries(access)) {
    const person = people[role as Column]
    await owner.expect(200, 'POST', `${at}/invitations`, { emails: [person.email], access: given })
    const token = await kit.mailbox.token(person.email, { link: '/accept' })
    await person.expect(200, 'POST', '/v1/invitations/accept', { token })
  }
  const invoices = await owner.expect(200, 'GET', `${at}/invoices`)
  const ids = {
    companyId,
    siteId: own.siteId,
    environmentId: own.environments[0].environmentId,
    userId: people.administrator.userId,
    number: invoices.items[0].number,
  }
  return { ...kit, people, ids, otherSiteId: other.siteId }
}

async function everyPageOf(scene: Scene, role: Column): Promise<void> {
  const { step, visitor, people, ids, otherSiteId } = scene
  const browser = await visitor()
  const { page } = browser
  const circumstance = { role, state: 'active', lacksTwoFactor: false, isOwnSite: true } as const
  const expected = pagesByPermission(document, circumstance)
  await step(`${role}: the menu lists their sections`, async () => {
    await signIn(browser, people[role])
    await page.goto(addressOf(paths.company, ids))
    await settled(page)
    const menu = await page.getByRole('navigation', { name: 'Sections' }).getByRole('link').allTextContents()
    const seen = sections.filter(([path]) => expected.includes(path))
    // Whoever sees the members finds the invited beside them.
    const beside = expected.includes(paths.members) ? paths.invitations : undefined
    assert.deepEqual(
      menu,
      seen.filter(([path]) => path !== beside).map(([, name]) => name),
    )
    noFaults(browser)
  })
  await step(`${role}: ${expected.length} pages are theirs, and of the others they are told kindly`, async () => {
    for (const path of Object.keys(asks) as CompanyPath[]) await look(browser, path, expected.includes(path), ids)
  })
  if (role === 'siteAdministrator' || role === 'siteDeveloper')
    await step(`${role}: a site that is not theirs is not there`, async () => {
      await page.goto(addressOf(paths.siteMembers, { ...ids, siteId: otherSiteId }))
      await page.getByRole('heading', { name: 'This site is not there' }).waitFor()
      noFaults(browser)
    })
  await browser.close()
}

/** A page that is somebody's reads what it is said to read; one that is not asks for nothing of it. */
async function look({ page, faults }: Visitor, path: CompanyPath, isTheirs: boolean, ids: Ids): Promise<void> {
  const named = asks[path].map((ask) => ask.replace(/ \(.*/, ''))
  const reads = named.filter((ask) => ask.startsWith('GET '))
  const wanted = reads.map((ask) => ask.replace(/\{(\w+)\}/g, (_, id: string) => encodeURIComponent(ids[id] ?? '')))
  const answered: string[] = []
  const note = (answer: Response) => {
    answered.push(`${answer.request().method()} ${new URL(answer.url()).pathname}`)
  }
  page.on('response', note)
  await page.goto(addressOf(path, ids) + (path === paths.whoCan ? '?permission=members.see' : ''))
  await settled(page)
  const isRead = () => wanted.some((one) => answered.includes(one))
  const denials = await page.getByRole('heading', { name: 'You may not see this page' }).count()
  assert.equal(denials, isTheirs ? 0 : 1, `${path} is ${isTheirs ? '' : 'not '}theirs`)
  if (!isTheirs) assert.equal(isRead(), false, `${path} reads what is not theirs`)
  // What is a form, or has one for those who may read nothing there, need not read.
  else if (reads.length === named.length) await until(`${path} reads ${reads}`, isRead)
  page.off('response', note)
  assert.deepEqual(faults(), [], path)
}
