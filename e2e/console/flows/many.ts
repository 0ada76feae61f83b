import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { address } from '../../support/address.ts'
import { inTurns } from '../../support/in-turns.ts'
import type { Body, Person } from '../../support/person.ts'
import type { SeededMember } from '../../support/seed-members.ts'
import { seedOperations } from '../../support/seed-operations.ts'
import { until } from '../../support/until.ts'
import type { Visitor } from '../browser.ts'
import { foundCrowd } from '../crowd.ts'
import { type Kit, noFaults, settled, signIn } from '../kit.ts'

/** More than any list shows at once, and more than one page of the API has. */
const MANY = 260
/** As many roles on sites as one member may have. */
const MOST_ROLES = 200
const COMPANIES = 250
/** As many pieces of work as the page of operations lists. */
const WORK = 50
/** A default gateway answers 600 requests a minute to one person, in all their tabs. */
const MOST_REQUESTS = { ofPage: 12, ofEnd: 4 }

interface Scene extends Kit {
  ada: Person
  browser: Visitor
  companyId: string
  at: string
  /** From number 250 on, as the list of sites has them. */
  late: { siteId: string; name: string }[]
  /** The site on which number 1 to 250 have a role each. */
  shared: string
  /** Number 1 has as many roles as may be, the others up to number 250 one, number 251 is administrator. */
  member: (number: number) => SeededMember
}

/** Members, sites and companies by the hundreds: each dialog and each select finds number 250. */
export async function many(kit: Kit): Promise<void> {
  const { step, person, visitor, own } = kit
  if (!own) return console.log('  left out: it needs a system of its own')
  const ada = await person('ada', { fullName: 'Ada Lindqvist' }).join()
  const browser = await visitor()
  const scene = await step(`a company has ${MANY} sites and as many members`, async (): Promise<Scene> => {
    const wanted = { name: 'Crowded', sites: MANY, members: MANY }
    const { companyId, members } = await foundCrowd(own, ada, wanted, (number, sites) => {
      const given = sites.slice(0, number === 1 ? MOST_ROLES : 1)
      const siteRoles = given.map(({ id: siteId }) => ({ siteId, role: 'developer' as const, tenure: 1 }))
      if (number <= 250) return { siteRoles }
      return { companyRole: number === 251 ? 'administrator' : 'developer' }
    })
    const { siteRoles } = (await ada.expect(200, 'GET', `/v1/companies/${companyId}/members/${members[249]!.userId}`))
      .access
    const shared: string = siteRoles[0].siteId
    const late = (await lateSites(ada, companyId)).filter(({ siteId }) => siteId !== shared)
    const member = (number: number) => members[number - 1]!
    return { ...kit, ada, browser, companyId, at: `/companies/${companyId}`, late, shared, member }
  })
  await signIn(browser, ada)
  await pages(scene)
  await lists(scene)
  await ofOneSite(scene)
  await invitations(scene)
  await access(scene)
  await questions(scene)
  await palette(scene)
  await work(scene)
  await companies(scene)
  await browser.close()
}

async function lateSites(ada: Person, companyId: string): Promise<Scene['late']> {
  const path = `/v1/companies/${companyId}/sites?limit=200`
  const first: Body = await ada.expect(200, 'GET', path)
  const second: Body = await ada.expect(200, 'GET', `${path}&after=${encodeURIComponent(first.nextCursor)}`)
  assert.equal(first.total, MANY)
  return second.items.slice(49)
}

/** Reads in the opened box that there are more than it shows, and finds one of those by typing. */
async function choose(page: Page, box: Locator, typed: string): Promise<void> {
  await box.click()
  await page
    .getByText(/^\d+ more: type to find them$/)
    .filter({ visible: true })
    .waitFor()
  await box.fill(typed)
  await page.getByRole('option', { name: new RegExp(`^${typed}( |$)`) }).click()
}

async function pages({ step, browser, at, late }: Scene): Promise<void> {
  const { page } = browser
  const first = page.getByRole('button', { name: 'First page', disabled: true })
  const next = page.getByRole('button', { name: 'Next page' })
  await step('lists have pages with the true total; back leads to the first, where a search begins, too', async () => {
    for (const [list, total, one] of [
      ['members', MANY + 1, 'Member 250'],
      ['sites', MANY, late[0]!.name],
    ] as const) {
      await page.goto(`${at}/${list}`)
      await page.getByText(`${total} in all`).waitFor()
      assert.equal(await page.getByRole('row').count(), 51)
      await next.click()
      await page.waitForURL(/after=/)
      await page.goBack()
      await first.waitFor()
      await next.click()
      await page.waitForURL(/after=/)
      await page.getByRole('searchbox').first().fill(one)
      await page.getByText('1 in all', { exact: true }).waitFor()
      assert.doesNotMatch(page.url(), /after=/)
      await page.reload()
      await page.getByText('1 in all', { exact: true }).waitFor()
    }
    noFaults(browser)
  })
}

async function lists({ step, browser, at, late, member }: Scene): Promise<void> {
  const { page } = browser
  const [site] = late
  await step(
    'the list of members has them all, finds number 250, and is narrowed to a site that it searches',
    async () => {
      await page.goto(`${at}/members`)
      await page.getByText(`${MANY + 1} in all`).waitFor()
      await choose(page, page.getByRole('combobox', { name: 'Site' }), site!.name)
      await page.waitForURL(/siteId=/)
      await page.goto(`${at}/members`)
      await page.getByRole('searchbox').fill('Member 250')
      await page.getByText('1 in all').waitFor()
      noFaults(browser)
    },
  )
  await step('number 250 is put on a site that the dialog searches', async () => {
    await page.getByRole('checkbox', { name: 'Choose Member 250' }).check()
    await page.getByRole('button', { name: 'Add to sites' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add to sites' })
    await choose(page, dialog.getByRole('combobox', { name: 'Add a site' }), site!.name)
    await dialog.getByRole('button', { name: 'Add 1 person' }).click()
    await page.getByRole('dialog', { name: 'What came of it' }).getByText('Member 250: done').waitFor()
    await page.keyboard.press('Escape')
    noFaults(browser)
  })
  await step('the lists of sites and of invitations find a site beyond the first two hundred', async () => {
    await page.goto(`${at}/sites`)
    await page.getByText(`${MANY} in all`).waitFor()
    await page.getByRole('searchbox', { name: 'Search sites' }).fill(site!.name)
    await page.getByRole('link', { name: site!.name, exact: true }).waitFor()
    await page.goto(`${at}/sites`)
    await page.getByRole('combobox', { name: 'Order' }).selectOption('By name')
    await page.waitForURL(/sort=name/)
    const names = () => page.getByRole('row').locator('a').allTextContents()
    const areSorted = async () => {
      const shown = await names()
      return shown.length > 1 && shown.every((name, i) => i === 0 || shown[i - 1]!.toLowerCase() < name.toLowerCase())
    }
    await until('the first page is by name', areSorted)
    await page.goto(`${at}/invitations`)
    await choose(page, page.getByRole('combobox', { name: 'Site' }), site!.name)
    await page.waitForURL(/siteId=/)
    noFaults(browser)
  })
  await step('number 250 gets a role on the page of a site', async () => {
    await page.goto(`${at}/sites/${late[1]!.siteId}/members`)
    await page.getByRole('button', { name: 'Add a member' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a member' })
    await choose(page, dialog.getByRole('combobox', { name: 'Person' }), member(250).fullName)
    await dialog.getByRole('button', { name: 'Give role' }).click()
    await page
      .getByRole('row')
      .filter({ hasText: member(250).email })
      .first()
      .waitFor()
    noFaults(browser)
  })
}

async function ofOneSite({ step, browser, at, shared, member }: Scene): Promise<void> {
  const { page } = browser
  await step('a site on which 250 people have a role lists them all, and finds number 249', async () => {
    await page.goto(`${at}/sites/${shared}/members`)
    const roles = page.getByRole('region', { name: 'Roles on this site' })
    await roles.getByText('250 in all').waitFor()
    await roles.getByRole('button', { name: 'Next page' }).click()
    await page.waitForURL(/after=/)
    await roles.getByRole('searchbox').fill('Member 249')
    await roles.getByText('1 in all', { exact: true }).waitFor()
    await roles.getByText(member(249).email).waitFor()
    noFaults(browser)
  })
}

async function invitations({ step, browser, ada, at, shared }: Scene): Promise<void> {
  const { page } = browser
  await step('of 250 invitations the list shows the true total, has pages, and finds the first one', async () => {
    const numbers = Array.from({ length: 25 }, (_, index) => index)
    const access = { siteRoles: [{ siteId: shared, role: 'developer' }] }
    await inTurns(numbers, 2, (ten) => {
      const emails = Array.from({ length: 10 }, (_, one) => `guest.${ten}.${one}.${ada.email}`)
      // A busy machine says “try again”.
      return until('ten more are invited', async () => {
        const { status } = await ada.call('POST', `/v1${at}/invitations`, { emails, access })
        assert.ok([200, 503].includes(status), `inviting is refused with ${status}`)
        return status === 200
      })
    })
    await page.goto(`${at}/invitations`)
    await page.getByText('250 in all').waitFor()
    await page.getByRole('button', { name: 'Next page' }).click()
    await page.waitForURL(/after=/)
    await page.getByRole('searchbox').fill('guest.0.0.')
    await page.getByText('1 in all', { exact: true }).waitFor()
    await page.getByText(`guest.0.0.${ada.email}`).waitFor()
    noFaults(browser)
  })
}

async function access({ step, browser, at, late, member }: Scene): Promise<void> {
  const { page } = browser
  await step('the access of number 250 is changed, with a site that is searched', async () => {
    await page.goto(`${at}/members/${member(250).userId}`)
    await page.getByRole('button', { name: 'Change access' }).click()
    const dialog = page.getByRole('dialog')
    const box = dialog.getByRole('combobox', { name: 'Add a site' })
    await choose(page, box, late[2]!.name)
    // What was chosen left the box empty, and it goes on from there.
    await page.keyboard.type(late[3]!.name)
    await page.getByRole('option', { name: late[3]!.name, exact: true }).click()
    await dialog.getByRole('alert', { name: 'Member 250 gains' }).waitFor()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Member 250 has the new access now, everywhere.').waitFor()
    await page.getByText('On 5 sites').waitFor()
    noFaults(browser)
  })
  await step('whoever has roles on 200 sites is shown with all of them, twenty at a time', async () => {
    await page.goto(`${at}/members/${member(1).userId}`)
    await page.getByText(`On ${MOST_ROLES} sites`).waitFor()
    await page.getByRole('button', { name: 'Show more (180)' }).click()
    await page.getByRole('button', { name: 'Show more (160)' }).waitFor()
    await page.getByRole('button', { name: 'Change access' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('At most 200 sites for one person.').waitFor()
    await dialog.getByRole('radio', { name: 'Billing' }).check()
    await dialog
      .getByText(/and 195 more/)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Remove Member 001' }).click()
    await page.getByRole('dialog').getByText(`Their roles on ${MOST_ROLES} sites:`).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Show more (180)' }).waitFor()
    await page.keyboard.press('Escape')
    noFaults(browser)
  })
  await step('somebody is invited to a site that is searched', async () => {
    await page.goto(`${at}/invite`)
    await page.getByRole('radio', { name: 'Roles on single sites' }).check()
    await choose(page, page.getByRole('combobox', { name: 'Add a site' }), late[0]!.name)
    await page.getByRole('group', { name: 'Sites' }).getByText(late[0]!.name, { exact: true }).waitFor()
    noFaults(browser)
  })
  await step('the company may be given to number 251', async () => {
    await page.goto(`${at}/members/${member(251).userId}`)
    await page.getByRole('button', { name: 'Make Member 251 the owner' }).click()
    await page
      .getByRole('dialog')
      .getByText(/is owned by Member 251/)
      .waitFor()
    await page.keyboard.press('Escape')
    noFaults(browser)
  })
}

async function questions({ step, browser, at, late, member }: Scene): Promise<void> {
  const { page } = browser
  await step('number 250 and a late site are found where one asks who can do something', async () => {
    await page.goto(`${at}/who-can?ask=member&permission=sites.see`)
    await choose(page, page.getByRole('combobox', { name: 'Member' }), member(250).fullName)
    await choose(page, page.getByRole('combobox', { name: 'Site' }), late[0]!.name)
    await page.getByText('Member 250 may: See sites').waitFor()
    noFaults(browser)
  })
}

async function palette({ step, browser, at }: Scene): Promise<void> {
  const { page } = browser
  await step('the palette leads to all members who fit', async () => {
    await page.goto(`${at}/sites`)
    await page.getByText(`${MANY} in all`).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('textbox', { name: 'Search pages, sites, members and companies' }).fill('Member 2')
    await page.getByText('Show all 61').click()
    await page.waitForURL(/members\?search=Member\+2/)
    await page.getByText('61 in all').waitFor()
    noFaults(browser)
  })
}

/** The paths of the API that the page asks for from now on. Lists of work are asked for again while some of it runs. */
function requestsOf(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/v1/') && !pathname.endsWith('/operations')) asked.push(pathname)
  })
  return asked
}

async function work({ step, browser, at, own, ada, companyId, late, member }: Scene): Promise<void> {
  const { page } = browser
  const asked = requestsOf(page)
  const since = () => asked.splice(0)
  const { end } = await step(`the page of operations lists work on ${WORK} sites with few requests`, async () => {
    const userIds = [2, 3, 4].map((number) => member(number).userId)
    const { items: sites }: Body = await ada.expect(200, 'GET', `/v1/companies/${companyId}/sites?limit=${WORK}`)
    const siteIds = sites.map(({ siteId }: Body) => siteId)
    const seeded = await seedOperations(own!.infrastructure.mongoUri, { companyId, siteIds, userIds })
    since()
    await page.goto(`${at}/operations`)
    for (const { name } of sites) await page.getByRole('link', { name, exact: true }).waitFor()
    await page.getByText('Member 002').first().waitFor()
    const requests = since()
    assert.ok(requests.length <= MOST_REQUESTS.ofPage, requests.join('\n'))
    return seeded
  })
  await step('the end of work reads few things again, and no names', async () => {
    await page.getByRole('button', { name: 'Operations: 1 runs' }).waitFor()
    since()
    await end()
    await page.getByRole('button', { name: 'Operations', exact: true }).waitFor()
    await settled(page)
    const requests = since()
    assert.ok(requests.length <= MOST_REQUESTS.ofEnd, requests.join('\n'))
    noFaults(browser)
  })
  await step('the list of sites is read once more when work has ended, and nothing else', async () => {
    const again = await seedOperations(own!.infrastructure.mongoUri, {
      companyId,
      siteIds: [late[0]!.siteId],
      userIds: [member(2).userId],
    })
    await page.goto(`${at}/sites`)
    await page.getByText(`${MANY} in all`).waitFor()
    await page.getByRole('button', { name: 'Operations: 1 runs' }).waitFor()
    since()
    await again.end()
    await page.getByRole('button', { name: 'Operations', exact: true }).waitFor()
    await settled(page)
    const requests = since()
    assert.ok(requests.some((path) => path.endsWith('/sites')))
    assert.ok(requests.length <= MOST_REQUESTS.ofEnd, requests.join('\n'))
    noFaults(browser)
  })
}

async function companies({ step, browser, ada, at }: Scene): Promise<void> {
  const { page } = browser
  await step(`whoever reaches ${COMPANIES} companies finds the last one wherever companies are listed`, async () => {
    const names = Array.from({ length: COMPANIES }, (_, index) => `Quay ${String(index + 1).padStart(3, '0')}`)
    await inTurns(names, 4, (name) => ada.expect(201, 'POST', '/v1/companies', { name, address }))
    await page.goto('/settings/access')
    await page.getByRole('searchbox').fill('Quay 250')
    await page.getByRole('heading', { name: 'Quay 250' }).waitFor()
    await page.goto('/settings/notifications')
    await page.getByRole('searchbox').fill('Quay 250')
    await page.getByRole('switch', { name: 'Quay 250' }).waitFor()
    await page.goto(`${at}/sites`)
    await page.getByRole('button', { name: 'Crowded: switch company' }).click()
    await page.getByLabel('Search companies').fill('Quay 250')
    await page.getByRole('option', { name: 'Quay 250' }).click()
    await page.getByRole('button', { name: 'Quay 250: switch company' }).waitFor()
    noFaults(browser)
  })
}
