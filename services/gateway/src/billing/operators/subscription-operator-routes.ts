import { Type } from 'typebox'
import { setEtag } from '../../http/etags.ts'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, Exactly, Reason } from '../../schemas/fields.ts'
import { Currency } from '../../schemas/money.ts'
import type { Services } from '../../services.ts'
import { Day } from '../invoices/invoice-view.ts'
import { choiceInput, PlanChoiceSchema } from '../plans/plan-choice-view.ts'
import { SubscriptionSchema, subscriptionView } from '../subscriptions/subscription-view.ts'

/** Acts of the platform's staff on subscriptions. Who is an operator, billing decides. */
export function subscriptionOperatorRoutes(app: App, { subscriptionOperators }: Services): void {
  route(
    app,
    {
      method: 'POST',
      path: '/v1/operator/companies/:companyId/subscription',
      id: 'importSubscription',
      tag: 'Operator',
      callers: 'operators',
      summary: 'Bring a company here that has paid for a plan elsewhere',
      description:
        'The period that it has paid for runs to its end without a charge; from then on it is charged like any other.',
      params: CompanyParams,
      body: Exactly({
        plan: PlanChoiceSchema,
        paidUntil: {
          ...Day,
          description:
            'The first day that is not paid for, in the seller’s zone: the day of the month of later periods',
        },
        paid: Type.String({
          pattern: '^(0|[1-9][0-9]{0,14})$',
          examples: ['22500'],
          description: 'For the running period, in minor units: what a change of plan gives back',
        }),
        currency: Currency,
        meteredFrom: Type.Optional({
          ...Day,
          description: 'From when on overage and premium stagings are charged; by default from `paidUntil`',
        }),
        reason: Reason,
      }),
      hasEtag: true,
      answers: { 201: SubscriptionSchema },
      problems: [
        ...(['reason-needed', 'has-plan', 'unknown-plan', 'not-paid-for', 'currency-differs'] as const),
        ...(['company-closing', 'company-suspended'] as const),
      ],
    },
    async (request, reply) => {
      const { plan, paid, ...wanted } = request.body
      const subscription = await subscriptionOperators.importSubscription(
        { ...request.params, ...wanted, choice: choiceInput(plan), paid: Number(paid) },
        request.passport,
      )
      setEtag(reply, subscription.version)
      reply.code(201)
      return subscriptionView(subscription)
    },
  )
}
