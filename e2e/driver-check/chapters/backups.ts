import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { digestOf, readArchive } from '@holdfast/driver/testing'
import { type Chapter, equal, hasFailed, isRefused, type Kit, madeBy, page } from '../kit.ts'

const needs = ['archive-upload', 'backup'] as const

async function backedUp(kit: Kit) {
  const environmentId = kit.environment()
  const [releaseId, backupId] = [await kit.upload(environmentId), randomUUID()]
  equal(madeBy(await kit.act({ kind: 'make-backup', environmentId, releaseId, backupId })), digestOf(page))
  return { environmentId, releaseId, backupId }
}

export const backups: Chapter = {
  title: 'Backups',
  checks: [
    {
      what: 'a backup is made, and told',
      needs,
      async run(kit) {
        const { environmentId, backupId } = await backedUp(kit)
        const state = await kit.driver.getEnvironment({ environmentId })
        equal(state.backups.find((one) => one.backupId === backupId)?.digest, digestOf(page))
      },
    },
    {
      what: 'a backup is verified; one that is not there is not found',
      needs,
      async run(kit) {
        const { environmentId, backupId } = await backedUp(kit)
        equal(madeBy(await kit.act({ kind: 'verify-backup', environmentId, backupId })), digestOf(page))
        hasFailed(await kit.act({ kind: 'verify-backup', environmentId, backupId: randomUUID() }), 'not-found')
        const state = await kit.driver.getEnvironment({ environmentId })
        equal(state.releases.length + state.backups.length, 2, 'the scratch place is still there')
      },
    },
    {
      what: 'a backup outlives its release, and is restored here and elsewhere',
      needs: [...needs, 'restore'],
      async run(kit) {
        const { environmentId, releaseId, backupId } = await backedUp(kit)
        await kit.driver.deleteRelease({ environmentId, releaseId })
        for (const target of [environmentId, kit.environment()]) {
          const restored = { environmentId: target, releaseId: randomUUID() }
          const act = { kind: 'restore-backup', fromEnvironmentId: environmentId, backupId, ...restored } as const
          equal(madeBy(await kit.act(act)), digestOf(page))
          await kit.wish(target, { generation: '1.1', activeRelease: restored.releaseId })
        }
      },
    },
    {
      what: 'a backup can be downloaded',
      needs: [...needs, 'download'],
      async run(kit) {
        const { environmentId, backupId } = await backedUp(kit)
        const { stream } = await kit.driver.downloadBackup({ environmentId, backupId })
        equal(digestOf(await readArchive('application/gzip', await buffer(stream))), digestOf(page))
      },
    },
    {
      what: 'a backup is deleted, also twice, and is gone',
      needs: [...needs, 'restore'],
      async run(kit) {
        const { environmentId, backupId } = await backedUp(kit)
        for (const _ of [1, 2]) await kit.driver.deleteBackup({ environmentId, backupId })
        const act = { kind: 'restore-backup', fromEnvironmentId: environmentId, backupId } as const
        hasFailed(await kit.act({ ...act, environmentId, releaseId: randomUUID() }), 'not-found')
      },
    },
    {
      what: 'backups go with their environment',
      needs,
      async run(kit) {
        const { environmentId, backupId } = await backedUp(kit)
        await kit.driver.deleteEnvironment({ environmentId, generation: '1.1' })
        equal((await kit.driver.getEnvironment({ environmentId })).backups.length, 0)
        hasFailed(await kit.act({ kind: 'verify-backup', environmentId, backupId }), 'not-found', 'environment-deleted')
      },
    },
    {
      what: 'calls about backups are not-offered',
      without: 'backup',
      async run(kit) {
        const ids = { environmentId: kit.environment(), backupId: randomUUID() }
        await isRefused(kit.driver.deleteBackup(ids), 'not-offered')
        await isRefused(kit.driver.downloadBackup(ids), 'not-offered')
      },
    },
  ],
}
