import { DomainError } from '@holdfast/errors'
import type { KnownBuyers } from '../buyers/known-buyers.ts'
import type { Clock } from '../clock.ts'
import { vatOf } from '../invoices/composition.ts'
import { dateAt, type Seller } from '../sellers/seller.ts'
import { netOf } from '../subscriptions/charge.ts'
import { decideVat } from '../taxes/decision.ts'
import type { VatTable } from '../taxes/table.ts'
import type { VatIdStore } from '../vat-ids/vat-id-store.ts'
import type { VatOf } from './quote.ts'

/** How what is charged to a company is taxed, decided as for its invoices. Throws `unavailable` if company does not say. */
export function createQuotedVat(needs: {
  buyers: KnownBuyers
  vatIds: VatIdStore
  vatTable: VatTable
  seller: Seller
  clock: Clock
}): (companyId: string) => Promise<VatOf> {
  const { buyers, vatIds, vatTable, seller, clock } = needs
  return async (companyId) => {
    const buyer = (await buyers.of([companyId])).get(companyId)
    if (!buyer) throw new DomainError('unavailable')
    const known = { address: buyer.address, vatId: await vatIds.find(companyId), evidence: [] }
    return (lines, at) => {
      const { treatment } = decideVat(vatTable, seller, known, { on: dateAt(seller, at), now: clock() })
      const { category, rate } = treatment
      const base = netOf(lines)
      return [{ category, rate, base, amount: vatOf(base, rate) }]
    }
  }
}
