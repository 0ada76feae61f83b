import type { LetterDescriptionInput } from '@holdfast/contracts/ledger'
import type { LetterTemplates, LetterValues } from '@holdfast/ledger'
import type { Recipient } from '../invoice-mails/recipients.ts'

/**
 * Every template that billing uses, and the values that it fills in. All values are text; amounts are minor units and their
 * currency. `isAttached`: the document goes with the mail. `asContact`: the mail goes to an address that is entered for the
 * company's invoices, and not to a member.
 */
export const templates = {
  /** To whoever gets invoices. `dueAmount` is absent when nothing is left to pay. */
  invoice: ['companyName', 'number', 'grossAmount', 'dueAmount?', 'dueOn', 'isAttached?', 'asContact?'],
  'credit-note': ['companyName', 'number', 'grossAmount', 'correctedNumber?', 'isAttached?', 'asContact?'],
  /** `numbers`: the invoices that are paid with it. */
  'payment-received': ['companyName', 'paidAmount', 'numbers?', 'asContact?'],
  'payment-failed': ['companyName', 'number', 'dueAmount', 'asContact?'],
  'payment-action-needed': ['companyName', 'companyId', 'paymentId', 'number', 'dueAmount', 'asContact?'],
  'payment-reminder': ['companyName', 'number', 'dueAmount', 'dueOn', 'attempt', 'isAttached?', 'asContact?'],
  'payment-last-reminder': ['companyName', 'number', 'dueAmount', 'dueOn', 'isAttached?', 'asContact?'],
  /** To the seller. */
  'invoice-undelivered': ['companyName', 'companyId', 'number'],
  'suspended-unpaid': ['companyName', 'asContact?'],
  'restored-after-payment': ['companyName', 'asContact?'],
  /** `cause`: cancelled, unpaid, refunded. `siteName`: the names of the sites that go with it. */
  'plan-ended': ['companyName', 'cause', 'siteName?', 'asContact?'],
  /** `meter`: visits, bytes. `beganOn`: the month in question. */
  'usage-notice': ['companyName', 'meter', 'percent', 'beganOn'],
  'plan-change-planned': ['companyName', 'planName', 'changesAt'],
  'plan-changed': ['companyName', 'planName', 'formerPlanName?'],
  'plan-change-refused': ['companyName', 'planName'],
  'plan-cancelled': ['companyName', 'endsAt', 'siteName?'],
  refund: ['companyName', 'refundAmount', 'asContact?'],
  'refund-failed': ['companyName', 'refundAmount', 'asContact?'],
} as const satisfies LetterTemplates

export type Templates = typeof templates

export function letter<Name extends keyof Templates>(
  recipient: Recipient,
  template: Name,
  values: LetterValues<Templates[Name]>,
): LetterDescriptionInput {
  return { ...recipient, template, token: '', values: values as Record<string, string> }
}
