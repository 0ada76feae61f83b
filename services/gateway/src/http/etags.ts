import { DomainError } from '@holdfast/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'

const ENTITY_TAG = /^(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"$/
// No document has this version. The service refuses it with `changed-meanwhile`, after its other checks.
const NO_VERSION = Number.MAX_SAFE_INTEGER

export function setEtag(reply: FastifyReply, version: number): void {
  reply.header('etag', `"${version}"`)
}

/** The version that If-Match names; undefined without the header and for `*`. */
export function ifVersion(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match']
  if (header === undefined || header.trim() === '*') return undefined
  const match = ENTITY_TAG.exec(header.trim())
  if (!match) {
    throw new DomainError('bad-request', {
      errors: [{ pointer: '/headers/if-match', detail: 'must be one entity tag in quotes, or *' }],
    })
  }
  const [, weak, tag] = match
  // If-Match compares strongly: a weak tag, or one that we never gave, matches nothing.
  return !weak && /^\d{1,15}$/.test(tag as string) ? Number(tag) : NO_VERSION
}
