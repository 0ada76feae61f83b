import type { PaymentMethods } from '@holdfast/contracts/billing'
import { type Static, Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, Exactly, Id, OneOf } from '../../schemas/fields.ts'
import { ListOf, ListQuery, listOf } from '../../schemas/lists.ts'
import { MoneySchema, moneyView } from '../../schemas/money.ts'
import type { Services } from '../../services.ts'
import { InvoiceParams } from '../invoices/invoice-view.ts'
import { PaymentSchema, paymentView } from './payment-view.ts'

const tag = 'Billing'
const permission = 'payment-methods.manage'

const MethodSchema = Type.Object({
  methodId: Type.String({ description: 'The provider’s name for it' }),
  kind: OneOf(['card', 'bank-debit']),
  label: Type.String({ examples: ['visa •••• 4242'] }),
})
const MethodsSchema = Type.Object({
  items: Type.Array(MethodSchema, { description: 'The first one is charged, the second is the spare' }),
  isOffered: Type.Boolean({
    description: 'Whether there is a payment provider; without one, companies pay by bank transfer alone',
  }),
})

const BankSchema = Type.Object({
  accountName: Type.String(),
  iban: Type.String(),
  bic: Type.Union([Type.String(), Type.Null()]),
  reference: Type.String({ description: 'Says which invoice is paid' }),
})

const MethodParams = Exactly({
  companyId: Id,
  methodId: Type.String({ pattern: '^[A-Za-z0-9_-]{3,100}$', examples: ['pm_1NXWPnKZqN'] }),
})

const PaymentParams = Exactly({ companyId: Id, paymentId: Id })

export function paymentRoutes(app: App, { payments }: Services, { publicUrl }: { publicUrl: string }): void {
  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/payments',
      id: 'listPayments',
      tag,
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

  route(
    app,
    {
      method: 'POST',
      path: '/v1/companies/:companyId/invoices/:number/pay',
      id: 'payInvoice',
      tag,
      permission,
      freshProof: true,
      summary: 'Pay an invoice',
      description:
        'By the first way to pay that is known; else the answer says where to send the money. A payment of the invoice that ' +
        'still waits for its payer is withdrawn.',
      params: InvoiceParams,
      answers: {
        200: Type.Object({
          amount: { ...MoneySchema, description: 'What is outstanding' },
          payment: Type.Union([PaymentSchema, Type.Null()]),
          bank: Type.Union([BankSchema, Type.Null()]),
        }),
      },
      problems: ['nothing-outstanding', 'payment-under-way'],
    },
    async (request) => {
      const { amount, payment, bank } = await payments.payInvoice(request.params, request.passport)
      return {
        amount: moneyView(amount),
        payment: payment ? paymentView(payment) : null,
        bank: bank ? { ...bank, bic: bank.bic ?? null } : null,
      }
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/companies/:companyId/payments/:paymentId/confirmation',
      id: 'confirmPayment',
      tag,
      permission,
      recorded: false,
      summary: 'Confirm a payment at the payer’s bank',
      description:
        'Answers the page where it is confirmed, which leads back to `/confirm-payment`; what has come of it, the list of ' +
        'payments says. A bank may release the payment, or refuse it, without asking: then the answer is `payment-not-waiting`.',
      params: PaymentParams,
      answers: { 200: Type.Object({ url: Type.String() }) },
      problems: ['payment-not-waiting', 'nothing-outstanding', 'payment-under-way', 'no-payment-provider'],
    },
    async (request) => {
      const { companyId, paymentId } = request.params
      const returnUrl = confirmationReturn(publicUrl, companyId, paymentId)
      return payments.confirmPayment({ companyId, paymentId, returnUrl }, request.passport)
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/payment-methods',
      id: 'listPaymentMethods',
      tag,
      permission,
      summary: 'How a company pays by itself',
      params: CompanyParams,
      answers: { 200: MethodsSchema },
    },
    async (request) => methodsView(await payments.listPaymentMethods(request.params, request.passport)),
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/companies/:companyId/payment-methods',
      id: 'addPaymentMethod',
      tag,
      permission,
      freshProof: true,
      recorded: false,
      summary: 'Add a card or a bank account',
      description: 'Answers a page of the provider, where it is added; it is listed when the provider has told of it.',
      params: CompanyParams,
      body: Exactly({
        returnUrl: Type.String({
          pattern: '^https?://[^\\s]+$',
          maxLength: 2_000,
          description: 'Where the page leads back to',
          examples: ['https://console.example.com/billing'],
        }),
      }),
      answers: { 200: Type.Object({ url: Type.String() }) },
      problems: ['no-payment-provider', 'too-many-payment-methods'],
    },
    async (request) => payments.beginPaymentMethod({ ...request.params, ...request.body }, request.passport),
  )

  route(
    app,
    {
      method: 'PUT',
      path: '/v1/companies/:companyId/payment-methods/:methodId/first',
      id: 'preferPaymentMethod',
      tag,
      permission,
      freshProof: true,
      summary: 'Charge this one from now on; the other one is the spare',
      params: MethodParams,
      answers: { 200: MethodsSchema },
    },
    async (request) => methodsView(await payments.preferPaymentMethod(request.params, request.passport)),
  )

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/companies/:companyId/payment-methods/:methodId',
      id: 'removePaymentMethod',
      tag,
      permission,
      freshProof: true,
      summary: 'Remove a card or a bank account; the spare takes its place',
      params: MethodParams,
      answers: { 200: MethodsSchema },
    },
    async (request) => methodsView(await payments.removePaymentMethod(request.params, request.passport)),
  )
}

/** In the query: what providers do with a fragment when they add to an address is their own affair. */
function confirmationReturn(publicUrl: string, companyId: string, paymentId: string): string {
  return `${publicUrl}/confirm-payment?payment=${companyId}.${paymentId}`
}

function methodsView({ methods, isOffered }: PaymentMethods): Static<typeof MethodsSchema> {
  return {
    items: methods.map(({ methodId, kind, label }) => ({
      methodId,
      kind: kind === 'PAYMENT_METHOD_KIND_BANK_DEBIT' ? 'bank-debit' : 'card',
      label,
    })),
    isOffered,
  }
}
