import { ReleaseActivated } from '@holdfast/contracts/site'
import { makeTarGz } from '@holdfast/driver/testing'
import { testDatabase, uniqueName, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { type Person, type SiteService, siteService } from '../testing/site-service.ts'

type Process = Awaited<ReturnType<SiteService['another']>>

/** Replaces the documents of every collection by those of the other database; indexes stay. */
async function copyAll(from: Connection, to: Connection): Promise<void> {
  const namesIn = async ({ db }: Connection) =>
    (await db!.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()).map(({ name }) => name)
  const names = await namesIn(from)
  for (const name of names) {
    const all = [{ $out: { db: to.name, coll: name } }]
    await from.db!.collection(name).aggregate(all).toArray()
  }
  for (const name of await namesIn(to)) if (!names.includes(name)) await to.db!.collection(name).deleteMany({})
}

async function restore(backup: Connection, to: Connection): Promise<void> {
  await copyAll(backup, to)
  await to.db!.collection('ledger_registrations').deleteMany({})
  const epochs = to.db!.collection<{ _id: string; epoch: string }>('ledger_epochs')
  await epochs.updateOne({ _id: 'present' }, { $set: { epoch: crypto.randomUUID() } })
}

function begin({ releases }: Pick<Process, 'releases'>, environmentId: string, by: Person) {
  return releases.beginUpload({ environmentId, mediaType: 'application/gzip' }, by.call())
}

async function send({ ticket }: Awaited<ReturnType<typeof begin>>, text: string): Promise<void> {
  const headers = { authorization: `Bearer ${ticket!.token}`, 'content-type': 'application/gzip' }
  const body = new Uint8Array(await makeTarGz(new Map([['index.html', Buffer.from(text)]])))
  expect((await fetch(ticket!.url, { method: 'PUT', headers, body })).status).toBe(201)
}

/** Why it was refused, or 'done'. */
async function reasonOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'done',
    (error) => error.detail ?? error.code,
  )
}

test('when the ledger is restored to before what visitors see, then whatever is done rolls nothing back and deletes nothing', async () => {
  const service = await siteService({ COMPARE_SECONDS: 0.2, ORPHAN_DAYS: 0, RELEASES_KEPT: 2 })
  const { host, connection, companies } = service
  const hosted = (environmentId: string) => host.state.environments.get(environmentId)!
  const releasesOf = (environmentId: string) => [...hosted(environmentId).releases.keys()].sort()
  const { companyId, owner } = await service.company({ sites: 6 })
  const other = await service.company({}, owner)
  const place = async (name: string) => {
    const carrying = name === 'suspended' ? other.companyId : companyId
    return (await service.site(carrying, owner)).live.environmentId
  }
  const names = ['edited', 'suspended', 'uploaded', 'interrupted', 'purged', 'same'] as const
  const at = {} as Record<(typeof names)[number], string>
  for (const name of names) at[name] = await place(name)
  const { edited, suspended, uploaded, interrupted, purged, same } = at
  const ended = ({ operations }: Pick<Process, 'operations'>, operationId: string) =>
    waitFor(async () => {
      const operation = await operations.getOperation({ operationId }, owner.call())
      return operation.endedAt !== undefined && operation
    })
  async function finish(process: Pick<Process, 'releases' | 'operations'>, begun: Awaited<ReturnType<typeof begin>>) {
    const { operationId } = begun
    await send(begun, operationId)
    await process.releases.finishUpload({ operationId }, owner.call())
    return ended(process, operationId)
  }
  async function upload(environmentId: string) {
    const begun = await begin(service, environmentId, owner)
    expect((await finish(service, begun)).state).toBe('OPERATION_STATE_DONE')
    return begun.releaseId
  }
  const before = new Map<string, string>()
  await Promise.all(Object.values(at).map(async (id) => before.set(id, await upload(id))))
  const pending = await begin(service, interrupted, owner)
  const backup = await testDatabase(uniqueName('backup'))
  await copyAll(connection, backup)

  // What the backup does not know: releases, for which the first one went; the end of an upload, and another upload.
  const after = new Map<string, string>()
  await finish(service, pending)
  const moved = Object.values(at).filter((id) => id !== same)
  await Promise.all(
    moved.map(async (id) => {
      if (id !== interrupted) await upload(id)
      after.set(id, await upload(id))
      await waitFor(() => hosted(id).releases.size === 2)
    }),
  )
  await service.environments.updateEnvironment({ environmentId: uploaded, closedByPassword: true }, owner.call())
  await waitFor(() => hosted(uploaded).wish!.gate !== null)
  await service.stop()
  await restore(backup, connection)
  // The worker that had it has long been gone.
  await connection.db!.collection('operations').updateMany({}, { $unset: { worker: 1 } })
  Object.assign(hosted(purged), { generation: '1.9', wish: undefined, deleted: true })
  for (const things of [hosted(purged).releases, hosted(purged).backups]) things.clear()
  const had = new Map(Object.values(at).map((id) => [id, releasesOf(id)]))

  const answer = host.script('getEnvironment', 'unavailable')
  const process = await service.another()
  const edit = (indexing: boolean) =>
    reasonOf(process.environments.updateEnvironment({ environmentId: edited, indexing }, owner.call()))
  const rollBack = { environmentId: edited, releaseId: before.get(edited)! }
  await waitFor(async () => (await edit(false)).startsWith('Data was restored'))
  const back = await process.releases.activateRelease(rollBack, owner.call())
  const third = await begin(process, uploaded, owner)
  await send(third, 'third')
  await process.releases.finishUpload({ operationId: third.operationId }, owner.call())
  await companies.suspend(other.companyId)
  answer()
  await waitFor(() => hosted(suspended).wish!.suspended)
  await companies.restore(other.companyId)
  await waitFor(() => !hosted(suspended).wish!.suspended)
  expect(await waitFor(async () => (await edit(false)) === 'done')).toBe(true)
  await waitFor(() => hosted(edited).wish!.indexing === false)
  // What was tried in vain is tried again soon, however long this test took so far.
  await connection.db!.collection('operations').updateMany({}, { $set: { notBefore: 0 } })

  // The release to go back to is gone; the upload before the restore is not done again; the one after it is.
  expect((await ended(process, back.operationId)).problem).toBe('not-found')
  expect((await ended(process, pending.operationId)).problem).toBe('operation-overdue')
  await ended(process, third.operationId)
  const shown = await Promise.all(
    Object.values(at).map(async (environmentId) => {
      const { activeReleaseId } = await process.environments.getEnvironment({ environmentId }, owner.call())
      const list = { environmentId, limit: 0, after: '' }
      const { releases } = await process.releases.listReleases(list, owner.call())
      expect(hosted(environmentId).wish!.activeRelease ?? undefined).toBe(activeReleaseId)
      return [environmentId, activeReleaseId, releases.map(({ releaseId }) => releaseId).sort()]
    }),
  )
  after.set(same, before.get(same)!)
  expect(shown).toEqual(
    names.map((name) => {
      const id = at[name]
      if (name === 'purged') return [id, undefined, []]
      if (name === 'uploaded') return [id, third.releaseId, [after.get(id), third.releaseId].sort()]
      return [id, after.get(id), had.get(id)]
    }),
  )
  expect([hosted(uploaded).wish!.gate === null, hosted(same).wish!.gate === null]).toEqual([false, true])
  const { siteId } = await process.environments.getEnvironment({ environmentId: edited }, owner.call())
  const activations = await service.events(`site/${siteId}`, 'ReleaseActivated')
  expect(ReleaseActivated.decode(activations.at(-1)!.data)).toMatchObject({
    cause: 'CAUSE_FOUND',
    releaseId: after.get(edited),
    previousReleaseId: before.get(edited),
  })
})
