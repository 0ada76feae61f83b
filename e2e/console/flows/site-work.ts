import assert from 'node:assert/strict'
import type { Page, Route } from 'playwright-core'
import type { Body } from '../../support/person.ts'
import { until } from '../../support/until.ts'
import type { Hand } from '../hand.ts'
import { noFaults, sentence } from '../kit.ts'
import { archive, named, type Scene, uploadBox } from './site-scene.ts'

/** Where archives are sent to. */
const RELEASES = /\/v1\/environments\/[^/]+\/releases/

/** An archive is on its way for as long as the network holds it: so it is asked before it is lost, and only then. */
export async function leaving({ step, browser, ines, read }: Scene): Promise<void> {
  const { page, hand, words, say } = browser
  const { leave, stop, button, choose } = words.sites.upload
  const menu = page.getByRole('navigation', { name: words.shell.navigation, exact: true })
  const toSites = menu.getByRole('link', { name: words.shell.sections.sites, exact: true })
  const onWay = page.getByRole('button', { name: stop, exact: true })
  let held: Route | undefined
  const hold = (route: Route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    held = route
  }
  await step('whoever leaves the page while an archive is sent is asked first, and told what is lost', async () => {
    await page.route(RELEASES, hold)
    await hand.give(uploadBox(browser), archive('Lost bread'))
    await hand.press(page.getByRole('button', { name: say(button, named(browser, 'live')) }))
    await until('the archive is on its way', () => held)
    const dialog = await hand.open(toSites)
    await dialog.getByText('lost-bread.zip').waitFor()
    await hand.leave(dialog)
    await onWay.waitFor()
    // Another view of the environment is no leaving.
    await hand.press(page.getByRole('link', { name: words.sites.views.backups, exact: true }))
    await page.getByText(words.sites.backups.none).waitFor()
    await onWay.waitFor()
    assert.equal(await page.getByRole('dialog').count(), 0)
    noFaults(browser)
  })
  await step('before the tab is closed the browser asks, and it can stay', async () => {
    const asked = page.waitForEvent('dialog')
    await page.close({ runBeforeUnload: true })
    const dialog = await asked
    assert.equal(dialog.type(), 'beforeunload')
    await dialog.dismiss()
    await onWay.waitFor()
  })
  await step('whoever leaves all the same ends it, and is not asked again', async () => {
    await hand.press(toSites)
    // The page that opens has the focus then, as after any link.
    await hand.press(page.getByRole('dialog').getByRole('button', { name: leave.button, exact: true }))
    await page.getByRole('heading', { level: 1, name: words.shell.sections.sites }).waitFor()
    await held!.abort().catch(() => {})
    await page.unroute(RELEASES, hold)
    await page.goBack()
    await page.getByRole('button', { name: choose, exact: true }).waitFor()
    await hand.press(page.getByRole('link', { name: words.sites.views.releases, exact: true }))
    const { environmentId } = (await read()).live
    const { total }: Body = await ines.expect(200, 'GET', `/v1/environments/${environmentId}/releases`)
    assert.equal(total, 1, 'nothing of it is there')
    noFaults(browser)
  })
}

/** While its host stands still, work on a site runs for as long as one wants to look at it. */
export async function slowHost(scene: Scene): Promise<void> {
  const { step, browser, companyId, sitePath, own, read } = scene
  if (!own) return console.log('  left out: whoever stops the host needs a system of their own')
  const host = hostOf(scene)
  const { handOn, words, say } = browser
  const { kinds, states, here, cancelWork } = words.sites.operations
  const work = kinds.backup
  // The host's service may try a backup by itself meanwhile, which is work, too.
  const trayOpen = new RegExp(
    [words.shell.sections.operations, ...Object.values(words.shell.tray.open)]
      .map((one) => sentence(one).source)
      .join('|'),
  )
  const unfinished = new RegExp(`^(${states.queued}|${states.running})$`)
  const { live } = await read()
  const backupsOfLive = `${sitePath}/environments/${live.environmentId}?view=backups`
  const shownOn = (tab: Page) => tab.getByRole('region', { name: here }).getByRole('group', { name: work, exact: true })

  await step(
    'work whose tab was closed is found while it runs: in the tray of a new tab, and on its site',
    async () => {
      const first = await browser.openTab()
      await first.goto(backupsOfLive)
      try {
        await backUpAsleep(scene, first, 'While the host slept')
        await first.close()
        const tab = await browser.openTab()
        const hand = handOn(tab)
        await tab.goto(`/companies/${companyId}/sites`)
        const tray = await hand.open(tab.getByRole('button', { name: trayOpen }))
        await tray.getByRole('group', { name: work, exact: true }).first().getByText(unfinished).waitFor()
        await tab.goto(sitePath)
        await shownOn(tab).getByText(unfinished).waitFor()
        assert.equal(await running(scene), 1, 'it runs when it is found')
        host.kill('SIGCONT')
        await shownOn(tab).getByText(states.done).waitFor()
        await tab.close()
      } finally {
        host.kill('SIGCONT')
      }
      noFaults(browser)
    },
  )
  await step('work under way is cancelled: on its site, and in the list of the company', async () => {
    const tab = await browser.openTab()
    const hand = handOn(tab)
    const cancel = { name: say(cancelWork, { work }), exact: true }
    await tab.goto(backupsOfLive)
    try {
      await backUpAsleep(scene, tab, 'Given up')
      await hand.press(shownOn(tab).getByRole('button', cancel))
      await shownOn(tab).getByText(states.cancelled).waitFor()
      await backUpAsleep(scene, tab, 'Given up, too')
      await tab.goto(`/companies/${companyId}/operations`)
      const row = tab.getByRole('row', { name: new RegExp(`^${work} `) }).first()
      await hand.press(row.getByRole('button', cancel))
      await row.getByText(states.cancelled).waitFor()
    } finally {
      host.kill('SIGCONT')
    }
    // What was not cancelled would be made now.
    await isDone(scene)
    await tab.goto(backupsOfLive)
    await tab.getByRole('row', { name: 'While the host slept' }).waitFor()
    assert.equal(await tab.getByRole('row', { name: 'Given up' }).count(), 0)
    await tab.close()
    noFaults(browser)
  })
}

/**
 * Asks for a backup by hand of a host that falls asleep in the moment before. One that has been asleep for long is known
 * to be, and nothing is begun on it.
 */
async function backUpAsleep(scene: Scene, tab: Page, note: string): Promise<void> {
  const { words, handOn } = scene.browser
  const hand: Hand = handOn(tab)
  const { make } = words.sites.backups
  const dialog = await hand.open(tab.getByRole('button', { name: make, exact: true }))
  await hand.write(dialog.getByLabel(words.sites.upload.note), note)
  hostOf(scene).kill('SIGCONT')
  await workBegins(scene)
  hostOf(scene).kill('SIGSTOP')
  await hand.finish(dialog, make)
}

/** The host is known to answer again, and has nothing left to do. */
async function workBegins(scene: Scene): Promise<void> {
  const { live } = await scene.read()
  const path = `/v1/environments/${live.environmentId}/backups`
  const begins = async () => (await scene.ines.call('POST', path, {})).status === 202
  await until('work can be begun again', begins, { seconds: 60, everyMs: 1_000 })
  await isDone(scene)
}

async function isDone(scene: Scene): Promise<void> {
  await until('all work is done', async () => (await running(scene)) === 0, { seconds: 60 })
}

function hostOf({ own }: Scene) {
  return own!.system.processes.find(({ service }) => service === 'files')!
}

/** How many backups of the company are being made. */
async function running({ ines, companyId }: Scene): Promise<number> {
  const path = `/v1/companies/${companyId}/operations?state=queued&state=running`
  const { items }: Body = await ines.expect(200, 'GET', path)
  return items.filter(({ kind }: Body) => kind === 'backup').length
}
