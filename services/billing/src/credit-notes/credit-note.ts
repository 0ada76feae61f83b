import { DomainError } from '@holdfast/errors'
import { type InvoiceHead, opposite, type TaxedLine, totalsOf, vatOf } from '../invoices/composition.ts'
import type { InvoiceDraft, InvoiceLine, IssuedInvoice, VatGroup } from '../invoices/invoice.ts'
import { majorUnits, money } from '../money/money.ts'
import type { VatTreatment } from '../taxes/treatment.ts'

/**
 * How much of a line is taken back, in minor units with the sign of the line: a line that took something off is taken back
 * by a negative amount.
 */
export interface Correction {
  position: number
  net: bigint
}

/**
 * The draft of a credit note for an invoice, or for a part of it. Parts never exceed the invoice, and their VAT adds up
 * to its VAT to the cent: each part takes the VAT of all that is taken back so far, less what the earlier ones took. So the
 * VAT of a part can differ by one minor unit from its own base × rate, which the rules for documents allow.
 * @param earlier all credit notes that name this invoice
 * @param wanted `rest` takes back whatever is left
 */
export function correct(
  invoice: IssuedInvoice,
  earlier: readonly IssuedInvoice[],
  wanted: readonly Correction[] | 'rest',
): InvoiceDraft {
  if (invoice.kind !== 'invoice') throw new DomainError('not-an-invoice')
  const before = takenBack(earlier)
  const corrections = wanted === 'rest' ? restOf(invoice, before) : inOrder(wanted)
  const lines = corrections
    .filter(({ net }) => net !== 0n)
    .map((correction, index) => correctedLine(invoice, before, correction, index + 1))
  if (lines.length === 0) throw new DomainError('nothing-to-credit')
  const vat = invoice.vat.flatMap((group) => groupTakenBack(group, invoice, before, lines))
  const totals = totalsOf(lines, vat, 0n)
  if (totals.net === 0n && totals.gross === 0n) throw new DomainError('nothing-to-credit')
  const isTooMuch = creditedOf(earlier) + totals.gross > invoice.totals.gross
  if (isTooMuch || totals.gross <= 0n) throw new DomainError('credit-too-large')
  const { number, issuedOn, taxPointOn, dueOn, ...draft } = invoice
  return { ...draft, kind: 'credit-note', corrects: { number, issuedOn }, lines, vat, totals, notes: [] }
}

/**
 * What is left of an invoice, taken back, and what the invoice with another VAT is composed of that comes in its place. For
 * a company whose VAT id turned out to be valid after VAT was charged, because nobody could say so then.
 * @param vatId what documents show of it from now on
 */
export function replacement(
  invoice: IssuedInvoice,
  earlier: readonly IssuedInvoice[],
  { treatment, vatId }: { treatment: VatTreatment; vatId?: string },
): { creditNote: InvoiceDraft; head: InvoiceHead; lines: TaxedLine[] } {
  const creditNote = correct(invoice, earlier, 'rest')
  const { kind, corrects, lines, vat, totals, ...head } = creditNote
  const { vatId: shown, ...buyer } = head.buyer
  return {
    creditNote,
    head: { ...head, buyer: { ...buyer, ...(vatId !== undefined && { vatId }) } },
    lines: lines.map(({ position, vat: before, corrects: of, ...line }) => ({ line, vat: treatment })),
  }
}

/**
 * What takes the VAT of a credit note back that names no invoice: the same lines charged again with their VAT, and taken off
 * with another one. For a company whose VAT id turned out to be valid, where what was given back had been charged with VAT.
 */
export function vatTakenBack(
  note: IssuedInvoice,
  { treatment, vatId }: { treatment: VatTreatment; vatId?: string },
): { head: InvoiceHead; lines: TaxedLine[] } {
  if (note.kind !== 'credit-note' || note.corrects) throw new RangeError('a credit note that names no invoice')
  const { kind, number, issuedOn, taxPointOn, dueOn, lines, vat, totals, ...head } = note
  const { vatId: shown, ...buyer } = head.buyer
  const again = lines.map(({ position, vat: before, ...line }): TaxedLine => {
    const group = vat.find(({ category, rate }) => category === before.category && rate === before.rate)!
    const { base, amount, ...own } = group
    return { line, vat: own }
  })
  return {
    head: {
      ...head,
      buyer: { ...buyer, ...(vatId !== undefined && { vatId }) },
      notes: [{ key: 'vat-of-credit-note', values: { number } }],
    },
    lines: [...again, ...again.map(({ line }) => ({ line: opposite(line), vat: treatment }))],
  }
}

/** What credit notes have taken back of an invoice, gross. */
export function creditedOf(creditNotes: readonly IssuedInvoice[]): bigint {
  return creditNotes.reduce((sum, { totals }) => sum + totals.gross, 0n)
}

/** By position of the invoice's line. */
function takenBack(creditNotes: readonly IssuedInvoice[]): ReadonlyMap<number, bigint> {
  const sums = new Map<number, bigint>()
  for (const { corrects, net } of creditNotes.flatMap(({ lines }) => lines)) {
    if (corrects !== undefined) sums.set(corrects, (sums.get(corrects) ?? 0n) + net)
  }
  return sums
}

function restOf({ lines }: IssuedInvoice, before: ReadonlyMap<number, bigint>): Correction[] {
  return lines.map(({ position, net }) => ({ position, net: net - (before.get(position) ?? 0n) }))
}

function inOrder(wanted: readonly Correction[]): Correction[] {
  if (new Set(wanted.map(({ position }) => position)).size !== wanted.length) throw new DomainError('bad-request')
  return wanted.toSorted((a, b) => a.position - b.position)
}

function correctedLine(
  { lines, currency }: IssuedInvoice,
  before: ReadonlyMap<number, bigint>,
  { position, net }: Correction,
  newPosition: number,
): InvoiceLine {
  const line = lines.find((one) => one.position === position)
  if (!line) throw new DomainError('unknown-line')
  if (!isWithin(net + (before.get(position) ?? 0n), line.net) || !isWithin(net, line.net)) {
    throw new DomainError('credit-too-large')
  }
  // A whole line is shown as it was; a part of one is shown as one piece of that price.
  const shown: Pick<InvoiceLine, 'quantity' | 'unit' | 'unitPrice'> =
    net === line.net
      ? line
      : {
          quantity: net < 0n ? '-1' : '1',
          unit: 'C62',
          unitPrice: majorUnits(money(net < 0n ? -net : net, currency)),
        }
  const { quantity, unit, unitPrice } = shown
  return { ...line, quantity, unit, unitPrice, net, position: newPosition, corrects: position }
}

function groupTakenBack(
  group: VatGroup,
  { lines }: IssuedInvoice,
  before: ReadonlyMap<number, bigint>,
  taken: readonly InvoiceLine[],
): VatGroup[] {
  const isOfGroup = ({ vat }: InvoiceLine) => vat.category === group.category && vat.rate === group.rate
  const ofGroup = taken.filter(isOfGroup)
  if (ofGroup.length === 0) return []
  const earlier = lines.filter(isOfGroup).reduce((sum, { position }) => sum + (before.get(position) ?? 0n), 0n)
  const base = ofGroup.reduce((sum, { net }) => sum + net, 0n)
  if (!isWithin(earlier + base, group.base)) throw new DomainError('credit-too-large')
  const amount = vatOf(earlier + base, group.rate) - vatOf(earlier, group.rate)
  return [{ ...group, base, amount }]
}

/** Between nothing and the whole, which may be negative. */
function isWithin(part: bigint, whole: bigint): boolean {
  return whole < 0n ? part <= 0n && part >= whole : part >= 0n && part <= whole
}
