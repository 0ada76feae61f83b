import { Metadata, type ServiceError, status } from '@grpc/grpc-js'
import { expect, test } from '@jest/globals'
import { DomainError } from './domain-error.ts'
import { fromStatus, toStatus } from './grpc.ts'
import { toProblem } from './problem.ts'

const received = (code: status, details: string, metadata = new Metadata()): ServiceError =>
  Object.assign(new Error(details), { code, details, metadata })

test('when a server refuses then the client has the same refusal', () => {
  const { code, details, metadata } = toStatus(new DomainError('bad-request', { detail: 'limit is at most 1000' }))
  expect(fromStatus(received(code, details, metadata))).toMatchObject({
    code: 'bad-request',
    detail: 'limit is at most 1000',
  })
})

test('when a target was changed meanwhile then the client is told what was done to it', () => {
  const changes = [{ releaseId: 'b', cause: 'pushed', at: 2 }]
  const { code, details, metadata } = toStatus(new DomainError('target-changed', { changes }))
  const refusal = fromStatus(received(code, details, metadata))
  expect(toProblem(refusal, { instance: '/', requestId: 'r' })).toMatchObject({
    status: 409,
    changes: [{ releaseId: 'b', cause: 'pushed', at: '1970-01-01T00:00:00.002Z' }],
  })
})

test('when a server is cut off in the middle of a call then it may be tried again', () => {
  const cut = 'Received RST_STREAM with code 0 (Call ended without gRPC status)'
  for (const [code, details] of [
    [status.INTERNAL, cut],
    [status.UNAVAILABLE, 'Connection dropped'],
    [status.DEADLINE_EXCEEDED, 'Deadline exceeded'],
  ] as const) {
    expect(fromStatus(received(code, details))).toMatchObject({ code: 'unavailable' })
  }
})

test('when a server failed by a bug then the client does not get a refusal', () => {
  const { code, details, metadata } = toStatus(new TypeError('x is not a function'))
  expect(details).toBe('internal')
  expect(fromStatus(received(code, details, metadata))).not.toBeInstanceOf(DomainError)
})
