import { isId, textFault, textLengths, tidyText } from '@holdfast/contracts'
import type { PaymentOperators, Price } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import type { AdmitOperator } from '@holdfast/process'
import { type Call, type Handlers, note, pageOf, readPage, reasonOf } from '@holdfast/runtime'
import type { KnownAccounts } from '../accounts/known-accounts.ts'
import { openInvoices, outstandingOf } from '../book/account.ts'
import type { BookStore } from '../book/book-store.ts'
import type { Clock } from '../clock.ts'
import { moneyFromWire, moneyToWire } from '../money/money-wire.ts'
import { leftOf } from '../receipts/receipt.ts'
import type { ReceiptStore } from '../receipts/receipt-store.ts'
import { dateAt, type Seller } from '../sellers/seller.ts'
import { type BankTransfer, readTransfer } from './bank-transfer.ts'
import type { PaymentCharging } from './payment-charging.ts'
import type { Paid, PaymentRecording } from './payment-recording.ts'
import type { PaymentStore } from './payment-store.ts'

/** Acts of the platform's staff on money. Each waits until company has taken what the money restores. */
export function paymentOperatorApi(needs: {
  ledger: Ledger
  known: KnownAccounts
  book: BookStore
  payments: PaymentStore
  receipts: ReceiptStore
  recording: PaymentRecording
  charging: PaymentCharging
  tellCompany: (companyId: string) => Promise<void>
  admitOperator: AdmitOperator
  seller: Seller
  clock: Clock
}): Handlers<typeof PaymentOperators> {
  const { ledger, known, book, payments, receipts, recording, charging, tellCompany, admitOperator, seller, clock } =
    needs
  const { currency } = seller

  return {
    async recordPayment({ companyId, invoiceNumber, ...said }, call) {
      const actor = await admit(call)
      const transfer = read(said)
      const paid = await ledger.once(call, async () => {
        const payer = await payerOf({ companyId, invoiceNumber }, call)
        return recording.record({ call, actor }, payer, transfer)
      })
      return answer(paid)
    },

    async recordReceipt(said, call) {
      const actor = await admit(call)
      const transfer = read(said)
      return ledger.once(call, () => recording.receive({ call, actor }, transfer))
    },

    async listReceipts(request, call) {
      await admit(call)
      const wanted = readPage(request, 'receipts')
      const rows = await receipts.open(wanted.after, wanted.limit + 1)
      const { page, nextCursor } = pageOf(rows, wanted, ({ receiptId }) => receiptId)
      return {
        receipts: page.map((receipt) => ({
          receiptId: receipt.receiptId,
          amount: moneyToWire(receipt.amount, receipt.currency),
          left: moneyToWire(leftOf(receipt), receipt.currency),
          reference: receipt.reference,
          receivedOn: receipt.receivedOn,
        })),
        nextCursor,
      }
    },

    async assignReceipt({ receiptId, companyId, invoiceNumber, amount }, call) {
      const actor = await admit(call)
      if (!isId(receiptId)) throw new DomainError('not-found')
      const part = amount ? moneyFromWire(amount) : undefined
      if (part && part.currency !== currency) throw new DomainError('currency-differs')
      const paid = await ledger.once(call, async () => {
        const payer = await payerOf({ companyId, invoiceNumber }, call)
        return recording.assignReceipt({ call, actor }, receiptId, payer, part?.amount)
      })
      return answer(paid)
    },

    async refundPayment({ paymentId, amount: wanted, reason: given }, call) {
      const actor = await admit(call)
      const reason = reasonOf(given)
      const { amount, currency: wantedCurrency } = moneyFromWire(wanted)
      if (wantedCurrency !== currency) throw new DomainError('currency-differs')
      const { returned } = await ledger.once(call, async () => {
        const payment = isId(paymentId) ? await payments.find(paymentId) : undefined
        if (!payment) throw new DomainError('unknown-payment')
        note(call, { about: payment.companyId })
        const act = { call, actor }
        return payment.via === 'bank'
          ? recording.refund(act, payment, amount, reason)
          : charging.refund(act, payment, amount, reason)
      })
      return { returned: moneyToWire(BigInt(returned), currency) }
    },

    async writeOff({ invoiceNumber, reason: given }, call) {
      const actor = await admit(call)
      const reason = reasonOf(given)
      const companyId = await payerOf({ companyId: undefined, invoiceNumber }, call)
      const { writtenOff } = await ledger.once(call, () =>
        recording.writeOff({ call, actor }, companyId, invoiceNumber, reason),
      )
      await tellCompany(companyId)
      return { writtenOff: moneyToWire(BigInt(writtenOff), currency) }
    },
  }

  async function admit(call: Call) {
    const { userId } = await admitOperator(call)
    return { kind: 'KIND_OPERATOR', id: userId } as const
  }

  function read(said: { amount?: Price | null; reference: string; receivedOn: string }): BankTransfer {
    const fault = textFault(said.reference, textLengths.transferReference)
    if (fault) throw new DomainError('bad-request', { errors: [{ pointer: '/reference', detail: fault }] })
    const transfer = {
      ...moneyFromWire(said.amount),
      reference: tidyText(said.reference),
      receivedOn: said.receivedOn,
    }
    return readTransfer(transfer, { currency, today: dateAt(seller, clock()) })
  }

  /** Throws `not-found`. */
  async function payerOf(
    { companyId, invoiceNumber }: { companyId?: string | undefined; invoiceNumber?: string | undefined },
    call: Call,
  ): Promise<string> {
    const payer = companyId || (invoiceNumber ? await book.companyOf(invoiceNumber) : undefined)
    if (!payer || !isId(payer)) throw new DomainError('not-found')
    note(call, { about: payer })
    await known.account(payer)
    return payer
  }

  async function answer({ paymentId, companyId }: Paid) {
    await tellCompany(companyId)
    const account = await book.account(companyId)
    const outstanding = openInvoices(account).reduce((sum, invoice) => sum + outstandingOf(invoice), 0n)
    return {
      paymentId,
      companyId,
      outstanding: moneyToWire(outstanding, currency),
      credit: moneyToWire(account.credit, currency),
    }
  }
}
