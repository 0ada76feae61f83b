import type { Temporal } from 'temporal-polyfill'
import type { PartyAddress } from '../invoices/invoice.ts'
import { type KnownVatId, standingOf } from '../vat-ids/vies.ts'
import { type PlaceEvidence, provedCountry } from './evidence.ts'
import { rateOn, type VatPlace, type VatTable, vatPlaceOf } from './table.ts'
import { charged, outsideScope, reverseCharge, type VatTreatment } from './treatment.ts'

export interface VatSeller {
  address: PartyAddress
  /** The first day on which consumers elsewhere in the EU pay their own country's VAT, through the one-stop shop. */
  ossFrom?: string
}

export interface VatBuyer {
  address: PartyAddress
  vatId?: KnownVatId
  evidence: readonly PlaceEvidence[]
}

export interface VatDecision {
  treatment: VatTreatment
  because: 'domestic' | 'reverse-charge' | 'one-stop-shop' | 'below-threshold' | 'outside'
  /** The buyer's VAT id, where documents show it. */
  vatId?: string
  /** VAT is charged because nobody could say whether the VAT id is valid. To be corrected when it turns out to be. */
  isOpen: boolean
  /** Whether evidence agrees about the place. Reports name what was sold without. */
  isPlaceProved: boolean
}

/**
 * How the VAT of a service is treated: by where seller and buyer are, and whether the buyer is a business of another member
 * state (Directive 2006/112/EC, articles 44, 45, 58, 59 and 196).
 * @param on the tax point, a date of the seller's zone: its rate holds
 */
export function decideVat(
  table: VatTable,
  seller: VatSeller,
  buyer: VatBuyer,
  { on, now }: { on: string; now: Temporal.Instant },
): VatDecision {
  const home = vatPlaceOf(table, seller.address)
  if (home === 'outside') throw new RangeError('the seller is in no member state')
  const stated = vatPlaceOf(table, buyer.address)
  const standing = buyer.vatId && standingOf(buyer.vatId, now)
  const consumer = { ...asConsumer(table, seller, home, buyer, on), isOpen: false }
  // An id of another country says nothing about who is sold to here.
  if (stated === 'outside' || buyer.vatId?.id.country !== stated.country || standing === 'invalid') return consumer
  const business = { vatId: buyer.vatId.id.text, isOpen: false, isPlaceProved: true }
  if (stated.country === home.country) {
    return { ...business, treatment: chargedAt(stated, on), because: 'domestic' }
  }
  if (standing === 'counts') return { ...business, treatment: reverseCharge, because: 'reverse-charge' }
  return { ...consumer, isOpen: true }
}

/** Without a VAT id that counts, a buyer is taken for a consumer (Regulation 282/2011, article 18). */
function asConsumer(
  table: VatTable,
  seller: VatSeller,
  home: Exclude<VatPlace, 'outside'>,
  { address, evidence }: VatBuyer,
  on: string,
): Omit<VatDecision, 'isOpen'> {
  const { country, isProved } = provedCountry(address.country, evidence)
  const stated = vatPlaceOf(table, address)
  const proved = country === address.country ? stated : vatPlaceOf(table, { ...address, country, postalCode: '' })
  // Evidence moves nobody out of the VAT: a network and a card from elsewhere are easily had.
  const place = proved === 'outside' ? stated : proved
  const isPlaceProved = isProved && place === proved
  if (place === 'outside') return { treatment: outsideScope, because: 'outside', isPlaceProved }
  if (place.country === home.country) return { treatment: chargedAt(place, on), because: 'domestic', isPlaceProved }
  if (seller.ossFrom === undefined || on < seller.ossFrom) {
    return { treatment: chargedAt(home, on), because: 'below-threshold', isPlaceProved }
  }
  return { treatment: chargedAt(place, on), because: 'one-stop-shop', isPlaceProved }
}

function chargedAt({ country, standard }: Exclude<VatPlace, 'outside'>, on: string): VatTreatment {
  return charged(country, rateOn(standard, on))
}
