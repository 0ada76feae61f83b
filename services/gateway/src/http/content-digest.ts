import { DomainError } from '@holdfast/errors'
import type { FastifyRequest } from 'fastify'

/** A member of the dictionary that Content-Digest is (RFC 9530): an algorithm and base64 between colons. */
const MEMBER = /^\s*([a-z0-9*][a-z0-9_.*-]*)=:([A-Za-z0-9+/]*={0,2}):\s*$/
const SHA256_BASE64 = /^[A-Za-z0-9+/]{43}=$/

/** The SHA-256 of a body as its sender tells it, as `sha-256=:…:`; undefined without the header. */
export function contentDigestOf(request: FastifyRequest): string | undefined {
  const header = request.headers['content-digest']
  if (header === undefined) return undefined
  const members = [header].flat().join().split(',')
  const digests = members.map((member) => MEMBER.exec(member))
  const sha256 = digests.filter((found) => found?.[1] === 'sha-256')
  const value = sha256[0]?.[2] ?? ''
  if (digests.includes(null) || sha256.length !== 1 || !SHA256_BASE64.test(value)) {
    throw new DomainError('bad-request', {
      errors: [{ pointer: '/headers/content-digest', detail: 'must have one sha-256=:…:, with a digest in base64' }],
    })
  }
  return `sha-256=:${value}:`
}
