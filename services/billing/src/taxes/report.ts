import type { IssuedInvoice, VatCategory, VatGroup } from '../invoices/invoice.ts'

/** What was sold in a month under one treatment. What credit notes take back is negative. */
export interface VatReportRow {
  /** `2026-12`: of the tax point. */
  month: string
  /** Which return it belongs to: the seller's own, the one-stop shop's, the list of sales to businesses of other members. */
  kind: 'domestic' | 'one-stop-shop' | 'reverse-charge' | 'outside'
  country: string
  category: VatCategory
  rate: string
  currency: string
  /** With `reverse-charge`, whom it was sold to: the list of sales names them. */
  buyerVatId?: string
  /** With a credit note of the one-stop shop: the month that it corrects, which the return names. */
  corrects?: string
  base: bigint
  vat: bigint
  documents: number
}

/**
 * The rows of a month's report, in a fixed order. The return of the one-stop shop is quarterly: it has the rows of its
 * three months.
 * @param home ISO 3166-1 of the seller's member state
 * @param taxPoints by number, the tax points of documents that credit notes of this month correct
 */
export function vatReport(
  documents: Iterable<IssuedInvoice>,
  { month, home, taxPoints }: { month: string; home: string; taxPoints: ReadonlyMap<string, string> },
): VatReportRow[] {
  const rows = new Map<string, VatReportRow>()
  for (const document of documents) {
    if (monthOf(document.taxPointOn) !== month) continue
    const sign = document.kind === 'invoice' ? 1n : -1n
    for (const group of document.vat) {
      const about = rowOf(document, group, home, taxPoints)
      const key = JSON.stringify(Object.values(about))
      const row = rows.get(key) ?? { ...about, base: 0n, vat: 0n, documents: 0 }
      rows.set(key, {
        ...row,
        base: row.base + sign * group.base,
        vat: row.vat + sign * group.amount,
        documents: row.documents + 1,
      })
    }
  }
  return [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}

export function monthOf(date: string): string {
  return date.slice(0, 7)
}

function rowOf(
  { taxPointOn, currency, buyer, corrects }: IssuedInvoice,
  { category, rate, country }: VatGroup,
  home: string,
  taxPoints: ReadonlyMap<string, string>,
): Omit<VatReportRow, 'base' | 'vat' | 'documents'> {
  const kind = kindOf(category, country, home)
  const corrected = corrects && taxPoints.get(corrects.number)
  return {
    month: monthOf(taxPointOn),
    kind,
    country: country ?? buyer.address.country,
    category,
    rate,
    currency,
    ...(kind === 'reverse-charge' && { buyerVatId: buyer.vatId }),
    ...(kind === 'one-stop-shop' && corrected !== undefined && { corrects: monthOf(corrected) }),
  }
}

function kindOf(category: VatCategory, country: string | undefined, home: string): VatReportRow['kind'] {
  if (category === 'AE') return 'reverse-charge'
  if (category === 'O') return 'outside'
  return country === undefined || country === home ? 'domestic' : 'one-stop-shop'
}
