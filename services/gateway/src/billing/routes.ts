import type { App } from '../http/fastify-app.ts'
import { leaveBodies } from '../http/request-bodies.ts'
import type { Services } from '../services.ts'
import { contactRoutes } from './contacts/contact-routes.ts'
import { invoiceRoutes } from './invoices/invoice-routes.ts'
import { billingOperatorRoutes } from './operators/billing-operator-routes.ts'
import { paymentOperatorRoutes } from './operators/payment-operator-routes.ts'
import { subscriptionOperatorRoutes } from './operators/subscription-operator-routes.ts'
import { paymentRoutes } from './payments/payment-routes.ts'
import { webhookRoutes } from './payments/webhook-routes.ts'
import { planRoutes } from './plans/plan-routes.ts'
import { subscriptionRoutes } from './subscriptions/subscription-routes.ts'
import { usageRoutes } from './usage/usage-routes.ts'

/** Routes to what billing owns: plans, what companies have of them, what they are sent for it, and to whom. */
export async function routesOfBilling(app: App, services: Services, options: { publicUrl: string }): Promise<void> {
  planRoutes(app, services)
  subscriptionRoutes(app, services)
  usageRoutes(app, services)
  invoiceRoutes(app, services)
  contactRoutes(app, services)
  paymentRoutes(app, services, options)
  paymentOperatorRoutes(app, services)
  billingOperatorRoutes(app, services)
  subscriptionOperatorRoutes(app, services)
  await app.register(async (scope) => {
    const part = scope as unknown as App
    leaveBodies(part)
    webhookRoutes(part, services)
  })
}
