import type { Backup, Operation } from '@holdfast/contracts/site'
import { BackupNotProved } from '@holdfast/contracts/site'
import { makeTarGz, startScriptedDriver } from '@holdfast/driver/testing'
import { DomainError } from '@holdfast/errors'
import { atEnd, outcomeOf, waitFor } from '@holdfast/testing'
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createBackupStore } from './backups/backup-store.ts'
import { type Person, type SiteService, siteService } from './testing/site-service.ts'

// What brings content from one place to another: pushes, backups, restores, clones, resets. All on one service, whose
// host is the scripted driver.

let service: SiteService
beforeAll(async () => {
  service = await siteService()
})
beforeEach(() => service.host.behave())

const DONE = 'OPERATION_STATE_DONE'

async function upload(environmentId: string, by: Person, text: string): Promise<string> {
  const { releases, ended } = service
  const request = { environmentId, mediaType: 'application/gzip' }
  const { operationId, releaseId, ticket } = await releases.beginUpload(request, by.call())
  const sent = await fetch(ticket!.url, {
    method: 'PUT',
    headers: { authorization: `Bearer ${ticket!.token}`, 'content-type': 'application/gzip' },
    body: new Uint8Array(await makeTarGz(new Map([['index.html', Buffer.from(text)]]))),
  })
  expect(sent.status).toBe(201)
  await releases.finishUpload({ operationId }, by.call())
  expect((await ended(operationId, by)).state).toBe(DONE)
  return releaseId
}

/** What visitors of the environment get. */
function served(environmentId: string): string | undefined {
  const { wish, releases } = service.host.state.environments.get(environmentId)!
  return wish?.activeRelease ? releases.get(wish.activeRelease)!.content.get('index.html')!.toString() : undefined
}

/** A site whose live environment says "live 1", and whose staging is a copy of it. */
async function siteWithStaging(plan = {}) {
  const { companyId, owner } = await service.company(plan)
  const { siteId, live } = await service.site(companyId, owner)
  const first = await upload(live.environmentId, owner, 'live 1')
  const staging = await addStaging(siteId, owner, live.environmentId)
  return { companyId, owner, siteId, live: live.environmentId, staging, first }
}

async function addStaging(siteId: string, by: Person, copyOf?: string): Promise<string> {
  const request = { siteId, kind: 'KIND_STAGING' as const, copyOf }
  const { operationId } = await service.environments.createEnvironment(request, by.call())
  const made = await service.ended(operationId, by)
  expect(made.state).toBe(DONE)
  return made.environmentId!
}

async function push(by: Person, from: string, to: string, despiteChanges = false): Promise<Operation> {
  const request = { environmentId: from, to, despiteChanges }
  const { operationId } = await service.environments.push(request, by.call())
  return service.ended(operationId, by)
}

async function backUp(by: Person, environmentId: string): Promise<Backup> {
  const { operationId } = await service.backups.makeBackup({ environmentId }, by.call())
  const { state, backupId } = await service.ended(operationId, by)
  expect(state).toBe(DONE)
  return service.backups.getBackup({ backupId: backupId! }, by.call())
}

async function refusal(call: Promise<unknown>): Promise<DomainError> {
  const error = await call.then(
    () => undefined,
    (reason) => reason,
  )
  expect(error).toBeInstanceOf(DomainError)
  return error as DomainError
}

/** Holds the host's acts until the returned function is called; what began meanwhile goes on then. */
async function whileActsRun(begin: () => Promise<string>, then: () => Promise<unknown>): Promise<string> {
  const end = service.host.script('startAct', 'never-ends')
  const before = service.host.received.length
  const operationId = await begin()
  await waitFor(async () => service.host.received.slice(before).some(({ name }) => name === 'startAct'))
  await then()
  end()
  return operationId
}

describe('a new staging', () => {
  test('when its host copies something else, or whoever began it was removed, then it stays without a release', async () => {
    const { companyId, owner } = await service.company()
    const { siteId, live } = await service.site(companyId, owner)
    await upload(live.environmentId, owner, 'live 1')
    const developer = await service.join(companyId, { companyRole: 'administrator' })
    const request = { siteId, kind: 'KIND_STAGING' as const, copyOf: live.environmentId }
    const fails = async (code: string, meanwhile: () => Promise<unknown>) => {
      const operationId = await whileActsRun(async () => {
        return (await service.environments.createEnvironment(request, developer.call())).operationId
      }, meanwhile)
      const { state, problem, environmentId } = await service.ended(operationId, owner)
      expect([state, problem]).toEqual(['OPERATION_STATE_FAILED', code])
      expect(served(environmentId!)).toBeUndefined()
      await waitFor(() => service.host.state.environments.get(environmentId!)!.releases.size === 0)
      return environmentId!
    }
    const environmentId = await fails('host-failed', async () => service.host.script('startAct', 'wrong-digest'))
    service.host.behave()
    await service.environments.deleteEnvironment({ environmentId }, owner.call())
    await fails('not-allowed', () => service.companies.removeMember(companyId, developer.userId))
  })
})

describe('a push', () => {
  test('when staging is pushed live, then live has its content, and what was there before is saved', async () => {
    const { owner, live, staging, first } = await siteWithStaging()
    expect(served(staging)).toBe('live 1')
    const pushed = await upload(staging, owner, 'staging 2')
    const { state, releaseId, backupId } = await push(owner, staging, live)
    expect([state, served(live)]).toEqual([DONE, 'staging 2'])
    expect(await service.backups.getBackup({ backupId: backupId! }, owner.call())).toMatchObject({
      cause: 'BACKUP_CAUSE_BEFORE_PUSH',
      releaseId: first,
      createdBy: { kind: 'KIND_USER', id: owner.userId },
    })
    const shown = await service.environments.getEnvironment({ environmentId: live }, owner.call())
    expect(shown).toMatchObject({
      activeReleaseId: releaseId,
      confirmed: true,
      copiedFrom: { environmentId: staging, releaseId: pushed },
    })
    // Its own push is no change of the target.
    await upload(staging, owner, 'staging 3')
    expect([(await push(owner, staging, live)).state, served(live)]).toEqual([DONE, 'staging 3'])
  })

  test('when live was changed since staging was copied from it, then the push is refused, with what changed', async () => {
    const { owner, live, staging } = await siteWithStaging()
    const second = await upload(live, owner, 'live 2')
    const refused = await refusal(push(owner, staging, live))
    expect([refused.code, refused.changes]).toEqual([
      'target-changed',
      [{ releaseId: second, cause: 'uploaded', at: expect.any(Number) }],
    ])
    expect(served(live)).toBe('live 2')
    expect([(await push(owner, staging, live, true)).state, served(live)]).toEqual([DONE, 'live 1'])
  })

  test('when live is changed by an operation that was begun before, then the push fails in its turn', async () => {
    const { owner, live, staging } = await siteWithStaging()
    const { backupId } = await backUp(owner, live)
    let pushing = ''
    const restore = async () => (await service.backups.restoreBackup({ backupId, to: live }, owner.call())).operationId
    const restoring = await whileActsRun(restore, async () => {
      const request = { environmentId: staging, to: live, despiteChanges: false }
      pushing = (await service.environments.push(request, owner.call())).operationId
    })
    const restored = await service.ended(restoring, owner)
    expect(restored.state).toBe(DONE)
    expect((await service.ended(pushing, owner)).problem).toBe('target-changed')
    const { activeReleaseId } = await service.environments.getEnvironment({ environmentId: live }, owner.call())
    expect(activeReleaseId).toBe(restored.releaseId)
  })

  test('when its starter is removed meanwhile, or was and has joined again, then it does not go live', async () => {
    const { companyId, owner, live, staging, first } = await siteWithStaging()
    await upload(staging, owner, 'staging 2')
    for (const joinsAgain of [false, true]) {
      const developer = await service.join(companyId, { companyRole: 'developer' })
      const begin = async () => {
        const request = { environmentId: staging, to: live, despiteChanges: false }
        return (await service.environments.push(request, developer.call())).operationId
      }
      const operationId = await whileActsRun(begin, async () => {
        await service.companies.removeMember(companyId, developer.userId)
        if (joinsAgain) await service.join(companyId, { companyRole: 'developer' }, developer)
      })
      const { state, problem, releaseId } = await service.ended(operationId, owner)
      expect([state, problem, releaseId]).toEqual(['OPERATION_STATE_FAILED', 'not-allowed', undefined])
      expect(served(live)).toBe('live 1')
    }
    const { releases } = await service.releases.listReleases({ environmentId: live, limit: 0, after: '' }, owner.call())
    expect(releases.map(({ releaseId }) => releaseId)).toEqual([first])
    // What the failed operations had prepared is removed from the host.
    await waitFor(async () => service.host.state.environments.get(live)!.releases.size === 1)
  })

  test('when one of its ends may not be used, or it has nothing to bring, then it is refused', async () => {
    const { companyId, owner, siteId, live, staging } = await siteWithStaging({ premiumStagings: 1 })
    const freelancer = await service.joinSites(companyId, 'developer', [siteId])
    expect((await refusal(push(freelancer, staging, live))).code).toBe('not-allowed')
    expect((await refusal(push(freelancer, live, staging))).code).toBe('not-allowed')
    const stranger = (await service.company()).owner
    expect((await refusal(push(stranger, staging, live))).code).toBe('not-found')
    expect((await refusal(push(owner, live, live))).code).toBe('same-environment')
    const other = await service.site(companyId, owner)
    expect((await refusal(push(owner, live, other.live.environmentId))).code).toBe('other-site')
    const request = { siteId: other.siteId, kind: 'KIND_STAGING' as const }
    const { operationId } = await service.environments.createEnvironment(request, owner.call())
    const empty = (await service.ended(operationId, owner)).environmentId!
    expect((await refusal(push(owner, empty, other.live.environmentId))).code).toBe('no-release')
  })

  test('when it is cancelled before anybody sees it, then nothing of it stays; afterwards it is too late', async () => {
    const { owner, live, staging } = await siteWithStaging()
    const begin = async () => {
      const request = { environmentId: staging, to: live, despiteChanges: false }
      return (await service.environments.push(request, owner.call())).operationId
    }
    let cancelled: Operation | undefined
    const operationId = await whileActsRun(begin, async () => {
      const [running] = (
        await service.operations.listOperations(
          { siteId: await siteOf(live, owner), limit: 1, after: '', states: [] },
          owner.call(),
        )
      ).operations
      cancelled = await service.operations.cancelOperation({ operationId: running!.operationId }, owner.call())
    })
    expect(cancelled).toMatchObject({ operationId, state: 'OPERATION_STATE_CANCELLED' })
    expect(await outcomeOf(service.operations.cancelOperation({ operationId }, owner.call()))).toBe('operation-over')
    await waitFor(async () => service.host.state.environments.get(live)!.backups.size === 0)
    const { backups } = await service.backups.listBackups({ environmentId: live, limit: 0, after: '' }, owner.call())
    expect(backups).toEqual([])
  })
})

async function siteOf(environmentId: string, by: Person): Promise<string> {
  return (await service.environments.getEnvironment({ environmentId }, by.call())).siteId
}

describe('a backup', () => {
  test('when it is made, then it is soon proved by restoring it', async () => {
    const { owner, live, first } = await siteWithStaging({ backupDays: 7 })
    const backup = await backUp(owner, live)
    expect(backup).toMatchObject({ releaseId: first, cause: 'BACKUP_CAUSE_BY_HAND', files: 1 })
    expect(backup.expiresAt - backup.createdAt).toBe(7 * 24 * 3_600_000)
    const { backupId } = backup
    await waitFor(async () => (await service.backups.getBackup({ backupId }, owner.call())).verifiedAt !== undefined)
    const siteId = await siteOf(live, owner)
    const proofs = await service.events(`site/${siteId}`, 'BackupVerified')
    expect(proofs.map(({ actor }) => actor)).toEqual([{ kind: 'KIND_SYSTEM', id: 'site' }])
  })

  test('when the host has damaged it, then its proof fails, and that is told', async () => {
    const { owner, live } = await siteWithStaging()
    const { backupId } = await backUp(owner, live)
    await waitFor(async () => (await service.backups.getBackup({ backupId }, owner.call())).verifiedAt !== undefined)
    const stored = service.host.state.environments.get(live)!.backups.get(backupId)!
    Object.assign(stored, { content: new Map([['index.html', Buffer.from('rotten')]]) })
    const { operationId } = await service.backups.verifyBackup({ backupId }, owner.call())
    expect((await service.ended(operationId, owner)).problem).toBe('backup-not-proved')
    const shown = await service.backups.getBackup({ backupId }, owner.call())
    expect(shown).toMatchObject({ notProved: 'digest-differs', verifiedAt: expect.any(Number) })
    const [told] = await service.events(`site/${await siteOf(live, owner)}`, 'BackupNotProved')
    expect(BackupNotProved.decode(told!.data)).toMatchObject({ backupId, code: 'digest-differs' })
    // It is not restored either.
    const { operationId: restoring } = await service.backups.restoreBackup({ backupId, to: live }, owner.call())
    expect((await service.ended(restoring, owner)).problem).toBe('backup-not-proved')
    expect(served(live)).toBe('live 1')
  })

  test('when the host does not have it any more, then its proof fails', async () => {
    const { owner, live } = await siteWithStaging()
    const { backupId } = await backUp(owner, live)
    service.host.state.environments.get(live)!.backups.clear()
    await waitFor(async () => (await service.backups.getBackup({ backupId }, owner.call())).notProved === 'not-found')
  })

  test('when it is restored, then what was active is saved first, and both ends count', async () => {
    const { companyId, owner, siteId, live, staging } = await siteWithStaging()
    const backup = await backUp(owner, live)
    const { backupId } = backup
    const second = await upload(live, owner, 'live 2')
    const { operationId } = await service.backups.restoreBackup({ backupId, to: live }, owner.call())
    const restored = await service.ended(operationId, owner)
    expect([restored.state, served(live)]).toEqual([DONE, 'live 1'])
    const before = await service.backups.getBackup({ backupId: restored.backupId! }, owner.call())
    expect(before).toMatchObject({ cause: 'BACKUP_CAUSE_BEFORE_RESTORE', releaseId: second })
    const freelancer = await service.joinSites(companyId, 'developer', [siteId])
    const ofStaging = await backUp(freelancer, staging)
    expect(await outcomeOf(service.backups.restoreBackup({ backupId, to: staging }, freelancer.call()))).toBe(
      'not-allowed',
    )
    const toLive = { backupId: ofStaging.backupId, to: live }
    expect(await outcomeOf(service.backups.restoreBackup(toLive, freelancer.call()))).toBe('not-allowed')
    const toStaging = await service.backups.restoreBackup({ backupId, to: staging }, owner.call())
    expect((await service.ended(toStaging.operationId, owner)).state).toBe(DONE)
    // Staging has seen live as it was then: live is another one now, by its own restore.
    expect((await refusal(push(owner, staging, live))).code).toBe('target-changed')
  })

  test('when it is deleted, then nobody sees it, and the host removes it as soon as it answers', async () => {
    const { owner, live } = await siteWithStaging()
    const { backupId } = await backUp(owner, live)
    const end = service.host.script('deleteBackup', 'unavailable')
    const stranger = (await service.company()).owner
    expect(await outcomeOf(service.backups.deleteBackup({ backupId }, stranger.call()))).toBe('not-found')
    await service.backups.deleteBackup({ backupId }, owner.call())
    expect(await outcomeOf(service.backups.getBackup({ backupId }, owner.call()))).toBe('not-found')
    expect(await outcomeOf(service.backups.deleteBackup({ backupId }, owner.call()))).toBe('not-found')
    const { total } = await service.backups.listBackups({ environmentId: live, limit: 0, after: '' }, owner.call())
    expect(total).toBe(0)
    expect(service.host.state.environments.get(live)!.backups.has(backupId)).toBe(true)
    end()
    await waitFor(async () => !service.host.state.environments.get(live)!.backups.has(backupId))
  })

  test('when a day has passed, then each environment that needs it is saved once, and what lasted long enough goes', async () => {
    const { companyId, owner, live, staging } = await siteWithStaging({ backupDays: 3 })
    const environments = service.connection.db!.collection<{ _id: string }>('environments')
    const due = () => environments.updateMany({ companyId } as object, { $set: { nextBackupAt: Date.now() - 1 } })
    const all = async (environmentId: string) =>
      (await service.backups.listBackups({ environmentId, limit: 0, after: '' }, owner.call())).backups
    await due()
    await waitFor(async () => (await all(live)).length === 1 && (await all(staging)).length === 1)
    const [daily] = await all(live)
    expect([daily!.cause, daily!.createdBy]).toEqual(['BACKUP_CAUSE_DAILY', undefined])
    await due()
    // The live one again; staging has not changed, and its backup lasts.
    await waitFor(async () => (await all(live)).length === 2)
    const waiting = await environments.findOne({ _id: staging, nextBackupAt: { $gt: Date.now() } } as object)
    expect([waiting?._id, (await all(staging)).length]).toEqual([staging, 1])
    const old = { $set: { createdAt: 0, expiresAt: 3 * 24 * 3_600_000 } }
    const backups = service.connection.db!.collection<{ _id: string }>('backups')
    await backups.updateOne({ _id: daily!.backupId }, old)
    // Of before the ledger was restored, as far as a process knows that began with it: it may be all that there is.
    const store = await createBackupStore(service.connection)
    expect(await store.expired(Date.now(), 50, 1)).toEqual([])
    expect(await store.expired(Date.now(), 50, 0)).toMatchObject([{ id: daily!.backupId }])
    await service.connection.db!.collection('generation_epochs').updateMany({}, { $set: { at: 0 } })
    const another = await service.another()
    await waitFor(async () => (await all(live)).length === 1)
    await waitFor(async () => (await backups.findOne({ _id: daily!.backupId })) === null)
    expect(service.host.state.environments.get(live)!.backups.has(daily!.backupId)).toBe(false)
    await another.stop()
  })
})

describe('a clone', () => {
  test('when a site is cloned, then the new one has a copy of its release; over the limit it is refused', async () => {
    const { owner, siteId, live } = await siteWithStaging({ sites: 2 })
    const cloned = await service.sites.cloneSite({ siteId, name: 'Copy' }, owner.call())
    expect(cloned.siteId).not.toBe(siteId)
    expect((await service.ended(cloned.operationId!, owner)).state).toBe(DONE)
    const copy = cloned.environments.find(({ kind }) => kind === 'KIND_LIVE')!
    expect([served(copy.environmentId), served(live)]).toEqual(['live 1', 'live 1'])
    expect(await outcomeOf(service.sites.cloneSite({ siteId, name: 'Third' }, owner.call()))).toBe('too-many-sites')
  })

  test('when the caller may not clone, or the source has no release, then it is refused', async () => {
    const { companyId, owner, siteId, staging } = await siteWithStaging()
    const administrator = await service.joinSites(companyId, 'administrator', [siteId])
    expect(await outcomeOf(service.sites.cloneSite({ siteId, name: 'Mine' }, administrator.call()))).toBe('not-allowed')
    const blank = await service.site(companyId, owner)
    const copyOfBlank = service.sites.cloneSite({ siteId: blank.siteId, name: 'Blank' }, owner.call())
    expect(await outcomeOf(copyOfBlank)).toBe('no-release')
    const foreign = { siteId: blank.siteId, name: 'Foreign', environmentId: staging }
    expect(await outcomeOf(service.sites.cloneSite(foreign, owner.call()))).toBe('other-site')
  })
})

describe('a reset', () => {
  test('when an environment is reset, then it has no release, and what it had can be restored', async () => {
    const { companyId, owner, siteId, live } = await siteWithStaging()
    const freelancer = await service.joinSites(companyId, 'developer', [siteId])
    expect(await outcomeOf(service.environments.reset({ environmentId: live }, freelancer.call()))).toBe('not-allowed')
    const { operationId } = await service.environments.reset({ environmentId: live }, owner.call())
    const { state, backupId } = await service.ended(operationId, owner)
    expect([state, served(live)]).toEqual([DONE, undefined])
    expect(await outcomeOf(service.environments.reset({ environmentId: live }, owner.call()))).toBe('no-release')
    const restoring = await service.backups.restoreBackup({ backupId: backupId!, to: live }, owner.call())
    expect((await service.ended(restoring.operationId, owner)).state).toBe(DONE)
    expect(served(live)).toBe('live 1')
  })
})

test('when the host does not offer something, then that is said before anything begins', async () => {
  const modest = await startScriptedDriver({ hostId: 'modest', capabilities: ['static', 'password-gate'] })
  atEnd(() => modest.close())
  const secrets = { [modest.secret.keyId]: Buffer.from(modest.secret.bytes).toString('base64') }
  const { sites, environments, backups, company, site, ended, operations } = await siteService({
    HOST_DRIVERS: JSON.stringify({ modest: { url: modest.url, secrets } }),
  })
  const { companyId, owner } = await company()
  const { siteId, live } = await site(companyId, owner)
  const { environmentId } = live
  const made = await environments.createEnvironment({ siteId, kind: 'KIND_STAGING' }, owner.call())
  const to = (await ended(made.operationId, owner)).environmentId!
  const refused = [
    backups.makeBackup({ environmentId }, owner.call()),
    environments.push({ environmentId, to, despiteChanges: false }, owner.call()),
    environments.reset({ environmentId }, owner.call()),
    sites.cloneSite({ siteId, name: 'Copy' }, owner.call()),
  ].map(outcomeOf)
  expect(await Promise.all(refused)).toEqual(Array(4).fill('not-offered-by-host'))
  const begun = await operations.listOperations({ siteId, limit: 0, after: '', states: [] }, owner.call())
  expect(begun.total).toBe(2)
})
