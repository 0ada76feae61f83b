import { Type } from 'typebox'
import { ifVersion, setEtag } from '../../http/etags.ts'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, Exactly } from '../../schemas/fields.ts'
import { ListOf, listOf } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import { CompanySchema, companyView, PlanId } from '../companies/company-view.ts'

const PlanSchema = Type.Object({
  planId: Type.String({ examples: ['studio'] }),
  name: Type.String(),
  sites: Type.Integer({ description: 'How many sites a company may hold' }),
  premiumStagings: Type.Integer({ description: 'How many premium stagings all its sites may have' }),
  backupDays: Type.Integer({ description: 'How long backups are kept' }),
  visitsPerMonth: Type.Integer(),
  price: Type.Object(
    { amount: Type.String({ examples: ['1999'] }), currency: Type.String({ examples: ['EUR'] }) },
    { description: 'A month, in minor units' },
  ),
})

const Used = Type.Object({ used: Type.Integer(), limit: Type.Integer() })

export function planRoutes(app: App, { companies, limits }: Services): void {
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

  route(
    app,
    {
      method: 'PUT',
      path: '/v1/companies/:companyId/subscription',
      id: 'changePlan',
      tag: 'Companies',
      permission: 'plan.change',
      summary: 'Choose a plan, or another one',
      description: 'Refused while the company has more than the plan allows. `If-Match` takes the ETag of the company.',
      params: CompanyParams,
      body: Exactly({ planId: PlanId }),
      hasEtag: true,
      honoursIfMatch: true,
      answers: { 200: CompanySchema },
      problems: ['unknown-plan', 'plan-too-small', 'plan-changing', 'company-closing'],
    },
    async (request, reply) => {
      const change = { ...request.params, ...request.body, ifVersion: ifVersion(request) }
      const company = await companies.changePlan(change, request.passport)
      setEtag(reply, company.version)
      return companyView(company)
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/usage',
      id: 'getUsage',
      tag: 'Companies',
      permission: 'plan.see',
      summary: 'How much of the plan is used',
      params: CompanyParams,
      answers: { 200: Type.Object({ sites: Used, premiumStagings: Used }) },
    },
    async (request) => {
      const usage = await limits.getUsage(request.params, request.passport)
      return {
        sites: { used: usage.sitesUsed, limit: usage.sitesLimit },
        premiumStagings: { used: usage.premiumStagingsUsed, limit: usage.premiumStagingsLimit },
      }
    },
  )
}
