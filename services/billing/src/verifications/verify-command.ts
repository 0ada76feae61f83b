import { isId, newId, SHARDS } from '@holdfast/contracts'
import { InvoiceIssued } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { Temporal } from 'temporal-polyfill'
import type { BookStore } from '../book/book-store.ts'
import { type Kept, verifyBook } from '../book/verification.ts'
import type { InvoiceFileStore } from '../invoice-files/invoice-file-store.ts'
import type { InvoiceStore, KeptInvoice } from '../invoices/invoice-store.ts'
import { documentKindToWire } from '../invoices/invoice-wire.ts'
import { numberOf } from '../invoices/series.ts'
import type { PaymentProvider } from '../payments/payment-provider.ts'
import type { PaymentStore } from '../payments/payment-store.ts'
import type { Seller } from '../sellers/seller.ts'
import {
  compareWithProvider,
  cursorOf,
  emptyTally,
  progressFrom,
  tallied,
  type VerificationFinding,
  type VerificationProgress,
} from './verification.ts'

/** A part is so many companies, or so many entries: what is in memory at a time. */
const COMPANIES = 20
const ENTRIES = 500
/** And it ends early when it takes longer: whoever asks waits for a part, and not for all. */
const PART_MS = 1_500
/** Documents that are younger may still be on their way to the ledger's readers. */
const SETTLED_MS = 10_000
/** What happened so long ago is compared with the provider. */
const SPAN_MS = 35 * 86_400_000
/** Word of what is younger may still be on its way. */
const UNDER_WAY_MS = 600_000
const PAYMENTS = 20
/** More gaps of one series are not named. */
const GAPS = 100

export interface VerifiedPart {
  findings: VerificationFinding[]
  companies: number
  documents: number
  nextCursor: string
}

/**
 * Makes the book again from what is kept, part by part, and names what differs: first company by company, then the ledger's
 * entries, then the series of numbers, at last what a provider has of the last days.
 * @returns the part after a cursor
 */
export function createVerification(needs: {
  ledger: Ledger
  invoices: InvoiceStore
  files: InvoiceFileStore
  book: BookStore
  payments: Pick<PaymentStore, 'find' | 'between'>
  provider: PaymentProvider | undefined
  seller: Seller
}): (after: string) => Promise<VerifiedPart> {
  const { ledger, invoices, files, book, payments, provider, seller } = needs

  return async (after) => {
    const progress: VerificationProgress =
      after === ''
        ? {
            cut: newId(Date.now() - SETTLED_MS),
            documents: emptyTally,
            entries: emptyTally,
            at: { companyId: '' },
          }
        : progressFrom(after)
    const { at } = progress
    if ('companyId' in at) return verifyCompanies(progress, at.companyId)
    if ('shard' in at) return verifyEntries(progress, at)
    return 'provider' in at ? verifyProvider(progress, at) : verifyNumbers(progress)
  }

  async function verifyCompanies(progress: VerificationProgress, after: string): Promise<VerifiedPart> {
    const findings: VerificationFinding[] = []
    let { documents } = progress
    let [companies, seen, companyId] = [0, 0, after]
    let isOver = false
    const begun = performance.now()
    while (companies < COMPANIES && performance.now() - begun < PART_MS) {
      const next = [await invoices.companyAfter(companyId), await book.companyAfter(companyId)]
        .filter((id) => id !== undefined)
        .toSorted()[0]
      if (next === undefined) {
        isOver = true
        break
      }
      companyId = next
      companies += 1
      const kept = await keptOf(companyId)
      findings.push(...verifyBook(kept))
      for (const invoice of kept.documents) {
        findings.push(...(await invoiceFindings(invoice)))
        if (invoice.invoiceId < progress.cut) documents = tallied(documents, identityOf(invoice))
      }
      seen += kept.documents.length
    }
    const at = isOver ? { shard: 0, seq: 0 } : { companyId }
    return { findings, companies, documents: seen, nextCursor: cursorOf({ ...progress, documents, at }) }
  }

  /** Of one company. It may be invoiced meanwhile: what changed between the reads is read again. */
  async function keptOf(companyId: string): Promise<Omit<Kept, 'documents'> & { documents: KeptInvoice[] }> {
    for (;;) {
      const before = await book.keptAccount(companyId)
      const documents = await invoices.ofCompany(companyId)
      const own = (await book.postingsOf(companyId)).map(({ posting }) => posting)
      const account = await book.keptAccount(companyId)
      if (before?.movements !== account?.movements) continue
      // What was assigned to the company came in before, without a name.
      const receipts = own.flatMap(({ movement }) =>
        movement.type === 'money-assigned' ? [`receipt ${movement.receiptId}`] : [],
      )
      const received = receipts.length > 0 ? await book.postingsBy([...new Set(receipts)]) : []
      const { currency } = seller
      return { currency, documents, postings: [...received, ...own], accounts: account ? [account] : [] }
    }
  }

  async function invoiceFindings({ document, place, isRendered }: KeptInvoice): Promise<VerificationFinding[]> {
    const { number: subject, kind } = document
    const findings: VerificationFinding[] = []
    if (numberOf(seller.series[kind], place.year, place.last) !== subject) {
      findings.push({ about: 'number', subject, finding: 'not-of-the-series' })
    }
    try {
      // Files that differ from their digests throw.
      const kept = await files.find(subject)
      if (!kept && isRendered) findings.push({ about: 'files', subject, finding: 'missing' })
    } catch {
      findings.push({ about: 'files', subject, finding: 'differs-when-recomputed' })
    }
    return findings
  }

  async function verifyEntries(
    progress: VerificationProgress,
    { shard, seq }: { shard: number; seq: number },
  ): Promise<VerifiedPart> {
    const findings: VerificationFinding[] = []
    let { entries } = progress
    const read = await ledger.read(shard, seq, ENTRIES)
    const begun = performance.now()
    let last = seq
    for (const { type, data, seq: own } of read) {
      if (performance.now() - begun > PART_MS) break
      last = Number(own)
      if (type !== InvoiceIssued.type) continue
      const entry = InvoiceIssued.decode(data)
      if (entry.invoiceId < progress.cut) entries = tallied(entries, `${entry.invoiceId} ${entry.number}`)
      const invoice = await invoices.byNumber(entry.number)
      const about = { about: 'entry', subject: entry.number } as const
      if (!invoice) {
        findings.push({ ...about, finding: 'nothing-was-issued' })
        continue
      }
      const { document } = invoice
      const { gross, due } = document.totals
      const isSame =
        entry.companyId === document.buyer.companyId &&
        entry.invoiceId === invoice.invoiceId &&
        entry.kind === documentKindToWire(document.kind) &&
        entry.currency === document.currency &&
        entry.dueOn === document.dueOn &&
        BigInt(entry.gross) === gross &&
        BigInt(entry.due) === due
      if (!isSame) findings.push({ ...about, finding: 'differs-when-recomputed' })
    }
    const isShardOver = read.length < ENTRIES && last === Number(read.at(-1)?.seq ?? seq)
    const at = isShardOver
      ? shard + 1 < SHARDS
        ? { shard: shard + 1, seq: 0 }
        : ({ numbers: true } as const)
      : { shard, seq: last }
    return { findings, companies: 0, documents: 0, nextCursor: cursorOf({ ...progress, entries, at }) }
  }

  async function verifyNumbers({ documents, entries, cut }: VerificationProgress): Promise<VerifiedPart> {
    const findings: VerificationFinding[] = []
    if (documents.count !== entries.count || documents.sum !== entries.sum) {
      // Each entry was compared with its document; so it is documents that have none.
      const subject = `${documents.count} documents, ${entries.count} entries`
      findings.push({ about: 'entry', subject, finding: 'missing' })
    }
    for (const kind of ['invoice', 'credit-note'] as const) {
      const series = seller.series[kind]
      const { missing, strangers } = await invoices.faultsOfSeries(kind, series, GAPS)
      for (const { year, last } of missing) {
        findings.push({ about: 'number', subject: numberOf(series, year, last), finding: 'missing' })
      }
      if (strangers > 0) findings.push({ about: 'number', subject: `${strangers}`, finding: 'not-of-the-series' })
    }
    const until = Date.now() - UNDER_WAY_MS
    const nextCursor = provider
      ? cursorOf({ documents, entries, cut, at: { provider: 'theirs', after: '', until } })
      : ''
    return { findings, companies: 0, documents: 0, nextCursor }
  }

  /** Payments, refunds and disputes of the last days: what the provider has and is not known here, then the other way round. */
  async function verifyProvider(
    progress: VerificationProgress,
    { provider: side, after, until }: Extract<VerificationProgress['at'], { provider: string }>,
  ): Promise<VerifiedPart> {
    if (!provider) throw new DomainError('bad-cursor')
    const from = until - SPAN_MS
    const part =
      side === 'theirs' ? await theirs(provider, from, until, after) : await ours(provider, from, until, after)
    const at =
      part.next !== ''
        ? ({ provider: side, after: part.next, until } as const)
        : side === 'theirs'
          ? ({ provider: 'ours', after: '', until } as const)
          : undefined
    const nextCursor = at ? cursorOf({ ...progress, at }) : ''
    return { findings: part.findings, companies: 0, documents: 0, nextCursor }
  }

  async function theirs(at: PaymentProvider, from: number, until: number, after: string) {
    const [begin, end] = [from, until].map((ms) => Temporal.Instant.fromEpochMilliseconds(ms)) as [
      Temporal.Instant,
      Temporal.Instant,
    ]
    const { payments: listed, next } = await at.list({ from: begin, to: end, after })
    const findings: VerificationFinding[] = []
    for (const { paymentId, providerId, isSucceeded } of listed) {
      const kept = paymentId === undefined || !isId(paymentId) ? undefined : await payments.find(paymentId)
      // What has come to nothing there is no money.
      if (!isSucceeded) continue
      if (kept?.via !== 'provider')
        findings.push({ about: 'payment', subject: paymentId ?? providerId, finding: 'unknown-here' })
      // The same payment was made twice there.
      else if (kept.providerId !== undefined && kept.providerId !== providerId) {
        findings.push({ about: 'payment', subject: providerId, finding: 'unknown-here' })
      }
      // Its answer and its word were both lost, so nothing leads from here to it.
      else if (kept.state.status !== 'succeeded' && (!kept.providerId || kept.state.status === 'requested')) {
        findings.push({ about: 'payment', subject: kept.paymentId, finding: 'state-differs' })
      }
    }
    return { findings, next }
  }

  async function ours(at: PaymentProvider, from: number, until: number, after: string) {
    const findings: VerificationFinding[] = []
    const page = await payments.between(after || newId(from), newId(until), PAYMENTS)
    const begun = performance.now()
    let next = ''
    for (const payment of page) {
      if (performance.now() - begun > PART_MS) return { findings, next }
      next = payment.paymentId
      if (payment.via !== 'provider' || payment.provider !== at.name || payment.state.status === 'requested') continue
      const there = payment.providerId === undefined ? undefined : await at.find(payment.providerId)
      const finding = compareWithProvider(payment, there)
      if (finding) findings.push({ about: 'payment', subject: payment.paymentId, finding })
    }
    return { findings, next: page.length < PAYMENTS ? '' : next }
  }
}

function identityOf({ invoiceId, document }: KeptInvoice): string {
  return `${invoiceId} ${document.number}`
}
