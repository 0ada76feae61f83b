/** Categories of UNCL 5305: standard rate, reverse charge, outside the scope of VAT, zero rate, exempt. */
export type VatCategory = 'S' | 'AE' | 'O' | 'Z' | 'E'

export interface PartyAddress {
  line1: string
  line2?: string
  postalCode: string
  city: string
  region?: string
  /** ISO 3166-1, so Greece is GR here; it is EL in VAT ids only. */
  country: string
}

/** Where a party receives documents over Peppol: a scheme of the EAS list and the id in it. */
export interface ElectronicAddress {
  scheme: string
  id: string
}

export interface InvoiceSeller {
  legalName: string
  address: PartyAddress
  registrationId: string
  registrationScheme?: string
  vatId?: string
  taxRegistrationId?: string
  email: string
  electronicAddress?: ElectronicAddress
  bank: { iban: string; bic?: string; accountName: string }
}

export interface InvoiceBuyer {
  companyId: string
  name: string
  address: PartyAddress
  vatId?: string
  email?: string
  electronicAddress?: ElectronicAddress
}

/** What a line is about. Documents have a sentence for each in every language, made of the line's values. */
export type LineTextKey =
  | 'plan'
  | 'plan-from-change'
  | 'plan-unused'
  | 'premium-staging'
  | 'visits-overage'
  | 'bytes-overage'
  | 'adjustment'

export interface InvoiceLine {
  /** 1, 2, 3 … */
  position: number
  text: { key: LineTextKey; values: Record<string, string> }
  /** A decimal number, negative where the line takes something off. */
  quantity: string
  /** The document has codes of UN/ECE rec 20 for them. */
  unit: 'C62' | 'MON' | 'ANN' | 'DAY' | 'GB'
  /** Price of one unit: an exact decimal number of major units, never negative (BR-27). */
  unitPrice: string
  /** Minor units: quantity × unit price, rounded. */
  net: bigint
  /** Percent: `25`, `5.5`, `0`. */
  vat: { category: VatCategory; rate: string }
  /** Dates of the seller's zone, both included. */
  period?: { from: string; to: string }
  /** In a credit note: the position of the line that it takes back. */
  corrects?: number
}

/** All lines of one category and rate, and their VAT, computed and rounded once. */
export interface VatGroup {
  category: VatCategory
  rate: string
  base: bigint
  amount: bigint
  /** ISO 3166-1 of the member state in which the VAT is due. Absent where it is due in none, or not by the seller. */
  country?: string
  exemption?: { code: string; textKey: string }
}

export interface InvoiceTotals {
  net: bigint
  vat: bigint
  gross: bigint
  /** Credit of the company that was used for it when it was issued. */
  prepaid: bigint
  due: bigint
}

/**
 * All that a document shows, frozen when it is issued: the same data gives the same bytes for ever. Amounts are minor
 * units of the one currency, dates are of the seller's zone.
 */
export interface IssuedInvoice {
  /** 380 and 381 of UNCL 1001. A credit note has positive amounts and names what it corrects. */
  kind: 'invoice' | 'credit-note'
  number: string
  issuedOn: string
  taxPointOn: string
  dueOn: string
  currency: string
  locale: 'en' | 'fr' | 'sv'
  corrects?: { number: string; issuedOn: string }
  period: { from: string; to: string }
  purchaseOrder?: string
  buyerReference: string
  seller: InvoiceSeller
  buyer: InvoiceBuyer
  lines: readonly InvoiceLine[]
  vat: readonly VatGroup[]
  totals: InvoiceTotals
  notes: readonly { key: string; values: Record<string, string> }[]
}

/** An invoice that nobody has issued: it has no number and no dates yet. */
export type InvoiceDraft = Omit<IssuedInvoice, 'number' | 'issuedOn' | 'taxPointOn' | 'dueOn'>
