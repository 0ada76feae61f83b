import type { Deliveries } from '@holdfast/contracts/billing'
import { entryNamed, type Ledger } from '@holdfast/ledger'
import type { Handlers, Log } from '@holdfast/runtime'
import type { Clock } from '../clock.ts'
import type { InvoiceStore } from '../invoices/invoice-store.ts'
import { documentOf } from '../letters/entry-documents.ts'

/**
 * Learns what became of the mails with invoices and reminders. From the first one that a mail server accepted, somebody can
 * know of the invoice: dunning counts from there. Business time, so that a report which comes late is to nobody's harm.
 */
export function deliveryApi(needs: {
  ledger: Pick<Ledger, 'read'>
  invoices: Pick<InvoiceStore, 'known'>
  clock: Clock
  log: Log
}): Handlers<typeof Deliveries> {
  const { ledger, invoices, clock, log } = needs
  return {
    async reportDelivery({ accepted, refused, isLost, ...named }) {
      const entry = await entryNamed(ledger, named)
      const number = entry && documentOf(entry)
      if (!entry || number === undefined) return {}
      const companyId = entry.stream.replace('company/', '')
      if (accepted > 0) await invoices.known(companyId, number, clock())
      else if (isLost) log.warn({ companyId, number, refused }, 'no mail server has accepted the mail with an invoice')
      return {}
    },
  }
}
