import { newId } from '@holdfast/contracts'
import type { ListOperationsReply, ListOperationsRequest, Operation } from '@holdfast/contracts/site'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const [companyId, siteId, environmentId, operationId] = [newId(), newId(), newId(), newId()]
const running: Operation = {
  operationId,
  kind: 'OPERATION_KIND_PUSH',
  companyId,
  siteId,
  siteName: 'Bakery Almada',
  environmentId,
  state: 'OPERATION_STATE_RUNNING',
  step: 'back-up',
  percent: 40,
  startedBy: { kind: 'KIND_API_KEY', id: newId() },
  startedAt: Date.UTC(2027, 0, 2),
  reference: newId(),
  canBeCancelled: true,
}
const ended = { endedAt: Date.UTC(2027, 0, 3), canBeCancelled: false, percent: 100 }
const [releaseId, backupId] = [newId(), newId()]

test('when work is asked for then the answer says how far it has come, or how it ended', async () => {
  let found: Operation = running
  const app = await gatewayOver({ operations: { getOperation: async () => found } })
  const get = async (operation: Operation) => {
    found = operation
    return (await app.inject({ url: `/v1/operations/${operationId}`, headers: bearer })).json()
  }
  expect(await get(running)).toEqual({
    operationId,
    kind: 'push',
    state: 'running',
    companyId,
    siteId,
    siteName: 'Bakery Almada',
    environmentId,
    step: 'back-up',
    percent: 40,
    startedBy: { kind: 'api-key', id: running.startedBy!.id },
    startedAt: '2027-01-02T00:00:00.000Z',
    canBeCancelled: true,
    reference: running.reference,
  })
  const done = await get({ ...running, ...ended, state: 'OPERATION_STATE_DONE', releaseId, backupId })
  expect(done).toMatchObject({ state: 'done', result: { siteId, environmentId, releaseId, backupId } })
  const failed = await get({ ...running, ...ended, state: 'OPERATION_STATE_FAILED', problem: 'archive-link' })
  expect(failed).not.toHaveProperty('result')
  expect(failed.problem).toEqual({
    type: 'urn:holdfast:problem:archive-link',
    title: 'The archive holds links',
    detail: 'The archive holds links',
    code: 'archive-link',
  })
  for (const problem of ['gremlins', 'toString', '']) {
    const unknown = await get({ ...running, ...ended, state: 'OPERATION_STATE_FAILED', problem })
    expect([problem, unknown.problem.code]).toEqual([problem, 'host-failed'])
  }
  expect((await get({ ...running, ...ended, state: 'OPERATION_STATE_CANCELLED' })).state).toBe('cancelled')
})

test('when work is listed then it is of a company or of a site, in the states that are asked for', async () => {
  const list = recorded<ListOperationsRequest, ListOperationsReply>({
    operations: [running],
    nextCursor: 'more',
    total: 9,
  })
  const app = await gatewayOver({ operations: { listOperations: list.handler } })
  const get = (path: string) => app.inject({ url: `/v1/${path}`, headers: bearer })
  const answer = await get(`companies/${companyId}/operations?state=queued&state=running&limit=1`)
  expect(answer.json()).toMatchObject({ items: [{ operationId, percent: 40 }], nextCursor: 'more', total: 9 })
  await get(`sites/${siteId}/operations?state=failed`)
  const [ofCompany, ofSite] = list.calls.map(({ request }) => request)
  expect(ofCompany).toMatchObject({
    of: 'companyId',
    companyId,
    limit: 1,
    states: ['OPERATION_STATE_QUEUED', 'OPERATION_STATE_RUNNING'],
  })
  expect(ofSite).toMatchObject({ of: 'siteId', siteId, limit: 50, states: ['OPERATION_STATE_FAILED'] })
  expect((await get(`sites/${siteId}/operations?state=unspecified`)).statusCode).toBe(400)
})
