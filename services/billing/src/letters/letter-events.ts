import {
  InvoiceIssued,
  OverdueInvoiceUndelivered,
  PaymentActionNeeded,
  PaymentFailed,
  PaymentOverdue,
  PaymentReceived,
  PaymentReturned,
  PaymentReturnUndone,
  PlanChangeDropped,
  PlanChanged,
  PlanChangePlanned,
  type PlanChoice,
  SubscriptionCancelled,
  SubscriptionEnded,
  UnpaidStandingChanged,
  UsageNoticeGiven,
} from '@holdfast/contracts/billing'
import type { LetterDescriptionInput } from '@holdfast/contracts/ledger'
import { type LetterValues, letterEvent, letterEvents } from '@holdfast/ledger'
import { type CompanyAccount, openInvoices, outstandingOf } from '../book/account.ts'
import { usualSchedule } from '../dunning/dunning.ts'
import { type GivenByRole, type MailAbout, type Readers, recipientsOf } from '../invoice-mails/recipients.ts'
import { WITHDRAWN } from '../payments/payment.ts'
import { letter, type Templates } from './letter.ts'

/** What a letter is written from, besides the event: all as it is at the moment of sending. */
export interface Occasion {
  companyId: string
  companyName: string
  readers: Readers
  isGiven: GivenByRole
  /** What the company owes. */
  account: CompanyAccount
  /** The document of the entry goes with the letters. */
  isAttached: boolean
  /** Where the seller's people read mail. */
  sellerEmail: string
  planNameOf(choice: PlanChoice): string
  /** The date in the seller's zone. @param at in milliseconds since 1970 */
  dateOf(at: number): string
  /** The names of the sites of the entry, as one text; empty when there are none. */
  siteNames: string
}

/** The events whose entries ask for letters, each with the function that writes them at the moment of sending. */
export const billingLetters = letterEvents<Occasion>(
  letterEvent(InvoiceIssued, invoiceIssued),
  letterEvent(PaymentReceived, (event, occasion) =>
    toAll('payment', occasion, 'payment-received', {
      paidAmount: amountOf(event),
      ...(event.paidNumbers.length > 0 && { numbers: event.paidNumbers.join(', ') }),
    }),
  ),
  letterEvent(PaymentFailed, paymentFailed),
  letterEvent(PaymentActionNeeded, paymentActionNeeded),
  // What the payer's bank took back, they know; that the invoice is open again, a reminder says.
  letterEvent(
    PaymentReturned,
    (event, occasion) => toAll('payment', occasion, 'refund', { refundAmount: amountOf(event) }),
    ({ byBank }) => !byBank,
  ),
  // A dispute that was decided for us is the bank's word to the payer.
  letterEvent(
    PaymentReturnUndone,
    (event, occasion) => toAll('payment', occasion, 'refund-failed', { refundAmount: amountOf(event) }),
    ({ byBank }) => !byBank,
  ),
  letterEvent(PaymentOverdue, paymentOverdue),
  letterEvent(OverdueInvoiceUndelivered, ({ number }, { companyId, companyName, sellerEmail }) => [
    letter({ email: sellerEmail, recipientId: 'seller', language: 'en' }, 'invoice-undelivered', {
      companyId,
      companyName,
      number,
    }),
  ]),
  letterEvent(UnpaidStandingChanged, unpaidStandingChanged),
  letterEvent(UsageNoticeGiven, ({ meter, percent, from }, occasion) =>
    toAll('usage', occasion, 'usage-notice', {
      meter: meter === 'USAGE_METER_BYTES' ? 'bytes' : 'visits',
      percent: String(percent),
      beganOn: occasion.dateOf(from),
    }),
  ),
  letterEvent(PlanChangePlanned, ({ choice, at }, occasion) =>
    toAll('plan', occasion, 'plan-change-planned', {
      planName: occasion.planNameOf(choice!),
      changesAt: String(at),
    }),
  ),
  letterEvent(PlanChanged, ({ from, to }, occasion) =>
    toAll('plan', occasion, 'plan-changed', {
      planName: occasion.planNameOf(to!),
      ...(from && { formerPlanName: occasion.planNameOf(from) }),
    }),
  ),
  letterEvent(
    PlanChangeDropped,
    ({ choice }, occasion) =>
      toAll('plan', occasion, 'plan-change-refused', { planName: occasion.planNameOf(choice!) }),
    ({ because }) => because === 'DROP_CAUSE_REFUSED',
  ),
  letterEvent(SubscriptionCancelled, ({ endsAt }, occasion) =>
    toAll('plan', occasion, 'plan-cancelled', { endsAt: String(endsAt), ...namedSites(occasion) }),
  ),
  letterEvent(SubscriptionEnded, subscriptionEnded, ({ reason }) => causeOf(reason) !== undefined),
)

function invoiceIssued(
  { number, kind, gross, due, dueOn, currency, corrects }: InvoiceIssued,
  occasion: Occasion,
): LetterDescriptionInput[] {
  const grossAmount = amountOf({ amount: gross, currency })
  const attached = whetherAttached(occasion)
  if (kind === 'INVOICE_KIND_CREDIT_NOTE') {
    const correctedNumber = corrects !== undefined && { correctedNumber: corrects }
    return toAll('invoice', occasion, 'credit-note', { number, grossAmount, ...correctedNumber, ...attached })
  }
  const left = due > 0 && { dueAmount: amountOf({ amount: due, currency }) }
  return toAll('invoice', occasion, 'invoice', { number, grossAmount, ...left, dueOn, ...attached })
}

/** Not any more when the invoice was paid meanwhile, by whatever way; nor when we have ended it ourselves. */
function paymentFailed({ number, reason }: PaymentFailed, occasion: Occasion): LetterDescriptionInput[] {
  if (reason === WITHDRAWN) return []
  const open = openInvoice(number, occasion)
  return open ? toAll('payment', occasion, 'payment-failed', { number, dueAmount: open.dueAmount }) : []
}

function paymentActionNeeded({ paymentId, number }: PaymentActionNeeded, occasion: Occasion): LetterDescriptionInput[] {
  const open = openInvoice(number, occasion)
  if (!open) return []
  const { companyId } = occasion
  return toAll('payment', occasion, 'payment-action-needed', {
    companyId,
    paymentId,
    number,
    dueAmount: open.dueAmount,
  })
}

function paymentOverdue({ number, attempt }: PaymentOverdue, occasion: Occasion): LetterDescriptionInput[] {
  const open = openInvoice(number, occasion)
  if (!open) return []
  const about = { number, ...open, ...whetherAttached(occasion) }
  return attempt < usualSchedule.tries.length
    ? toAll('payment', occasion, 'payment-reminder', { ...about, attempt: String(attempt) })
    : toAll('payment', occasion, 'payment-last-reminder', about)
}

/** Nobody is told that they are suspended when they have paid meanwhile. */
function unpaidStandingChanged({ unpaid }: UnpaidStandingChanged, occasion: Occasion): LetterDescriptionInput[] {
  if (!unpaid) return toAll('standing', occasion, 'restored-after-payment', {})
  return openInvoices(occasion.account).length > 0 ? toAll('standing', occasion, 'suspended-unpaid', {}) : []
}

function subscriptionEnded({ reason }: SubscriptionEnded, occasion: Occasion): LetterDescriptionInput[] {
  return toAll('standing', occasion, 'plan-ended', { cause: causeOf(reason)!, ...namedSites(occasion) })
}

/** Why a plan ended, as the template has it. Whoever closes a company knows that its plan ends. */
function causeOf(reason: SubscriptionEnded['reason']): 'cancelled' | 'unpaid' | 'refunded' | undefined {
  switch (reason) {
    case 'SUBSCRIPTION_END_REASON_CANCELLED':
      return 'cancelled'
    case 'SUBSCRIPTION_END_REASON_UNPAID':
      return 'unpaid'
    case 'SUBSCRIPTION_END_REASON_REFUNDED':
      return 'refunded'
    default:
      return undefined
  }
}

/** One letter to each of those whom such mails go to. */
function toAll<Name extends keyof Templates>(
  about: MailAbout,
  { readers, isGiven, companyName }: Occasion,
  template: Name,
  values: Omit<LetterValues<Templates[Name]>, 'companyName' | 'asContact'>,
): LetterDescriptionInput[] {
  return recipientsOf(about, readers, isGiven).map((recipient) => {
    const asContact = 'email' in recipient && { asContact: 'true' }
    return letter(recipient, template, { companyName, ...values, ...asContact } as LetterValues<Templates[Name]>)
  })
}

function openInvoice(number: string, { account }: Occasion): { dueAmount: string; dueOn: string } | undefined {
  const invoice = openInvoices(account).find((each) => each.number === number)
  if (!invoice) return undefined
  const dueAmount = amountOf({ amount: outstandingOf(invoice), currency: account.currency })
  return { dueAmount, dueOn: invoice.dueOn }
}

function amountOf({ amount, currency }: { amount: number | bigint; currency: string }): string {
  return `${amount} ${currency}`
}

function whetherAttached({ isAttached }: Occasion): { isAttached?: string } {
  return isAttached ? { isAttached: 'true' } : {}
}

function namedSites({ siteNames }: Occasion): { siteName?: string } {
  return siteNames ? { siteName: siteNames } : {}
}
