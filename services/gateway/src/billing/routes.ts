import type { App } from '../http/fastify-app.ts'
import type { Services } from '../services.ts'
import { contactRoutes } from './contacts/contact-routes.ts'
import { invoiceRoutes } from './invoices/invoice-routes.ts'
import { billingOperatorRoutes } from './operators/billing-operator-routes.ts'
import { paymentOperatorRoutes } from './operators/payment-operator-routes.ts'
import { paymentRoutes } from './payments/payment-routes.ts'
import { planRoutes } from './plans/plan-routes.ts'
import { subscriptionRoutes } from './subscriptions/subscription-routes.ts'

/** Routes to what billing owns: plans, what companies have of them, what they are sent for it, and to whom. */
export function routesOfBilling(app: App, services: Services): void {
  planRoutes(app, services)
  subscriptionRoutes(app, services)
  invoiceRoutes(app, services)
  contactRoutes(app, services)
  paymentRoutes(app, services)
  paymentOperatorRoutes(app, services)
  billingOperatorRoutes(app, services)
}
