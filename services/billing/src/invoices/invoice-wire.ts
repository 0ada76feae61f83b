import type { InvoiceInput, InvoiceKind, InvoiceSummaryInput, PaymentState } from '@holdfast/contracts/billing'
import { type CompanyAccount, outstandingOf } from '../book/account.ts'
import { lineTexts, say } from '../documents/wording.ts'
import type { InvoiceBuyer, InvoiceSeller, IssuedInvoice } from './invoice.ts'
import type { KeptInvoice } from './invoice-store.ts'

const kinds = { invoice: 'INVOICE_KIND_INVOICE', 'credit-note': 'INVOICE_KIND_CREDIT_NOTE' } as const

export function documentKindToWire(kind: IssuedInvoice['kind']): InvoiceSummaryInput['kind'] & string {
  return kinds[kind]
}

export function documentKindFromWire(kind: InvoiceKind | undefined): IssuedInvoice['kind'] | undefined {
  if (kind === 'INVOICE_KIND_INVOICE') return 'invoice'
  return kind === 'INVOICE_KIND_CREDIT_NOTE' ? 'credit-note' : undefined
}

/** @param today the date in the seller's zone: what is due before it is overdue */
export function summaryToWire(
  { document, invoiceId }: Pick<KeptInvoice, 'document' | 'invoiceId'>,
  { account, today }: { account: CompanyAccount; today: string },
): InvoiceSummaryInput {
  const { number, kind, issuedOn, dueOn, currency, totals, corrects, purchaseOrder } = document
  const owed = account.invoices.find((one) => one.number === number)
  const outstanding = owed ? outstandingOf(owed) : 0n
  return {
    ...{ invoiceId, number, issuedOn, dueOn, currency },
    kind: documentKindToWire(kind),
    net: Number(totals.net),
    vat: Number(totals.vat),
    gross: Number(totals.gross),
    outstanding: Number(outstanding),
    state: stateOf(outstanding, dueOn < today),
    ...(corrects && { corrects: corrects.number }),
    ...(purchaseOrder !== undefined && { purchaseOrder }),
  }
}

export function invoiceToWire(invoice: KeptInvoice, present: { account: CompanyAccount; today: string }): InvoiceInput {
  const { taxPointOn, seller, buyer, period, lines, vat, totals, locale } = invoice.document
  return {
    summary: summaryToWire(invoice, present),
    taxPointOn,
    seller: partyToWire(seller.legalName, seller),
    buyer: partyToWire(buyer.name, buyer),
    periodFrom: period.from,
    periodTo: period.to,
    lines: lines.map(({ position, text, quantity, unitPrice, net, vat: { rate }, period: of }) => ({
      ...{ position, quantity, unitPrice },
      description: say(lineTexts, text, locale),
      net: Number(net),
      vatRate: rate,
      ...(of && { from: of.from, to: of.to }),
    })),
    vat: vat.map(({ category, rate, base, amount, country }) => ({
      ...{ category, rate },
      base: Number(base),
      amount: Number(amount),
      ...(country !== undefined && { country }),
    })),
    prepaid: Number(totals.prepaid),
    due: Number(totals.due),
    locale,
  }
}

function partyToWire(name: string, { address, vatId }: Pick<InvoiceBuyer | InvoiceSeller, 'address' | 'vatId'>) {
  return { name, ...address, ...(vatId !== undefined && { vatId }) }
}

function stateOf(outstanding: bigint, isLate: boolean): PaymentState {
  if (outstanding <= 0n) return 'PAYMENT_STATE_PAID'
  return isLate ? 'PAYMENT_STATE_OVERDUE' : 'PAYMENT_STATE_OPEN'
}
