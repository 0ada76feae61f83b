import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sizeText } from '../../../services/console/src/ui/size.ts'
import { visit } from '../../support/hosted.ts'
import type { Body, Person } from '../../support/person.ts'
import { monthly } from '../../support/plans.ts'
import { type Kit, noFaults, refusing, signIn } from '../kit.ts'
import { care } from './site-care.ts'
import { archive, type Kind, named, type Scene, served, upload, uploadBox } from './site-scene.ts'
import { leaving, slowHost } from './site-work.ts'

const address = { line1: '12 Rua do Cais', postalCode: '1100-001', city: 'Lisboa', country: 'PT' }
const BAKERY = 'Bakery Almada'

/** An owner from the first site to a restored backup; a freelancer who may use the staging alone. */
export async function sites(kit: Kit): Promise<void> {
  const { person, visitor } = kit
  const ines = await person('ines', { fullName: 'Inês Carvalho' }).join()
  const fred = await person('fred', { fullName: 'Fred Nyström' }).join()
  const company = { name: 'Carvalho Sites', address, plan: monthly('studio') }
  const { companyId } = await ines.expect(201, 'POST', '/v1/companies', company)
  const browser = await visitor()
  const siteId = await firstSite(kit, { ines, browser, companyId })
  const scene: Scene = {
    ...kit,
    ines,
    browser,
    companyId,
    sitePath: `/companies/${companyId}/sites/${siteId}`,
    async read() {
      const site: Body = await ines.expect(200, 'GET', `/v1/sites/${siteId}`)
      const of = (kind: string) => site.environments.find((one: Body) => one.kind === kind)
      return { site, live: of('live'), staging: of('staging') }
    },
  }
  await uploads(scene)
  await leaving(scene)
  await pushes(scene)
  await backups(scene)
  await foundAgain(scene)
  await slowHost(scene)
  await care(scene)
  await freelancer(scene, fred)
  await ends(scene)
  await browser.close()
}

async function firstSite(
  { step }: Kit,
  { ines, browser, companyId }: Pick<Scene, 'ines' | 'browser' | 'companyId'>,
): Promise<string> {
  const { page, hand, words, say } = browser
  const { list, create, labels } = words.sites
  return step('an owner without a site is told what one is, and makes one', async () => {
    await signIn(browser, ines)
    await page.goto(`/companies/${companyId}/sites`)
    await page.getByText(list.empty.title).waitFor()
    await hand.press(page.getByRole('link', { name: create.title }))
    await hand.write(page.getByRole('textbox', { name: words.shell.name, exact: true }), BAKERY)
    await hand.write(page.getByRole('combobox', { name: labels }), 'food')
    await page.keyboard.press('Enter')
    await hand.press(page.getByRole('button', { name: create.button }))
    await page.getByRole('heading', { level: 1, name: BAKERY }).waitFor()
    const siteId = new URL(page.url()).pathname.split('/').at(-1)!
    const menu = page.getByRole('navigation', { name: words.shell.navigation, exact: true })
    await hand.press(menu.getByRole('link', { name: words.shell.sections.sites, exact: true }))
    await page.getByText(say(list.places, { used: 1, n: 10 })).waitFor()
    await hand.press(page.getByRole('link', { name: BAKERY }))
    noFaults(browser)
    return siteId
  })
}

async function uploads({ step, check, browser, read }: Scene): Promise<void> {
  const { page, hand, words, say, language } = browser
  const onLive = named(browser, 'live')
  await step('an archive that is put on the live environment is what visitors see', async () => {
    await hand.press(page.getByRole('link', { name: say(words.sites.manage, onLive) }))
    await upload(browser, 'Fresh bread', 'live')
    await served((await read()).live.url, 'Fresh bread')
    noFaults(browser)
  })
  await check('what is no archive is refused with a sentence, before it is sent', async () => {
    const buffer = Buffer.from('not an archive')
    await hand.give(uploadBox(browser), { name: 'notes.txt', mimeType: 'text/plain', buffer })
    await page.getByRole('alert').getByText(words.problems['unsupported-archive']).waitFor()
    noFaults(browser)
  })
  await check('what is larger than the host takes is refused with both sizes, before it is sent', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'holdfast-large-'))
    try {
      const { archiveBytes } = (await read()).live
      // Of this size, and empty: it takes no room on the disk.
      const path = join(folder, 'all-our-films.zip')
      await writeFile(path, '')
      await truncate(path, archiveBytes + 1)
      await hand.give(uploadBox(browser), path)
      const [size, most] = [archiveBytes + 1, archiveBytes].map((bytes) => sizeText(bytes, language))
      await page
        .getByRole('alert')
        .getByText(say(words.sites.upload.tooLarge, { size: size!, most: most! }))
        .waitFor()
      noFaults(browser)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
}

async function pushes(scene: Scene): Promise<void> {
  const { step, browser, sitePath, read } = scene
  const { page, hand, words, say } = browser
  const [onLive, onStaging] = [named(browser, 'live'), named(browser, 'staging')]
  const { staging: of, push, gate, releases } = words.sites
  await step('a staging begins as a copy, and its password is shown', async () => {
    await page.goto(sitePath)
    const dialog = await hand.open(page.getByRole('button', { name: of.title }))
    const copy = page.getByRole('option', { name: say(of.copy, onLive) })
    await hand.choose(dialog.getByRole('combobox', { name: of.content }), copy)
    await hand.finish(dialog, of.button)
    const card = page.getByRole('article', { name: onStaging.name, exact: true })
    await card.getByText(releases.causes.cloned).or(card.getByText(releases.causes.pushed)).first().waitFor()
    await hand.press(card.getByRole('button', { name: gate.show }))
    await card.getByRole('link', { name: gate.link }).waitFor()
    assert.equal((await visit((await read()).staging.url)).status, 401)
    noFaults(browser)
  })
  await step('the staging is pushed live, and what was there is backed up', async () => {
    const { live } = await read()
    await hand.press(page.getByRole('link', { name: say(words.sites.manage, onStaging) }))
    await upload(browser, 'Almond cakes', 'staging')
    const dialog = await hand.open(page.getByRole('button', { name: push.button, exact: true }))
    await dialog.getByText(say(push.saved, onLive)).waitFor()
    // How much comes, and how much it replaces, side by side.
    assert.equal(await dialog.getByText(say(words.sites.files, { n: 1 })).count(), 2)
    await hand.finish(dialog, say(push.confirm, onLive))
    await served(live.url, 'Almond cakes')
    await page.goto(`${sitePath}/environments/${live.environmentId}?view=backups`)
    await page.getByRole('cell', { name: words.sites.backups.causes['before-push'] }).first().waitFor()
    noFaults(browser)
  })
  await drift(scene)
  await step('one goes back to a release, with a reason that stands in the list', async () => {
    const { live } = await read()
    await page.goto(`${sitePath}/environments/${live.environmentId}`)
    const row = page.getByRole('row', { name: 'Fresh bread' })
    const dialog = await hand.open(row.getByRole('button', { name: releases.back }))
    await hand.write(dialog.getByLabel(releases.reason), 'The almonds were a mistake')
    await hand.finish(dialog, releases.back)
    await row.getByText('The almonds were a mistake').waitFor()
    await served(live.url, 'Fresh bread')
    noFaults(browser)
  })
}

async function drift({ step, browser, sitePath, read }: Scene): Promise<void> {
  const { page, hand, words, say } = browser
  const onLive = named(browser, 'live')
  const { push, releases, views } = words.sites
  await step(
    'where the target changed meanwhile, the changes are listed, and pushing is a step of its own',
    async () => {
      const { live, staging } = await read()
      await hand.press(page.getByRole('link', { name: views.releases, exact: true }))
      await upload(browser, 'Closed on Monday', 'live')
      await page.goto(`${sitePath}/environments/${staging.environmentId}`)
      const dialog = await hand.open(page.getByRole('button', { name: push.button, exact: true }))
      await hand.press(dialog.getByRole('button', { name: say(push.confirm, onLive) }))
      const told = dialog.getByRole('alert')
      await told.getByText(say(push.drift, onLive)).waitFor()
      await told.getByRole('listitem').getByText(releases.causes.uploaded).waitFor()
      await served(live.url, 'Closed on Monday')
      await hand.finish(dialog, say(push.despite, onLive))
      await served(live.url, 'Almond cakes')
      noFaults(browser, [/refused: 409 POST .*\/push$/])
    },
  )
}

async function backups({ step, browser, read }: Scene): Promise<void> {
  const { page, hand, words, say } = browser
  const { backups: of, views, upload: uploading, more } = words.sites
  await step('a backup by hand is made, proved, and restored over something else', async () => {
    await hand.press(page.getByRole('link', { name: views.backups, exact: true }))
    const making = await hand.open(page.getByRole('button', { name: of.make }))
    await hand.write(making.getByLabel(uploading.note), 'Before Easter')
    await hand.finish(making, of.make)
    const row = page.getByRole('row', { name: 'Before Easter' })
    await hand.press(row.getByRole('button', { name: say(more, { name: 'Before Easter' }) }))
    await hand.press(page.getByRole('menuitem', { name: of.verify }))
    await row.getByText(of.proved, { exact: true }).waitFor()
    await hand.press(page.getByRole('link', { name: views.releases, exact: true }))
    await upload(browser, 'Something else', 'live')
    await hand.press(page.getByRole('link', { name: views.backups, exact: true }))
    await hand.finish(await hand.open(row.getByRole('button', { name: of.restore })), of.restore)
    await served((await read()).live.url, 'Fresh bread')
    noFaults(browser)
  })
  await step('a backup is downloaded, and where it cannot be, the page says why', async () => {
    const row = page.getByRole('row', { name: 'Before Easter' })
    const download = async () => {
      // What the restore before has changed is read.
      await page.reload()
      await hand.press(row.getByRole('button', { name: say(more, { name: 'Before Easter' }) }))
      await hand.press(page.getByRole('menuitem', { name: words.sites.download }))
    }
    await page.route('**/download', refusing(422, 'not-offered-by-host'), { times: 1 })
    await download()
    await page.getByText(words.problems['not-offered-by-host']).waitFor()
    const [file] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), download()])
    assert.match(file.suggestedFilename(), /^backup-.*\.tar\.gz$/)
    assert.ok((await readFile(await file.path())).length > 0)
    noFaults(browser, [/refused: 422 GET .*\/download$/])
  })
  await step('the menu of a backup leads to deleting it, which one can leave', async () => {
    const row = page.getByRole('row', { name: 'Before Easter' })
    await hand.press(row.getByRole('button', { name: say(more, { name: 'Before Easter' }) }))
    const dialog = await hand.open(page.getByRole('menuitem', { name: words.sites.delete }))
    await dialog.getByText(say(of.deleteText, { name: 'Before Easter' })).waitFor()
    await hand.leave(dialog)
    noFaults(browser)
  })
}

async function foundAgain({ step, browser, companyId, sitePath, read }: Scene): Promise<void> {
  const { page, handOn, words, say } = browser
  const onLive = named(browser, 'live')
  await step('work that was begun is found again after its tab was closed', async () => {
    const { live } = await read()
    const tab = await browser.openTab()
    const hand = handOn(tab)
    await tab.goto(`${sitePath}/environments/${live.environmentId}`)
    await hand.give(uploadBox({ ...browser, page: tab }), archive('Summer bread'))
    const begun = tab.waitForResponse((answer) => answer.url().includes('/releases') && answer.status() === 202)
    await hand.press(tab.getByRole('button', { name: say(words.sites.upload.button, onLive) }))
    await begun
    await tab.close()
    await page.goto(`/companies/${companyId}/operations`)
    const { kinds, states } = words.sites.operations
    const row = page.getByRole('row', { name: `${kinds.upload} ${BAKERY}` }).first()
    await row.getByText(states.done).waitFor()
    await row.getByText(words.shell.you, { exact: true }).waitFor()
    await served(live.url, 'Summer bread')
    noFaults(browser)
  })
}

async function freelancer(scene: Scene, fred: Person): Promise<void> {
  const { step, visitor, mailbox, ines, browser, companyId, sitePath, read } = scene
  await step('whoever may use the staging alone manages that, and not the live environment', async () => {
    const { site } = await read()
    const access = { siteRoles: [{ siteId: site.siteId, role: 'developer' }] }
    await ines.expect(200, 'POST', `/v1/companies/${companyId}/invitations`, { emails: [fred.email], access })
    const token = await mailbox.token(fred.email, { link: '/accept' })
    await fred.expect(200, 'POST', '/v1/invitations/accept', { token })
    const his = await visitor()
    const { page, hand, words, say } = his
    await signIn(his, fred)
    await page.goto(sitePath)
    const manage = (kind: Kind) => page.getByRole('link', { name: say(words.sites.manage, named(his, kind)) })
    await manage('staging').waitFor()
    await page.getByText(words.sites.notYours).waitFor()
    assert.equal(await manage('live').count(), 0)
    assert.equal(await page.getByRole('link', { name: words.sites.settings.title, exact: true }).count(), 0)
    await hand.press(manage('staging'))
    await upload(his, 'Walnut cakes', 'staging')
    assert.equal(await page.getByRole('button', { name: words.sites.push.button, exact: true }).count(), 0)
    noFaults(his)
    await his.close()
  })
  const { page, hand, words, say } = browser
  const of = words.sites.members
  await step('the members of the site are listed with why they reach it, and a role is taken', async () => {
    await page.goto(`${sitePath}/members`)
    await page.getByText(words.company.whoCan.because.owner).waitFor()
    const take = say(of.takeFrom, { name: fred.fullName })
    await hand.finish(await hand.open(page.getByRole('button', { name: take })), take)
    await page.getByText(of.none).waitFor()
    noFaults(browser)
  })
}

async function ends({ step, ines, browser, sitePath, read }: Scene): Promise<void> {
  const { page, hand, words, say } = browser
  const [name, other] = ['Bakery of Almada', 'Bakery of Lisbon']
  await step('a clone shows how far it has come, and leads to the new site, which serves the same', async () => {
    const { clone, operations } = words.sites
    await page.goto(`${sitePath}/settings`)
    await hand.write(page.getByRole('textbox', { name: clone.name }), other)
    await hand.press(page.getByRole('button', { name: clone.button }))
    const heading = page.getByRole('heading', { level: 1, name: other })
    await page.getByRole('group', { name: operations.kinds.clone }).or(heading).first().waitFor()
    await heading.waitFor()
    const made: Body = await ines.expect(200, 'GET', `/v1/sites/${new URL(page.url()).pathname.split('/').at(-1)}`)
    await served(made.environments[0].url, 'Summer bread')
    noFaults(browser)
  })
  await step('a site is renamed, and deleted by typing its name', async () => {
    await page.goto(`${sitePath}/settings`)
    await hand.write(page.getByRole('textbox', { name: words.shell.name, exact: true }), name)
    await hand.press(page.getByRole('button', { name: words.shell.save, exact: true }))
    await page.getByRole('heading', { level: 1, name }).waitFor()
    const title = say(words.sites.deleteSite.title, { name })
    const dialog = await hand.open(page.getByRole('button', { name: title }))
    const { restorableDays } = (await read()).site
    await dialog.getByText(say(words.sites.deleteSite.grace, { n: restorableDays })).waitFor()
    assert.ok(await dialog.getByRole('button', { name: title }).isDisabled())
    await hand.write(dialog.getByRole('textbox'), name)
    await hand.finish(dialog, title)
    await page.getByText(say(words.sites.deleteSite.done, { name, n: restorableDays })).waitFor()
    await page.getByText(say(words.shell.total, { n: 1 })).waitFor()
    await page.getByRole('link', { name: other }).waitFor()
    noFaults(browser)
  })
}
