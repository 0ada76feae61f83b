import { createHash, createHmac, hkdfSync, type KeyObject } from 'node:crypto'
import { DomainError } from '@holdfast/errors'
import type { Passport, Principal } from '@holdfast/runtime'
import type { FastifyRequest } from 'fastify'
import { pathOf } from '../http/problem-answers.ts'

const KEY = /^[\x21-\x7e]{1,255}$/

/**
 * The secret with which bodies are hashed. The hashes are kept for a day, and bodies hold passwords: without the secret,
 * a reader of the database cannot test guesses. When the signing key is replaced, hashes of before match no more: a
 * signed-in caller's repeat is then refused as `idempotency-key-reused`, a signed-out caller's is done as a new call.
 */
export function repeatSecret(signingKey: KeyObject): Uint8Array {
  const material = signingKey.export({ format: 'der', type: 'pkcs8' })
  return new Uint8Array(hkdfSync('sha256', material, '', 'holdfast idempotency', 32))
}

/**
 * What lets the owning service find the first outcome of a repeated call: whose call it is, and a hash of its body.
 * Undefined when the caller gave no Idempotency-Key.
 * @param secret the same in all gateways
 */
export function createRepeatOf(secret: Uint8Array): (request: FastifyRequest) => Passport['repeat'] {
  return (request) => {
    const header = request.headers['idempotency-key']
    if (header === undefined) return undefined
    if (typeof header !== 'string' || !KEY.test(header)) {
      throw new DomainError('bad-request', {
        errors: [{ pointer: '/headers/idempotency-key', detail: 'must be 1 to 255 visible ASCII characters' }],
      })
    }
    const body = createHmac('sha256', secret).update(canonical(request.body)).digest('base64url')
    // Signed-out callers cannot be told apart, so two of them may use the same key. The body's hash in the name keeps
    // them apart: nobody learns from a refusal what somebody else sent.
    const caller = callerOf(request.passport.principal) ?? body
    const named = canonical([caller, request.method, pathOf(request.url), header])
    return { key: createHash('sha256').update(named).digest('base64url'), body }
  }
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
