import { expect, test } from '@jest/globals'
import { correct } from '../credit-notes/credit-note.ts'
import { composeInvoice, singleLine } from '../invoices/composition.ts'
import type { IssuedInvoice } from '../invoices/invoice.ts'
import { money } from '../money/money.ts'
import { head, issuedAs } from '../testing/documents.ts'
import { vatReport } from './report.ts'
import { charged, outsideScope, reverseCharge, type VatTreatment } from './treatment.ts'

const invoice = (number: string, on: string, ...lines: [bigint, VatTreatment][]): IssuedInvoice => ({
  ...composeInvoice(
    head,
    lines.map(([net, vat]) => ({ line: singleLine(money(net, 'EUR'), { text: { key: 'plan', values: {} } }), vat })),
  ),
  ...issuedAs(number, on),
})
const [swedish, finnish] = [charged('SE', '25'), charged('FI', '25.5')]
const november = invoice('1', '2026-11-30', [1_000n, finnish])
const sold = invoice('2', '2026-12-01', [1_000n, swedish])
const documents = [
  november,
  sold,
  { ...correct(sold, [], [{ position: 1, net: 100n }]), ...issuedAs('C2', '2026-12-02') },
  invoice('3', '2026-12-31', [500n, swedish]),
  invoice('4', '2026-12-05', [2_000n, finnish]),
  { ...correct(november, [], [{ position: 1, net: 400n }]), ...issuedAs('C1', '2026-12-06') },
  invoice('5', '2026-12-07', [700n, reverseCharge]),
  invoice('6', '2026-12-08', [900n, outsideScope]),
  invoice('7', '2027-01-01', [1n, swedish]),
]
const taxPoints = new Map(documents.map(({ number, taxPointOn }) => [number, taxPointOn]))
const report = (of = documents) =>
  vatReport(of, { month: '2026-12', home: 'SE', taxPoints }).map(
    ({ kind, country, rate, base, vat, documents: count, buyerVatId, corrects }) =>
      [kind, country, rate, base, vat, count, buyerVatId ?? corrects].filter((value) => value !== undefined),
  )

test('when a month is reported, then each return has its rows, and what was taken back is negative', () => {
  expect(report()).toEqual([
    ['domestic', 'SE', '25', 1_400n, 350n, 3],
    ['one-stop-shop', 'FI', '25.5', -400n, -102n, 1, '2026-11'],
    ['one-stop-shop', 'FI', '25.5', 2_000n, 510n, 1],
    ['outside', 'DE', '0', 900n, 0n, 1],
    ['reverse-charge', 'DE', '0', 700n, 0n, 1, 'DE136695976'],
  ])
})

test('when documents come in another order, then the report is the same', () => {
  expect(report(documents.toReversed())).toEqual(report())
})
