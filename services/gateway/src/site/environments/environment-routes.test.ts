import { newId } from '@holdfast/contracts'
import type { CreateEnvironmentRequest, Operation, PushRequest } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const [siteId, environmentId, to, operationId] = [newId(), newId(), newId(), newId()]
const operation: Operation = {
  operationId,
  kind: 'OPERATION_KIND_CREATE_ENVIRONMENT',
  companyId: newId(),
  siteId,
  environmentId,
  state: 'OPERATION_STATE_QUEUED',
  step: '',
  percent: 0,
  startedAt: Date.UTC(2027, 0, 2),
  reference: newId(),
  canBeCancelled: true,
}
const post = { method: 'POST', headers: bearer } as const

test('when work begins then the answer is its operation', async () => {
  const create = recorded<CreateEnvironmentRequest, Operation>(operation)
  const app = await gatewayOver({ environments: { createEnvironment: create.handler } })
  const url = `/v1/sites/${siteId}/environments`
  const answer = await app.inject({ ...post, url, payload: { kind: 'premium-staging', name: 'redesign', copyOf: to } })
  expect(answer.statusCode).toBe(202)
  expect(answer.headers.location).toBe(`/v1/operations/${operationId}`)
  expect(answer.json()).toMatchObject({ operationId, kind: 'create-environment', state: 'queued', environmentId })
  expect(answer.json()).not.toHaveProperty('startedBy')
  expect(create.calls[0]!.request).toMatchObject({
    siteId,
    kind: 'KIND_PREMIUM_STAGING',
    name: 'redesign',
    copyOf: to,
  })

  for (const name of ['', 'Redesign', '-a', 'a-', 'a'.repeat(21), 'a.b', 'ä']) {
    const refused = await app.inject({ ...post, url, payload: { kind: 'premium-staging', name } })
    expect([name, refused.statusCode]).toEqual([name, 400])
  }
  expect((await app.inject({ ...post, url, payload: { kind: 'live' } })).statusCode).toBe(400)
})

test('when the target of a push was changed then the problem says how, and one can go on', async () => {
  const asked: PushRequest[] = []
  const at = Date.UTC(2027, 0, 3)
  const app = await gatewayOver({
    environments: {
      push: async (request) => {
        asked.push(request)
        if (request.despiteChanges) return { ...operation, kind: 'OPERATION_KIND_PUSH' }
        throw new DomainError('target-changed', { changes: [{ releaseId: to, cause: 'uploaded', at }] })
      },
    },
  })
  const url = `/v1/environments/${environmentId}/push`
  const refused = await app.inject({ ...post, url, payload: { to } })
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'target-changed'])
  expect(refused.json().changes).toEqual([{ releaseId: to, cause: 'uploaded', at: '2027-01-03T00:00:00.000Z' }])
  const pushed = await app.inject({ ...post, url, payload: { to, despiteChanges: true } })
  expect([pushed.statusCode, pushed.json().kind]).toEqual([202, 'push'])
  expect(asked).toMatchObject([
    { environmentId, to, despiteChanges: false },
    { environmentId, to, despiteChanges: true },
  ])
})
