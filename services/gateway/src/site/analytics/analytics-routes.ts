import type { DayOfVisits } from '@holdfast/contracts/site'
import { type Static, Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, Exactly, Id } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'
import { SiteParams } from '../sites/site-view.ts'

const tag = 'Sites'

const Day = Type.String({ format: 'date', examples: ['2027-01-31'] })
const range = {
  from: Type.Optional(
    Type.String({ format: 'date', description: 'A day of UTC; 30 days are told when it is missing' }),
  ),
  to: Type.Optional(Type.String({ format: 'date', description: 'The last day; today when it is missing' })),
}

const Counted = (description: string) =>
  Type.Object({ requests: Type.Integer(), bytes: Type.Integer() }, { description })
const DaySchema = Type.Object({
  day: Day,
  people: Counted('Pages that people asked for: these are the visits of the plan'),
  bots: Counted('What programs asked for; it costs nothing'),
  assets: Counted('What pages need'),
})
const AnalyticsSchema = Type.Object({ days: Type.Array(DaySchema, { description: 'Each day, the first one first' }) })

/** What visitors asked for, by day. */
export function analyticsRoutes(app: App, { analytics }: Services): void {
  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/analytics',
      id: 'getCompanyAnalytics',
      tag,
      permission: 'analytics.company.see',
      summary: 'Visits of all sites of a company, by day',
      description: 'Days are those of UTC, at most 366. What hosts count is known some minutes later.',
      params: CompanyParams,
      querystring: Exactly(range),
      answers: { 200: AnalyticsSchema },
    },
    async (request) => {
      const { companyId } = request.params
      const reply = await analytics.getCompanyAnalytics({ companyId, days: daysOf(request.query) }, request.passport)
      return { days: reply.days.map(dayView) }
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/sites/:siteId/analytics',
      id: 'getSiteAnalytics',
      tag,
      permission: 'analytics.site.see',
      summary: 'Visits of a site, by day',
      description:
        'Of all its environments, or of one. Whoever may use its stagings alone is told of one of these alone. Days are ' +
        'those of UTC, at most 366. What hosts count is known some minutes later.',
      params: SiteParams,
      querystring: Exactly({ ...range, environmentId: Type.Optional(Id) }),
      answers: { 200: AnalyticsSchema },
    },
    async (request) => {
      const { environmentId, ...query } = request.query
      const asked = { ...request.params, ...(environmentId !== undefined && { environmentId }), days: daysOf(query) }
      const reply = await analytics.getSiteAnalytics(asked, request.passport)
      return { days: reply.days.map(dayView) }
    },
  )
}

function daysOf({ from: first, to: last }: { from?: string; to?: string }) {
  return { ...(first !== undefined && { first }), ...(last !== undefined && { last }) }
}

function dayView({ day, people, bots, assets }: DayOfVisits): Static<typeof DaySchema> {
  return { day, people: counted(people), bots: counted(bots), assets: counted(assets) }
}

function counted(visits: DayOfVisits['people']) {
  return { requests: visits?.requests ?? 0, bytes: visits?.bytes ?? 0 }
}
