import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { zipOf } from '../support/archives.ts'
import type { Body, Person } from '../support/person.ts'
import { until } from '../support/until.ts'
import type { SiteThings } from './calls.ts'
import type { Scene } from './scene.ts'

/** What a premium staging is called, so that a second one of the name is refused. */
export const PREMIUM_NAME = 'matrix'

/** A site with a staging and a premium staging; the first two environments have a release and a backup. */
export async function buildSite(owner: Person, companyId: string): Promise<SiteThings> {
  const site = await owner.expect(201, 'POST', `/v1/companies/${companyId}/sites`, { name: newName() })
  await owner.ended(site)
  const { siteId } = site
  const liveId = site.environments[0].environmentId as string
  const things = { siteId, liveId } as SiteThings
  things.liveReleaseId = await upload(owner, liveId)
  await addStagings(owner, things)
  await addBackups(owner, things)
  return things
}

export function newName(): string {
  return `Matrix ${randomBytes(4).toString('hex')}`
}

/** Makes again what a call has deleted. */
export async function renewStagings({ owner, site, otherSite }: Scene): Promise<void> {
  for (const things of [site, otherSite]) await addStagings(owner, things)
}

export async function renewBackups({ owner, site, otherSite }: Scene): Promise<void> {
  for (const things of [site, otherSite]) await addBackups(owner, things)
}

/** Waits until no work is under way, so that what a call began does not refuse the next one. */
export async function atRest({ owner, companyId }: Pick<Scene, 'owner' | 'companyId'>): Promise<void> {
  const path = `/v1/companies/${companyId}/operations?state=queued&state=running&limit=1`
  await until('operations to end', async () => (await owner.expect(200, 'GET', path)).total === 0 || undefined)
}

async function addStagings(owner: Person, things: SiteThings): Promise<void> {
  const { siteId, liveId } = things
  await until('operations to end', async () => {
    const path = `/v1/sites/${siteId}/operations?state=queued&state=running&limit=1`
    return (await owner.expect(200, 'GET', path)).total === 0 || undefined
  })
  const { items } = await owner.expect(200, 'GET', `/v1/sites/${siteId}/environments`)
  const found = (kind: string) => items.find((one: Body) => one.kind === kind)?.environmentId as string | undefined
  const add = async (body: object) => {
    const operation = await owner.operate('POST', `/v1/sites/${siteId}/environments`, body)
    assert.equal(operation.state, 'done', JSON.stringify(operation.problem))
    return operation.environmentId as string
  }
  things.premiumId = found('premium-staging') ?? (await add({ kind: 'premium-staging', name: PREMIUM_NAME }))
  things.stagingId = found('staging') ?? (await add({ kind: 'staging', copyOf: liveId }))
  const staging = await owner.expect(200, 'GET', `/v1/environments/${things.stagingId}`)
  things.stagingReleaseId = staging.activeReleaseId
}

async function addBackups(owner: Person, things: SiteThings): Promise<void> {
  for (const [kind, environmentId] of [
    ['live', things.liveId],
    ['staging', things.stagingId],
  ] as const) {
    const operation = await owner.operate('POST', `/v1/environments/${environmentId}/backups`, {})
    assert.equal(operation.state, 'done', JSON.stringify(operation.problem))
    things[`${kind}BackupId`] = operation.result.backupId
    things[`${kind}OperationId`] = operation.operationId
  }
}

async function upload(owner: Person, environmentId: string): Promise<string> {
  const answer = await owner.upload(environmentId, zipOf({ 'index.html': '<!doctype html><title>Matrix</title>' }))
  assert.equal(answer.status, 202, JSON.stringify(answer.body))
  const operation = await owner.ended(answer.body)
  assert.equal(operation.state, 'done', JSON.stringify(operation.problem))
  return operation.result.releaseId
}
