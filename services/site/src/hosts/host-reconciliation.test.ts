import { newId } from '@holdfast/contracts'
import { outcomeOf, userPassport, waitFor } from '@holdfast/testing'
import { beforeAll, expect, test } from '@jest/globals'
import { createEnvironmentStore } from '../environments/environment-store.ts'
import { person, type SiteService, siteService } from '../testing/site-service.ts'

let service: SiteService
beforeAll(async () => {
  // Nothing is new enough to be removed by itself within this test: clocks of hosts may differ by minutes.
  service = await siteService({ COMPARE_SECONDS: 0.2, ORPHAN_DAYS: 0 })
})

const operator = () => userPassport({ operator: true, twoFactor: true })
const orphans = async () => (await service.operators.listOrphans({}, operator())).orphans

async function place() {
  const { companyId, owner } = await service.company()
  const { siteId, live } = await service.site(companyId, owner)
  return { companyId, owner, siteId, environmentId: live.environmentId }
}

const environmentOfHost = (generation: string | null) => ({
  generation,
  wish: undefined,
  deleted: false,
  releases: new Map(),
  backups: new Map(),
})

test('when a host has lost an environment, or went back to an older wish, then it is told again', async () => {
  const { environmentId } = await place()
  const known = service.host.state.environments
  const wish = known.get(environmentId)!.wish
  known.delete(environmentId)
  await waitFor(() => known.get(environmentId)?.wish?.generation === wish!.generation)
  Object.assign(known.get(environmentId)!, { generation: '1.0', wish: { ...wish, generation: '1.0', hostNames: [] } })
  await waitFor(() => known.get(environmentId)?.wish?.hostNames.length === 1)
})

test('when a host has what nobody knows, then operators see it; of another incarnation, it goes by their act alone', async () => {
  const [ofNow, older, environmentId] = [newId(), newId(), newId()]
  const known = service.host.state.environments
  known.set(older, environmentOfHost('0.7'))
  known.set(ofNow, environmentOfHost('1.7'))
  // The one of this incarnation goes by itself, as its grace is over at once.
  await waitFor(() => known.get(ofNow)!.deleted)
  const [shown] = await waitFor(async () => {
    const found = (await orphans()).filter((orphan) => orphan.environmentId === older)
    return found.length > 0 && found
  })
  expect(shown!.deletedAt).toBeUndefined()
  expect(known.get(older)!.deleted).toBe(false)

  const request = { hostId: 'here', environmentId: older, reason: 'asked its owner' }
  expect(await outcomeOf(service.operators.deleteOrphan(request, person().call()))).toBe('operators-only')
  expect(await outcomeOf(service.operators.deleteOrphan({ ...request, reason: '' }, operator()))).toBe('reason-needed')
  expect(await outcomeOf(service.operators.deleteOrphan({ ...request, environmentId }, operator()))).toBe('not-found')
  expect(await outcomeOf(service.operators.deleteOrphan(request, operator()))).toBe('done')
  expect(known.get(older)!.deleted).toBe(true)
  expect((await service.events('host/here')).map(({ type, actor }) => [type, actor.kind])).toEqual([
    ['OrphanDeleted', 'KIND_OPERATOR'],
  ])
  const { hosts } = await service.operators.listHosts({}, operator())
  expect(hosts).toMatchObject([{ hostId: 'here', answers: true, driver: 'scripted 1' }])
})

test('when a host will never answer, then an operator ends the operation that waits for it', async () => {
  const { companyId, owner } = await service.company()
  const behave = service.host.script('putEnvironment', 'unavailable')
  const { operationId } = await service.sites.createSite({ companyId, name: 'Quay', labels: [] }, owner.call())
  const store = await createEnvironmentStore(service.connection)
  const { count, since } = await store.countUnconfirmed('here')
  expect([count, since! <= Date.now()]).toEqual([1, true])
  const forget = (id: string) => outcomeOf(service.operators.forget({ id, reason: 'the host burnt down' }, operator()))
  expect(await forget(operationId!)).toBe('done')
  expect(await service.ended(operationId!, owner)).toMatchObject({
    state: 'OPERATION_STATE_FAILED',
    problem: 'host-failed',
  })
  expect([await forget(operationId!), await forget(newId())]).toEqual(['operation-over', 'not-found'])
  behave()
  await waitFor(async () => (await store.countUnconfirmed('here')).count === 0)
})
