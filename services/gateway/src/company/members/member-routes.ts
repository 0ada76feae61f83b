import type { ListMembersRequestInput } from '@holdfast/contracts/company'
import type { Passport } from '@holdfast/runtime'
import { type Static, Type } from 'typebox'
import { ifVersion, setEtag } from '../../http/etags.ts'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import {
  AccessSchema,
  accessMessage,
  CompanyRoleSchema,
  companyRoleMessage,
  grantMessages,
  needsOverAccess,
  SiteRolesSchema,
} from '../../schemas/access.ts'
import { CSV_TYPE } from '../../schemas/csv.ts'
import { CompanyParams, Exactly, Id, IdOut } from '../../schemas/fields.ts'
import { CountedListOf, countedListOf, Search, SearchQuery } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import { MemberSchema, memberView } from './member-view.ts'
import { membersCsv } from './members-csv.ts'

const tag = 'Members'
const MemberParams = Exactly({ companyId: Id, userId: Id })
const Query = SearchQuery({
  search: Search('of the name or the address'),
  companyRole: Type.Optional(CompanyRoleSchema),
  siteId: Type.Optional(Id),
})
const Ids = Type.Array(Id, { minItems: 1, maxItems: 200 })

const Bulk = Type.Union([
  Exactly({ add: Exactly({ userIds: Ids, siteRoles: SiteRolesSchema }) }),
  Exactly({ remove: Exactly({ userIds: Ids, siteIds: Ids }) }),
])

export function memberRoutes(app: App, { members, sites }: Services): void {
  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/members',
      id: 'listMembers',
      tag,
      permission: 'members.see',
      summary: 'Who has access',
      description:
        'With `Accept: text/csv` all that are found at once, as CSV, with the names of the sites that the caller sees.',
      params: CompanyParams,
      querystring: Query,
      answers: {
        200: {
          description: 'Done',
          content: {
            'application/json': { schema: CountedListOf(MemberSchema) },
            'text/csv': { schema: Type.String() },
          },
        },
      },
    },
    async (request, reply) => {
      const { companyId } = request.params
      const { limit, after, companyRole, ...others } = request.query
      const filters = { ...others, companyRole: companyRole && companyRoleMessage(companyRole) }
      reply.header('vary', 'Accept')
      if (request.accepts().type(['application/json', 'text/csv']) === 'text/csv') {
        const everybody = await allMembers(request.passport, { ...request.params, ...filters })
        const names = await siteNames(request.passport, companyId, everybody)
        reply.header('content-disposition', 'attachment; filename="members.csv"')
        return reply.type(CSV_TYPE).send(membersCsv(everybody, names))
      }
      const page = await members.listMembers({ ...request.params, ...filters, limit, after }, request.passport)
      return countedListOf(page.members.map(memberView), page)
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
      problems: ['own-access', 'owner-cannot-be-removed', 'unknown-site', 'has-company-role', 'user-leaving'],
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
      problems: ['unknown-site'],
    },
    async (request) => {
      const change = { ...request.params, ...bulkMessage(request.body) }
      const { results } = await members.changeMembers(change, request.passport)
      return { results }
    },
  )

  async function allMembers(passport: Passport, wanted: ListMembersRequestInput) {
    const everybody: Static<typeof MemberSchema>[] = []
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page = await members.listMembers({ ...wanted, limit: 200, after }, passport)
      everybody.push(...page.members.map(memberView))
      after = page.nextCursor || undefined
    }
    return everybody
  }

  /** Of the sites on which these members have roles, those that the caller sees. */
  async function siteNames(passport: Passport, companyId: string, of: Static<typeof MemberSchema>[]) {
    const ids = [...new Set(of.flatMap(({ access }) => (access.siteRoles ?? []).map(({ siteId }) => siteId)))]
    const names = new Map<string, string>()
    for (let from = 0; from < ids.length; from += MOST_NAMED) {
      const page = await sites.nameSites({ companyId, siteIds: ids.slice(from, from + MOST_NAMED) }, passport)
      for (const { siteId, name } of page.sites) names.set(siteId, name)
    }
    return names
  }
}

/** How many names one call asks for. */
const MOST_NAMED = 1_000

function bulkMessage(body: Static<typeof Bulk>) {
  if ('remove' in body) return { remove: body.remove }
  const { userIds, siteRoles } = body.add
  return { add: { userIds, siteRoles: grantMessages(siteRoles) } }
}
