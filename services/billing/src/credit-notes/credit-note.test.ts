import { DomainError } from '@holdfast/errors'
import { describe, expect, test } from '@jest/globals'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { composeInvoice, singleLine } from '../invoices/composition.ts'
import type { IssuedInvoice } from '../invoices/invoice.ts'
import { money } from '../money/money.ts'
import { charged, reverseCharge, type VatTreatment } from '../taxes/treatment.ts'
import { head, issuedAs } from '../testing/documents.ts'
import { type Correction, correct, creditedOf, replacement, vatTakenBack } from './credit-note.ts'

const invoiceOf = (...lines: [bigint, VatTreatment?][]): IssuedInvoice => ({
  ...composeInvoice(
    head,
    lines.map(([net, vat = charged('SE', '25')]) => ({
      line: singleLine(money(net, 'EUR'), { text: { key: 'plan', values: {} } }),
      vat,
    })),
  ),
  ...issuedAs('HF-2026-000001'),
})

/** Issues credit notes one after the other. */
function takeBack(invoice: IssuedInvoice, ...wanted: (Correction[] | 'rest')[]): IssuedInvoice[] {
  const notes: IssuedInvoice[] = []
  for (const one of wanted) notes.push({ ...correct(invoice, notes, one), ...issuedAs(`HC-2026-${notes.length + 1}`) })
  return notes
}

const vatOfAll = (notes: IssuedInvoice[]) => notes.reduce((sum, { totals }) => sum + totals.vat, 0n)

describe('an invoice that is taken back', () => {
  test('when all of it is, then the credit note has its amounts, is positive, and names it', () => {
    const invoice = invoiceOf([10_000n], [-2_500n])
    const [note] = takeBack(invoice, 'rest')
    expect(note).toMatchObject({
      kind: 'credit-note',
      corrects: { number: 'HF-2026-000001', issuedOn: '2026-12-01' },
      totals: { net: 7_500n, vat: 1_875n, gross: 9_375n, prepaid: 0n, due: 9_375n },
    })
    expect(note?.lines.map(({ corrects, net, quantity }) => [corrects, net, quantity])).toEqual([
      [1, 10_000n, '1'],
      [2, -2_500n, '-1'],
    ])
  })

  test('when credit was used for it, then all of it is taken back, and not what was due', () => {
    const draft = composeInvoice(
      head,
      [{ line: singleLine(money(100n, 'EUR'), { text: { key: 'plan', values: {} } }), vat: charged('SE', '25') }],
      100n,
    )
    const [note] = takeBack({ ...draft, ...issuedAs('HF-2026-000001') }, 'rest')
    expect(note?.totals).toEqual({ net: 100n, vat: 25n, gross: 125n, prepaid: 0n, due: 125n })
  })

  test('when a part of a line is, then it is one piece of that price, and the rest can be taken back later', () => {
    const [part, rest] = takeBack(invoiceOf([10_000n], [500n]), [{ position: 1, net: 1_234n }], 'rest')
    expect(part?.lines).toMatchObject([{ position: 1, corrects: 1, quantity: '1', unitPrice: '12.34', net: 1_234n }])
    expect(rest?.totals.net).toBe(9_266n)
  })

  test('when rates differ, then each part is of the rate of its line', () => {
    const invoice = invoiceOf([1_000n, charged('EE', '22')], [1_000n, charged('EE', '24')])
    const [note] = takeBack(invoice, [{ position: 2, net: 500n }])
    expect(note?.vat).toEqual([{ category: 'S', rate: '24', country: 'EE', base: 500n, amount: 120n }])
  })

  test('when VAT was reversed, then it is in the credit note too', () => {
    const [note] = takeBack(invoiceOf([1_000n, reverseCharge]), 'rest')
    expect(note?.vat).toEqual([{ ...reverseCharge, base: 1_000n, amount: 0n }])
  })
})

// lago-api#4313 and #4553: each credit note rounded its own VAT, so that they added up to a cent more or less.
test('when an invoice is taken back in parts that each round up, then together they are the invoice to the cent', () => {
  const invoice = invoiceOf([30n])
  expect(invoice.totals.vat).toBe(8n)
  const notes = takeBack(invoice, [{ position: 1, net: 10n }], [{ position: 1, net: 10n }], 'rest')
  // Each alone would have 2.5, rounded to 3: 9 in all.
  expect(notes.map(({ totals }) => totals.vat)).toEqual([3n, 2n, 3n])
  expect(vatOfAll(notes)).toBe(8n)
  expect(creditedOf(notes)).toBe(invoice.totals.gross)
})

test('when a VAT id turns out to be valid, then what is left is taken back, and invoiced with the VAT reversed', () => {
  const { vatId, ...buyer } = head.buyer
  const charged_ = { ...invoiceOf([10_000n], [-2_500n], [30n]), buyer }
  const earlier = takeBack(charged_, [{ position: 1, net: 1_000n }])
  const { creditNote, head: newHead, lines } = replacement(charged_, earlier, { treatment: reverseCharge, vatId })
  const invoice = composeInvoice(newHead, lines, creditNote.totals.gross)
  expect(creditNote.totals.gross).toBe(charged_.totals.gross - creditedOf(earlier))
  expect(creditNote.buyer.vatId).toBeUndefined()
  expect(invoice).toMatchObject({
    kind: 'invoice',
    buyer: { ...buyer, vatId },
    vat: [{ ...reverseCharge, base: 6_530n, amount: 0n }],
    totals: { net: 6_530n, vat: 0n, gross: 6_530n, prepaid: 6_530n, due: 0n },
  })
  expect(invoice.lines.map(({ net, corrects }) => [net, corrects])).toEqual([
    [9_000n, undefined],
    [-2_500n, undefined],
    [30n, undefined],
  ])
  expect(invoice.corrects).toBeUndefined()
})

test('when a VAT id turns out to be valid, then the VAT that was given back without naming an invoice is taken back alone', () => {
  const { vatId, ...buyer } = head.buyer
  const note = { ...invoiceOf([-10_000n], [2_500n], [-30n]), buyer }
  expect(note).toMatchObject({ kind: 'credit-note', totals: { net: 7_530n, vat: 1_883n, gross: 9_413n } })
  const { head: newHead, lines } = vatTakenBack(note, { treatment: reverseCharge, vatId })
  const invoice = composeInvoice(newHead, lines, note.totals.gross)
  expect(invoice).toMatchObject({
    kind: 'invoice',
    buyer: { ...buyer, vatId },
    notes: [{ key: 'vat-of-credit-note', values: { number: 'HF-2026-000001' } }],
    vat: [
      { category: 'S', country: 'SE', base: 7_530n, amount: 1_883n },
      { ...reverseCharge, base: -7_530n, amount: 0n },
    ],
    totals: { net: 0n, vat: 1_883n, gross: 1_883n, prepaid: 1_883n, due: 0n },
  })
  const [correcting] = takeBack(invoiceOf([100n]), 'rest')
  for (const other of [invoice, correcting!]) {
    expect(() => vatTakenBack({ ...other, ...issuedAs('x') }, { treatment: reverseCharge })).toThrow(RangeError)
  }
})

describe('what is refused', () => {
  const invoice = invoiceOf([1_000n], [-400n])
  const refusal = (wanted: Correction[] | 'rest', of = invoice, earlier: IssuedInvoice[] = []) => {
    try {
      correct(of, earlier, wanted)
    } catch (error) {
      if (error instanceof DomainError) return error.code
      throw error
    }
    return undefined
  }

  test('when more is wanted than a line or the invoice has, then it is refused', () => {
    expect(refusal([{ position: 1, net: 1_001n }])).toBe('credit-too-large')
    // The line has it, the invoice does not.
    expect(refusal([{ position: 1, net: 601n }])).toBe('credit-too-large')
    expect(refusal([{ position: 1, net: 600n }])).toBeUndefined()
    expect(refusal([{ position: 1, net: -1n }])).toBe('credit-too-large')
    expect(refusal([{ position: 2, net: 400n }])).toBe('credit-too-large')
    expect(refusal([{ position: 2, net: -400n }])).toBe('credit-too-large')
    const earlier = takeBack(invoice, [{ position: 1, net: 500n }])
    expect(refusal([{ position: 1, net: 101n }], invoice, earlier)).toBe('credit-too-large')
    expect(refusal([{ position: 1, net: 100n }], invoice, earlier)).toBeUndefined()
    // Nor is anything charged again by a credit note.
    const two = invoiceOf([1_000n], [500n])
    const back = [
      { position: 1, net: -1n },
      { position: 2, net: 2n },
    ]
    expect(refusal(back, two, takeBack(two, [{ position: 1, net: 500n }]))).toBe('credit-too-large')
  })

  test('when the line and the invoice have it, but not the rate, then it is refused', () => {
    const mixed = invoiceOf([1_000n], [-400n], [1_000n, charged('SE', '12')])
    expect(refusal([{ position: 1, net: 601n }], mixed)).toBe('credit-too-large')
    expect(refusal([{ position: 1, net: 600n }], mixed)).toBeUndefined()
  })

  test('when one rate has it but the invoice does not, then it is refused', () => {
    const mixed = invoiceOf([1_000n], [-500n, charged('SE', '12')])
    expect(refusal([{ position: 1, net: 1_000n }], mixed)).toBe('credit-too-large')
    expect(refusal('rest', mixed)).toBeUndefined()
  })

  test('when nothing is left, or wanted, then it is refused', () => {
    expect(refusal('rest', invoice, takeBack(invoice, 'rest'))).toBe('nothing-to-credit')
    expect(refusal([])).toBe('nothing-to-credit')
    expect(refusal('rest', invoiceOf([100n], [-100n]))).toBe('nothing-to-credit')
  })

  test('when the line is unknown or named twice, or it is no invoice, then it is refused', () => {
    expect(refusal([{ position: 3, net: 1n }])).toBe('unknown-line')
    const twice = [
      { position: 1, net: 400n },
      { position: 1, net: 400n },
    ]
    expect(refusal(twice)).toBe('bad-request')
    expect(refusal('rest', takeBack(invoice, 'rest')[0])).toBe('not-an-invoice')
  })
})

const line = fc.record({
  net: fc.bigInt(1n, 1_000_000n),
  vat: fc.constantFrom(charged('SE', '25'), charged('SE', '12'), charged('SE', '25.5'), charged('SE', '5.5')),
})
const parts = fc.array(fc.record({ line: fc.nat({ max: 4 }), part: fc.bigInt(1n, 700_000n) }), { maxLength: 12 })

test('whatever parts are taken back, they never exceed the invoice, and with the rest they are the invoice', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), parts, (lines, wanted) => {
      const invoice = invoiceOf(...lines.map(({ net, vat }): [bigint, VatTreatment] => [net, vat]))
      const notes: IssuedInvoice[] = []
      for (const { line, part } of wanted) {
        try {
          const draft = correct(invoice, notes, [{ position: line + 1, net: part }])
          notes.push({ ...draft, ...issuedAs(`HC-${notes.length}`) })
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError)
        }
        expect(creditedOf(notes)).toBeLessThanOrEqual(invoice.totals.gross)
        for (const { totals, vat } of notes) {
          expect(totals.net > 0n && totals.vat >= 0n).toBe(true)
          for (const { base, rate, amount } of vat) {
            const exact = new Decimal(base.toString()).times(rate).div(100)
            expect(exact.minus(amount.toString()).abs().toNumber()).toBeLessThanOrEqual(1)
          }
        }
      }
      if (creditedOf(notes) < invoice.totals.gross) {
        notes.push({ ...correct(invoice, notes, 'rest'), ...issuedAs('HC-rest') })
      }
      for (const { category, rate, base, amount } of invoice.vat) {
        const groups = notes.flatMap(({ vat }) => vat).filter((one) => one.category === category && one.rate === rate)
        expect(groups.reduce((sum, group) => sum + group.base, 0n)).toBe(base)
        expect(groups.reduce((sum, group) => sum + group.amount, 0n)).toBe(amount)
      }
      expect(creditedOf(notes)).toBe(invoice.totals.gross)
    }),
  )
})
