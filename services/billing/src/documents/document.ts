import type { IssuedInvoice, VatCategory } from '../invoices/invoice.ts'
import { majorUnits } from '../money/money.ts'
import { exemptionTexts, fill, lineTexts, noteTexts, say, sentences } from './wording.ts'

/** What an invoice says in the semantic model of EN 16931 (BT-…), before it is written in a syntax. */
export interface DocumentModel {
  typeCode: '380' | '381'
  /** The buyer is reached over Peppol, so its rules are followed too. */
  peppol: boolean
  note: string | undefined
  sellerVatId: string | undefined
  buyerVatId: string | undefined
  paymentTerms: string | undefined
  /** Whether there is something to be transferred. */
  transfer: boolean
  lines: DocumentLine[]
  vat: DocumentVat[]
  totals: { net: string; vat: string; gross: string; prepaid: string | undefined; due: string }
}

interface DocumentLine {
  id: string
  name: string
  quantity: string
  unitCode: string
  unitPrice: string
  net: string
  category: VatCategory
  rate: string | undefined
  period: { from: string; to: string } | undefined
}

interface DocumentVat {
  category: VatCategory
  /** Absent outside the scope of VAT, where a rate, even 0, is refused (BR-O-05). */
  rate: string | undefined
  base: string
  amount: string
  exemption: { code: string; text: string } | undefined
}

/** Codes of UN/ECE recommendation 20. */
const unitCodes = { C62: 'C62', MON: 'MON', ANN: 'ANN', DAY: 'DAY', GB: 'E34' } as const

export function documentModel(invoice: IssuedInvoice): DocumentModel {
  const { locale, currency, totals } = invoice
  const inMajorUnits = (amount: bigint) => majorUnits({ amount, currency })
  // An invoice about what is outside the scope of VAT names no VAT id (BR-O-02), nor has it another category.
  const outsideScope = invoice.vat.some(({ category }) => category === 'O')
  const rateOf = ({ category, rate }: { category: VatCategory; rate: string }) => (category === 'O' ? undefined : rate)
  return {
    typeCode: invoice.kind === 'invoice' ? '380' : '381',
    peppol: Boolean(invoice.buyer.electronicAddress && invoice.seller.electronicAddress),
    // Peppol allows one note.
    note: invoice.notes.map((note) => say(noteTexts, note, locale)).join('\n') || undefined,
    sellerVatId: outsideScope ? undefined : invoice.seller.vatId,
    buyerVatId: outsideScope ? undefined : invoice.buyer.vatId,
    paymentTerms: invoice.kind === 'credit-note' ? fill(sentences.creditedToAccount[locale], {}) : undefined,
    transfer: invoice.kind === 'invoice' && totals.due > 0n,
    lines: invoice.lines.map((line) => ({
      id: String(line.position),
      name: say(lineTexts, line.text, locale),
      quantity: line.quantity,
      unitCode: unitCodes[line.unit],
      unitPrice: line.unitPrice,
      net: inMajorUnits(line.net),
      category: line.vat.category,
      rate: rateOf(line.vat),
      period: line.period,
    })),
    vat: invoice.vat.map((group) => ({
      category: group.category,
      rate: rateOf(group),
      base: inMajorUnits(group.base),
      amount: inMajorUnits(group.amount),
      exemption: group.exemption && {
        code: group.exemption.code,
        text: say(exemptionTexts, { key: group.exemption.textKey, values: {} }, locale),
      },
    })),
    totals: {
      net: inMajorUnits(totals.net),
      vat: inMajorUnits(totals.vat),
      gross: inMajorUnits(totals.gross),
      prepaid: totals.prepaid === 0n ? undefined : inMajorUnits(totals.prepaid),
      due: inMajorUnits(totals.due),
    },
  }
}
