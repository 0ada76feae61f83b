import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyRoleSchema, companyRoleView, SiteRoleSchema, siteRoleView } from '../../schemas/access.ts'
import { IdOut } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'
import { StateSchema, stateView } from './company-view.ts'

const AccessList = Type.Object({
  companies: Type.Array(
    Type.Object({
      companyId: IdOut,
      name: Type.String(),
      state: StateSchema,
      isOwner: Type.Boolean(),
      companyRole: Type.Union([CompanyRoleSchema, Type.Null()], { description: 'null: site roles only' }),
      sites: Type.Array(Type.Object({ siteId: IdOut, name: Type.String(), role: SiteRoleSchema })),
    }),
  ),
})

export function myAccessRoutes(app: App, { companies, sites }: Services): void {
  route(
    app,
    {
      method: 'GET',
      path: '/v1/me/access',
      id: 'getMyAccess',
      tag: 'Me',
      callers: 'people',
      shows: [{ permission: 'company.see', what: 'the company' }],
      summary: 'Companies and sites that one reaches, with roles',
      answers: { 200: AccessList },
    },
    async (request) => {
      const [reply, mine] = await Promise.all([
        companies.listAccess({}, request.passport),
        sites.listMySites({}, request.passport),
      ])
      return {
        companies: reply.companies.map(({ companyId, name, state, isOwner, companyRole }) => ({
          companyId,
          name,
          state: stateView(state),
          isOwner,
          companyRole: companyRoleView(companyRole),
          sites: mine.sites
            .filter((site) => site.companyId === companyId)
            .map(({ siteId, name, role }) => ({ siteId, name, role: siteRoleView(role) })),
        })),
      }
    },
  )
}
