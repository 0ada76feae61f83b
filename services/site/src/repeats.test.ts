import { readFileSync } from 'node:fs'
import { newId } from '@holdfast/contracts'
import { makeTarGz } from '@holdfast/driver/testing'
import { outcomeOf } from '@holdfast/testing'
import { beforeAll, expect, test } from '@jest/globals'
import { type Person, type SiteService, siteService } from './testing/site-service.ts'

// Whoever repeats a call may have been removed since. Then the repeat tells nothing new.

let service: SiteService
beforeAll(async () => {
  service = await siteService()
})

interface Scene {
  caller: Person
  companyId: string
  siteId: string
  live: string
  staging: string
  releaseId: string
  backupId: string
}

type Sent = Parameters<Person['call']>[0]
/** By operation of the API: what a caller may do in the scene, and may then repeat. */
const operations: Record<string, (scene: Scene) => (sent: Sent) => Promise<unknown>> = {
  createSite:
    ({ caller, companyId }) =>
    (sent) =>
      service.sites.createSite({ companyId, name: 'Another', labels: [] }, caller.call(sent)),
  updateSite:
    ({ caller, siteId }) =>
    (sent) =>
      service.sites.updateSite({ siteId, name: 'Renamed' }, caller.call(sent)),
  cloneSite:
    ({ caller, siteId }) =>
    (sent) =>
      service.sites.cloneSite({ siteId, name: 'Copy' }, caller.call(sent)),
  createEnvironment:
    ({ caller, siteId }) =>
    (sent) =>
      service.environments.createEnvironment(
        { siteId, kind: 'KIND_PREMIUM_STAGING', name: 'draft' },
        caller.call(sent),
      ),
  updateEnvironment:
    ({ caller, staging }) =>
    (sent) =>
      service.environments.updateEnvironment({ environmentId: staging, indexing: true }, caller.call(sent)),
  renewGate:
    ({ caller, staging }) =>
    (sent) =>
      service.environments.renewGate({ environmentId: staging }, caller.call(sent)),
  deleteEnvironment:
    ({ caller, staging }) =>
    (sent) =>
      service.environments.deleteEnvironment({ environmentId: staging }, caller.call(sent)),
  push:
    ({ caller, live, staging }) =>
    (sent) =>
      service.environments.push({ environmentId: live, to: staging, despiteChanges: false }, caller.call(sent)),
  resetEnvironment:
    ({ caller, live }) =>
    (sent) =>
      service.environments.reset({ environmentId: live }, caller.call(sent)),
  uploadRelease:
    ({ caller, live }) =>
    (sent) =>
      service.releases.beginUpload({ environmentId: live, mediaType: 'application/zip' }, caller.call(sent)),
  activateRelease:
    ({ caller, live, releaseId }) =>
    (sent) =>
      service.releases.activateRelease({ environmentId: live, releaseId }, caller.call(sent)),
  makeBackup:
    ({ caller, live }) =>
    (sent) =>
      service.backups.makeBackup({ environmentId: live }, caller.call(sent)),
  restoreBackup:
    ({ caller, live, backupId }) =>
    (sent) =>
      service.backups.restoreBackup({ backupId, to: live }, caller.call(sent)),
  verifyBackup:
    ({ caller, backupId }) =>
    (sent) =>
      service.backups.verifyBackup({ backupId }, caller.call(sent)),
}

/** The visible step of an operation may come at any moment, so its cancelling is tried with the operations themselves. */
const elsewhere = ['cancelOperation']

test('when calls about sites can be refused with already-done, then each is tried here', () => {
  const document = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'))
  const tags = ['Sites', 'Environments', 'Releases', 'Backups', 'Operations']
  interface Documented {
    operationId: string
    tags: string[]
    responses: Record<string, unknown>
  }
  const documented = Object.values<Record<string, Documented>>(document.paths)
    .flatMap((path) => Object.values(path))
    .filter(({ tags: [tag] = [] }) => tags.includes(tag!))
    .filter(({ responses }) => JSON.stringify(responses?.[409] ?? '').includes('`already-done`'))
    .map(({ operationId }) => operationId)
  expect(documented.sort()).toEqual([...Object.keys(operations), ...elsewhere].sort())
})

test.each(Object.keys(operations))(
  'when %s is repeated by a caller who has been removed, then the repeat tells nothing',
  async (operation) => {
    const scene = await sceneOf()
    const { caller, companyId } = scene
    const call = operations[operation]!(scene)
    const sent = { repeat: { key: newId(), body: 'a' } }
    expect(await outcomeOf(call(sent))).toBe('done')
    expect(await outcomeOf(call(sent))).toBe('done')
    await service.companies.removeMember(companyId, caller.userId)
    expect(['already-done', 'not-found']).toContain(await outcomeOf(call(sent)))
  },
)

async function sceneOf(): Promise<Scene> {
  const { companyId, owner } = await service.company({ sites: 5, premiumStagings: 2 })
  const caller = await service.join(companyId, { companyRole: 'administrator' })
  const { siteId, live } = await service.site(companyId, owner)
  const releaseId = await upload(live.environmentId, owner)
  const making = await service.environments.createEnvironment({ siteId, kind: 'KIND_STAGING' }, owner.call())
  const { environmentId: staging } = await service.ended(making.operationId, owner)
  const saving = await service.backups.makeBackup({ environmentId: live.environmentId }, owner.call())
  const { backupId } = await service.ended(saving.operationId, owner)
  return { caller, companyId, siteId, live: live.environmentId, staging: staging!, releaseId, backupId: backupId! }
}

async function upload(environmentId: string, by: Person): Promise<string> {
  const request = { environmentId, mediaType: 'application/gzip' }
  const { operationId, releaseId, ticket } = await service.releases.beginUpload(request, by.call())
  await fetch(ticket!.url, {
    method: 'PUT',
    headers: { authorization: `Bearer ${ticket!.token}`, 'content-type': 'application/gzip' },
    body: new Uint8Array(await makeTarGz(new Map([['index.html', Buffer.from('hello')]]))),
  })
  await service.releases.finishUpload({ operationId }, by.call())
  await service.ended(operationId, by)
  return releaseId
}
