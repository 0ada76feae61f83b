import type { MadeFrom } from '../book/verification.ts'
import type { DescribedBuyer } from '../buyers/buyer.ts'
import type { ChargeLine } from '../charges/charge.ts'
import type { WantedSettings } from '../invoice-settings/invoice-setting.ts'
import { type Seller, shownOn } from '../sellers/seller.ts'
import type { VatDecision } from '../taxes/decision.ts'
import { type InvoiceNames, untaxedLine } from './charged.ts'
import { composeInvoice, type InvoiceHead } from './composition.ts'
import type { InvoiceDraft } from './invoice.ts'

/** A draft, and what it can be made from again. */
export interface Composed {
  draft: InvoiceDraft
  madeFrom: MadeFrom
  /** Its VAT is to be corrected when the buyer's VAT id turns out to be valid. */
  isVatOpen: boolean
}

/**
 * What is charged to a company, as one document.
 * @param about.credit what it has on its account
 * @param about.isChargedVatOpen some of it was charged with VAT that is open: where that is given back without naming an
 *   invoice, it follows that one's, whatever is known of the VAT id at the moment
 */
export function composeDue(
  lines: readonly ChargeLine[],
  about: {
    seller: Seller
    buyer: DescribedBuyer
    wanted: WantedSettings
    vat: VatDecision
    names: InvoiceNames
    credit: bigint
    isChargedVatOpen: boolean
  },
): Composed {
  const { seller, buyer, wanted, vat, names, credit, isChargedVatOpen } = about
  const { currency, timeZone: zone } = seller
  const charges = lines.map((line) => ({ line: untaxedLine(line, { currency, zone, names }), vat: vat.treatment }))
  const periods = charges.map(({ line }) => line.period!)
  const from = periods.map((period) => period.from).toSorted()[0]!
  const to = periods
    .map((period) => period.to)
    .toSorted()
    .at(-1)!
  const head = headOf({ seller, buyer, wanted, vatId: vat.vatId, period: { from, to } })
  const draft = composeInvoice(head, charges, credit)
  const isVatOpen = draft.kind === 'invoice' ? vat.isOpen : isChargedVatOpen && draft.totals.vat > 0n
  return { draft, madeFrom: { from: 'charges', head, charges, credit }, isVatOpen }
}

function headOf(about: {
  seller: Seller
  buyer: DescribedBuyer
  wanted: WantedSettings
  vatId: string | undefined
  period: InvoiceHead['period']
}): InvoiceHead {
  const { seller, buyer, wanted, vatId, period } = about
  const { companyId, name, address, locale } = buyer
  const { purchaseOrder, invoiceEmail: email, electronicAddress } = wanted
  return {
    currency: seller.currency,
    locale,
    period,
    ...(purchaseOrder !== undefined && { purchaseOrder }),
    buyerReference: purchaseOrder ?? companyId,
    seller: shownOn(seller),
    buyer: {
      companyId,
      name,
      address,
      ...(vatId !== undefined && { vatId }),
      ...(email !== undefined && { email }),
      ...(electronicAddress && { electronicAddress }),
    },
    notes: [],
  }
}
