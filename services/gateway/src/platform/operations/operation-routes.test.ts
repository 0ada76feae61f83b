import { newId } from '@holdfast/contracts'
import type { AwaitInForceRequest } from '@holdfast/contracts/ledger'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded, SESSION } from '../../testing/gateway.ts'
import { changeOf, operationId } from './operation.ts'

const change = { owner: 'company', epoch: newId(), shard: 3, seq: 17 }
const companyId = newId()
const userId = newId()
const remove = { method: 'DELETE', url: `/v1/companies/${companyId}/members/${userId}`, headers: bearer } as const

test('when a change is not in force after 2 s, an operation is answered that says what the call would have', async () => {
  const patience: (number | undefined)[] = []
  const app = await gatewayOver({
    members: {
      async removeMember(_request, call) {
        patience.push(call.patienceMs)
        call.pending = change
        return {}
      },
    },
  })
  const answer = await app.inject(remove)
  expect(patience).toEqual([2_000])
  expect(answer.statusCode).toBe(202)
  expect(answer.headers['content-type']).toMatch('application/json')
  const operation = answer.json()
  expect(operation).toMatchObject({ kind: 'change', state: 'running', status: 204, result: null })
  expect(changeOf(operation.operationId)).toEqual(change)
  expect(answer.headers.location).toBe(`/v1/operations/${operation.operationId}`)
})

test('when somebody leaves, signs out or ends a session, they wait until it is in force', async () => {
  const left = recorded({})
  const [signedOut, ended] = [recorded({}), recorded({})]
  const app = await gatewayOver({
    members: { leaveCompany: left.handler },
    sessions: { signOut: signedOut.handler, endSession: ended.handler },
  })
  await app.inject({ ...remove, url: `/v1/companies/${companyId}/members/me` })
  await app.inject({ ...remove, url: '/v1/sessions/current' })
  await app.inject({ ...remove, url: `/v1/me/sessions/${SESSION.sessionId}` })
  for (const { calls } of [left, signedOut, ended])
    expect(calls.map(({ call }) => call.patienceMs)).toEqual([undefined])
})

test('when work on a site begins, the answer names its operation, and waits until what changed of access is in force', async () => {
  const operation = { operationId: newId(), kind: 'KIND_CREATE_ENVIRONMENT', state: 'STATE_QUEUED' } as never
  const create = recorded<object, never>(operation)
  const app = await gatewayOver({ environments: { createEnvironment: create.handler } })
  const url = `/v1/sites/${newId()}/environments`
  await app.inject({ method: 'POST', url, headers: bearer, payload: { kind: 'staging' } })
  expect(create.calls.map(({ call }) => call.patienceMs)).toEqual([undefined])
})

test.each([
  [true, 'done'],
  [false, 'running'],
])('whoever asks for the operation is told whether it is in force: %s, %s', async (inForce, state) => {
  const asked = recorded<AwaitInForceRequest, { inForce: boolean }>({ inForce })
  const app = await gatewayOver({ companyLedger: { awaitInForce: asked.handler } })
  const id = operationId(change)
  const answer = await app.inject({ url: `/v1/operations/${id}`, headers: bearer })
  expect(answer.json()).toEqual({ operationId: id, kind: 'change', state })
  const { owner: _owner, ...place } = change
  expect(asked.calls[0]!.request).toEqual({ ...place, waitMs: 1_000 })
})

test('an operation that is none, or of nobody we know, is not found', async () => {
  const app = await gatewayOver({})
  for (const id of ['nonsense', operationId({ ...change, owner: 'constructor' })]) {
    const answer = await app.inject({ url: `/v1/operations/${id}`, headers: bearer })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found'])
  }
})
