import { createHash } from 'node:crypto'
import { DomainError } from '@holdfast/errors'
import type { Principal } from '@holdfast/runtime'
import type { FastifyRequest } from 'fastify'
import { pathOf } from './problems.ts'

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const KEY = /^[\x21-\x7e]{1,255}$/

/**
 * What lets the owning service find the first outcome of a repeated call: whose call it is, and a hash of its body.
 * Undefined when the caller gave no Idempotency-Key.
 */
export function repeatOf(request: FastifyRequest): { key: string; body: string } | undefined {
  const header = request.headers['idempotency-key']
  if (header === undefined || !CHANGING.has(request.method)) return undefined
  if (typeof header !== 'string' || !KEY.test(header)) {
    throw new DomainError('bad-request', {
      errors: [{ pointer: '/headers/idempotency-key', detail: 'must be 1 to 255 visible ASCII characters' }],
    })
  }
  const { principal } = request.passport
  const caller = callerOf(principal)
  return {
    key: hash(canonical([caller, request.method, pathOf(request.url), header])),
    body: hash(canonical(request.body)),
  }
}

function callerOf(principal: Principal): string {
  if (principal.kind === 'api-key') return principal.keyId
  return principal.kind === 'user' ? principal.userId : ''
}

/** JSON with sorted keys: equal for bodies that differ in nothing but order and white space. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, child]) => `${JSON.stringify(key)}:${canonical(child)}`).join()}}`
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
