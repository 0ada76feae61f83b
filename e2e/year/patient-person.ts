import assert from 'node:assert/strict'
import { insist, orNoAnswer } from '../support/insist.ts'
import type { Answer, Body, Person } from '../support/person.ts'

/** Calls the API as {@link insist} does. A proof of the password that has grown old is renewed. */
export async function callPatiently(by: Person, method: string, path: string, body?: unknown): Promise<Answer> {
  const what = `${method} ${path}`
  return insist(what, async (key) => {
    const answer = await orNoAnswer(by.call(method, path, body, method === 'GET' ? {} : key))
    if (answer?.body?.code !== 'proof-needed') return answer
    const code = by.hasTwoFactor && { code: await by.code() }
    await callPatiently(by, 'POST', '/v1/sessions/current/proof', { password: by.password, ...code })
    return undefined
  })
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
