import type { Subscription } from '@holdfast/contracts/billing'
import { type Static, Type } from 'typebox'
import { ifVersion, setEtag } from '../../http/etags.ts'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, IdOut, Time, time } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'
import { choiceInput, choiceView, PlanChoiceSchema } from '../plans/plan-choice-view.ts'

const SubscriptionSchema = Type.Object({
  companyId: IdOut,
  plan: Type.Union([PlanChoiceSchema, Type.Null()], {
    description: 'Null: the company has no plan, and can hold no site',
  }),
  since: Type.Union([Time, Type.Null()], { description: 'Since when the company has this plan' }),
})

const Used = Type.Object({ used: Type.Integer(), limit: Type.Integer() })

export function subscriptionRoutes(app: App, { subscriptions, limits }: Services): void {
  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/subscription',
      id: 'getSubscription',
      tag: 'Billing',
      permission: 'plan.see',
      summary: 'See the plan of a company',
      params: CompanyParams,
      hasEtag: true,
      answers: { 200: SubscriptionSchema },
    },
    async (request, reply) => {
      const subscription = await subscriptions.getSubscription(request.params, request.passport)
      setEtag(reply, subscription.version)
      return subscriptionView(subscription)
    },
  )

  route(
    app,
    {
      method: 'PUT',
      path: '/v1/companies/:companyId/subscription',
      id: 'changePlan',
      tag: 'Billing',
      permission: 'plan.change',
      summary: 'Choose a plan, or another one',
      description:
        'Answers when what the plan allows is in force. Refused while the company has more than the plan allows.',
      params: CompanyParams,
      body: PlanChoiceSchema,
      hasEtag: true,
      honoursIfMatch: true,
      answers: { 200: SubscriptionSchema },
      problems: ['unknown-plan', 'plan-withdrawn', 'plan-too-small', 'plan-changing'],
    },
    async (request, reply) => {
      const change = { ...request.params, choice: choiceInput(request.body), ifVersion: ifVersion(request) }
      const subscription = await subscriptions.putSubscription(change, request.passport)
      setEtag(reply, subscription.version)
      return subscriptionView(subscription)
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/usage',
      id: 'getUsage',
      tag: 'Billing',
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

function subscriptionView({ companyId, choice, since }: Subscription): Static<typeof SubscriptionSchema> {
  return { companyId, plan: choice ? choiceView(choice) : null, since: since === undefined ? null : time(since) }
}
