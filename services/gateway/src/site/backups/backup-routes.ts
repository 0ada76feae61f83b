import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { answerStarted } from '../../platform/operations/start-answer.ts'
import { ArchiveAnswer } from '../../routes/answer.ts'
import { route } from '../../routes/route.ts'
import { Exactly, Id, TextLine } from '../../schemas/fields.ts'
import { CountedListOf, countedListOf, ListQuery } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import { needsOverEnvironment, needsOverTwo } from '../environments/environment-needs.ts'
import { EnvironmentParams } from '../environments/environment-routes.ts'
import { type DownloadOptions, sendDownload } from '../releases/archive-download.ts'
import { BackupSchema, backupView } from './backup-view.ts'

const tag = 'Backups'

const BackupParams = Exactly({ backupId: Id })

export function backupRoutes(app: App, { backups }: Services, options: DownloadOptions): void {
  route(
    app,
    {
      method: 'POST',
      path: '/v1/environments/:environmentId/backups',
      id: 'makeBackup',
      tag,
      permission: needsOverEnvironment,
      summary: 'Make a backup',
      params: EnvironmentParams,
      body: Exactly({ note: Type.Optional(TextLine('note', { description: 'What it is' })) }),
      startsOperation: true,
      answers: {},
      problems: ['no-release', 'not-offered-by-host', 'host-unavailable', 'too-many-operations'],
    },
    async (request, reply) => {
      const make = { ...request.params, ...request.body }
      return answerStarted(reply, await backups.makeBackup(make, request.passport))
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/environments/:environmentId/backups',
      id: 'listBackups',
      tag,
      permission: needsOverEnvironment,
      summary: 'Backups of an environment, the newest first',
      params: EnvironmentParams,
      querystring: ListQuery,
      answers: { 200: CountedListOf(BackupSchema) },
    },
    async (request) => {
      const page = await backups.listBackups({ ...request.params, ...request.query }, request.passport)
      return countedListOf(page.backups.map(backupView), page)
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/backups/:backupId',
      id: 'getBackup',
      tag,
      permission: needsOverEnvironment,
      summary: 'See a backup',
      params: BackupParams,
      answers: { 200: BackupSchema },
    },
    async (request) => backupView(await backups.getBackup(request.params, request.passport)),
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/backups/:backupId/restore',
      id: 'restoreBackup',
      tag,
      permission: needsOverTwo,
      summary: 'Restore a backup to an environment of its site',
      description: 'What the target has is backed up first.',
      params: BackupParams,
      body: Exactly({ to: Id }),
      startsOperation: true,
      answers: {},
      problems: ['other-site', 'not-offered-by-host', 'host-unavailable', 'too-many-operations'],
    },
    async (request, reply) => {
      const restore = { ...request.params, ...request.body }
      return answerStarted(reply, await backups.restoreBackup(restore, request.passport))
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/backups/:backupId/verify',
      id: 'verifyBackup',
      tag,
      permission: needsOverEnvironment,
      summary: 'Try whether a backup can be restored',
      description: 'To a scratch place, where it is compared with what was saved.',
      params: BackupParams,
      startsOperation: true,
      answers: {},
      problems: ['not-offered-by-host', 'host-unavailable', 'too-many-operations'],
    },
    async (request, reply) => answerStarted(reply, await backups.verifyBackup(request.params, request.passport)),
  )

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/backups/:backupId',
      id: 'deleteBackup',
      tag,
      permission: needsOverEnvironment,
      summary: 'Delete a backup',
      params: BackupParams,
      answers: { 204: 'Deleted' },
    },
    async (request, reply) => {
      await backups.deleteBackup(request.params, request.passport)
      return reply.code(204).send()
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/backups/:backupId/download',
      id: 'downloadBackup',
      tag,
      permission: needsOverEnvironment,
      summary: 'Get the content of a backup as .tar.gz',
      params: BackupParams,
      answers: { 200: ArchiveAnswer },
      problems: ['not-offered-by-host', 'host-unavailable', 'host-failed'],
    },
    async (request, reply) => {
      const { backupId } = request.params
      const ticket = await backups.downloadBackup(request.params, request.passport)
      return sendDownload(request, reply, { ticket, name: `backup-${backupId}` }, options)
    },
  )
}
