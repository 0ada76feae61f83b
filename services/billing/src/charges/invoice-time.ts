import type { Temporal } from 'temporal-polyfill'
import type { Seller } from '../sellers/seller.ts'
import type { Charge } from './charge.ts'

/**
 * From when on a charge is to be invoiced. What somebody did is invoiced at once. The charge of a new period waits until late
 * usage of the old one has come in, so that both are on one invoice.
 */
export function invoiceTimes({ lateUsageDays }: Pick<Seller, 'lateUsageDays'>): (charge: Charge) => Temporal.Instant {
  return ({ because, at }) =>
    because === 'renewed' || because === 'settled' ? at.add({ hours: 24 * lateUsageDays }) : at
}
