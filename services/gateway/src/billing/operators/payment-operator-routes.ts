import { isId } from '@holdfast/contracts'
import type { RecordPaymentReply } from '@holdfast/contracts/billing'
import { type Static, Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { Exactly, Id, IdOut, Reason, TextLine } from '../../schemas/fields.ts'
import { ListOf, ListQuery, listOf } from '../../schemas/lists.ts'
import { Amount, Currency, MoneySchema, moneyView, priceInput } from '../../schemas/money.ts'
import type { Services } from '../../services.ts'
import { InvoiceNumber } from '../invoices/invoice-view.ts'

const tag = 'Operator'

/** Who pays: a company's id, or the number of an invoice that was issued to it. */
const Payer = Type.String({ minLength: 1, maxLength: 60, examples: ['HF-2026-000012'] })

const DateIn = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2026-11-28'] })

const transfer = {
  amount: Amount,
  currency: Currency,
  reference: TextLine('transferReference', { description: 'The bank’s own: a transfer is recorded once' }),
  receivedOn: DateIn,
}

const PaidSchema = Type.Object({
  paymentId: IdOut,
  companyId: IdOut,
  outstanding: { ...MoneySchema, description: 'What the company still owes' },
  credit: { ...MoneySchema, description: 'What is left for later invoices' },
})

const ReceiptSchema = Type.Object({
  receiptId: IdOut,
  amount: MoneySchema,
  left: { ...MoneySchema, description: 'What no company was given yet' },
  reference: Type.String(),
  receivedOn: Type.String(),
})

/** Acts of the platform's staff on money. Who is an operator, billing decides. */
export function paymentOperatorRoutes(app: App, { paymentOperators }: Services): void {
  route(
    app,
    {
      method: 'POST',
      path: '/v1/operator/billing/payments',
      id: 'recordPayment',
      tag,
      callers: 'operators',
      summary: 'Record a bank transfer of a company',
      description:
        'It pays the oldest invoices first. Answers when the company is restored, if it was suspended as unpaid.',
      body: Exactly({ payer: Payer, ...transfer }),
      answers: { 200: PaidSchema },
      problems: ['not-found', 'currency-differs', 'reference-taken'],
    },
    async (request) => {
      const { payer, ...said } = request.body
      return paidView(
        await paymentOperators.recordPayment({ ...payerOf(payer), ...transferOf(said) }, request.passport),
      )
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/operator/billing/receipts',
      id: 'recordReceipt',
      tag,
      callers: 'operators',
      summary: 'Record a bank transfer of which nobody knows who sent it',
      body: Exactly(transfer),
      answers: { 200: Type.Object({ receiptId: IdOut }) },
      problems: ['currency-differs', 'reference-taken'],
    },
    async (request) => paymentOperators.recordReceipt(transferOf(request.body), request.passport),
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/operator/billing/receipts',
      id: 'listReceipts',
      tag,
      callers: 'operators',
      summary: 'Transfers that no company was given yet, oldest first',
      querystring: ListQuery,
      answers: { 200: ListOf(ReceiptSchema) },
    },
    async (request) => {
      const reply = await paymentOperators.listReceipts(request.query, request.passport)
      const items = reply.receipts.map(({ amount, left, ...receipt }) => ({
        ...receipt,
        amount: moneyView(amount),
        left: moneyView(left),
      }))
      return listOf(items, reply.nextCursor)
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/operator/billing/receipts/:receiptId/assign',
      id: 'assignReceipt',
      tag,
      callers: 'operators',
      summary: 'Give a company the money of a receipt, or a part of it',
      params: Exactly({ receiptId: Id }),
      body: Exactly({ payer: Payer, amount: Type.Optional(Amount), currency: Type.Optional(Currency) }),
      answers: { 200: PaidSchema },
      problems: ['currency-differs', 'receipt-used-up'],
    },
    async (request) => {
      const { payer, amount, currency = '' } = request.body
      const part = amount === undefined ? {} : { amount: priceInput({ amount, currency }) }
      const assigned = { ...request.params, ...payerOf(payer), ...part }
      return paidView(await paymentOperators.assignReceipt(assigned, request.passport))
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/operator/billing/payments/:paymentId/refund',
      id: 'refundPayment',
      tag,
      callers: 'operators',
      summary: 'Give money back',
      description: 'No more than was paid by this payment, and than is credit of the company.',
      params: Exactly({ paymentId: Id }),
      body: Exactly({ amount: Amount, currency: Currency, reason: Reason }),
      answers: {
        200: Type.Object({ returned: { ...MoneySchema, description: 'Of this payment, in all, as far as is known' } }),
      },
      problems: ['reason-needed', 'unknown-payment', 'refund-too-large', 'currency-differs'],
    },
    async (request) => {
      const { reason, ...back } = request.body
      const refund = { ...request.params, amount: priceInput(back), reason }
      return { returned: moneyView((await paymentOperators.refundPayment(refund, request.passport)).returned) }
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/operator/billing/write-offs',
      id: 'writeOffInvoice',
      tag,
      callers: 'operators',
      summary: 'Stop asking for what is outstanding of an invoice',
      body: Exactly({ invoiceNumber: InvoiceNumber, reason: Reason }),
      answers: { 200: Type.Object({ writtenOff: MoneySchema }) },
      problems: ['reason-needed', 'not-found', 'nothing-outstanding'],
    },
    async (request) => {
      const { writtenOff } = await paymentOperators.writeOff(request.body, request.passport)
      return { writtenOff: moneyView(writtenOff) }
    },
  )
}

function payerOf(payer: string): { companyId: string } | { invoiceNumber: string } {
  return isId(payer) ? { companyId: payer } : { invoiceNumber: payer }
}

function transferOf(said: { amount: string; currency: string; reference: string; receivedOn: string }) {
  const { reference, receivedOn, ...amount } = said
  return { amount: priceInput(amount), reference, receivedOn }
}

function paidView(paid: RecordPaymentReply): Static<typeof PaidSchema> {
  const { paymentId, companyId, outstanding, credit } = paid
  return { paymentId, companyId, outstanding: moneyView(outstanding), credit: moneyView(credit) }
}
