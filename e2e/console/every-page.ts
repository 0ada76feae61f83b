import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { paths, visitorPaths } from '../../services/console/src/paths.ts'
import { zipOf } from '../support/archives.ts'
import { monthly } from '../support/plans.ts'
import type { Look, Visitor } from './browser.ts'
import { addressOf, type Kit, noFaults, settled, signIn } from './kit.ts'

/** Names as people have them that break pages: long without a blank, from right to left, long words of Swedish. */
const names = {
  company: 'Northwind'.repeat(11),
  site: 'Fastighetsförvaltningsaktiebolagets-medlemswebbplats-under-uppbyggnad-i-vår',
  owner: 'Åkerströmsförvaltningsdirektören'.repeat(3),
  member: 'نور الهدى عبد الرحمن',
}

const widths = [360, 1280, 2560]
const schemes = ['light', 'dark'] as const

/**
 * Opens every page of the console with its data, at three widths, light and dark: axe finds nothing serious, nothing is wider
 * than the window, and nothing fails.
 * @param directory where screenshots are written to; none are taken without it
 */
export async function everyPage(kit: Kit, directory: string | undefined): Promise<void> {
  const { owner, ids } = await fill(kit)
  if (directory) await mkdir(directory, { recursive: true })
  for (const scheme of schemes) {
    for (const width of widths) {
      for (const isSignedIn of [false, true]) {
        const look: Look = { width, height: width === 360 ? 760 : 1000, scheme }
        const visitor = await kit.visitor(look)
        if (isSignedIn) await signIn(visitor, owner)
        visitor.faults()
        for (const [name, path] of Object.entries(paths)) {
          if (Object.hasOwn(visitorPaths, name) === isSignedIn) continue
          await kit.check(`${name} at ${width} px, ${scheme}`, () =>
            lookAt(visitor, addressOf(path, ids), { name, width, scheme, directory }),
          )
        }
        await visitor.close()
      }
    }
  }
}

async function lookAt(
  visitor: Visitor,
  address: string,
  { name, width, scheme, directory }: { name: string; width: number; scheme: string; directory: string | undefined },
): Promise<void> {
  const { page } = visitor
  await page.goto(address)
  await settled(page)
  if (directory) await page.screenshot({ path: join(directory, `${name}-${width}-${scheme}.png`), fullPage: true })
  noFaults(visitor)
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  assert.ok(wide <= 0, `it is ${wide} px wider than the window`)
  // Rules do not depend on the width, but on the colours.
  if (width === 2560) return
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  assert.deepEqual(
    serious.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`,
    ),
    [],
  )
}

/** A company with something on every page. */
async function fill({ person }: Kit) {
  const owner = await person('owner', { fullName: names.owner }).join()
  const company = await owner.expect(201, 'POST', '/v1/companies', {
    name: names.company,
    address: { line1: '1 Long Street', postalCode: '111 22', city: 'Stockholm', country: 'SE' },
    plan: monthly('studio'),
  })
  const { companyId } = company
  const site = await owner.expect(201, 'POST', `/v1/companies/${companyId}/sites`, { name: names.site })
  const { siteId } = site
  const { environmentId } = site.environments[0]
  const operation = await owner.upload(environmentId, zipOf({ 'index.html': '<h1>Northwind</h1>' }))
  await owner.ended(operation.body)
  await owner.operate('POST', `/v1/environments/${environmentId}/backups`, {})
  const member = await person('member', { fullName: names.member }).join()
  await owner.expect(200, 'POST', `/v1/companies/${companyId}/invitations`, {
    emails: [member.email, 'nobody@example.com'],
    access: { companyRole: 'developer' },
  })
  const token = await member.mailbox.token(member.email, { link: '/accept' })
  await member.expect(200, 'POST', '/v1/invitations/accept', { token })
  const invoices = await owner.expect(200, 'GET', `/v1/companies/${companyId}/invoices`)
  const number = invoices.items[0]?.number
  return { owner, ids: { companyId, siteId, environmentId, userId: member.userId, number } as Record<string, string> }
}
