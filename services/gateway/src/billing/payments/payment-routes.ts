import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams } from '../../schemas/fields.ts'
import { ListOf, ListQuery, listOf } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import { PaymentSchema, paymentView } from './payment-view.ts'

export function paymentRoutes(app: App, { payments }: Services): void {
  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/payments',
      id: 'listPayments',
      tag: 'Billing',
      permission: 'invoices.see',
      summary: 'What a company has paid, newest first',
      params: CompanyParams,
      querystring: ListQuery,
      answers: { 200: ListOf(PaymentSchema) },
    },
    async (request) => {
      const reply = await payments.listPayments({ ...request.params, ...request.query }, request.passport)
      return listOf(reply.payments.map(paymentView), reply.nextCursor)
    },
  )
}
