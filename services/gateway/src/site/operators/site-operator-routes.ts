import { type Static, Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, Exactly, Id, IdOut, Reason, Time, time } from '../../schemas/fields.ts'
import { ListOf, listOf } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import { SiteParams } from '../sites/site-view.ts'

const tag = 'Operator'

const DeletedSiteSchema = Type.Object({ siteId: IdOut, name: Type.String(), deletedAt: Time, purgedAt: Time })

const HostSchema = Type.Object({
  hostId: Type.String(),
  answers: Type.Boolean(),
  driver: Type.String({ examples: ['files 1.0'] }),
  capabilities: Type.Array(Type.String()),
  environments: Type.Integer(),
  reconciledAt: Type.Optional(
    Type.String({ format: 'date-time', description: 'When all that it has was last compared with what is known' }),
  ),
})

const HostId = Type.String({ minLength: 1, maxLength: 100, examples: ['files-1'] })

const OrphanSchema = Type.Object({
  hostId: Type.String(),
  environmentId: IdOut,
  itemId: Type.Optional(
    Type.String({ format: 'uuid', description: 'A release or a backup; without it, the environment itself' }),
  ),
  foundAt: Time,
  deletedAt: Type.Optional(
    Type.String({
      format: 'date-time',
      description: 'When it is deleted by itself; without it, only an operator does',
    }),
  ),
})

/** Acts of the platform's staff on sites and their hosts. Who is an operator, and whether the reason will do, site decides. */
export function siteOperatorRoutes(app: App, { siteOperators }: Services): void {
  route(
    app,
    {
      method: 'GET',
      path: '/v1/operator/companies/:companyId/deleted-sites',
      id: 'listDeletedSites',
      tag,
      callers: 'operators',
      summary: 'Deleted sites that can be brought back',
      params: CompanyParams,
      answers: { 200: ListOf(DeletedSiteSchema) },
    },
    async (request) => {
      const { sites } = await siteOperators.listDeletedSites(request.params, request.passport)
      const items = sites.map(({ siteId, name, deletedAt, purgedAt }) => ({
        siteId,
        name,
        deletedAt: time(deletedAt),
        purgedAt: time(purgedAt),
      }))
      return listOf(items, '')
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/operator/sites/:siteId/recover',
      id: 'recoverSite',
      tag,
      callers: 'operators',
      summary: 'Bring a deleted site back',
      description: 'It takes a place of the plan and its name anew. Roles on it are not given back.',
      params: SiteParams,
      body: Exactly({ reason: Reason }),
      answers: { 204: 'Done' },
      problems: [
        'reason-needed',
        'site-not-deleted',
        'site-purged',
        'no-plan',
        'too-many-sites',
        'too-many-premium-stagings',
        'name-taken',
        'company-closed',
        'company-closing',
        'company-suspended',
      ],
    },
    async (request, reply) => {
      await siteOperators.recoverSite({ ...request.params, ...request.body }, request.passport)
      return reply.code(204).send()
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/operator/hosts',
      id: 'listHosts',
      tag,
      callers: 'operators',
      summary: 'Hosts of sites, and whether they answer',
      answers: { 200: ListOf(HostSchema) },
    },
    async (request) => {
      const { hosts } = await siteOperators.listHosts({}, request.passport)
      const items = hosts.map(
        ({ reconciledAt, ...host }): Static<typeof HostSchema> => ({
          ...host,
          reconciledAt: reconciledAt === undefined ? undefined : time(reconciledAt),
        }),
      )
      return listOf(items, '')
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/operator/orphans',
      id: 'listOrphans',
      tag,
      callers: 'operators',
      summary: 'What hosts have and nobody knows',
      answers: { 200: ListOf(OrphanSchema) },
    },
    async (request) => {
      const { orphans } = await siteOperators.listOrphans({}, request.passport)
      const items = orphans.map(
        ({ foundAt, deletedAt, ...orphan }): Static<typeof OrphanSchema> => ({
          ...orphan,
          foundAt: time(foundAt),
          deletedAt: deletedAt === undefined ? undefined : time(deletedAt),
        }),
      )
      return listOf(items, '')
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/operator/orphans/delete',
      id: 'deleteOrphan',
      tag,
      callers: 'operators',
      summary: 'Delete what a host has and nobody knows',
      body: Exactly({ hostId: HostId, environmentId: Id, itemId: Type.Optional(Id), reason: Reason }),
      answers: { 204: 'Done' },
      problems: ['reason-needed', 'not-found', 'host-unavailable', 'host-failed'],
    },
    async (request, reply) => {
      await siteOperators.deleteOrphan(request.body, request.passport)
      return reply.code(204).send()
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/operator/forget',
      id: 'forget',
      tag,
      callers: 'operators',
      summary: 'End work, or a deletion, whose host never answers again',
      body: Exactly({ id: Id, reason: Reason }),
      answers: { 204: 'Done' },
      problems: ['reason-needed', 'not-found', 'operation-over'],
    },
    async (request, reply) => {
      await siteOperators.forget(request.body, request.passport)
      return reply.code(204).send()
    },
  )
}
