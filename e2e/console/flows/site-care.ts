import assert from 'node:assert/strict'
import { moneyText } from '../../../services/console/src/ui/money.ts'
import { visit } from '../../support/hosted.ts'
import type { Body } from '../../support/person.ts'
import { until } from '../../support/until.ts'
import { noFaults } from '../kit.ts'
import { named, type Scene } from './site-scene.ts'

/** What is rarer in the life of a site: who sees it, a staging that costs something, emptying, deleting; who visited it. */
export async function care(scene: Scene): Promise<void> {
  await gate(scene)
  await premium(scene)
  await empties(scene)
  await deletes(scene)
  await visits(scene)
}

async function gate({ step, browser, ines, sitePath, read }: Scene): Promise<void> {
  const { page, hand, words, say } = browser
  const { gate: of, indexing } = words.sites
  const onLive = named(browser, 'live')
  const { live } = await read()
  const answers = (status: number) =>
    until(`visitors get ${status}`, async () => (await visit(live.url)).status === status || undefined, { seconds: 30 })
  const password = async (): Promise<string> =>
    (await ines.expect(200, 'GET', `/v1/environments/${live.environmentId}/gate`)).password
  const closed = page.getByRole('switch', { name: of.switch })
  const asked = page.getByRole('dialog')
  await step('before a live environment goes behind a password one is told what visitors see', async () => {
    await page.goto(`${sitePath}/environments/${live.environmentId}?view=settings`)
    await hand.tick(closed)
    await asked.getByText(say(of.close.text, { address: new URL(live.url).host })).waitFor()
    await hand.leave(asked)
    assert.equal(await closed.isChecked(), false)
    await answers(200)
    await hand.tick(closed)
    await asked.waitFor()
    await hand.finish(asked, say(of.close.title, onLive))
    await answers(401)
    noFaults(browser)
  })
  await step('a new password is asked for before every given link ends', async () => {
    await hand.press(page.getByRole('button', { name: of.show }))
    await page.getByRole('link', { name: of.link }).waitFor()
    const before = await password()
    const dialog = await hand.open(page.getByRole('button', { name: of.renew, exact: true }))
    await dialog.getByText(of.renewing.text).waitFor()
    await hand.finish(dialog, of.renewing.button)
    const after = await password()
    assert.notEqual(after, before)
    await page.getByText(after).waitFor()
    noFaults(browser)
  })
  await step('it is opened again, once one has read that everybody sees it then', async () => {
    await hand.tick(closed)
    await asked.getByText(say(of.open.text, { address: new URL(live.url).host })).waitFor()
    await hand.finish(asked, say(of.open.title, onLive))
    await answers(200)
    noFaults(browser)
  })
  await step('search engines are kept out, and let in again', async () => {
    const listed = page.getByRole('switch', { name: indexing.switch })
    for (const wished of [!live.indexing, live.indexing]) {
      await hand.tick(listed)
      await until(`indexing is ${wished}`, async () => (await read()).live.indexing === wished)
      await until('the switch can be used again', async () => await listed.isEnabled())
      assert.equal(await listed.isChecked(), wished)
    }
    noFaults(browser)
  })
}

async function premium({ step, browser, ines, companyId, sitePath, read }: Scene): Promise<void> {
  const { page, hand, words, say, language } = browser
  const { staging: of, kinds, manage, more, remove } = words.sites
  const name = 'redesign'
  const card = page.getByRole('article', { name, exact: true })
  await step('a premium staging is made, with its price and the places of the plan read before', async () => {
    const { premiumStagings }: Body = await ines.expect(200, 'GET', `/v1/companies/${companyId}/usage`)
    const { items: plans }: Body = await ines.expect(200, 'GET', '/v1/plans')
    const { amount, currency } = plans.find(({ planId }: Body) => planId === 'studio').premiumStagingPrice
    await page.goto(sitePath)
    const dialog = await hand.open(page.getByRole('button', { name: of.title }))
    await dialog.getByRole('radio', { name: kinds['premium-staging'] }).waitFor()
    await dialog.getByText(say(of.price, { price: moneyText(amount, currency, language) })).waitFor()
    await dialog.getByText(say(of.places, { used: premiumStagings.used, n: premiumStagings.limit })).waitFor()
    await hand.write(dialog.getByRole('textbox', { name: words.shell.name }), name)
    await hand.finish(dialog, of.button)
    await card.getByText(words.sites.confirmed, { exact: true }).waitFor()
    noFaults(browser)
  })
  await step('it is deleted by typing its name, and gone', async () => {
    await hand.press(card.getByRole('link', { name: say(manage, { name }) }))
    await hand.press(page.getByRole('button', { name: say(more, { name }), exact: true }))
    const title = say(remove.title, { name })
    const dialog = await hand.open(page.getByRole('menuitem', { name: title }))
    await hand.write(dialog.getByRole('textbox'), name)
    await hand.finish(dialog, title)
    await page.getByRole('article', { name: named(browser, 'live').name, exact: true }).waitFor()
    await card.waitFor({ state: 'detached' })
    assert.equal((await read()).site.environments.length, 2)
    noFaults(browser)
  })
}

async function empties({ step, browser, sitePath, read }: Scene): Promise<void> {
  const { page, hand, words, say } = browser
  const { reset, more, views, backups } = words.sites
  const onStaging = named(browser, 'staging')
  await step('a staging is emptied, and what was there is in a backup', async () => {
    const { staging } = await read()
    await page.goto(`${sitePath}/environments/${staging.environmentId}`)
    await hand.press(page.getByRole('button', { name: say(more, onStaging), exact: true }))
    const title = say(reset.title, onStaging)
    const dialog = await hand.open(page.getByRole('menuitem', { name: title }))
    await dialog.getByText(say(reset.text, onStaging)).waitFor()
    await hand.finish(dialog, title)
    await page.getByText(words.sites.empty).waitFor()
    await hand.press(page.getByRole('link', { name: views.backups, exact: true }))
    await page.getByRole('cell', { name: backups.causes['before-reset'] }).first().waitFor()
    noFaults(browser)
  })
}

async function deletes({ step, browser, sitePath, read }: Scene): Promise<void> {
  const { page, hand, words, say } = browser
  const { releases, backups, more, views } = words.sites
  const menuOf = (name: string) => page.getByRole('button', { name: say(more, { name }), exact: true })
  const row = (name: string) => page.getByRole('row', { name })
  await step('a release that is not served is deleted, and so is a backup', async () => {
    const { live } = await read()
    await page.goto(`${sitePath}/environments/${live.environmentId}`)
    for (const [name, button] of [
      ['Something else', releases.delete],
      ['Before Easter', backups.delete],
    ] as const) {
      if (button === backups.delete) await hand.press(page.getByRole('link', { name: views.backups, exact: true }))
      await hand.press(row(name).getByRole('button', { name: say(more, { name }) }))
      const dialog = await hand.open(page.getByRole('menuitem', { name: words.sites.delete }))
      await hand.finish(dialog, button)
      await menuOf(name).waitFor({ state: 'detached' })
      assert.equal(await row(name).count(), 0)
    }
    noFaults(browser)
  })
}

async function visits({ step, browser, companyId, sitePath }: Scene): Promise<void> {
  const { page, hand, words } = browser
  const { analytics: of } = words.sites
  const days = () => page.getByRole('table', { name: of.title }).getByRole('row').count()
  const choose = async (period: string) =>
    hand.choose(
      page.getByRole('combobox', { name: of.period }),
      page.getByRole('option', { name: period, exact: true }),
    )
  await step('visits of the company and of a site are shown for a period that stands in the address', async () => {
    await page.goto(`/companies/${companyId}/sites`)
    const menu = page.getByRole('navigation', { name: words.shell.navigation, exact: true })
    await hand.press(menu.getByRole('link', { name: words.shell.sections.analytics, exact: true }))
    await page.getByRole('heading', { level: 1, name: words.shell.sections.analytics }).waitFor()
    await until('thirty days are shown', async () => (await days()) === 31)
    await choose(of.periods['90-days'])
    await page.waitForURL(/period=90-days/)
    await until('ninety days are shown', async () => (await days()) === 91)
    await page.reload()
    await until('they are shown again after a reload', async () => (await days()) === 91)
    await page.goto(`${sitePath}?period=last-month`)
    const now = new Date()
    const length = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0)).getUTCDate()
    await until('the last month of the site is shown', async () => (await days()) === length + 1)
    noFaults(browser)
  })
}
