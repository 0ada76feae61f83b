import { type Money, majorUnits, minorDigits, money } from '../money/money.ts'
import { rational, rationalFromDecimal, roundHalfAwayFromZero } from '../money/rational.ts'
import type { VatTreatment } from '../taxes/treatment.ts'
import type { InvoiceDraft, InvoiceLine, InvoiceTotals, VatGroup } from './invoice.ts'

/** One thing that is charged, or taken off, before anybody knows its VAT. `net` is rounded already. */
export type UntaxedLine = Omit<InvoiceLine, 'position' | 'vat' | 'corrects'>

export interface TaxedLine {
  line: UntaxedLine
  vat: VatTreatment
}

/** What the head of a document says. The seller's and the buyer's VAT ids are left out again where they may not stand. */
export type InvoiceHead = Omit<InvoiceDraft, 'kind' | 'lines' | 'vat' | 'totals'>

/** Quantity × unit price in minor units, rounded once. */
export function lineNet(quantity: string, unitPrice: string, currency: string): bigint {
  const [count, price] = [rationalFromDecimal(quantity), rationalFromDecimal(unitPrice)]
  const scale = 10n ** BigInt(minorDigits(currency))
  return roundHalfAwayFromZero(
    rational(count.numerator * price.numerator * scale, count.denominator * price.denominator),
  )
}

/** The line of a price that is not divided into units: one piece, or one piece less where the price is negative. */
export function singleLine(price: Money, about: Pick<UntaxedLine, 'text' | 'period'>): UntaxedLine {
  const { amount, currency } = price
  const unitPrice = majorUnits(money(amount < 0n ? -amount : amount, currency))
  return { ...about, quantity: amount < 0n ? '-1' : '1', unit: 'C62', unitPrice, net: amount }
}

/**
 * What is charged, as the draft of an invoice. Lines were rounded and are summed here (BR-CO-10), VAT is computed once
 * for each category and rate from the sum of its lines, and rounded once (BR-CO-14, BR-CO-17).
 *
 * Where more is taken off than is charged, the draft is a credit note: the same lines with the opposite signs, so that its
 * amounts are positive.
 * @param credit what the company has on its account, in minor units. As much as is needed of it is used
 */
export function composeInvoice(head: InvoiceHead, charges: readonly TaxedLine[], credit = 0n): InvoiceDraft {
  if (charges.length === 0) throw new RangeError('an invoice has a line at least (BR-16)')
  if (credit < 0n) throw new RangeError('credit is never negative')
  for (const { line } of charges) checkLine(line, head.currency)
  const isCredit = draftOf(charges, 0n).totals.gross < 0n
  const draft = isCredit
    ? draftOf(
        charges.map(({ line, vat }) => ({ line: opposite(line), vat })),
        0n,
      )
    : draftOf(charges, credit)
  return { ...withoutIdsOutside(head, draft.vat), kind: isCredit ? 'credit-note' : 'invoice', ...draft }
}

function draftOf(charges: readonly TaxedLine[], credit: bigint): Pick<InvoiceDraft, 'lines' | 'vat' | 'totals'> {
  const lines = charges.map(({ line, vat: { category, rate } }, index) => ({
    ...line,
    position: index + 1,
    vat: { category, rate },
  }))
  const vat = vatGroups(charges)
  return { lines, vat, totals: totalsOf(lines, vat, credit) }
}

/** The lines of a category and rate together, in the order in which they first appear. */
function vatGroups(charges: readonly TaxedLine[]): VatGroup[] {
  const groups = new Map<string, VatGroup>()
  for (const { line, vat } of charges) {
    const key = `${vat.category} ${vat.rate}`
    const group = groups.get(key) ?? { ...vat, base: 0n, amount: 0n }
    if (group.country !== vat.country) throw new RangeError('one rate of two countries on one invoice')
    groups.set(key, { ...group, base: group.base + line.net })
  }
  if (groups.size > 1 && [...groups.values()].some(({ category }) => category === 'O')) {
    throw new RangeError('what is outside the scope of VAT stands alone on its invoice (BR-O-11)')
  }
  return [...groups.values()].map((group) => ({ ...group, amount: vatOf(group.base, group.rate) }))
}

/** The VAT of a base in minor units, rounded once. @param rate percent */
export function vatOf(base: bigint, rate: string): bigint {
  const percent = rationalFromDecimal(rate)
  return roundHalfAwayFromZero(rational(base * percent.numerator, percent.denominator * 100n))
}

/** @param credit as much of it is used as the invoice needs */
export function totalsOf(
  lines: readonly Pick<InvoiceLine, 'net'>[],
  vat: readonly Pick<VatGroup, 'amount'>[],
  credit: bigint,
): InvoiceTotals {
  const net = lines.reduce((sum, line) => sum + line.net, 0n)
  const tax = vat.reduce((sum, group) => sum + group.amount, 0n)
  const gross = net + tax
  const prepaid = gross <= 0n ? 0n : credit < gross ? credit : gross
  return { net, vat: tax, gross, prepaid, due: gross - prepaid }
}

/** The same line with the opposite sign. */
export function opposite(line: UntaxedLine): UntaxedLine {
  const quantity = line.quantity.startsWith('-') ? line.quantity.slice(1) : `-${line.quantity}`
  return { ...line, quantity: Number(quantity) === 0 ? line.quantity : quantity, net: -line.net }
}

/**
 * Peppol's rule for lines (R120), which leaves room for cumulative rounding. A line that breaks it is a bug of whoever made
 * it, and must not get a number.
 */
function checkLine({ quantity, unitPrice, net }: UntaxedLine, currency: string): void {
  if (unitPrice.startsWith('-')) throw new RangeError('a price is never negative (BR-27)')
  const off = lineNet(quantity, unitPrice, currency) - net
  if (off > 1n || off < -1n) throw new RangeError('quantity × price is not the amount')
}

/** No VAT ids where nothing on the invoice is in the scope of VAT (BR-O-02, BR-O-03, BR-O-04). */
function withoutIdsOutside(head: InvoiceHead, vat: readonly VatGroup[]): InvoiceHead {
  if (vat[0]?.category !== 'O') return head
  const { vatId: ofSeller, ...seller } = head.seller
  const { vatId: ofBuyer, ...buyer } = head.buyer
  return { ...head, seller, buyer }
}
