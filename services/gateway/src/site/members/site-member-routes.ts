import type { SiteMember } from '@holdfast/contracts/company'
import { type Static, Type } from 'typebox'
import { ifVersion, setEtag } from '../../http/etags.ts'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { SiteRoleSchema, siteRoleMessage, siteRoleView } from '../../schemas/access.ts'
import { Exactly, Id, IdOut, Time, time } from '../../schemas/fields.ts'
import { CountedListOf, countedListOf, Search, SearchQuery } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import { SiteParams } from '../sites/site-view.ts'

const tag = 'Members'

const SiteMemberParams = Exactly({ siteId: Id, userId: Id })

const SiteMemberSchema = Type.Object({
  userId: IdOut,
  email: Type.String(),
  fullName: Type.String(),
  role: SiteRoleSchema,
  twoFactor: Type.Boolean(),
  joinedAt: Time,
})

/** Roles on one site. Company owns them, as it owns memberships. */
export function siteMemberRoutes(app: App, { siteMembers }: Services): void {
  route(
    app,
    {
      method: 'GET',
      path: '/v1/sites/:siteId/members',
      id: 'listSiteMembers',
      tag,
      permission: 'site-members.see',
      summary: 'Members with a role on the site',
      params: SiteParams,
      querystring: SearchQuery({ search: Search('of the name or the address') }),
      answers: { 200: CountedListOf(SiteMemberSchema) },
    },
    async (request) => {
      const page = await siteMembers.listSiteMembers({ ...request.params, ...request.query }, request.passport)
      return countedListOf(page.members.map(siteMemberView), page)
    },
  )

  route(
    app,
    {
      method: 'PUT',
      path: '/v1/sites/:siteId/members/:userId',
      id: 'putSiteMember',
      tag,
      permission: 'site-members.manage',
      summary: 'Give a member a role on the site, or another one',
      description: 'Of a member of the company. Others are invited.',
      params: SiteMemberParams,
      body: Exactly({ role: SiteRoleSchema }),
      hasEtag: true,
      honoursIfMatch: true,
      answers: { 200: SiteMemberSchema },
      problems: ['own-access', 'owner-cannot-be-removed', 'has-company-role', 'unknown-site', 'user-leaving'],
    },
    async (request, reply) => {
      const role = siteRoleMessage(request.body.role)
      const put = { ...request.params, role, ifVersion: ifVersion(request) }
      const member = await siteMembers.putSiteMember(put, request.passport)
      setEtag(reply, member.version)
      return siteMemberView(member)
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/sites/:siteId/members/:userId',
      id: 'removeSiteMember',
      tag,
      permission: 'site-members.manage',
      summary: 'Take the role on the site from a member',
      description: 'Whose last role it is, is no member of the company any more.',
      params: SiteMemberParams,
      honoursIfMatch: true,
      answers: { 204: 'Removed' },
      problems: ['own-access', 'owner-cannot-be-removed', 'has-company-role'],
    },
    async (request, reply) => {
      await siteMembers.removeSiteMember({ ...request.params, ifVersion: ifVersion(request) }, request.passport)
      return reply.code(204).send()
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/sites/:siteId/members/me',
      id: 'leaveSite',
      tag,
      permission: 'company.leave',
      waits: true,
      summary: 'Leave the site',
      params: SiteParams,
      answers: { 204: 'Left' },
      problems: ['has-company-role'],
    },
    async (request, reply) => {
      await siteMembers.leaveSite(request.params, request.passport)
      return reply.code(204).send()
    },
  )
}

function siteMemberView(member: SiteMember): Static<typeof SiteMemberSchema> {
  const { userId, email, fullName, role, twoFactor, joinedAt } = member
  return { userId, email, fullName, role: siteRoleView(role), twoFactor, joinedAt: time(joinedAt) }
}
