// Makes the documents of one invoice, in a thread of its own: see document-rendering.ts.
import type { IssuedInvoice } from '../invoices/invoice.ts'
import { invoicePdf } from './invoice-pdf.ts'
import { ublOf } from './ubl.ts'

/** What is kept of an invoice, byte for byte. */
export interface InvoiceDocuments {
  /** UBL 2.1, in UTF-8. */
  ubl: Uint8Array
  /** PDF/A-3b with CII in it. */
  facturX: Uint8Array
}

export default async function makeDocuments(invoice: IssuedInvoice): Promise<InvoiceDocuments> {
  return { ubl: new TextEncoder().encode(ublOf(invoice)), facturX: await invoicePdf(invoice) }
}
