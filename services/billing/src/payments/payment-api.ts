import type { Authorize, Deed } from '@holdfast/access'
import type { PaymentInput, PaymentStatus, Payments } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction } from '@holdfast/ledger'
import { type Handlers, pageOf, readPage } from '@holdfast/runtime'
import { outstandingOf } from '../book/account.ts'
import type { BookStore } from '../book/book-store.ts'
import { moneyToWire } from '../money/money-wire.ts'
import type { Seller } from '../sellers/seller.ts'
import { isUnderWay } from './confirmation.ts'
import { checkReturnUrl } from './page.ts'
import { type PaymentState, WITHDRAWN } from './payment.ts'
import { type PaymentCharging, timeOf } from './payment-charging.ts'
import type { KeptPayment, PaymentStore } from './payment-store.ts'

const permission = 'payment-methods.manage'

export function paymentApi(needs: {
  authorize: Authorize
  deed: Deed<CommandTransaction>
  book: BookStore
  payments: PaymentStore
  charging: PaymentCharging
  seller: Seller
}): Pick<Handlers<typeof Payments>, 'listPayments' | 'payInvoice' | 'confirmPayment'> {
  const { authorize, deed, book, payments, charging, seller } = needs
  return {
    async listPayments({ companyId, ...request }, call) {
      await authorize(call, companyId, 'invoices.see')
      const wanted = readPage(request, `payments/${companyId}`)
      const rows = await payments.ofCompany(companyId, wanted.after, wanted.limit + 1)
      const { page, nextCursor } = pageOf(rows, wanted, ({ paymentId }) => paymentId)
      return { payments: page.map(paymentToWire), nextCursor }
    },

    async payInvoice({ companyId, number }, call) {
      const right = { stream: `company/${companyId}`, companyId, permission } as const
      const { paymentId, amount } = await deed(call, right, async (tx) => {
        const account = await book.account(companyId, tx.session)
        const known = account.invoices.find((invoice) => invoice.number === number)
        if (!known) throw new DomainError('not-found')
        if (outstandingOf(known) <= 0n) throw new DomainError('nothing-outstanding')
        // A debit is on its way for days: whoever was told the bank account meanwhile would pay twice.
        const ofInvoice = await payments.forInvoice(companyId, number, tx.session)
        if (ofInvoice.some(isUnderWay)) throw new DomainError('payment-under-way')
        const requested = await charging.request(account, number, 'payer', tx)
        return { paymentId: requested ?? null, amount: Number(outstandingOf(known)) }
      })
      await authorize.afterwards(call, companyId, permission)
      const owed = moneyToWire(BigInt(amount), seller.currency)
      if (paymentId === null) {
        // Whoever is told the bank account must not find a page of their bank that still takes the money, too.
        await charging.endWaiting(companyId, number).catch(() => {})
        return { amount: owed, bank: { ...bankOf(seller), reference: number } }
      }
      // What is not answered now is asked again by the sweep.
      await charging.ask(paymentId).catch(() => {})
      const payment = await payments.find(paymentId)
      if (!payment) throw new DomainError('unavailable')
      return { amount: owed, payment: paymentToWire(payment) }
    },

    async confirmPayment({ companyId, paymentId, returnUrl }, call) {
      await authorize(call, companyId, permission)
      checkReturnUrl(returnUrl)
      const payment = await payments.find(paymentId)
      if (payment?.companyId !== companyId) throw new DomainError('not-found')
      return charging.confirm(payment, returnUrl)
    },
  }
}

function bankOf({ bank: { iban, bic, accountName } }: Seller) {
  return { accountName, iban, ...(bic !== undefined && { bic }) }
}

const statuses = {
  requested: 'PAYMENT_STATUS_PROCESSING',
  processing: 'PAYMENT_STATUS_PROCESSING',
  'action-needed': 'PAYMENT_STATUS_ACTION_NEEDED',
  failed: 'PAYMENT_STATUS_FAILED',
  succeeded: 'PAYMENT_STATUS_SUCCEEDED',
} as const

function statusOf(state: PaymentState): PaymentStatus {
  if (state.status === 'failed' && state.reason === WITHDRAWN) return 'PAYMENT_STATUS_WITHDRAWN'
  return statuses[state.status]
}

function paymentToWire(payment: KeptPayment): PaymentInput {
  const { paymentId, amount, returned, currency } = payment
  const isBank = payment.via === 'bank'
  return {
    paymentId,
    amount: moneyToWire(amount, currency),
    returned: moneyToWire(returned, currency),
    status: isBank ? 'PAYMENT_STATUS_SUCCEEDED' : statusOf(payment.state),
    provider: isBank ? '' : payment.provider,
    reference: isBank ? payment.reference : (payment.invoiceNumber ?? ''),
    at: timeOf(paymentId),
  }
}
