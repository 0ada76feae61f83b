import { newId } from '@holdfast/contracts'
import { InvoiceWrittenOff, MoneyReceived, PaymentReceived, PaymentReturned } from '@holdfast/contracts/billing'
import type { ActorInput } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import type { Ledger, Transaction } from '@holdfast/ledger'
import type { Call } from '@holdfast/runtime'
import { type CompanyAccount, move, openInvoices, outstandingOf } from '../book/account.ts'
import type { BookStore } from '../book/book-store.ts'
import { postingOf } from '../book/posting.ts'
import type { DunningSteps } from '../dunning/dunning-steps.ts'
import { assign, type Receipt } from '../receipts/receipt.ts'
import type { ReceiptStore } from '../receipts/receipt-store.ts'
import { settle } from './allocation.ts'
import { type BankPayment, type BankTransfer, checkSame, giveBack, received } from './bank-transfer.ts'
import type { PaymentStore, RecordedTransfer } from './payment-store.ts'
import { checkCredit } from './refund.ts'

/** Who does it, and for which call. */
interface Act {
  call: Call
  actor: ActorInput
}

export interface Paid {
  paymentId: string
  companyId: string
}

/** What an operator does with money that came over the bank. Each is one transaction: payment, book, entry, dunning. */
export interface PaymentRecording {
  /** Said again, it is recorded once. Throws `reference-taken`. */
  record(act: Act, companyId: string, transfer: BankTransfer): Promise<Paid>
  /** Money without a name. Said again, it is recorded once. Throws `reference-taken`. */
  receive(act: Act, transfer: BankTransfer): Promise<{ receiptId: string }>
  /** Throws `receipt-used-up`. @param part all that is left if it is absent */
  assignReceipt(act: Act, receiptId: string, companyId: string, part: bigint | undefined): Promise<Paid>
  /** Throws `refund-too-large`. */
  refund(act: Act, payment: BankPayment, amount: bigint, reason: string): Promise<{ returned: number }>
  /** Throws `nothing-outstanding`. */
  writeOff(act: Act, companyId: string, number: string, reason: string): Promise<{ writtenOff: number }>
}

export function createPaymentRecording(needs: {
  ledger: Ledger
  book: BookStore
  payments: PaymentStore
  receipts: ReceiptStore
  dunning: DunningSteps
}): PaymentRecording {
  const { ledger, book, payments, receipts, dunning } = needs

  return {
    record: ({ call, actor }, companyId, transfer) =>
      ledger.transact({ stream: `company/${companyId}`, call, actor }, async (tx): Promise<Paid> => {
        const recorded = await payments.transfer(transfer.reference, tx.session)
        if (recorded) return paidBy(recorded, transfer, companyId)
        const payment: BankPayment = { ...transfer, paymentId: newId(tx.now), companyId, returned: 0n }
        const { paymentId } = payment
        await payments.addTransfer({ ...transfer, became: { paymentId, companyId } }, tx.session)
        await takeIn(payment, tx)
        return { paymentId, companyId }
      }),

    async receive({ call, actor }, transfer) {
      const earlier = await payments.transfer(transfer.reference)
      if (earlier) return receivedBy(earlier, transfer)
      const receiptId = newId()
      return ledger.transact({ stream: `receipt/${receiptId}`, call, actor }, async (tx) => {
        const recorded = await payments.transfer(transfer.reference, tx.session)
        if (recorded) return receivedBy(recorded, transfer)
        const receipt: Receipt = { ...transfer, receiptId, assigned: 0n }
        const { amount, currency } = receipt
        await payments.addTransfer({ ...transfer, became: { receiptId } }, tx.session)
        await receipts.save(receipt, tx.session)
        const movement = { type: 'money-received', receiptId, amount, place: { at: 'bank' } } as const
        await book.append([postingOf(`receipt ${receiptId}`, movement, currency)], tx.session)
        tx.append(MoneyReceived, { receiptId, amount: Number(amount), currency })
        return { receiptId }
      })
    },

    assignReceipt: ({ call, actor }, receiptId, companyId, part) =>
      ledger.transact({ stream: `company/${companyId}`, call, actor }, async (tx): Promise<Paid> => {
        const receipt = await receipts.find(receiptId, tx.session)
        if (!receipt) throw new DomainError('not-found')
        const { receipt: left, amount } = assign(receipt, part)
        // Another company that is given money of this receipt meanwhile conflicts here.
        await receipts.save(left, tx.session)
        const { currency, reference, receivedOn } = receipt
        const about = { amount, currency, reference, receivedOn, receiptId, returned: 0n }
        const payment: BankPayment = { ...about, paymentId: newId(tx.now), companyId }
        await takeIn(payment, tx)
        return { paymentId: payment.paymentId, companyId }
      }),

    refund: ({ call, actor }, { paymentId, companyId }, amount, reason) =>
      ledger.transact({ stream: `company/${companyId}`, call, actor }, async (tx) => {
        const payment = await payments.find(paymentId, tx.session)
        if (payment?.via !== 'bank') throw new DomainError('unknown-payment')
        const back = giveBack(payment, amount)
        const account = await book.account(companyId, tx.session)
        checkCredit(account, amount, await payments.goingBack(companyId, tx.session))
        const change = move(account, back.movements)
        await book.save(change, tx.session)
        await payments.save({ via: 'bank', ...back.payment }, tx.session)
        const { currency } = payment
        const about = { companyId, paymentId, amount: Number(amount), currency, byBank: false, reason }
        tx.append(PaymentReturned, about)
        await dunning.settled(change.account, tx)
        return { returned: Number(back.payment.returned) }
      }),

    writeOff: ({ call, actor }, companyId, number, reason) =>
      ledger.transact({ stream: `company/${companyId}`, call, actor }, async (tx) => {
        const account = await book.account(companyId, tx.session)
        const invoice = openInvoices(account).find((one) => one.number === number)
        if (!invoice) throw new DomainError('nothing-outstanding')
        const amount = outstandingOf(invoice)
        const change = move(account, [{ type: 'written-off', companyId, number, amount }])
        await book.save(change, tx.session)
        const { currency } = account
        tx.append(InvoiceWrittenOff, { companyId, number, amount: Number(amount), currency, reason })
        await dunning.settled(change.account, tx)
        return { writtenOff: Number(amount) }
      }),
  }

  async function takeIn(payment: BankPayment, tx: Transaction): Promise<void> {
    const { companyId, paymentId, amount, currency, receiptId } = payment
    await payments.save({ via: 'bank', ...payment }, tx.session)
    const before = await book.account(companyId, tx.session)
    const change = settle(before, [received(payment)])
    await book.save(change, tx.session)
    tx.append(PaymentReceived, {
      companyId,
      paymentId,
      amount: Number(amount),
      currency,
      paidNumbers: paidBetween(before, change.account),
      ...(receiptId !== undefined && { receiptId }),
    })
    await dunning.settled(change.account, tx)
  }
}

/** Numbers of invoices of which something was outstanding, and nothing is any more. */
export function paidBetween(before: CompanyAccount, after: CompanyAccount): string[] {
  const still = new Set(openInvoices(after).map(({ number }) => number))
  return openInvoices(before).flatMap(({ number }) => (still.has(number) ? [] : [number]))
}

/** The payment that a transfer of this reference has become, if it is this very transfer for this company. */
function paidBy(recorded: RecordedTransfer, transfer: BankTransfer, companyId: string): Paid {
  checkSame(recorded, transfer)
  const { became } = recorded
  if (!('paymentId' in became) || became.companyId !== companyId) throw new DomainError('reference-taken')
  return became
}

function receivedBy(recorded: RecordedTransfer, transfer: BankTransfer): { receiptId: string } {
  checkSame(recorded, transfer)
  if (!('receiptId' in recorded.became)) throw new DomainError('reference-taken')
  return recorded.became
}
