import type { Authorize } from '@holdfast/access'
import type { Invoices } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import { type Handlers, type Passport, pageOf, readPage } from '@holdfast/runtime'
import type { BookStore } from '../book/book-store.ts'
import { type Statement, statementOf } from '../book/statement.ts'
import type { Clock } from '../clock.ts'
import type { KeptFiles } from '../invoice-files/kept-files.ts'
import { dateAt, type Seller } from '../sellers/seller.ts'
import { isDate } from './dates.ts'
import type { InvoiceStore, KeptInvoice } from './invoice-store.ts'
import { documentKindFromWire, invoiceToWire, summaryToWire } from './invoice-wire.ts'

/** More characters in a search are refused: numbers have fewer. */
const SEARCH = 100

export function invoiceApi(needs: {
  authorize: Authorize
  invoices: InvoiceStore
  files: KeptFiles
  book: BookStore
  seller: Seller
  clock: Clock
}): Handlers<typeof Invoices> {
  const { authorize, invoices, files, book, seller, clock } = needs
  const today = () => dateAt(seller, clock())

  return {
    async listInvoices({ companyId, limit, after, search, kind, year }, call) {
      await authorize(call, companyId, 'invoices.see')
      if (search.length > SEARCH) throw new DomainError('bad-request', { detail: `at most ${SEARCH} characters` })
      const wanted = { companyId, search, kind: documentKindFromWire(kind), year }
      const page = readPage({ limit, after }, `invoices/${companyId}`)
      const rows = await invoices.list(wanted, { before: page.after, limit: page.limit + 1 })
      const isWhole = page.after === '' && rows.length <= page.limit
      const total = isWhole ? rows.length : await invoices.count(wanted)
      const { page: found, nextCursor } = pageOf(rows, page, ({ invoiceId }) => invoiceId)
      const present = await presentOf(companyId)
      return { invoices: found.map((invoice) => summaryToWire(invoice, present)), nextCursor, total }
    },

    async getInvoice({ companyId, number }, call) {
      await authorize(call, companyId, 'invoices.see')
      const invoice = await opened(call, companyId, number)
      return invoiceToWire(invoice, await presentOf(companyId))
    },

    async getInvoiceDocument({ companyId, number, format }, call) {
      await authorize(call, companyId, 'invoices.see')
      const { document } = await opened(call, companyId, number)
      const { ubl, facturX } = await files.of(document)
      const content = format === 'DOCUMENT_FORMAT_UBL' ? ubl : facturX
      return { content: Buffer.from(content), fileName: number.replaceAll(/[^A-Za-z0-9._-]/g, '-') }
    },

    async getStatement({ companyId, from, to }, call) {
      await authorize(call, companyId, 'invoices.see')
      if (!isDate(from) || !isDate(to) || to < from) throw new DomainError('bad-request', { detail: 'from and to' })
      const { lines, opening, closing } = await statement(companyId, { from, to })
      return {
        ...{ from, to },
        currency: seller.currency,
        opening: Number(opening),
        lines: lines.map(({ amount, balance, ...line }) => ({
          ...line,
          amount: Number(amount),
          balance: Number(balance),
        })),
        closing: Number(closing),
      }
    },
  }

  /** Who opens an invoice knows of it, and an API key is nobody: no one is reminded of one that nobody has seen. */
  async function opened({ principal }: Passport, companyId: string, number: string): Promise<KeptInvoice> {
    const invoice = await invoices.find(companyId, number)
    if (!invoice) throw new DomainError('not-found')
    if (!invoice.knownAt && principal.kind === 'user') await invoices.known(companyId, number, clock())
    return invoice
  }

  async function presentOf(companyId: string) {
    return { account: await book.account(companyId), today: today() }
  }

  async function statement(companyId: string, dates: { from: string; to: string }): Promise<Statement> {
    return statementOf(companyId, await book.postingsOf(companyId), dates)
  }
}
