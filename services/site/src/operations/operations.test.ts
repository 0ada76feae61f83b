import { newId } from '@holdfast/contracts'
import type { Operation } from '@holdfast/contracts/site'
import { makeTarGz } from '@holdfast/driver/testing'
import { outcomeOf, waitFor } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type Person, type SiteService, siteService } from '../testing/site-service.ts'
import { createOperationStore } from './operation-store.ts'

let service: SiteService
let store: Awaited<ReturnType<typeof createOperationStore>>
beforeAll(async () => {
  service = await siteService({ RELEASES_KEPT: 2 })
  store = await createOperationStore(service.connection)
})

const archive = (text: string) => makeTarGz(new Map([['index.html', Buffer.from(text)]]))

async function place() {
  const { companyId, owner } = await service.company()
  const { siteId, live } = await service.site(companyId, owner)
  return { companyId, owner, siteId, environmentId: live.environmentId }
}

async function begin(environmentId: string, by: Person) {
  return service.releases.beginUpload({ environmentId, mediaType: 'application/gzip' }, by.call())
}

/** As the gateway does it. */
async function send({ ticket }: Awaited<ReturnType<typeof begin>>, text = 'hello') {
  const headers = { authorization: `Bearer ${ticket!.token}`, 'content-type': 'application/gzip' }
  const { status } = await fetch(ticket!.url, { method: ticket!.method, headers, body: await archive(text) })
  return status
}

const finish = (operationId: string, by: Person, problem?: string) =>
  service.releases.finishUpload({ operationId, problem }, by.call())

async function upload(environmentId: string, by: Person, text?: string) {
  const begun = await begin(environmentId, by)
  expect(await send(begun, text)).toBe(201)
  await finish(begun.operationId, by)
  expect(shown(await service.ended(begun.operationId, by))).toEqual(['OPERATION_STATE_DONE', undefined])
  return begun.releaseId
}

const shown = ({ state, problem }: Operation) => [state, problem]
const onHost = (environmentId: string) => service.host.state.environments.get(environmentId)
const active = (environmentId: string) => onHost(environmentId)?.wish?.activeRelease ?? undefined

/** An operation that an owner looks at after whoever began it is gone. */
const end = async (operationId: string, viewer: Person) => shown(await service.ended(operationId, viewer))

describe('an upload', () => {
  test('when it has arrived, then it is the active release, here and on the host', async () => {
    const { owner, environmentId } = await place()
    const releaseId = await upload(environmentId, owner)
    expect(active(environmentId)).toBe(releaseId)
    const { releases, total } = await service.releases.listReleases(
      { environmentId, limit: 0, after: '' },
      owner.call(),
    )
    expect(total).toBe(1)
    expect(releases[0]).toMatchObject({ releaseId, active: true, cause: 'CAUSE_UPLOADED', files: 1, bytes: 5 })
  })

  test('when whoever began it was removed meanwhile, joined again or not, then it does not go live', async () => {
    const { companyId, owner, environmentId } = await place()
    for (const joinsAgain of [false, true]) {
      const guest = await service.join(companyId, { companyRole: 'developer' })
      const begun = await begin(environmentId, guest)
      await send(begun)
      await service.companies.removeMember(companyId, guest.userId)
      if (joinsAgain) await service.join(companyId, { companyRole: 'developer' }, guest)
      await outcomeOf(finish(begun.operationId, guest))
      expect(await end(begun.operationId, owner)).toEqual(['OPERATION_STATE_FAILED', 'not-allowed'])
      expect(active(environmentId)).toBeUndefined()
      // What it had prepared goes.
      await waitFor(() => !onHost(environmentId)!.releases.has(begun.releaseId))
    }
  })

  test('when it could not be sent, then the operation says why', async () => {
    const { owner, environmentId } = await place()
    for (const [said, told] of [
      ['archive-bomb', 'archive-bomb'],
      ['no-code-of-ours', 'host-failed'],
      [undefined, 'upload-incomplete'],
    ] as const) {
      const { operationId } = await begin(environmentId, owner)
      await finish(operationId, owner, said)
      expect(await end(operationId, owner)).toEqual(['OPERATION_STATE_FAILED', told])
    }
  })

  test('when two of one environment run, then the one that began later is active at the end, whichever arrives first', async () => {
    const { owner, environmentId } = await place()
    const [first, second] = [await begin(environmentId, owner), await begin(environmentId, owner)]
    await send(second, 'second')
    await finish(second.operationId, owner)
    await send(first, 'first')
    await finish(first.operationId, owner)
    for (const { operationId } of [first, second]) {
      expect(await end(operationId, owner)).toEqual(['OPERATION_STATE_DONE', undefined])
    }
    expect(active(environmentId)).toBe(second.releaseId)
  })

  test('when it is repeated with its Idempotency-Key, then it is the same one, with a ticket while the host waits', async () => {
    const { owner, environmentId } = await place()
    const call = owner.call({ repeat: { key: newId(), body: 'body' } })
    const request = { environmentId, mediaType: 'application/gzip' }
    const [first, again] = [
      await service.releases.beginUpload(request, call),
      await service.releases.beginUpload(request, call),
    ]
    expect(again).toMatchObject({ operationId: first.operationId, releaseId: first.releaseId })
    expect(await send(again)).toBe(201)
    await finish(first.operationId, owner)
    await service.ended(first.operationId, owner)
    expect((await service.releases.beginUpload(request, call)).ticket).toBeFalsy()
  })
})

describe('releases', () => {
  test('when there are more than are kept, then the oldest go, but not the active one; older ones can be gone back to', async () => {
    const { owner, environmentId } = await place()
    const first = await upload(environmentId, owner, 'one')
    const second = await upload(environmentId, owner, 'two')
    const back = { environmentId, releaseId: first, reason: 'two is broken' }
    const { operationId } = await service.releases.activateRelease(back, owner.call())
    expect(await end(operationId, owner)).toEqual(['OPERATION_STATE_DONE', undefined])
    expect(active(environmentId)).toBe(first)
    expect(await service.operations.getOperation({ operationId }, owner.call())).toMatchObject({
      reason: 'two is broken',
    })
    const list = await service.releases.listReleases({ environmentId, limit: 0, after: '' }, owner.call())
    const reasons = list.releases.map(({ releaseId, wentBack }) => [releaseId, wentBack?.reason])
    expect(reasons).toEqual([
      [second, undefined],
      [first, 'two is broken'],
    ])
    const third = await upload(environmentId, owner, 'three')
    await waitFor(() => onHost(environmentId)!.releases.size === 2)
    expect([...onHost(environmentId)!.releases.keys()].sort()).toEqual([second, third].sort())
    const gone = service.releases.activateRelease({ environmentId, releaseId: first }, owner.call())
    expect(await outcomeOf(gone)).toBe('not-found')
    const deleteRelease = (releaseId: string) =>
      outcomeOf(service.releases.deleteRelease({ environmentId, releaseId }, owner.call()))
    expect([await deleteRelease(third), await deleteRelease(second)]).toEqual(['release-active', 'done'])
    await waitFor(() => onHost(environmentId)!.releases.size === 1)
  })
})

describe('an operation', () => {
  test('when it is cancelled before its visible step, then nothing of it happens; afterwards it is too late', async () => {
    const { owner, environmentId } = await place()
    const begun = await begin(environmentId, owner)
    const cancelled = await service.operations.cancelOperation({ operationId: begun.operationId }, owner.call())
    expect(cancelled.state).toBe('OPERATION_STATE_CANCELLED')
    await send(begun)
    await finish(begun.operationId, owner)
    expect(await end(begun.operationId, owner)).toEqual(['OPERATION_STATE_CANCELLED', undefined])
    const releaseId = await upload(environmentId, owner)
    expect(active(environmentId)).toBe(releaseId)

    service.host.script('putEnvironment', 'unavailable', { times: 2 })
    const { operationId } = await service.releases.activateRelease({ environmentId, releaseId }, owner.call())
    await service.ended(operationId, owner)
    expect(await outcomeOf(service.operations.cancelOperation({ operationId }, owner.call()))).toBe('operation-over')
  })

  test('when its worker was away for too long, then another one goes on, and what the first saves does not count', async () => {
    const { owner, environmentId } = await place()
    const begun = await begin(environmentId, owner)
    // A worker that took it and stands still: its lease is over at once.
    const lost = await waitFor(() => {
      const now = Date.now() + 60_000
      return store.take(begun.operationId, { id: newId(), until: Date.now() }, now)
    })
    const present = await waitFor(async () => {
      const found = await store.find(begun.operationId)
      return found!.fence > lost.fence && (found as typeof lost)
    })
    expect(await store.save({ ...lost, percent: 1 }, lost)).toBe(false)
    // Nor does what a worker saves that has the fence, but did not hear of its own commit.
    expect(await store.save(present, { ...present, step: 'another' })).toBe(false)
    await send(begun)
    await finish(begun.operationId, owner)
    expect(await end(begun.operationId, owner)).toEqual(['OPERATION_STATE_DONE', undefined])
    expect(active(environmentId)).toBe(begun.releaseId)
  })

  test('when its worker wakes and saves while another one takes it, then it is not taken as it was before', async () => {
    const { owner, environmentId } = await place()
    const { operationId } = await begin(environmentId, owner)
    const asleep = await waitFor(() =>
      store.take(operationId, { id: newId(), until: Date.now() + 60_000 }, Date.now() + 60_000),
    )
    const saving: typeof store = {
      ...store,
      async find(id, session) {
        const found = await store.find(id, session)
        expect(await store.save({ ...asleep, step: 'activate', isVisible: true }, asleep)).toBe(true)
        return found
      },
    }
    expect(await saving.take(operationId, { id: newId(), until: 0 }, Date.now() + 120_000)).toBeUndefined()
    expect(await store.find(operationId)).toMatchObject({ step: 'activate', isVisible: true, fence: asleep.fence })
  })

  test('when its process stops, then another process ends it', async () => {
    const { owner, environmentId } = await place()
    const second = await service.another()
    const request = { environmentId, mediaType: 'application/gzip' }
    // It may still be waiting for its first lease.
    const begun = await waitFor(() => second.releases.beginUpload(request, owner.call()))
    await second.stop()
    await send(begun)
    await finish(begun.operationId, owner)
    expect(await end(begun.operationId, owner)).toEqual(['OPERATION_STATE_DONE', undefined])
  })

  test('when it ended long ago, then it is forgotten, and the list says so; one that is not over stays', async () => {
    const { owner, siteId, environmentId } = await place()
    await upload(environmentId, owner)
    const waiting = await begin(environmentId, owner)
    const documents = service.connection.db!.collection('operations')
    await documents.updateMany({ siteId, endedAt: { $exists: true } }, { $set: { endedAt: 1 } })
    await waitFor(async () => {
      const wanted = { siteId, limit: 0, after: '', states: [] }
      const { operations, total } = await service.operations.listOperations(wanted, owner.call())
      return total === 1 && operations[0]!.operationId === waiting.operationId
    })
    await service.operations.cancelOperation({ operationId: waiting.operationId }, owner.call())
  })

  test('when its site is renamed or deleted, then it is told with the name of now, or with none', async () => {
    const { companyId, owner, siteId, environmentId } = await place()
    const other = await service.site(companyId, owner)
    const { operationId } = await begin(environmentId, owner)
    await service.sites.updateSite({ siteId, name: 'Boulangerie' }, owner.call())
    const { name } = await service.sites.getSite({ siteId: other.siteId }, owner.call())
    const listed = async () => {
      const wanted = { companyId, limit: 0, after: '', states: [] }
      const { operations } = await service.operations.listOperations(wanted, owner.call())
      return new Set(operations.map((one) => `${one.siteId} ${one.siteName}`))
    }
    expect(await listed()).toEqual(new Set([`${siteId} Boulangerie`, `${other.siteId} ${name}`]))
    const asked = () => service.operations.getOperation({ operationId }, owner.call())
    expect((await asked()).siteName).toBe('Boulangerie')
    await service.operations.cancelOperation({ operationId }, owner.call())
    await service.sites.deleteSite({ siteId }, owner.call())
    await waitFor(async () => (await listed()).has(`${siteId} undefined`))
    expect((await asked()).siteName).toBeUndefined()
  })

  test('when strangers, or members without the permission, ask or cancel, then they are refused', async () => {
    const { companyId, owner, siteId, environmentId } = await place()
    const freelancer = await service.joinSites(companyId, 'developer', [siteId])
    const { operationId } = await begin(environmentId, owner)
    const stranger = (await service.company()).owner
    const ask = (by: Person) => outcomeOf(service.operations.getOperation({ operationId }, by.call()))
    const cancel = (by: Person) => outcomeOf(service.operations.cancelOperation({ operationId }, by.call()))
    expect([await ask(stranger), await cancel(stranger)]).toEqual(['not-found', 'not-found'])
    expect([await ask(freelancer), await cancel(freelancer)]).toEqual(['done', 'not-allowed'])
    expect(await outcomeOf(finish(operationId, freelancer))).toBe('not-allowed')
    const list = { siteId, limit: 0, after: '', states: [] }
    const { operations, total } = await service.operations.listOperations(list, freelancer.call())
    expect([total, operations.map(({ startedBy }) => startedBy)]).toEqual([2, [undefined, undefined]])
    await service.operations.cancelOperation({ operationId }, owner.call())
  })
})
