import { DomainError } from '@holdfast/errors'
import type { IssuedInvoice, PartyAddress } from '../invoices/invoice.ts'
import { type VatTable, vatPlaceOf } from '../taxes/table.ts'
import { parseVatId, type VatId, vatIdAt } from '../vat-ids/vat-id.ts'

/** A company as documents name it, at the moment in which it was asked for. */
export interface DescribedBuyer {
  companyId: string
  name: string
  address: PartyAddress
  /** As the company wrote it: perhaps no VAT id. */
  taxId?: string
  locale: IssuedInvoice['locale']
}

/** The language of documents for a person's language: English where there is no better one. */
export function documentLocale(locale: string): IssuedInvoice['locale'] {
  const language = locale.slice(0, 2)
  return language === 'fr' || language === 'sv' ? language : 'en'
}

/** The company's VAT id. Undefined where its tax id is none of its country: then it is taken for a consumer. */
export function vatIdOf(
  { taxId, address }: Pick<DescribedBuyer, 'taxId' | 'address'>,
  table: VatTable,
): VatId | undefined {
  if (taxId === undefined) return undefined
  try {
    return vatIdAt(parseVatId(taxId, table), vatPlaceOf(table, address))
  } catch (error) {
    if (error instanceof DomainError) return undefined
    throw error
  }
}
