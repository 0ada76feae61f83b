import { InvoiceIssued, PaymentOverdue } from '@holdfast/contracts/billing'

/** Entries whose mails a document goes with, and its number. */
const numbers = new Map<string, (data: Uint8Array) => string>([
  [InvoiceIssued.type, (data) => InvoiceIssued.decode(data).number],
  [PaymentOverdue.type, (data) => PaymentOverdue.decode(data).number],
])

/** The number of the document that goes with the mails of an entry; undefined if none does. */
export function documentOf({ type, data }: { type: string; data: Uint8Array }): string | undefined {
  return numbers.get(type)?.(data)
}
