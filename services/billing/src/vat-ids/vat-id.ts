import { DomainError } from '@holdfast/errors'
import { euVat } from 'stdnum'
import type { VatPlace, VatTable } from '../taxes/table.ts'

export interface VatId {
  /** As it stands on documents and is asked at VIES: `SE556012579001`, `EL094259216`. */
  text: string
  /** ISO 3166-1 of the member that gave it: GR for EL. */
  country: string
}

/**
 * The VAT id that somebody has written, with spaces, dots and small letters as people do. It has the right form and check
 * digits, which says nothing of whether it was ever given to anybody.
 */
export function parseVatId(written: string, { members }: Pick<VatTable, 'members'>): VatId {
  if (written.length > 40) throw new DomainError('vat-id-not-understood')
  const compact = written.replaceAll(/[\s.\-/]/g, '').toUpperCase()
  if (!/^[A-Z]{2}[0-9A-Z+*]{2,12}$/.test(compact)) throw new DomainError('vat-id-not-understood')
  const prefix = compact.slice(0, 2)
  if (prefix === 'XI' || prefix === 'GB') {
    throw new DomainError('vat-id-not-understood', {
      detail:
        'Services to the United Kingdom, Northern Ireland too, are outside the VAT of the EU: leave the VAT id out',
    })
  }
  const country = prefix === 'EL' ? 'GR' : prefix
  const member = Object.hasOwn(members, country) ? members[country] : undefined
  const checked =
    member && euVat[country]?.map((form) => form.validate(compact.slice(2))).find(({ isValid }) => isValid)
  if (!member || !checked?.isValid) throw new DomainError('vat-id-not-understood')
  return { text: `${member.vatIdPrefix ?? country}${checked.compact}`, country }
}

/** Throws unless it is of the country in which the company is: elsewhere it says nothing about who is sold to. */
export function vatIdAt(id: VatId, place: VatPlace): VatId {
  if (place === 'outside' || place.country !== id.country) throw new DomainError('vat-id-of-another-country')
  return id
}
