import type { FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { ifVersion, setEtag } from '../../http/etags.ts'
import type { App } from '../../http/fastify-app.ts'
import { describe } from '../../routes/route.ts'
import { AccessSchema, accessMessage, grantMessages, SiteRolesSchema } from '../../schemas/access.ts'
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
  app.get(
    '/v1/companies/:companyId/members',
    {
      schema: describe({
        id: 'listMembers',
        tag,
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
        problems: ['bad-cursor', 'not-allowed', 'two-factor-required', 'company-closed'],
      }),
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

  app.get(
    '/v1/companies/:companyId/members/:userId',
    {
      schema: describe({
        id: 'getMember',
        tag,
        summary: 'See one member',
        params: MemberParams,
        hasEtag: true,
        answers: { 200: MemberSchema },
        problems: ['not-allowed', 'two-factor-required', 'company-closed'],
      }),
    },
    async (request, reply) => {
      const member = await members.getMember(request.params, request.passport)
      setEtag(reply, member.version)
      return memberView(member)
    },
  )

  app.patch(
    '/v1/companies/:companyId/members/:userId',
    {
      schema: describe({
        id: 'changeMember',
        tag,
        summary: 'Give a member other access',
        params: MemberParams,
        body: Exactly({ access: AccessSchema }),
        hasEtag: true,
        honoursIfMatch: true,
        answers: { 200: MemberSchema },
        problems: [
          'not-allowed',
          'two-factor-required',
          'company-closed',
          'own-access',
          'owner-cannot-be-removed',
          'beyond-own-access',
          'sites-not-available',
          'overloaded',
        ],
      }),
    },
    async (request, reply) => {
      const access = accessMessage(request.body.access)
      const change = { ...request.params, access, ifVersion: ifVersion(request) }
      const member = await members.changeMember(change, request.passport)
      setEtag(reply, member.version)
      return memberView(member)
    },
  )

  app.delete(
    '/v1/companies/:companyId/members/:userId',
    {
      schema: describe({
        id: 'removeMember',
        tag,
        summary: 'Remove a member',
        params: MemberParams,
        honoursIfMatch: true,
        answers: { 204: 'Removed' },
        problems: [
          'not-allowed',
          'two-factor-required',
          'company-closed',
          'own-access',
          'owner-cannot-be-removed',
          'overloaded',
        ],
      }),
    },
    async (request, reply) => {
      await members.removeMember({ ...request.params, ifVersion: ifVersion(request) }, request.passport)
      return reply.code(204).send()
    },
  )

  app.delete(
    '/v1/companies/:companyId/members/me',
    {
      config: { waits: true },
      schema: describe({
        id: 'leaveCompany',
        tag,
        summary: 'Leave the company',
        params: CompanyParams,
        answers: { 204: 'Left' },
        waits: true,
        problems: ['keys-not-allowed', 'owner-cannot-leave', 'company-closed', 'overloaded'],
      }),
    },
    async (request, reply) => {
      await members.leaveCompany(request.params, request.passport)
      return reply.code(204).send()
    },
  )

  // Until there are sites: company refuses every call.
  app.post(
    '/v1/companies/:companyId/members/bulk',
    {
      schema: describe({
        id: 'changeMembers',
        tag,
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
        problems: ['not-allowed', 'two-factor-required', 'company-closed', 'sites-not-available', 'overloaded'],
      }),
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
