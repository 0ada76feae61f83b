import assert from 'node:assert/strict'
import type { Received } from './http.ts'

/** A problem document (RFC 9457) with the API's extensions. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  instance: string
  code: string
  requestId: string
  errors?: { pointer: string; detail: string }[]
  /** With `target-changed`: what became active in the target. */
  changes?: unknown[]
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/
const MEMBERS = ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId']

/** The problem document of an answer. Throws if it is not valid or has the wrong content type, and says why. */
export function readProblem({ status, headers, text }: Received): Problem {
  assert.match(headers['content-type'] ?? '', /^application\/problem\+json(;|$)/, 'content type of a problem')
  const problem = JSON.parse(text) as Problem
  const particulars = problem.code === 'target-changed' ? 'changes' : 'errors'
  const extra = Object.keys(problem).filter((name) => !MEMBERS.includes(name) && name !== particulars)
  assert.deepEqual(extra, [], 'members of a problem')
  for (const name of MEMBERS) assert.ok(name in problem, `a problem has ${name}`)
  assert.equal(problem.status, status, 'status of the problem and of the answer')
  assert.match(problem.code, /^[a-z0-9]+(-[a-z0-9]+)*$/, 'code in kebab-case')
  assert.equal(problem.type, `urn:holdfast:problem:${problem.code}`)
  for (const name of ['title', 'detail'] as const) assert.ok(problem[name].length > 0, `${name} says something`)
  assert.match(problem.requestId, UUID, 'requestId')
  assert.equal(problem.requestId, headers['x-request-id'], 'requestId and X-Request-Id')
  assert.ok(problem.instance.startsWith('/') && !/[?#]/.test(problem.instance), 'instance is a path')
  if (problem.errors) {
    assert.ok(
      status === 400 || problem.code === 'unknown-site',
      'errors stand in a 400, or name the sites that are not there',
    )
    for (const { pointer, detail } of problem.errors) {
      assert.ok(typeof pointer === 'string' && typeof detail === 'string' && detail !== '', 'pointer and detail')
    }
  }
  if (status === 429 || status === 503) assert.match(headers['retry-after'] ?? '', /^[1-9]\d*$/, 'Retry-After')
  if (status === 401) assert.ok(headers['www-authenticate'], 'WWW-Authenticate')
  return problem
}
