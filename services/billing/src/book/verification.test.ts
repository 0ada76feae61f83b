import { expect, test } from '@jest/globals'
import { correct } from '../credit-notes/credit-note.ts'
import { composeInvoice, singleLine } from '../invoices/composition.ts'
import { frozenText, thawed } from '../invoices/frozen.ts'
import type { InvoiceDraft, IssuedInvoice } from '../invoices/invoice.ts'
import { type NumberSeries, nextNumber, type SeriesCounter } from '../invoices/series.ts'
import { money } from '../money/money.ts'
import { settle } from '../payments/allocation.ts'
import { charged } from '../taxes/treatment.ts'
import { head } from '../testing/documents.ts'
import { openAccount } from './account.ts'
import { type CompanyMovement, issuing, type Posting, postingOf } from './posting.ts'
import { type BookFinding, type Kept, type KeptDocument, type MadeFrom, verifyBook } from './verification.ts'

const { companyId } = head.buyer
const invoices: NumberSeries = { pattern: 'HF-{year}-{number:6}', restarts: 'yearly' }
const notes: NumberSeries = { pattern: 'HC-{year}-{number:6}', restarts: 'yearly' }

/** Two years of one company: invoices, a payment that is too large, a credit note in two parts, a refund. */
function history(): Kept {
  let account = openAccount(companyId, 'EUR')
  const documents: KeptDocument[] = []
  const postings: Posting[] = []
  const counters = new Map<NumberSeries, SeriesCounter>()
  const take = (movement: CompanyMovement, first?: string) => {
    const change = settle(account, [movement], first)
    account = change.account
    postings.push(...change.postings)
  }
  const issue = (draft: InvoiceDraft, madeFrom: MadeFrom, today: string): IssuedInvoice => {
    const series = draft.kind === 'invoice' ? invoices : notes
    const { number, issuedOn, counter } = nextNumber(series, counters.get(series), today)
    counters.set(series, counter)
    const document = { ...draft, number, issuedOn, taxPointOn: issuedOn, dueOn: issuedOn }
    documents.push({ document, madeFrom })
    take(issuing(document), document.corrects?.number)
    return document
  }
  const bill = (net: bigint, today: string) => {
    const line = singleLine(money(net, 'EUR'), { text: { key: 'plan', values: { plan: 'Studio' } } })
    const charges = [{ line, vat: charged('SE', '25') }]
    const credit = account.credit
    return issue(composeInvoice(head, charges, credit), { from: 'charges', head, charges, credit }, today)
  }
  const takeBack = (document: IssuedInvoice, net: bigint | 'rest', today: string) => {
    const earlier = documents.flatMap((one) =>
      one.document.corrects?.number === document.number ? [one.document] : [],
    )
    const wanted = net === 'rest' ? net : [{ position: 1, net }]
    issue(correct(document, earlier, wanted), { from: 'correction', wanted }, today)
  }
  const place = { at: 'bank' } as const
  const first = bill(1_111n, '2026-11-30')
  take({ type: 'payment-received', companyId, paymentId: 'p1', amount: 2_000n, place })
  bill(3_333n, '2026-12-31')
  takeBack(first, 333n, '2027-01-02')
  bill(777n, '2027-01-31')
  takeBack(first, 'rest', '2027-02-01')
  take({ type: 'payment-received', companyId, paymentId: 'p2', amount: 5_000n, place })
  take({ type: 'payment-refunded', companyId, paymentId: 'p2', amount: 100n, place })
  return { currency: 'EUR', documents, postings, accounts: [account] }
}
const kept = history()
const found = (change: Partial<Kept>) =>
  verifyBook({ ...kept, ...change }).map(
    ({ about, subject, finding }: BookFinding) => `${about} ${subject}: ${finding}`,
  )
const changedDocument = (index: number, change: Partial<IssuedInvoice>) =>
  kept.documents.map((one, at) => (at === index ? { ...one, document: { ...one.document, ...change } } : one))
const changedPosting = (index: number, change: Partial<Posting>) =>
  kept.postings.map((one, at) => (at === index ? { ...one, ...change } : one))
const account = kept.accounts[0]!

test('when nothing was touched, then nothing is found, and credit was used before anything was due', () => {
  expect(kept.documents.map(({ document }) => [document.number, document.totals.due])).toEqual([
    ['HF-2026-000001', 1_389n],
    ['HF-2026-000002', 3_555n],
    ['HC-2027-000001', 416n],
    ['HF-2027-000001', 971n],
    ['HC-2027-000002', 973n],
  ])
  expect(found({})).toEqual([])
})

test('when an amount of a document is another one, by one cent, then that document is named', () => {
  const { totals, lines, vat } = kept.documents[0]!.document
  for (const change of [
    { totals: { ...totals, gross: totals.gross + 1n, due: totals.due + 1n } },
    { totals: { ...totals, prepaid: 1n, due: totals.due - 1n } },
    { vat: [{ ...vat[0]!, amount: vat[0]!.amount - 1n }] },
    { lines: [{ ...lines[0]!, net: 1_112n }] },
    { buyer: { ...head.buyer, name: 'Another GmbH' } },
  ]) {
    expect(found({ documents: changedDocument(0, change) })).toContain(
      'document HF-2026-000001: differs-when-recomputed',
    )
  }
  // And one that a credit note could not have taken back any more.
  const rest = {
    ...kept.documents[4]!,
    madeFrom: { from: 'correction', wanted: [{ position: 1, net: 779n }] },
  } as const
  expect(found({ documents: kept.documents.with(4, rest) })).toEqual(['document HC-2027-000002: cannot-be-recomputed'])
})

test('when a document is gone, then its posting is about nothing', () => {
  expect(found({ documents: kept.documents.toSpliced(3, 1) })).toEqual([
    expect.stringMatching(/^posting .*: nothing-was-issued$/),
  ])
})

test('when a posting is another one, gone, or there twice, then it is named', () => {
  const [first] = kept.postings
  const legs = first!.legs.map((leg, index) => (index === 0 ? { ...leg, amount: leg.amount + 1n } : leg))
  expect(found({ postings: changedPosting(0, { legs }) })).toEqual([
    `posting ${companyId} 1: not-balanced`,
    `posting ${companyId} 1: differs-when-recomputed`,
    `balance receivable:${companyId}: differs-when-recomputed`,
  ])
  const elsewhere = first!.legs.map((leg) =>
    leg.account === 'revenue' ? { ...leg, account: 'write-off' as const } : leg,
  )
  expect(found({ postings: changedPosting(0, { legs: elsewhere }) })).toEqual([
    `posting ${companyId} 1: differs-when-recomputed`,
  ])
  expect(found({ postings: changedPosting(0, { currency: 'SEK' }) })).toEqual([
    `posting ${companyId} 1: another-currency`,
  ])
  expect(found({ postings: kept.postings.slice(1) })).toEqual([
    'document HF-2026-000001: not-posted',
    `account ${companyId}: cannot-be-recomputed`,
    `balance receivable:${companyId}: differs-when-recomputed`,
  ])
  expect(found({ postings: [...kept.postings, kept.postings.at(-1)!] })).toContain(
    `posting ${companyId} ${kept.postings.length}: twice`,
  )
})

test('when more was given to companies than came in without a name, then that is named', () => {
  const place = { at: 'bank' } as const
  const received = postingOf('receipt r', { type: 'money-received', receiptId: 'r', amount: 10n, place }, 'EUR')
  const assigned = (amount: bigint, paymentId: string): CompanyMovement => {
    return { type: 'money-assigned', companyId, receiptId: 'r', paymentId, amount, place }
  }
  const after = (...movements: CompanyMovement[]) => {
    const change = settle(account, movements)
    return found({ accounts: [change.account], postings: [...kept.postings, received, ...change.postings] })
  }
  expect(after(assigned(4n, 'p3'), assigned(6n, 'p4'))).toEqual([])
  expect(after(assigned(4n, 'p3'), assigned(7n, 'p4'))).toEqual([
    `posting ${companyId} ${account.movements + 2}: more-than-was-received`,
  ])
})

test('when a kept account is another one, or gone, then it is named', () => {
  expect(found({ accounts: [{ ...account, credit: account.credit + 1n }] })).toEqual([
    `account ${companyId}: differs-when-recomputed`,
    `balance credit:${companyId}: differs-when-recomputed`,
  ])
  expect(found({ accounts: [] })).toEqual([`account ${companyId}: missing`])
})

test('when a document is frozen, then its text is the same for the same data, and the data come back', () => {
  const { document } = kept.documents[2]!
  const text = frozenText(document)
  const shuffled = Object.fromEntries(Object.entries(document).toReversed())
  expect(frozenText(shuffled)).toBe(text)
  expect(thawed(text)).toEqual(document)
  expect(frozenText(thawed(text))).toBe(text)
})
