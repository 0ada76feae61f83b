import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { ListOf, listOf } from '../../schemas/lists.ts'
import { Money } from '../../schemas/money.ts'
import type { Services } from '../../services.ts'
import { IntervalSchema, intervalView } from './plan-choice-view.ts'

const PlanSchema = Type.Object({
  planId: Type.String({ examples: ['studio'] }),
  version: Type.Integer({ description: 'Who takes a plan keeps this version of it' }),
  name: Type.String(),
  sites: Type.Integer({ description: 'How many sites a company may hold' }),
  premiumStagings: Type.Integer({ description: 'How many premium stagings all its sites may have' }),
  backupDays: Type.Integer({ description: 'How long backups are kept' }),
  visitsPerMonth: Type.Integer(),
  prices: Type.Array(Type.Object({ interval: IntervalSchema, price: Money }), { description: 'Of one period' }),
})

export function planRoutes(app: App, { plans }: Services): void {
  route(
    app,
    {
      method: 'GET',
      path: '/v1/plans',
      id: 'listPlans',
      tag: 'Billing',
      callers: 'anyone',
      summary: 'Plans to choose from',
      answers: { 200: ListOf(PlanSchema) },
    },
    async (request) => {
      const reply = await plans.listPlans({}, request.passport)
      const items = reply.plans.map(({ prices, ...plan }) => ({
        ...plan,
        prices: prices.map(({ interval, amount, currency }) => ({
          interval: intervalView(interval),
          price: { amount: String(amount), currency },
        })),
      }))
      return listOf(items, '')
    },
  )
}
