import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { ListOf, listOf } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'

const PlanSchema = Type.Object({
  planId: Type.String({ examples: ['studio'] }),
  name: Type.String(),
  sites: Type.Integer({ description: 'How many sites a company may hold' }),
  visitsPerMonth: Type.Integer(),
  price: Type.Object(
    { amount: Type.String({ examples: ['1999'] }), currency: Type.String({ examples: ['EUR'] }) },
    { description: 'A month, in minor units' },
  ),
})

export function planRoutes(app: App, { companies }: Services): void {
  route(
    app,
    {
      method: 'GET',
      path: '/v1/plans',
      id: 'listPlans',
      tag: 'Companies',
      callers: 'anyone',
      summary: 'Plans to choose from',
      answers: { 200: ListOf(PlanSchema) },
    },
    async (request) => {
      const { plans } = await companies.listPlans({}, request.passport)
      const items = plans.map(({ priceAmount, priceCurrency, ...plan }) => ({
        ...plan,
        price: { amount: String(priceAmount), currency: priceCurrency },
      }))
      return listOf(items, '')
    },
  )
}
