import type { Site } from '@holdfast/contracts/site'
import type { Code } from '@holdfast/errors'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { ifVersion, setEtag } from '../../http/etags.ts'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, Exactly, Id, TextLine } from '../../schemas/fields.ts'
import { CountedListOf, countedListOf, Search, SearchQuery } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import {
  NewSiteSchema,
  newSiteView,
  SiteItemSchema,
  SiteParams,
  SiteSchema,
  siteItemView,
  siteView,
} from './site-view.ts'

const tag = 'Sites'

const Name = TextLine('siteName', { description: 'Unique in its company', examples: ['Bakery'] })
const Label = TextLine('siteLabel', { examples: ['client: Marta'] })
const Labels = Type.Array(Label, { maxItems: 20 })
/** One, or several: `?label=a&label=b`. */
const LabelFilter = Type.Optional(
  Type.Union([Label, Type.Array(Label, { maxItems: 20 })], { description: 'Sites that have all of these' }),
)

const Sort = Type.Optional(
  Type.Union([Type.Literal('newest'), Type.Literal('name')], {
    default: 'newest',
    description: 'The newest first, or by name',
  }),
)

const noRoom: Code[] = ['no-plan', 'too-many-sites', 'name-taken', 'company-closing', 'host-unavailable']

export function siteRoutes(app: App, { sites }: Services): void {
  route(
    app,
    {
      method: 'POST',
      path: '/v1/companies/:companyId/sites',
      id: 'createSite',
      tag,
      permission: 'site.create',
      summary: 'Create a site',
      description: 'It has a live environment, empty at first.',
      params: CompanyParams,
      body: Exactly({ name: Name, labels: Type.Optional(Labels) }),
      hasEtag: true,
      answers: { 201: NewSiteSchema },
      problems: noRoom,
    },
    async (request, reply) => {
      const site = await sites.createSite({ ...request.params, ...request.body }, request.passport)
      return answerMade(reply, site)
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/sites',
      id: 'listSites',
      tag,
      permission: 'sites.see',
      summary: 'Sites of a company that one reaches',
      params: CompanyParams,
      querystring: SearchQuery({ search: Search('of the name or the slug'), label: LabelFilter, sort: Sort }),
      answers: { 200: CountedListOf(SiteItemSchema) },
    },
    async (request) => {
      const { label = [], sort, ...query } = request.query
      const order = sort === 'name' ? 'SITE_ORDER_NAME' : 'SITE_ORDER_UNSPECIFIED'
      const wanted = { ...request.params, ...query, order, labels: [label].flat() } as const
      const page = await sites.listSites(wanted, request.passport)
      return countedListOf(page.sites.map(siteItemView), page)
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/sites/:siteId',
      id: 'getSite',
      tag,
      permission: 'sites.see',
      summary: 'See a site',
      params: SiteParams,
      hasEtag: true,
      answers: { 200: SiteSchema },
    },
    async (request, reply) => {
      const site = await sites.getSite(request.params, request.passport)
      setEtag(reply, site.version)
      return siteView(site)
    },
  )

  route(
    app,
    {
      method: 'PATCH',
      path: '/v1/sites/:siteId',
      id: 'updateSite',
      tag,
      permission: 'site.label',
      summary: 'Rename a site, or give it other labels',
      params: SiteParams,
      body: Exactly({ name: Type.Optional(Name), labels: Type.Optional(Labels) }),
      hasEtag: true,
      honoursIfMatch: true,
      answers: { 200: SiteSchema },
      problems: ['name-taken'],
    },
    async (request, reply) => {
      const { name, labels } = request.body
      const change = { ...request.params, name, labels: labels && { labels }, ifVersion: ifVersion(request) }
      const site = await sites.updateSite(change, request.passport)
      setEtag(reply, site.version)
      return siteView(site)
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/sites/:siteId',
      id: 'deleteSite',
      tag,
      permission: 'site.delete',
      summary: 'Delete a site',
      description: 'It answers nothing from then on. For some days operators can bring it back.',
      params: SiteParams,
      honoursIfMatch: true,
      answers: { 204: 'Deleted' },
    },
    async (request, reply) => {
      await sites.deleteSite({ ...request.params, ifVersion: ifVersion(request) }, request.passport)
      return reply.code(204).send()
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/sites/:siteId/clone',
      id: 'cloneSite',
      tag,
      permission: [
        { permission: 'site.clone' },
        { permission: 'live.use', when: 'the live environment is copied' },
        { permission: 'staging.use', when: 'a staging is copied' },
      ],
      summary: 'Make another site that begins as a copy of this one',
      description: 'Of the live environment, unless `environmentId` names another.',
      params: SiteParams,
      body: Exactly({
        name: Name,
        environmentId: Type.Optional(Id),
      }),
      hasEtag: true,
      answers: { 201: NewSiteSchema },
      problems: [...noRoom, 'no-release', 'other-site', 'not-offered-by-host', 'too-many-operations'],
    },
    async (request, reply) =>
      answerMade(reply, await sites.cloneSite({ ...request.params, ...request.body }, request.passport)),
  )
}

function answerMade(reply: FastifyReply, site: Site) {
  setEtag(reply, site.version)
  return reply.code(201).header('location', `/v1/sites/${site.siteId}`).send(newSiteView(site))
}
