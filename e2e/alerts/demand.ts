import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { insist, orNoAnswer } from '../support/insist.ts'
import type { Body, Person } from '../support/person.ts'

/** A call of somebody who tries again while the system says "try again": some fault may have ended a moment ago. */
export async function demand(
  person: Person,
  status: number,
  method: string,
  path: string,
  body?: unknown,
): Promise<Body> {
  const answer = await insist(`${method} ${path}`, (headers) =>
    orNoAnswer(person.call(method, path, body, method === 'GET' ? {} : headers)),
  )
  assert.equal(answer.status, status, `${method} ${path} answered ${answer.status} ${answer.body?.code ?? ''}`)
  return answer.body
}

/** Waits for the end of work on a site, whatever it is. */
export async function ended(person: Person, { operationId }: { operationId: string }): Promise<Body> {
  for (;;) {
    const operation = await demand(person, 200, 'GET', `/v1/operations/${operationId}`)
    if (!['queued', 'running'].includes(operation.state)) return operation
    await sleep(200)
  }
}
