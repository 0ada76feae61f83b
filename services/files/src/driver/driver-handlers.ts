import { createReadStream } from 'node:fs'
import {
  type Act,
  ANSWER_BYTES,
  ARCHIVE_TYPES,
  CONTRACT_VERSION,
  capabilities,
  type DriverDescription,
  type EnvironmentState,
  type Wish,
} from '@holdfast/driver/contract'
import type { Log } from '@holdfast/runtime'
import type { FastifyRequest } from 'fastify'
import type { Acts } from '../acts/act-running.ts'
import type { ArchiveType } from '../archives/archive-unpacking.ts'
import { archivePath } from '../backups/backup-archives.ts'
import {
  type Environments,
  environmentState,
  type HostedEnvironment,
  releaseState,
} from '../environments/environment-store.ts'
import { archiveContent } from '../releases/content-archiving.ts'
import type { createUploads } from '../releases/release-uploads.ts'
import type { UsageStore } from '../usage/usage-store.ts'
import type { DriverHandlers } from './driver-api.ts'
import { DriverRefusal } from './refusal.ts'

const PAGE = 100
/** A page has no more of what is larger than this. */
const PAGE_BYTES = ANSWER_BYTES / 4
/** Of a release or a backup as JSON, and some more. */
const ITEM_BYTES = 300
const GZIP = 'application/gzip'

/** What each call of the contract does. */
export function createHandlers(parts: {
  hostId: string
  limits: DriverDescription['limits']
  environments: Environments
  upload: ReturnType<typeof createUploads>
  usage: UsageStore
  acts: Acts
  log: Log
}): DriverHandlers {
  const { hostId, limits, environments, upload, usage, acts, log } = parts
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
      const page: EnvironmentState[] = []
      for (let bytes = 0; page.length < Math.min(limit, listed.length) && bytes < PAGE_BYTES; ) {
        const state = environmentState(listed[page.length]!)
        bytes += ITEM_BYTES * (1 + state.releases.length + state.backups.length)
        page.push(state)
      }
      return { environments: page, next: page.length < listed.length ? page.at(-1)!.environmentId : null }
    },
    getEnvironment: async (request) => environmentState(environmentOf(request)),
    async putEnvironment(request) {
      const { environmentId } = paramsOf(request)
      const wish = request.body as Wish
      const environment = await environments.putWish(environmentId, wish)
      log.info({ environmentId, generation: wish.generation, releaseId: wish.activeRelease }, 'wish in force')
      return environmentState(environment)
    },
    async deleteEnvironment(request, reply) {
      const { environmentId } = paramsOf(request)
      const { generation } = request.query as { generation: string }
      await environments.remove(environmentId, generation)
      acts.failIn(environmentId)
      log.info({ environmentId, generation }, 'environment deleted')
      return reply.code(204).send()
    },

    async putRelease(request, reply) {
      const { environmentId, releaseId } = paramsOf(request)
      const { head, isNew } = await upload({
        environmentId,
        releaseId,
        type: archiveTypeOf(request),
        sha256: sha256In(request.headers['content-digest'] as string | undefined),
        bytes: lengthOf(request),
        body: request.raw,
      })
      if (isNew) log.info({ environmentId, releaseId, files: head.files, bytes: head.bytes }, 'release stored')
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
    async downloadRelease(request, reply) {
      const { environmentId, releaseId } = paramsOf(request)
      const content = await environments.heldContent(environmentId, releaseId)
      if (!content) throw new DriverRefusal('not-found')
      return reply.type(GZIP).send(archiveContent(content))
    },
    async downloadBackup(request, reply) {
      const { environmentId, backupId } = paramsOf(request)
      if (!environmentOf(request).backups.has(backupId)) throw new DriverRefusal('not-found')
      return reply
        .type(GZIP)
        .send(createReadStream(archivePath(environments.placeOf('backups', environmentId, backupId))))
    },

    async startAct(request, reply) {
      const state = await acts.start(request.body as Act)
      return reply.code(state.state === 'running' ? 202 : 200).send(state)
    },
    async getAct(request) {
      const state = acts.get(paramsOf(request).actId)
      if (!state) throw new DriverRefusal('not-found')
      return state
    },

    usage: (request) => usage.report((request.query as { since?: string }).since),
  }

  function environmentOf(request: FastifyRequest): HostedEnvironment {
    const environment = environments.get(paramsOf(request).environmentId)
    if (!environment) throw new DriverRefusal('not-found')
    return environment
  }
}

function paramsOf(request: FastifyRequest) {
  return request.params as { environmentId: string; releaseId: string; backupId: string; actId: string }
}

/** Undefined if it comes in chunks. */
function lengthOf({ headers }: FastifyRequest): number | undefined {
  const length = headers['content-length']
  return length === undefined ? undefined : Number(length)
}

function archiveTypeOf({ headers }: FastifyRequest): ArchiveType {
  const given = (headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase()
  const type = ARCHIVE_TYPES.find((one) => one === given)
  if (!type) throw new DriverRefusal('bad-request', `An archive comes as ${ARCHIVE_TYPES.join(' or ')}`)
  return type
}

/** Of `Content-Digest` (RFC 9530), the SHA-256 in hex. */
function sha256In(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  const [, base64] = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:,|$)/.exec(header) ?? []
  if (!base64) throw new DriverRefusal('bad-request', 'Content-Digest must have a sha-256')
  return Buffer.from(base64, 'base64').toString('hex')
}
