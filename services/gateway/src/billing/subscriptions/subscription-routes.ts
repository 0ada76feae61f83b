import { Type } from 'typebox'
import { ifVersion, setEtag } from '../../http/etags.ts'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, Exactly, Id } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'
import { choiceInput, PlanChoiceSchema } from '../plans/plan-choice-view.ts'
import { QuoteSchema, quoteView } from './quote-view.ts'
import { SubscriptionSchema, subscriptionView } from './subscription-view.ts'

export function subscriptionRoutes(app: App, { subscriptions }: Services): void {
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
        'More is there at once: the answer comes when what the plan allows is in force, and the rest of the period is charged. Less waits for the end of the period, and then the company must not use more than the smaller plan allows, or it keeps the larger one. The plan that the company has takes back a change that waits. With the id of a quote, it costs just what the quote says.',
      params: CompanyParams,
      body: Exactly({ ...PlanChoiceSchema.properties, quoteId: Type.Optional(Id) }),
      hasEtag: true,
      honoursIfMatch: true,
      answers: { 200: SubscriptionSchema },
      problems: [
        'unknown-plan',
        'plan-withdrawn',
        'plan-changing',
        'plan-cancelled',
        'payment-overdue',
        'company-suspended',
        'company-closing',
        'quote-expired',
        'quote-outdated',
      ],
    },
    async (request, reply) => {
      const { quoteId, ...plan } = request.body
      const change = { ...request.params, choice: choiceInput(plan), ifVersion: ifVersion(request), quoteId }
      const subscription = await subscriptions.putSubscription(change, request.passport)
      setEtag(reply, subscription.version)
      return subscriptionView(subscription)
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/companies/:companyId/subscription/cancel',
      id: 'cancelPlan',
      tag: 'Billing',
      permission: 'plan.cancel',
      freshProof: true,
      summary: 'Cancel the plan',
      description:
        'Within the refund days at once and with all money back, else at the end of the period. The sites that the company has go with its plan, so the call names them.',
      params: CompanyParams,
      body: Exactly({ siteIds: Type.Array(Id, { maxItems: 10_000 }), quoteId: Type.Optional(Id) }),
      hasEtag: true,
      honoursIfMatch: true,
      answers: { 200: SubscriptionSchema },
      problems: ['no-plan', 'plan-cancelled', 'sites-differ', 'company-closing', 'quote-expired', 'quote-outdated'],
    },
    async (request, reply) => {
      const wanted = { ...request.params, ...request.body, ifVersion: ifVersion(request) }
      const subscription = await subscriptions.cancelSubscription(wanted, request.passport)
      setEtag(reply, subscription.version)
      return subscriptionView(subscription)
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/companies/:companyId/subscription/resume',
      id: 'resumePlan',
      tag: 'Billing',
      permission: 'plan.cancel',
      summary: 'Go on with a cancelled plan',
      params: CompanyParams,
      hasEtag: true,
      honoursIfMatch: true,
      answers: { 200: SubscriptionSchema },
      problems: ['no-plan', 'plan-not-cancelled', 'company-closing'],
    },
    async (request, reply) => {
      const wanted = { ...request.params, ifVersion: ifVersion(request) }
      const subscription = await subscriptions.resumeSubscription(wanted, request.passport)
      setEtag(reply, subscription.version)
      return subscriptionView(subscription)
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/companies/:companyId/subscription/quotes',
      id: 'quotePlan',
      tag: 'Billing',
      permission: 'plan.change',
      summary: 'What another plan, or cancelling, would cost now',
      description:
        'The price holds for 15 minutes, unless the subscription changes. Name the quote in the change, and just this is charged.',
      params: CompanyParams,
      body: Type.Union([
        Exactly({ plan: PlanChoiceSchema }),
        Exactly({ cancel: Exactly({ siteIds: Type.Array(Id, { maxItems: 10_000 }) }) }),
      ]),
      answers: { 201: QuoteSchema },
      problems: [
        'keys-not-allowed',
        'no-plan',
        'unknown-plan',
        'plan-withdrawn',
        'plan-changing',
        'plan-cancelled',
        'sites-differ',
        'payment-overdue',
        'company-suspended',
        'company-closing',
      ],
    },
    async (request, reply) => {
      const { body } = request
      const wanted =
        'plan' in body
          ? { choice: choiceInput(body.plan), cancel: false, siteIds: [] }
          : { cancel: true, siteIds: body.cancel.siteIds }
      const quote = await subscriptions.makeQuote({ ...request.params, ...wanted }, request.passport)
      reply.code(201)
      return quoteView(quote)
    },
  )
}
