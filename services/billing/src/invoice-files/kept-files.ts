import type { Log } from '@holdfast/runtime'
import type { DocumentRendering, InvoiceDocuments } from '../documents/document-rendering.ts'
import type { IssuedInvoice } from '../invoices/invoice.ts'
import type { InvoiceStore } from '../invoices/invoice-store.ts'
import type { InvoiceFileStore } from './invoice-file-store.ts'

/** A document that failed, or whose process stopped, is tried again after so long. */
const AGAIN_MS = 60_000

export interface KeptFiles {
  /** The files of a document: as they are kept, or made now. */
  of(invoice: IssuedInvoice): Promise<InvoiceDocuments>
  /** The sweep task that makes the files of what was issued. */
  makeSome(): Promise<boolean>
}

/** Files are made once, from the frozen data, and kept: whoever reads them gets the same bytes for ever. */
export function createKeptFiles(needs: {
  files: InvoiceFileStore
  invoices: InvoiceStore
  rendering: DocumentRendering
  log: Log
}): KeptFiles {
  const { files, invoices, rendering, log } = needs
  return {
    of,
    async makeSome() {
      const made = await Promise.all(Array.from({ length: rendering.threads }, makeOne))
      return made.some(Boolean)
    },
  }

  async function of(invoice: IssuedInvoice): Promise<InvoiceDocuments> {
    const { number } = invoice
    const kept = await files.find(number)
    if (kept) return kept
    await files.keep(number, await rendering.render(invoice))
    await invoices.rendered(number)
    // What somebody else has kept meanwhile is what counts.
    return (await files.find(number))!
  }

  async function makeOne(): Promise<boolean> {
    const invoice = await invoices.toRender(Date.now(), AGAIN_MS)
    if (!invoice) return false
    try {
      await of(invoice)
      await invoices.rendered(invoice.number)
    } catch (err) {
      log.warn({ err, number: invoice.number }, 'the files of a document could not be made; it is tried again')
    }
    return true
  }
}
