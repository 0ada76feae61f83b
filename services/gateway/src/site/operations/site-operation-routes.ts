import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { operationView, StateSchema, stateMessage } from '../../platform/operations/operation-view.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, Exactly, Id } from '../../schemas/fields.ts'
import { CountedListOf, countedListOf, SearchQuery } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import { SiteParams } from '../sites/site-view.ts'

const tag = 'Operations'

const Query = SearchQuery({
  state: Type.Optional(
    Type.Union([StateSchema, Type.Array(StateSchema, { maxItems: 5 })], {
      description: 'Those in one of these states',
    }),
  ),
})

const Operations = CountedListOf(Type.Unsafe<ReturnType<typeof operationView>>(Type.Ref('Operation#')))

/** Work on sites. Whether a change is in force is asked by the same `GET /v1/operations/{operationId}`. */
export function siteOperationRoutes(app: App, { operations }: Services): void {
  const lists = [
    {
      path: '/v1/companies/:companyId/operations',
      id: 'listCompanyOperations',
      summary: 'Work on sites of a company that one sees',
      params: CompanyParams,
    },
    {
      path: '/v1/sites/:siteId/operations',
      id: 'listSiteOperations',
      summary: 'Work on a site',
      params: SiteParams,
    },
  ] as const
  for (const { path, id, summary, params } of lists) {
    route(
      app,
      {
        method: 'GET',
        path,
        id,
        tag,
        permission: 'sites.see',
        summary,
        description: 'The newest first.',
        params,
        querystring: Query,
        answers: { 200: Operations },
      },
      async (request) => {
        const { state = [], ...query } = request.query
        const call = { ...request.params, ...query, states: [state].flat().map(stateMessage) }
        const page = await operations.listOperations(call, request.passport)
        return countedListOf(page.operations.map(operationView), page)
      },
    )
  }

  route(
    app,
    {
      method: 'POST',
      path: '/v1/operations/:operationId/cancel',
      id: 'cancelOperation',
      tag,
      permission: [
        { permission: 'live.use', when: 'it is work on a live environment' },
        { permission: 'staging.use', when: 'it is work on a staging' },
      ],
      summary: 'Cancel work on a site',
      description: 'Before it has taken effect.',
      params: Exactly({ operationId: Id }),
      answers: { 200: Type.Ref('Operation#') },
      problems: ['too-late', 'operation-over'],
    },
    async (request) => operationView(await operations.cancelOperation(request.params, request.passport)),
  )
}
