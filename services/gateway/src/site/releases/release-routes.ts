import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { answerStarted } from '../../platform/operations/start-answer.ts'
import { ArchiveAnswer } from '../../routes/answer.ts'
import { route } from '../../routes/route.ts'
import { Exactly, Id, Reason } from '../../schemas/fields.ts'
import { CountedListOf, countedListOf, ListQuery } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import { needsOverEnvironment } from '../environments/environment-needs.ts'
import { EnvironmentParams } from '../environments/environment-routes.ts'
import { type DownloadOptions, sendDownload } from './archive-download.ts'
import { ReleaseSchema, releaseView } from './release-view.ts'

const tag = 'Releases'

const ReleaseParams = Exactly({ environmentId: Id, releaseId: Id })

/** What was uploaded, pushed or restored to an environment. The upload itself is in upload-routes.ts. */
export function releaseRoutes(app: App, { releases }: Services, options: DownloadOptions): void {
  route(
    app,
    {
      method: 'GET',
      path: '/v1/environments/:environmentId/releases',
      id: 'listReleases',
      tag,
      permission: needsOverEnvironment,
      summary: 'Releases of an environment, the newest first',
      params: EnvironmentParams,
      querystring: ListQuery,
      answers: { 200: CountedListOf(ReleaseSchema) },
    },
    async (request) => {
      const page = await releases.listReleases({ ...request.params, ...request.query }, request.passport)
      return countedListOf(page.releases.map(releaseView), page)
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/environments/:environmentId/releases/:releaseId/activate',
      id: 'activateRelease',
      tag,
      permission: needsOverEnvironment,
      summary: 'Go back to a release',
      params: ReleaseParams,
      body: Exactly({ reason: Type.Optional(Reason) }),
      startsOperation: true,
      answers: {},
      problems: ['reason-needed', 'not-offered-by-host', 'host-unavailable', 'too-many-operations'],
    },
    async (request, reply) => {
      const activate = { ...request.params, ...request.body }
      return answerStarted(reply, await releases.activateRelease(activate, request.passport))
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/environments/:environmentId/releases/:releaseId',
      id: 'deleteRelease',
      tag,
      permission: needsOverEnvironment,
      summary: 'Delete a release',
      params: ReleaseParams,
      answers: { 204: 'Deleted' },
      problems: ['release-active'],
    },
    async (request, reply) => {
      await releases.deleteRelease(request.params, request.passport)
      return reply.code(204).send()
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/environments/:environmentId/releases/:releaseId/download',
      id: 'downloadRelease',
      tag,
      permission: needsOverEnvironment,
      summary: 'Get the content of a release as .tar.gz',
      params: ReleaseParams,
      answers: { 200: ArchiveAnswer },
      problems: ['not-offered-by-host', 'host-unavailable', 'host-failed'],
    },
    async (request, reply) => {
      const { releaseId } = request.params
      const ticket = await releases.downloadRelease(request.params, request.passport)
      return sendDownload(request, reply, { ticket, name: `release-${releaseId}` }, options)
    },
  )
}
