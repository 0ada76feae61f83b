import { DomainError } from '@holdfast/errors'
import type { KnownBuyers } from '../buyers/known-buyers.ts'
import type { Clock } from '../clock.ts'
import type { ChargedVat } from '../invoices/charged-vat.ts'
import { isBefore } from '../periods/period.ts'
import { dateAt, type Seller } from '../sellers/seller.ts'
import { decideVat } from '../taxes/decision.ts'
import type { VatTable } from '../taxes/table.ts'
import type { VatIdStore } from '../vat-ids/vat-id-store.ts'
import { type VatOf, vatByTreatment } from './quote.ts'

/** How what is charged to a company is taxed, decided as for its invoices. Throws `unavailable` if company does not say. */
export function createQuotedVat(needs: {
  buyers: KnownBuyers
  vatIds: VatIdStore
  chargedVat: ChargedVat
  vatTable: VatTable
  seller: Seller
  clock: Clock
}): (companyId: string) => Promise<VatOf> {
  const { buyers, vatIds, chargedVat, vatTable, seller, clock } = needs
  return async (companyId) => {
    const buyer = (await buyers.of([companyId])).get(companyId)
    if (!buyer) throw new DomainError('unavailable')
    const known = { address: buyer.address, vatId: await vatIds.find(companyId), evidence: [] }
    // Nothing is given back of a time that is over. A quote is taken up to a quarter of an hour after its instant.
    const now = clock().subtract({ hours: 1 })
    const vatOfLine = await chargedVat(companyId, ({ lines }) =>
      lines.some((line) => line.kind === 'plan' && isBefore(now, line.whole.to)),
    )
    return (lines, at) => {
      const today = decideVat(vatTable, seller, known, { on: dateAt(seller, at), now: clock() })
      return vatByTreatment(lines, today, (line) => vatOfLine(line, today))
    }
  }
}
