import type { VatCategory } from '../invoices/invoice.ts'

/** How the VAT of something sold is treated. Documents, invoices and reports take it from here. */
export type VatTreatment = {
  category: VatCategory
  /** Percent. */
  rate: string
  /** ISO 3166-1 of the member state that gets the VAT from the seller. */
  country?: string
  /** Why there is no VAT: a code of the VATEX list, and the key of a sentence for people. */
  exemption?: { code: string; textKey: string }
}

export const reverseCharge: VatTreatment = {
  category: 'AE',
  rate: '0',
  exemption: { code: 'VATEX-EU-AE', textKey: 'reverse-charge' },
}

export const outsideScope: VatTreatment = {
  category: 'O',
  rate: '0',
  exemption: { code: 'VATEX-EU-O', textKey: 'outside-scope' },
}

export function charged(country: string, rate: string): VatTreatment {
  return { category: 'S', rate, country }
}
