import assert from 'node:assert/strict'
import { address } from '../support/address.ts'
import { zipOf } from '../support/archives.ts'
import { visit } from '../support/hosted.ts'
import { type Body, newAddress, type Person } from '../support/person.ts'
import { monthly } from '../support/plans.ts'
import { until } from '../support/until.ts'
import { UNUSED_ID } from '../support/unused-id.ts'
import type { Hour } from './hour.ts'

interface Environment {
  environmentId: string
  url: string
}

/** An agency with two sites: its developer, and a freelancer who may use one of them, and of that the staging only. */
export async function sites(hour: Hour): Promise<void> {
  const { step, check, mailbox } = hour
  const ines = hour.person('ines', { fullName: 'Inês Carvalho' })
  const deva = hour.person('deva', { fullName: 'Deva Moreau' })
  const fred = hour.person('fred', { fullName: 'Fred Nyström', locale: 'sv' })
  for (const person of [ines, deva, fred]) await person.join()
  const page = (words: string) => zipOf({ 'index.html': `<!doctype html><title>${words}</title><h1>${words}</h1>` })
  const words = async ({ url }: Environment, headers = {}) => (await visit(url, { headers })).text
  const done = async (by: Person, method: string, path: string, body?: unknown): Promise<Body> => {
    const operation = await by.operate(method, path, body)
    assert.equal(operation.state, 'done', `${path}: ${JSON.stringify(operation.problem)}`)
    return operation
  }
  const upload = async (by: Person, { environmentId }: Environment, archive: Buffer): Promise<Body> => {
    const answer = await by.upload(environmentId, archive)
    assert.equal(answer.status, 202, JSON.stringify(answer.body))
    const operation = await by.ended(answer.body)
    assert.equal(operation.state, 'done', JSON.stringify(operation.problem))
    return operation
  }

  const company = await ines.expect(201, 'POST', '/v1/companies', {
    name: 'Carvalho Sites',
    address,
    plan: monthly('studio'),
  })
  const path = `/v1/companies/${company.companyId}`
  await ines.expect(200, 'POST', `${path}/invitations`, {
    emails: [deva.email],
    access: { companyRole: 'developer' },
  })
  const token = await mailbox.token(deva.email, { link: '/accept' })
  await deva.expect(200, 'POST', '/v1/invitations/accept', { token })

  const [shop, other] = await step(
    'Inês creates two sites: 201, each with a live environment and an address',
    async () => {
      const made = [
        await ines.expect(201, 'POST', `${path}/sites`, { name: 'Bakery Almada', labels: ['food'] }),
        await ines.expect(201, 'POST', `${path}/sites`, { name: 'Pier 9' }),
      ]
      for (const site of made) {
        assert.deepEqual(
          site.environments.map(({ kind }: { kind: string }) => kind),
          ['live'],
        )
        assert.equal((await ines.ended(site)).state, 'done')
      }
      return made as [Body, Body]
    },
  )
  await check('a smaller plan waits for the end of the period, until she takes it back', async () => {
    const planned = await ines.expect(200, 'PUT', `${path}/subscription`, monthly('starter'))
    assert.deepEqual([planned.plan, planned.next], [monthly('studio'), monthly('starter')])
    const { next } = await ines.expect(200, 'PUT', `${path}/subscription`, monthly('studio'))
    assert.equal(next, null)
  })
  await check('a developer sees no plan, and chooses none: 403 not-allowed', async () => {
    await deva.refused(403, 'not-allowed', 'GET', `${path}/subscription`)
    await deva.refused(403, 'not-allowed', 'PUT', `${path}/subscription`, monthly('agency'))
  })
  await step('Inês takes a larger plan by the year; what it allows is in force when that is answered', async () => {
    const yearly = { ...monthly('agency'), interval: 'year' }
    const changed = await ines.expect(200, 'PUT', `${path}/subscription`, yearly)
    assert.deepEqual(changed.plan, yearly)
    const usage = await ines.expect(200, 'GET', `${path}/usage`)
    assert.deepEqual(usage.sites, { used: 2, limit: 60 })
  })
  const sitePath = `/v1/sites/${shop.siteId}`
  const live = shop.environments[0] as Environment
  await check('the same name again: 409 name-taken', () =>
    ines.refused(409, 'name-taken', 'POST', `${path}/sites`, { name: 'bakery ALMADA' }),
  )
  await check('sites are found by name and by label, and counted', async () => {
    const { items, total } = await deva.expect(200, 'GET', `${path}/sites?search=bak`)
    assert.deepEqual([items.length, total, items[0].siteId], [1, 1, shop.siteId])
    assert.equal((await deva.expect(200, 'GET', `${path}/sites?label=food`)).total, 1)
    assert.equal((await deva.expect(200, 'GET', `${path}/sites?limit=1`)).total, 2)
  })
  const first = await step('Deva uploads a zip, and it is there under the name of the site', async () => {
    const operation = await upload(deva, live, page('Fresh bread'))
    assert.match(await words(live), /Fresh bread/)
    return operation.result.releaseId as string
  })
  await check('an archive that leaves its folder: 422 archive-path-outside, and nothing changes', async () => {
    const answer = await deva.upload(live.environmentId, zipOf({ '../../etc/passwd': 'x', 'index.html': 'Owned' }))
    assert.deepEqual([answer.status, answer.body.code], [422, 'archive-path-outside'])
    assert.match(await words(live), /Fresh bread/)
  })
  const staging = await step('Deva adds a staging; it is closed by a password', async () => {
    const operation = await done(deva, 'POST', `${sitePath}/environments`, {
      kind: 'staging',
      copyOf: live.environmentId,
    })
    const environment = await deva.expect(200, 'GET', `/v1/environments/${operation.environmentId}`)
    assert.equal((await visit(environment.url)).status, 401)
    return environment as Environment
  })
  const gate = await step('… that those who use it can read', () =>
    deva.expect(200, 'GET', `/v1/environments/${staging.environmentId}/gate`),
  )
  /** Goes through the gate by its link, and keeps the cookie. */
  const pass = async (link: string): Promise<Record<string, string>> => {
    const answer = await visit(link)
    const [cookie] = String(answer.headers['set-cookie']).split(';')
    return { cookie: cookie ?? '' }
  }
  await check('… and whose link opens it', async () =>
    assert.match(await words(staging, await pass(gate.link)), /Fresh bread/),
  )

  await step('Inês invites Fred as developer of the site; he sees it, and nothing else of the company', async () => {
    const access = { siteRoles: [{ siteId: shop.siteId, role: 'developer' }] }
    await ines.expect(200, 'POST', `${path}/invitations`, { emails: [fred.email], access })
    const link = await mailbox.token(fred.email, { link: '/accept' })
    await fred.expect(200, 'POST', '/v1/invitations/accept', { token: link })
    const { companies } = await fred.expect(200, 'GET', '/v1/me/access')
    assert.deepEqual(companies[0].sites, [{ siteId: shop.siteId, name: 'Bakery Almada', role: 'developer' }])
    const { items, total } = await fred.expect(200, 'GET', `${path}/sites`)
    assert.deepEqual([items.map(({ siteId }: Body) => siteId), total], [[shop.siteId], 1])
    await fred.refused(404, 'not-found', 'GET', `/v1/sites/${other.siteId}`)
    await fred.refused(403, 'not-allowed', 'GET', `${path}/members`)
  })
  await check('his invitation names the site', async () => {
    const mail = await mailbox.wait(fred.email, { link: '/accept' })
    assert.match(mail.text, /Bakery Almada/)
  })
  await check('he uploads to the staging, and is refused the live one: 403 not-allowed', async () => {
    await upload(fred, staging, page('Almond cakes'))
    assert.match(await words(staging, await pass(gate.link)), /Almond cakes/)
    const answer = await fred.upload(live.environmentId, page('Mine'))
    assert.deepEqual([answer.status, answer.body.code], [403, 'not-allowed'])
    await fred.refused(403, 'not-allowed', 'POST', `/v1/environments/${staging.environmentId}/push`, {
      to: live.environmentId,
    })
    assert.match(await words(live), /Fresh bread/)
  })
  await check('both are told why, by the access check', async () => {
    const asked = { userId: fred.userId, permission: 'staging.use', siteId: shop.siteId }
    const environmentId = staging.environmentId
    const may = await ines.expect(200, 'POST', `${path}/access-checks`, { ...asked, environmentId })
    assert.equal(may.decision, 'allowed')
    assert.deepEqual(may.because, [
      { role: 'developer', via: 'site-role', companyId: company.companyId, siteId: shop.siteId },
    ])
    const other = { ...asked, permission: 'live.use', environmentId: live.environmentId }
    assert.equal((await ines.expect(200, 'POST', `${path}/access-checks`, other)).decision, 'denied')
  })

  await step('Deva pushes the staging live; what was there is backed up first', async () => {
    await done(deva, 'POST', `/v1/environments/${staging.environmentId}/push`, { to: live.environmentId })
    assert.match(await words(live), /Almond cakes/)
    const { items } = await deva.expect(200, 'GET', `/v1/environments/${live.environmentId}/backups`)
    assert.equal(items[0].cause, 'before-push')
  })
  await step('the live one changes, and the next push is refused: 409 target-changed', async () => {
    await upload(deva, live, page('Closed on Monday'))
    const push = `/v1/environments/${staging.environmentId}/push`
    await deva.refused(409, 'target-changed', 'POST', push, { to: live.environmentId })
    await done(deva, 'POST', push, { to: live.environmentId, despiteChanges: true })
    assert.match(await words(live), /Almond cakes/)
  })
  await step('Deva rolls back, with a reason', async () => {
    const activate = `/v1/environments/${live.environmentId}/releases/${first}/activate`
    await done(deva, 'POST', activate, { reason: 'The almonds were a mistake' })
    assert.match(await words(live), /Fresh bread/)
  })
  await step('a backup by hand is made, proved, and restored', async () => {
    const made = await done(deva, 'POST', `/v1/environments/${live.environmentId}/backups`, {})
    const backup = `/v1/backups/${made.result.backupId}`
    await done(deva, 'POST', `${backup}/verify`, {})
    assert.ok((await deva.expect(200, 'GET', backup)).verifiedAt)
    await upload(deva, live, page('Something else'))
    await done(deva, 'POST', `${backup}/restore`, { to: live.environmentId })
    assert.match(await words(live), /Fresh bread/)
  })
  await check('the operations of the site are listed, with who began them', async () => {
    const { items, total } = await deva.expect(200, 'GET', `${sitePath}/operations?limit=5`)
    assert.equal(items.length, 5)
    assert.ok(total > 8)
    // The proof of a backup is the service's own.
    const hers = items.find(({ kind }: Body) => kind === 'restore')
    assert.deepEqual(hers?.startedBy, { kind: 'user', id: deva.userId })
  })

  await step('Deva cannot delete a site with a premium staging: 403 not-allowed, until it is gone', async () => {
    const premium = { kind: 'premium-staging', name: 'draft' }
    await deva.refused(403, 'not-allowed', 'POST', `/v1/sites/${other.siteId}/environments`, premium)
    const { environmentId } = await done(ines, 'POST', `/v1/sites/${other.siteId}/environments`, premium)
    await deva.refused(403, 'not-allowed', 'DELETE', `/v1/sites/${other.siteId}`)
    await done(ines, 'DELETE', `/v1/environments/${environmentId}`)
    await deva.expect(204, 'DELETE', `/v1/sites/${other.siteId}`)
    await ines.refused(404, 'not-found', 'GET', `/v1/sites/${other.siteId}`)
    await until('the host serves it no more', async () => (await visit(other.environments[0].url)).status === 404, {
      seconds: 20,
    })
  })
  await check('a company with a site cannot be closed: 409 company-has-sites', () =>
    ines.refused(409, 'company-has-sites', 'DELETE', path),
  )
  await check('a role on a site that is not the company’s: 422 unknown-site', () =>
    ines.refused(422, 'unknown-site', 'POST', `${path}/invitations`, {
      emails: [newAddress('guest')],
      access: { siteRoles: [{ siteId: UNUSED_ID, role: 'developer' }] },
    }),
  )
  await step('Fred is taken off the site, his only one: he is no member any more, and is told', async () => {
    await deva.expect(204, 'DELETE', `${sitePath}/members/${fred.userId}`)
    await fred.refused(404, 'not-found', 'GET', sitePath)
    assert.deepEqual(await fred.expect(200, 'GET', '/v1/me/access'), { companies: [] })
    await mailbox.wait(fred.email, {
      where: ({ text }) => text.includes('Carvalho Sites') && !text.includes('/accept'),
    })
  })
}
