import { createHash, createHmac } from 'node:crypto'
import { DomainError } from '@holdfast/errors'
import type { KeyRing, Passport, Principal } from '@holdfast/runtime'
import type { FastifyRequest } from 'fastify'
import { contentDigestOf } from '../http/content-digest.ts'
import { pathOf } from '../http/problem-answers.ts'

const KEY = /^[\x21-\x7e]{1,255}$/

/** The purpose of the key with which bodies are hashed. */
const PURPOSE = 'idempotency'

/**
 * What lets the owning service find the first outcome of a repeated call: whose call it is, and a hash of its body.
 * Undefined when the caller gave no Idempotency-Key.
 *
 * The hashes are kept for a day, and bodies hold passwords: without the secret, a reader of the database cannot test
 * guesses. Each secret hashes, so that the first outcome is found also if the newest one is newer.
 * @param secrets the same in all gateways, the newest first
 */
export function createRepeatOf(secrets: KeyRing['all']): (request: FastifyRequest) => Passport['repeat'] {
  const keys = secrets.map((secret) => secret.derive(PURPOSE))
  return (request) => {
    const header = request.headers['idempotency-key']
    if (header === undefined) return undefined
    if (typeof header !== 'string' || !KEY.test(header)) {
      throw new DomainError('bad-request', {
        errors: [{ pointer: '/headers/idempotency-key', detail: 'must be 1 to 255 visible ASCII characters' }],
      })
    }
    const text = canonical(sentBy(request))
    const [present, ...former] = keys.map((secret) => {
      const body = createHmac('sha256', secret).update(text).digest('base64url')
      // Signed-out callers cannot be told apart, so two of them may use the same key. The body's hash in the name keeps
      // them apart: nobody learns from a refusal what somebody else sent.
      const caller = callerOf(request.passport.principal) ?? body
      const named = canonical([caller, request.method, pathOf(request.url), header])
      return { key: createHash('sha256').update(named).digest('base64url'), body }
    })
    return { ...present!, ...(former.length > 0 && { former }) }
  }
}

/**
 * What a repeat has to send again. An archive is not read for that: its digest stands for it, and whatever is sent under
 * a wrong digest is refused.
 */
function sentBy(request: FastifyRequest): unknown {
  if (!request.routeOptions.config.takesArchive) return request.body
  const digest = contentDigestOf(request)
  if (digest === undefined) {
    throw new DomainError('bad-request', {
      errors: [{ pointer: '/headers/content-digest', detail: 'is needed with an Idempotency-Key' }],
    })
  }
  return { digest, query: request.query }
}

function callerOf(principal: Principal): string | undefined {
  if (principal.kind === 'api-key') return principal.keyId
  return principal.kind === 'user' ? principal.userId : undefined
}

/** JSON with sorted keys: equal for bodies that differ in nothing but order and white space. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, child]) => `${JSON.stringify(key)}:${canonical(child)}`).join()}}`
}
