import type {
  Invoice,
  InvoiceKind,
  InvoiceParty,
  InvoiceSummary,
  PaymentState,
  Statement,
} from '@holdfast/contracts/billing'
import { type Static, Type } from 'typebox'
import { csvOf } from '../../schemas/csv.ts'
import { Exactly, Id, IdOut, OneOf } from '../../schemas/fields.ts'

/** A day in the seller's time zone. */
export const Day = Type.String({ format: 'date', pattern: '^[12]\\d{3}-\\d{2}-\\d{2}$', examples: ['2026-12-01'] })
const DayOut = Type.String({ format: 'date', examples: ['2026-12-01'] })
const Amount = Type.String({ description: 'In minor units, such as cents', examples: ['2375'] })

export const InvoiceKindSchema = OneOf(['invoice', 'credit-note'])
/** The series' pattern has no other characters. */
export const InvoiceNumber = Type.String({
  minLength: 1,
  maxLength: 60,
  pattern: '^[A-Za-z0-9/._-]+$',
  examples: ['HF-2026-000123'],
})
export const InvoiceParams = Exactly({ companyId: Id, number: InvoiceNumber })

const summary = {
  invoiceId: IdOut,
  number: Type.String({ examples: ['HF-2026-000123'] }),
  kind: InvoiceKindSchema,
  issuedOn: DayOut,
  dueOn: DayOut,
  currency: Type.String({ examples: ['EUR'] }),
  net: Amount,
  vat: Amount,
  gross: Amount,
  outstanding: Type.String({ description: 'What is not paid of it yet, in minor units' }),
  state: OneOf(['open', 'overdue', 'paid'], 'Nothing is ever owed for a credit note, so it is paid'),
  corrects: Type.Union([Type.String(), Type.Null()], { description: 'The invoice that a credit note takes back' }),
  purchaseOrder: Type.Union([Type.String(), Type.Null()]),
}
export const InvoiceSummarySchema = Type.Object(summary)

const PartySchema = Type.Object({
  name: Type.String(),
  address: Type.Object({
    line1: Type.String(),
    line2: Type.Optional(Type.String()),
    postalCode: Type.String(),
    city: Type.String(),
    region: Type.Optional(Type.String()),
    country: Type.String(),
  }),
  vatId: Type.Union([Type.String(), Type.Null()]),
})

export const InvoiceSchema = Type.Object({
  ...summary,
  taxPointOn: DayOut,
  period: Type.Object({ from: DayOut, to: DayOut }),
  seller: PartySchema,
  buyer: PartySchema,
  lines: Type.Array(
    Type.Object({
      position: Type.Integer(),
      description: Type.String({ description: 'In the language of the document' }),
      quantity: Type.String({ examples: ['1'] }),
      unitPrice: Type.String({ description: 'In major units', examples: ['19.00'] }),
      net: Amount,
      vatRate: Type.String({ description: 'Percent', examples: ['25'] }),
      period: Type.Union([Type.Object({ from: DayOut, to: DayOut }), Type.Null()]),
    }),
  ),
  vatGroups: Type.Array(
    Type.Object({
      category: Type.String({ description: 'Of UNCL 5305', examples: ['S'] }),
      rate: Type.String(),
      base: Amount,
      amount: Amount,
      country: Type.Union([Type.String(), Type.Null()], { description: 'Where the VAT is due' }),
    }),
  ),
  prepaid: Type.String({ description: 'Credit that was used when it was issued, in minor units' }),
  due: Type.String({ description: 'What was left to pay when it was issued, in minor units' }),
  language: OneOf(['en', 'fr', 'sv']),
})

export const StatementSchema = Type.Object({
  from: DayOut,
  to: DayOut,
  currency: Type.String(),
  opening: Amount,
  lines: Type.Array(
    Type.Object({
      on: DayOut,
      type: Type.String({ examples: ['invoice-issued'] }),
      reference: Type.String({ description: 'The number of the document, or the id of the payment' }),
      amount: Type.String({ description: 'In minor units; positive where the company owes more by it' }),
      balance: Type.String({ description: 'What it owes afterwards' }),
    }),
  ),
  closing: Amount,
})

const states = { PAYMENT_STATE_OPEN: 'open', PAYMENT_STATE_OVERDUE: 'overdue' } as const

export function kindInput(kind: Static<typeof InvoiceKindSchema>): InvoiceKind {
  return kind === 'invoice' ? 'INVOICE_KIND_INVOICE' : 'INVOICE_KIND_CREDIT_NOTE'
}

export function summaryView(invoice: InvoiceSummary): Static<typeof InvoiceSummarySchema> {
  const { invoiceId, number, kind, issuedOn, dueOn, currency, net, vat, gross, outstanding, state } = invoice
  return {
    ...{ invoiceId, number, issuedOn, dueOn, currency },
    kind: kind === 'INVOICE_KIND_CREDIT_NOTE' ? 'credit-note' : 'invoice',
    ...{ net: String(net), vat: String(vat), gross: String(gross), outstanding: String(outstanding) },
    state: stateView(state),
    corrects: invoice.corrects ?? null,
    purchaseOrder: invoice.purchaseOrder ?? null,
  }
}

export function invoiceView(invoice: Invoice): Static<typeof InvoiceSchema> {
  const { taxPointOn, periodFrom, periodTo, seller, buyer, lines, vat, prepaid, due, locale } = invoice
  return {
    ...summaryView(invoice.summary!),
    taxPointOn,
    period: { from: periodFrom, to: periodTo },
    seller: partyView(seller!),
    buyer: partyView(buyer!),
    lines: lines.map(({ position, description, quantity, unitPrice, net, vatRate, from, to }) => ({
      ...{ position, description, quantity, unitPrice, vatRate },
      net: String(net),
      period: from !== undefined && to !== undefined ? { from, to } : null,
    })),
    vatGroups: vat.map(({ category, rate, base, amount, country }) => ({
      ...{ category, rate },
      base: String(base),
      amount: String(amount),
      country: country ?? null,
    })),
    prepaid: String(prepaid),
    due: String(due),
    language: locale as 'en' | 'fr' | 'sv',
  }
}

export function statementView({ opening, closing, lines, ...about }: Statement): Static<typeof StatementSchema> {
  return {
    ...about,
    opening: String(opening),
    lines: lines.map(({ amount, balance, ...line }) => ({
      ...line,
      amount: String(amount),
      balance: String(balance),
    })),
    closing: String(closing),
  }
}

/** The lines between what was owed at first and at last. */
export function statementCsv({ from, to, opening, closing, currency, lines }: Static<typeof StatementSchema>): string {
  return csvOf(
    ['on', 'type', 'reference', 'amount', 'balance', 'currency'],
    [
      [from, 'opening', '', '', opening, currency],
      ...lines.map(({ on, type, reference, amount, balance }) => [on, type, reference, amount, balance, currency]),
      [to, 'closing', '', '', closing, currency],
    ],
  )
}

function stateView(state: PaymentState): 'open' | 'overdue' | 'paid' {
  return state === 'PAYMENT_STATE_OPEN' || state === 'PAYMENT_STATE_OVERDUE' ? states[state] : 'paid'
}

function partyView({ name, line1, line2, postalCode, city, region, country, vatId }: InvoiceParty) {
  return {
    name,
    address: {
      ...{ line1, postalCode, city, country },
      ...(line2 !== undefined && { line2 }),
      ...(region !== undefined && { region }),
    },
    vatId: vatId ?? null,
  }
}
