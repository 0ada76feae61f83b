import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { ListOf, listOf } from '../../schemas/lists.ts'
import { MoneySchema, moneyView } from '../../schemas/money.ts'
import type { Services } from '../../services.ts'
import { IntervalSchema, intervalView } from './plan-choice-view.ts'

const PlanSchema = Type.Object({
  planId: Type.String({ examples: ['studio'] }),
  version: Type.Integer({ description: 'Who takes a plan keeps this version of it' }),
  name: Type.String(),
  sites: Type.Integer({ description: 'How many sites a company may hold' }),
  premiumStagings: Type.Integer({ description: 'How many premium stagings all its sites may have' }),
  backupDays: Type.Integer({ description: 'How long backups are kept' }),
  diskBytes: Type.Integer(),
  visitsPerMonth: Type.Union([Type.Integer(), Type.Null()], { description: 'By people; null: visits are not charged' }),
  overVisits: Type.Union([Type.Object({ block: Type.Integer(), price: MoneySchema }), Type.Null()], {
    description: 'What more visits cost: so much for each started block; null: nothing',
  }),
  prices: Type.Array(Type.Object({ interval: IntervalSchema, price: MoneySchema }), { description: 'Of one period' }),
  premiumStagingPrice: MoneySchema,
  refundDays: Type.Integer({ description: 'Whoever cancels so many days after the start gets the money back' }),
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
      const items = reply.plans.map(({ prices, premiumStagingPrice, overVisits, visitsPerMonth, ...plan }) => ({
        ...plan,
        visitsPerMonth: visitsPerMonth ?? null,
        overVisits: overVisits ? { block: overVisits.block, price: moneyView(overVisits.price) } : null,
        premiumStagingPrice: moneyView(premiumStagingPrice),
        prices: prices.map(({ interval, price }) => ({ interval: intervalView(interval), price: moneyView(price) })),
      }))
      return listOf(items, '')
    },
  )
}
