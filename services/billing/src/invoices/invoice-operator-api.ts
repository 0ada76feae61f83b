import type { InvoiceOperators } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import type { AdmitOperator } from '@holdfast/process'
import { type Handlers, note, reasonOf } from '@holdfast/runtime'
import type { BookStore } from '../book/book-store.ts'
import type { Clock } from '../clock.ts'
import { dateAt, type Seller } from '../sellers/seller.ts'
import { vatReport } from '../taxes/report.ts'
import { type VatTable, vatPlaceOf } from '../taxes/table.ts'
import type { VerifiedPart } from '../verifications/verify-command.ts'
import { isMonth } from './dates.ts'
import type { Invoicing } from './invoice-command.ts'
import type { InvoiceStore } from './invoice-store.ts'
import { summaryToWire } from './invoice-wire.ts'

/** An invoice has fewer lines. */
const LINES = 10_000

export function invoiceOperatorApi(needs: {
  ledger: Ledger
  admitOperator: AdmitOperator
  invoicing: Pick<Invoicing, 'correct'>
  invoices: InvoiceStore
  book: BookStore
  verify: (after: string) => Promise<VerifiedPart>
  seller: Seller
  vatTable: VatTable
  clock: Clock
}): Handlers<typeof InvoiceOperators> {
  const { ledger, admitOperator, invoicing, invoices, book, verify, seller, vatTable, clock } = needs

  return {
    async createCreditNote({ companyId, number, lines, reason: given }, call) {
      const reason = reasonOf(given)
      if (lines.length > LINES) throw new DomainError('bad-request', { detail: `at most ${LINES} lines` })
      const { userId } = await admitOperator(call)
      const actor = { kind: 'KIND_OPERATOR', id: userId } as const
      note(call, { about: companyId })
      const wanted = {
        ...{ companyId, number, reason },
        lines:
          lines.length === 0 ? ('rest' as const) : lines.map(({ position, net }) => ({ position, net: BigInt(net) })),
        now: clock(),
      }
      const issued = await ledger.once(call, () => invoicing.correct({ call, actor }, wanted))
      const present = { account: await book.account(companyId), today: dateAt(seller, clock()) }
      return summaryToWire((await invoices.find(companyId, issued.number))!, present)
    },

    async verifyBook({ after }, call) {
      await admitOperator(call)
      return verify(after)
    },

    async getVatReport({ month }, call) {
      await admitOperator(call)
      if (!isMonth(month)) throw new DomainError('bad-request', { detail: 'A month, as 2026-11' })
      const documents = await invoices.ofTaxMonth(month)
      const corrected = documents.flatMap(({ corrects }) => (corrects ? [corrects.number] : []))
      const place = vatPlaceOf(vatTable, seller.address)
      const home = place === 'outside' ? seller.address.country : place.country
      const rows = vatReport(documents, { month, home, taxPoints: await invoices.taxPoints(corrected) })
      return { rows: rows.map(({ base, vat, ...row }) => ({ ...row, base: Number(base), vat: Number(vat) })) }
    },
  }
}
