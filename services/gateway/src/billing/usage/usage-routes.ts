import type { MonthOfUsage, UsageMeter } from '@holdfast/contracts/billing'
import { type Static, Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, Exactly, Time, time } from '../../schemas/fields.ts'
import { MoneySchema, moneyView } from '../../schemas/money.ts'
import type { Services } from '../../services.ts'
import { Day } from '../invoices/invoice-view.ts'

const Places = Type.Object({ used: Type.Integer(), limit: Type.Integer() })
const CapSchema = Type.Union([MoneySchema, Type.Null()], {
  description: 'What is charged for overage in a month at most; null: no cap',
})

const MeterSchema = Type.Object({
  used: Type.Integer(),
  included: Type.Union([Type.Integer(), Type.Null()], { description: 'Null: it is counted and not charged' }),
  percent: Type.Union([Type.Integer(), Type.Null()], { description: 'Of what is included' }),
  overage: MoneySchema,
})
const MonthSchema = Type.Object({
  from: Time,
  to: Time,
  visits: MeterSchema,
  bytes: MeterSchema,
  overage: Type.Object(MoneySchema.properties, { description: 'What use beyond the plan costs so far' }),
  cap: Type.Union([MoneySchema, Type.Null()], {
    description: 'What holds for this month: a cap that was lowered while it ran takes nothing back',
  }),
  isSettled: Type.Boolean({ description: 'It is over and summed up; until then late usage still counts' }),
})

/** How much of its plan a company uses: its places, which site counts, and what visitors asked for. */
export function usageRoutes(app: App, { limits, monthlyUsage }: Services): void {
  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/usage',
      id: 'getUsage',
      tag: 'Billing',
      permission: 'plan.see',
      summary: 'How much of the plan is used',
      description:
        'Of the running month, or of the one in which the day `on` lies: months begin on the day on which the plan began. Places are those of now, whatever month is asked for.',
      params: CompanyParams,
      querystring: Exactly({ on: Type.Optional(Day) }),
      answers: {
        200: Type.Object({
          sites: Places,
          premiumStagings: Places,
          month: Type.Union([MonthSchema, Type.Null()], {
            description: 'The running month, or the one in which the day lies; null where no plan ran',
          }),
          overageCap: CapSchema,
        }),
      },
    },
    async (request) => {
      const [places, { month, overageCap }] = await Promise.all([
        limits.getUsage(request.params, request.passport),
        monthlyUsage.getMonth({ ...request.params, ...request.query }, request.passport),
      ])
      return {
        sites: { used: places.sitesUsed, limit: places.sitesLimit },
        premiumStagings: { used: places.premiumStagingsUsed, limit: places.premiumStagingsLimit },
        month: month ? monthView(month) : null,
        overageCap: overageCap ? moneyView(overageCap) : null,
      }
    },
  )

  route(
    app,
    {
      method: 'PUT',
      path: '/v1/companies/:companyId/overage-cap',
      id: 'setOverageCap',
      tag: 'Billing',
      permission: 'plan.change',
      summary: 'Charge no more than this for overage in a month',
      description: 'Sites are served beyond it. In the running month, a lower cap takes nothing back of what was used.',
      params: CompanyParams,
      body: Exactly({
        cap: Type.Union([
          Exactly({
            amount: Type.String({
              pattern: '^(0|[1-9][0-9]{0,11})$',
              description: 'In minor units, such as cents',
              examples: ['5000'],
            }),
            currency: Type.String({ pattern: '^[A-Z]{3}$', examples: ['EUR'] }),
          }),
          Type.Null(),
        ]),
      }),
      answers: { 200: Type.Object({ overageCap: CapSchema }) },
      problems: ['currency-differs'],
    },
    async (request) => {
      const { cap } = request.body
      const wanted = cap && { amount: Number(cap.amount), currency: cap.currency }
      const asked = { ...request.params, ...(wanted && { cap: wanted }) }
      const { overageCap } = await monthlyUsage.putOverageCap(asked, request.passport)
      return { overageCap: overageCap ? moneyView(overageCap) : null }
    },
  )
}

function monthView(month: MonthOfUsage): Static<typeof MonthSchema> {
  return {
    from: time(month.from),
    to: time(month.to),
    visits: meterView(month, 'USAGE_METER_VISITS'),
    bytes: meterView(month, 'USAGE_METER_BYTES'),
    overage: moneyView(month.overage),
    cap: month.cap ? moneyView(month.cap) : null,
    isSettled: month.isSettled,
  }
}

function meterView({ meters, overage }: MonthOfUsage, wanted: UsageMeter): Static<typeof MeterSchema> {
  const found = meters.find(({ meter }) => meter === wanted)
  const { used = 0, included } = found ?? {}
  return {
    used,
    included: included ?? null,
    percent: included ? Math.floor((used * 100) / included) : null,
    overage: moneyView(found?.overage ?? { amount: 0, currency: overage?.currency ?? '' }),
  }
}
