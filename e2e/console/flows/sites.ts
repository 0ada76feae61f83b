import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { zipOf } from '../../support/archives.ts'
import { visit } from '../../support/hosted.ts'
import { inTurns } from '../../support/in-turns.ts'
import type { Body } from '../../support/person.ts'
import { monthly } from '../../support/plans.ts'
import { until } from '../../support/until.ts'
import { type Kit, noFaults, signIn } from '../kit.ts'

const address = { line1: '12 Rua do Cais', postalCode: '1100-001', city: 'Lisboa', country: 'PT' }

const archive = (words: string) => ({
  name: `${words.toLowerCase().replaceAll(' ', '-')}.zip`,
  mimeType: 'application/zip',
  buffer: zipOf({ 'index.html': `<!doctype html><title>${words}</title><h1>${words}</h1>` }),
})

/** Puts an archive on the environment that the page shows, and waits until its work is done. */
async function upload(page: Page, words: string, environment: string): Promise<void> {
  await page.getByLabel(`Choose an archive for ${environment}`).setInputFiles(archive(words))
  await page.getByLabel('Note').fill(words)
  await page.getByRole('button', { name: `Put on ${environment}` }).click()
  await page.getByRole('cell', { name: words }).getByText('Served now').waitFor()
}

async function confirm(page: Page, name: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

async function served(url: string, words: string): Promise<void> {
  await until(`${url} serves ${words}`, async () => (await visit(url)).text.includes(words) || undefined, {
    seconds: 30,
  })
}

/** An owner from the first site to a restored backup; a freelancer who may use the staging alone; a company with many sites. */
export async function sites(kit: Kit): Promise<void> {
  const { step, check, person, visitor, mailbox } = kit
  const ines = await person('ines', { fullName: 'Inês Carvalho' }).join()
  const fred = await person('fred', { fullName: 'Fred Nyström' }).join()
  const company = await ines.expect(201, 'POST', '/v1/companies', {
    name: 'Carvalho Sites',
    address,
    plan: monthly('studio'),
  })
  const browser = await visitor()
  const { page } = browser
  const sitesPath = `/companies/${company.companyId}/sites`
  let site: Body
  let sitePath = ''
  const environment = (kind: string) => site.environments.find((one: Body) => one.kind === kind)

  await step('an owner without a site is told what one is, and makes one', async () => {
    await signIn(browser, ines)
    await page.goto(sitesPath)
    await page.getByText('No site yet').waitFor()
    await page.getByRole('link', { name: 'New site' }).click()
    await page.getByLabel('Name').fill('Bakery Almada')
    await page.getByRole('combobox', { name: 'Labels' }).fill('food')
    await page.getByRole('combobox', { name: 'Labels' }).press('Enter')
    await page.getByRole('button', { name: 'Create site' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bakery Almada' }).waitFor()
    sitePath = new URL(page.url()).pathname
    site = await ines.expect(200, 'GET', `/v1/sites/${sitePath.split('/').at(-1)}`)
    await page.getByRole('link', { name: 'Sites' }).first().click()
    await page.getByText('1 of 10 sites of your plan').waitFor()
    await page.getByRole('link', { name: 'Bakery Almada' }).click()
    noFaults(browser)
  })
  await step('an archive that is dropped on the live environment is what visitors see', async () => {
    await page.getByRole('link', { name: 'Manage Live' }).click()
    await upload(page, 'Fresh bread', 'Live')
    await served(environment('live').url, 'Fresh bread')
    noFaults(browser)
  })
  await check('what is no archive is refused with a sentence, before it is sent', async () => {
    const buffer = Buffer.from('not an archive')
    await page
      .getByLabel('Choose an archive for Live')
      .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer })
    await page.getByRole('alert').getByText('This is no .zip or .tar.gz archive').waitFor()
    noFaults(browser)
  })
  await step('a staging begins as a copy, and its password is shown', async () => {
    await page.goto(sitePath)
    await page.getByRole('button', { name: 'New staging' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'What it begins with' }).click()
    await page.getByRole('option', { name: 'A copy of Live' }).click()
    await confirm(page, 'Make staging')
    const card = page.getByRole('article', { name: 'Staging', exact: true })
    await card.getByText('Cloned').or(card.getByText('Pushed')).first().waitFor()
    await card.getByRole('button', { name: 'Show password' }).click()
    await card.getByRole('link', { name: 'Link that opens it' }).waitFor()
    site = await ines.expect(200, 'GET', `/v1/sites/${site.siteId}`)
    assert.equal((await visit(environment('staging').url)).status, 401)
    noFaults(browser)
  })
  await step('the staging is pushed live, and what was there is backed up', async () => {
    await page.getByRole('link', { name: 'Manage Staging' }).click()
    await upload(page, 'Almond cakes', 'Staging')
    await page.getByRole('button', { name: 'Push', exact: true }).click()
    await page.getByText('What Live has now is backed up first.').waitFor()
    await confirm(page, 'Push to Live')
    await served(environment('live').url, 'Almond cakes')
    await page.goto(`${sitePath}/environments/${environment('live').environmentId}?view=backups`)
    await page.getByRole('cell', { name: /^Before a push/ }).waitFor()
    noFaults(browser)
  })
  await step(
    'where the target changed meanwhile, the changes are listed, and pushing is a step of its own',
    async () => {
      await page.getByRole('link', { name: 'Releases' }).click()
      await upload(page, 'Closed on Monday', 'Live')
      await page.goto(`${sitePath}/environments/${environment('staging').environmentId}`)
      await page.getByRole('button', { name: 'Push', exact: true }).click()
      await page.getByRole('button', { name: 'Push to Live' }).click()
      const drift = page.getByRole('dialog').getByRole('alert')
      await drift.getByText('Live was changed since this was copied from it').waitFor()
      await drift.getByRole('listitem').getByText('Uploaded').waitFor()
      await served(environment('live').url, 'Closed on Monday')
      await confirm(page, 'Replace Live all the same')
      await served(environment('live').url, 'Almond cakes')
      noFaults(browser, [/refused: 409 POST .*\/push$/])
    },
  )
  await step('one goes back to a release, with a reason that stands in the list', async () => {
    await page.goto(`${sitePath}/environments/${environment('live').environmentId}`)
    const row = page.getByRole('row', { name: 'Fresh bread' })
    await row.getByRole('button', { name: 'Go back to this' }).click()
    await page.getByLabel('Reason').fill('The almonds were a mistake')
    await confirm(page, 'Go back to this')
    await row.getByText('The almonds were a mistake').waitFor()
    await served(environment('live').url, 'Fresh bread')
    noFaults(browser)
  })
  await step('a backup by hand is made, proved, and restored over something else', async () => {
    await page.getByRole('link', { name: 'Backups' }).click()
    await page.getByRole('button', { name: 'Make a backup' }).click()
    await page.getByRole('dialog').getByLabel('Note').fill('Before Easter')
    await confirm(page, 'Make a backup')
    const row = page.getByRole('row', { name: 'Before Easter' })
    await row.getByRole('button', { name: 'More for Before Easter' }).click()
    await page.getByRole('menuitem', { name: 'Try whether it can be restored' }).click()
    await row.getByText('Proved', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Releases' }).click()
    await upload(page, 'Something else', 'Live')
    await page.getByRole('link', { name: 'Backups' }).click()
    await row.getByRole('button', { name: 'Restore' }).click()
    await confirm(page, 'Restore')
    await served(environment('live').url, 'Fresh bread')
    noFaults(browser)
  })
  await step('work that was begun is found again after its tab was closed', async () => {
    const tab = await browser.openTab()
    await tab.goto(`${sitePath}/environments/${environment('live').environmentId}`)
    await tab.getByLabel('Choose an archive for Live').setInputFiles(archive('Summer bread'))
    const begun = tab.waitForResponse((answer) => answer.url().includes('/releases') && answer.status() === 202)
    await tab.getByRole('button', { name: 'Put on Live' }).click()
    await begun
    await tab.close()
    await page.goto(`/companies/${company.companyId}/operations`)
    const row = page.getByRole('row', { name: 'Upload Bakery Almada' }).first()
    await row.getByText('Done').waitFor()
    await row.getByText('You').waitFor()
    await served(environment('live').url, 'Summer bread')
    noFaults(browser)
  })
  await step('whoever may use the staging alone manages that, and not the live environment', async () => {
    const access = { siteRoles: [{ siteId: site.siteId, role: 'developer' }] }
    await ines.expect(200, 'POST', `/v1/companies/${company.companyId}/invitations`, { emails: [fred.email], access })
    const token = await mailbox.token(fred.email, { link: '/accept' })
    await fred.expect(200, 'POST', '/v1/invitations/accept', { token })
    const his = await visitor()
    await signIn(his, fred)
    await his.page.goto(sitePath)
    await his.page.getByRole('link', { name: 'Manage Staging' }).waitFor()
    await his.page.getByText('Your role on this site is for its stagings.').waitFor()
    assert.equal(await his.page.getByRole('link', { name: 'Manage Live' }).count(), 0)
    assert.equal(await his.page.getByRole('link', { name: 'Site settings' }).count(), 0)
    await his.page.getByRole('link', { name: 'Manage Staging' }).click()
    await upload(his.page, 'Walnut cakes', 'Staging')
    assert.equal(await his.page.getByRole('button', { name: 'Push', exact: true }).count(), 0)
    noFaults(his)
    await his.close()
  })
  await step('the members of the site are listed with why they reach it, and a role is taken', async () => {
    await page.goto(`${sitePath}/members`)
    await page.getByText('Owner of the company').waitFor()
    await page.getByRole('button', { name: 'Take the role from Fred Nyström' }).click()
    await confirm(page, 'Take the role from Fred Nyström')
    await page.getByText('Nobody has a role on this site alone.').waitFor()
    noFaults(browser)
  })
  await step('a site is renamed, and deleted by typing its name', async () => {
    await page.goto(`${sitePath}/settings`)
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Bakery of Almada')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bakery of Almada' }).waitFor()
    await page.getByRole('button', { name: 'Delete Bakery of Almada' }).click()
    const button = page.getByRole('dialog').getByRole('button', { name: 'Delete Bakery of Almada' })
    assert.ok(await button.isDisabled())
    await page.getByRole('dialog').getByRole('textbox').fill('Bakery of Almada')
    await button.click()
    await page.getByText('No site yet').waitFor()
    noFaults(browser)
  })
  await step('120 sites are searched, counted and paged by the server', async () => {
    const path = `/v1/companies/${company.companyId}`
    await ines.expect(200, 'PUT', `${path}/subscription`, monthly('enterprise'))
    const numbers = Array.from({ length: 120 }, (_, index) => index + 1)
    await inTurns(numbers, 4, (number) => ines.expect(201, 'POST', `${path}/sites`, { name: `Quay ${number}` }))
    await page.goto(sitesPath)
    await page.getByText('120 in all').waitFor()
    assert.equal(await page.getByRole('row').count(), 51)
    await page.getByRole('button', { name: 'Next page' }).click()
    await page.waitForURL(/after=/)
    await page.getByRole('searchbox', { name: 'Search sites' }).fill('quay 11')
    // 11, and 110 to 119.
    await page.getByText('11 in all').waitFor()
    assert.doesNotMatch(page.url(), /after=/)
    await page.reload()
    await page.getByText('11 in all').waitFor()
    noFaults(browser)
  })
  await browser.close()
}
