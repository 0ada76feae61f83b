import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Body, Headers, Person } from '../support/person.ts'

const PATIENCE_MS = 120_000

/**
 * Calls the API as programs should: a call that could not be decided, or had no answer, is sent again with the same
 * idempotency key, so it is done once. A proof of the password that has grown old is renewed.
 */
export async function callPatiently(by: Person, method: string, path: string, body?: unknown): Promise<Answer> {
  const headers: Headers = method === 'GET' ? {} : { 'idempotency-key': randomUUID() }
  for (const begun = performance.now(); ; await sleep(200)) {
    const isLate = performance.now() - begun > PATIENCE_MS
    const answer = await by.call(method, path, body, headers).catch((error) => {
      if (isLate || !/ECONNRESET|ECONNREFUSED|hang up|no answer/.test(String(error))) throw error
      return undefined
    })
    if (answer?.body?.code === 'proof-needed') {
      const code = by.hasTwoFactor && { code: await by.code() }
      await callPatiently(by, 'POST', '/v1/sessions/current/proof', { password: by.password, ...code })
    } else if (answer && (answer.status < 500 || isLate)) return answer
  }
}

/** As {@link callPatiently}; asserts the status, and returns the body. */
export async function expectPatiently(
  by: Person,
  status: number,
  method: string,
  path: string,
  body?: unknown,
): Promise<Body> {
  const answer = await callPatiently(by, method, path, body)
  assert.equal(answer.status, status, `${method} ${path} answered ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}
