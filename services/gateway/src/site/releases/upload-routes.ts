import { DomainError } from '@holdfast/errors'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { answerStarted } from '../../platform/operations/start-answer.ts'
import { route } from '../../routes/route.ts'
import { Exactly, TextLine } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'
import { needsOverEnvironment } from '../environments/environment-needs.ts'
import { EnvironmentParams } from '../environments/environment-routes.ts'
import { archiveOf, sendArchive, type UploadOptions } from './archive-upload.ts'
import { limitUploads } from './upload-limit.ts'

export function uploadRoutes(part: App, { releases, operations }: Services, options: UploadOptions): void {
  const oneMore = limitUploads()
  route(
    part,
    {
      method: 'POST',
      path: '/v1/environments/:environmentId/releases',
      id: 'uploadRelease',
      tag: 'Releases',
      permission: needsOverEnvironment,
      summary: 'Upload a release and make it the active one',
      description:
        'The body is the archive. Send `Expect: 100-continue`, and a refusal costs no upload. With `Content-Digest` the ' +
        'archive is compared with it; with an Idempotency-Key, too, it stands for the archive.',
      params: EnvironmentParams,
      querystring: Exactly({ note: Type.Optional(TextLine('note', { description: 'What it is' })) }),
      takesArchive: true,
      startsOperation: true,
      answers: {},
      problems: ['not-offered-by-host', 'environment-deleted', 'release-exists', 'too-many-operations'],
    },
    async (request, reply) => {
      const archive = archiveOf(request)
      const done = oneMore(request.passport.principal)
      try {
        const begin = {
          ...request.params,
          ...request.query,
          mediaType: archive.type,
          contentDigest: archive.contentDigest,
        }
        const { operationId, releaseId, ticket, mostBytes } = await releases.beginUpload(begin, request.passport)
        // What a repeat brings has arrived already.
        if (!ticket) return answerStarted(reply, await operations.getOperation({ operationId }, request.passport))
        const failure = await failureOf(() =>
          sendArchive(
            { request: request.raw, response: reply.raw },
            archive,
            { ticket, releaseId, mostBytes },
            options,
          ),
        )
        return answerStarted(reply, await finish(request, operationId, failure))
      } finally {
        done()
      }
    },
  )

  /** Tells site how it ended, whether the client is still there or not. Throws why it failed. */
  async function finish(request: FastifyRequest, operationId: string, failure: unknown) {
    // Another call than the one that a repeat would find.
    const passport = { ...request.passport, repeat: undefined }
    if (failure === undefined) return releases.finishUpload({ operationId }, passport)
    const { code, detail } = failure instanceof DomainError ? failure : new DomainError('host-failed')
    const problem = code === 'request-too-slow' || code === 'unavailable' ? 'upload-incomplete' : code
    await releases.finishUpload({ operationId, problem, detail }, passport).catch((error) => {
      // Then the operation fails by itself at its deadline.
      request.log.warn({ err: error, operationId }, 'site was not told that an upload failed')
    })
    throw failure
  }
}

async function failureOf(work: () => Promise<void>): Promise<unknown> {
  try {
    await work()
    return undefined
  } catch (error) {
    return error
  }
}
