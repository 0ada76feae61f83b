import type { FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { ifVersion, setEtag } from '../../http/etags.ts'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { AccessSchema, accessMessage, grantMessages, needsOverAccess, SiteRolesSchema } from '../../schemas/access.ts'
import { CompanyParams, Exactly, Id, IdOut } from '../../schemas/fields.ts'
import { ListOf, ListQuery, listOf } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import { MemberSchema, memberView } from './member-view.ts'
import { membersCsv } from './members-csv.ts'

const tag = 'Members'
const MemberParams = Exactly({ companyId: Id, userId: Id })
const Ids = Type.Array(Id, { minItems: 1, maxItems: 200 })

const Bulk = Type.Union([
  Exactly({ add: Exactly({ userIds: Ids, siteRoles: SiteRolesSchema }) }),
  Exactly({ remove: Exactly({ userIds: Ids, siteIds: Ids }) }),
])

export function memberRoutes(app: App, { members }: Services): void {
  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/members',
      id: 'listMembers',
      tag,
      permission: 'members.see',
      summary: 'Who has access',
      description: 'With `Accept: text/csv` everybody at once, as CSV.',
      params: CompanyParams,
      querystring: ListQuery,
      answers: {
        200: {
          description: 'Done',
          content: { 'application/json': { schema: ListOf(MemberSchema) }, 'text/csv': { schema: Type.String() } },
        },
      },
    },
    async (request, reply) => {
      reply.header('vary', 'Accept')
      if (request.accepts().type(['application/json', 'text/csv']) === 'text/csv') {
        const everybody = await allMembers(request, request.params.companyId)
        reply.header('content-disposition', 'attachment; filename="members.csv"')
        return reply.type('text/csv; charset=utf-8; header=present').send(membersCsv(everybody))
      }
      const page = await members.listMembers({ ...request.params, ...request.query }, request.passport)
      return listOf(page.members.map(memberView), page.nextCursor)
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/members/:userId',
      id: 'getMember',
      tag,
      permission: [{ permission: 'members.see', when: 'the member is not the caller' }],
      summary: 'See one member',
      params: MemberParams,
      hasEtag: true,
      answers: { 200: MemberSchema },
    },
    async (request, reply) => {
      const member = await members.getMember(request.params, request.passport)
      setEtag(reply, member.version)
      return memberView(member)
    },
  )

  route(
    app,
    {
      method: 'PATCH',
      path: '/v1/companies/:companyId/members/:userId',
      id: 'changeMember',
      tag,
      permission: needsOverAccess('is given or taken'),
      summary: 'Give a member other access',
      params: MemberParams,
      body: Exactly({ access: AccessSchema }),
      hasEtag: true,
      honoursIfMatch: true,
      answers: { 200: MemberSchema },
      problems: ['own-access', 'owner-cannot-be-removed', 'sites-not-available', 'user-leaving'],
    },
    async (request, reply) => {
      const access = accessMessage(request.body.access)
      const change = { ...request.params, access, ifVersion: ifVersion(request) }
      const member = await members.changeMember(change, request.passport)
      setEtag(reply, member.version)
      return memberView(member)
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/companies/:companyId/members/:userId',
      id: 'removeMember',
      tag,
      permission: [
        { permission: 'site-members.manage' },
        { permission: 'members.manage', when: 'the member has a company role' },
      ],
      summary: 'Remove a member',
      params: MemberParams,
      honoursIfMatch: true,
      answers: { 204: 'Removed' },
      problems: ['own-access', 'owner-cannot-be-removed'],
    },
    async (request, reply) => {
      await members.removeMember({ ...request.params, ifVersion: ifVersion(request) }, request.passport)
      return reply.code(204).send()
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/companies/:companyId/members/me',
      id: 'leaveCompany',
      tag,
      permission: 'company.leave',
      waits: true,
      summary: 'Leave the company',
      params: CompanyParams,
      answers: { 204: 'Left' },
      problems: ['owner-cannot-leave'],
    },
    async (request, reply) => {
      await members.leaveCompany(request.params, request.passport)
      return reply.code(204).send()
    },
  )

  // Until there are sites: company refuses every call.
  route(
    app,
    {
      method: 'POST',
      path: '/v1/companies/:companyId/members/bulk',
      id: 'changeMembers',
      tag,
      permission: 'site-members.manage',
      summary: 'Add members to sites, or remove them from sites',
      params: CompanyParams,
      body: Bulk,
      answers: {
        200: Type.Object({
          results: Type.Array(
            Type.Object({
              userId: IdOut,
              result: Type.String({ description: '`changed`, `unchanged`, or the code of the refusal' }),
            }),
          ),
        }),
      },
      problems: ['sites-not-available'],
    },
    async (request) => {
      const change = { ...request.params, ...bulkMessage(request.body) }
      const { results } = await members.changeMembers(change, request.passport)
      return { results }
    },
  )

  async function allMembers({ passport }: FastifyRequest, companyId: string) {
    const everybody: Static<typeof MemberSchema>[] = []
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page = await members.listMembers({ companyId, limit: 200, after }, passport)
      everybody.push(...page.members.map(memberView))
      after = page.nextCursor || undefined
    }
    return everybody
  }
}

function bulkMessage(body: Static<typeof Bulk>) {
  if ('remove' in body) return { remove: body.remove }
  const { userIds, siteRoles } = body.add
  return { add: { userIds, siteRoles: grantMessages(siteRoles) } }
}
