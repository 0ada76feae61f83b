import { CONTRACT_VERSION, capabilities, type DriverDescription, type Wish } from '@holdfast/driver'
import type { FastifyRequest } from 'fastify'
import type { ArchiveType } from '../archives/archive-unpacking.ts'
import {
  type Environment,
  type Environments,
  environmentState,
  releaseState,
} from '../environments/environment-store.ts'
import type { createUploads } from '../releases/release-uploads.ts'
import type { UsageStore } from '../usage/usage-store.ts'
import type { Handlers } from './driver-api.ts'
import { DriverRefusal } from './refusal.ts'

const PAGE = 100

/** What each call of the contract does. */
export function createHandlers(parts: {
  hostId: string
  limits: DriverDescription['limits']
  environments: Environments
  upload: ReturnType<typeof createUploads>
  usage: UsageStore
}): Partial<Handlers> {
  const { hostId, limits, environments, upload, usage } = parts
  const description: DriverDescription = {
    contract: CONTRACT_VERSION,
    driver: { name: 'files', version: '0.1.0' },
    hostId,
    capabilities: [...capabilities],
    limits,
  }

  return {
    describe: async () => description,
    health: async () => ({ status: 'ok' }),

    async listEnvironments(request) {
      const { after, limit = PAGE } = request.query as { after?: string; limit?: number }
      const listed = environments.list({ after, limit: limit + 1 })
      const page = listed.slice(0, limit)
      return { environments: page.map(environmentState), next: listed.length > limit ? page.at(-1)!.id : null }
    },
    getEnvironment: async (request) => environmentState(environmentOf(request)),
    putEnvironment: async (request) =>
      environmentState(await environments.putWish(paramsOf(request).environmentId, request.body as Wish)),
    async deleteEnvironment(request, reply) {
      await environments.remove(paramsOf(request).environmentId, (request.query as { generation: string }).generation)
      return reply.code(204).send()
    },

    async putRelease(request, reply) {
      const { environmentId, releaseId } = paramsOf(request)
      const { head, isNew } = await upload({
        environmentId,
        releaseId,
        type: archiveTypeOf(request),
        sha256: sha256In(request.headers['content-digest'] as string | undefined),
        bytes: Number(request.headers['content-length'] ?? 0),
        body: request.raw,
      })
      return reply.code(isNew ? 201 : 200).send(releaseState(releaseId, head))
    },
    async getRelease(request) {
      const { releaseId } = paramsOf(request)
      const head = environmentOf(request).releases.get(releaseId)
      if (!head) throw new DriverRefusal('not-found')
      return releaseState(releaseId, head)
    },
    async deleteRelease(request, reply) {
      const { environmentId, releaseId } = paramsOf(request)
      await environments.removeItem('releases', environmentId, releaseId)
      return reply.code(204).send()
    },
    async deleteBackup(request, reply) {
      const { environmentId, backupId } = paramsOf(request)
      await environments.removeItem('backups', environmentId, backupId)
      return reply.code(204).send()
    },
    usage: (request) => usage.report((request.query as { since?: string }).since),
  }

  function environmentOf(request: FastifyRequest): Environment {
    const environment = environments.get(paramsOf(request).environmentId)
    if (!environment) throw new DriverRefusal('not-found')
    return environment
  }
}

function paramsOf(request: FastifyRequest) {
  return request.params as { environmentId: string; releaseId: string; backupId: string; actId: string }
}

function archiveTypeOf(request: FastifyRequest): ArchiveType {
  return request.headers['content-type']!.split(';', 1)[0]!.trim().toLowerCase() as ArchiveType
}

/** Of `Content-Digest` (RFC 9530), the SHA-256 in hex. */
function sha256In(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  const [, base64] = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:,|$)/.exec(header) ?? []
  if (!base64) throw new DriverRefusal('bad-request', 'Content-Digest must have a sha-256')
  return Buffer.from(base64, 'base64').toString('hex')
}
