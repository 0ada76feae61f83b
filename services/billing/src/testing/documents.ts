import type { InvoiceHead } from '../invoices/composition.ts'
import type { IssuedInvoice } from '../invoices/invoice.ts'

/** The head of a document for tests: a Swedish seller, a German company. */
export const head: InvoiceHead = {
  currency: 'EUR',
  locale: 'en',
  period: { from: '2026-11-01', to: '2026-11-30' },
  buyerReference: 'PO-7',
  seller: {
    legalName: 'Holdfast AB',
    address: { line1: 'Storgatan 1', postalCode: '111 22', city: 'Stockholm', country: 'SE' },
    registrationId: '5560125790',
    vatId: 'SE556012579001',
    email: 'invoices@holdfast.example',
    bank: { iban: 'SE4550000000058398257466', accountName: 'Holdfast AB' },
  },
  buyer: {
    companyId: '0192f0c1-2d3e-7abc-8def-0123456789ab',
    name: 'Muster GmbH',
    address: { line1: 'Hauptstraße 2', postalCode: '10115', city: 'Berlin', country: 'DE' },
    vatId: 'DE136695976',
  },
  notes: [],
}

/** What a draft becomes, for tests that care for neither number nor dates. */
export const issuedAs = (number: string, on = '2026-12-01') =>
  ({
    number,
    issuedOn: on,
    taxPointOn: on,
    dueOn: on,
  }) satisfies Partial<IssuedInvoice>
