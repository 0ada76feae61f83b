import { describe, expect, test } from '@jest/globals'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { money } from '../money/money.ts'
import { charged, outsideScope, reverseCharge, type VatTreatment } from '../taxes/treatment.ts'
import { head } from '../testing/documents.ts'
import { composeInvoice, lineNet, singleLine, type TaxedLine, vatOf } from './composition.ts'

const charge = (net: bigint, vat: VatTreatment = charged('SE', '25')): TaxedLine => ({
  line: singleLine(money(net, 'EUR'), { text: { key: 'plan', values: { plan: 'Studio' } } }),
  vat,
})

describe('totals', () => {
  test('when lines have one rate, then their VAT is computed once from their sum', () => {
    // Line by line it would be 0.02 + 0.02 + 0.02: 0.07 × 25 % rounds to 0.02 each time, and 0.21 × 25 % to 0.05.
    const { vat, totals } = composeInvoice(head, [charge(7n), charge(7n), charge(7n)])
    expect(vat).toEqual([{ category: 'S', rate: '25', country: 'SE', base: 21n, amount: 5n }])
    expect(totals).toEqual({ net: 21n, vat: 5n, gross: 26n, prepaid: 0n, due: 26n })
  })

  test('when half a cent is left, then it is rounded away from zero, up and down', () => {
    expect([vatOf(10n, '25'), vatOf(-10n, '25'), vatOf(200n, '5.25'), vatOf(10_000n, '25.5')]).toEqual([
      3n,
      -3n,
      11n,
      2550n,
    ])
  })

  test('when rates differ, then each has a group of its own', () => {
    const draft = composeInvoice(head, [
      charge(1_000n, charged('EE', '22')),
      charge(500n, charged('EE', '24')),
      charge(1n, charged('EE', '22')),
    ])
    expect(draft.vat.map(({ rate, base, amount }) => [rate, base, amount])).toEqual([
      ['22', 1_001n, 220n],
      ['24', 500n, 120n],
    ])
    expect(draft.totals).toMatchObject({ net: 1_501n, vat: 340n, gross: 1_841n })
  })

  test('when what is taken off equals what is charged, then the invoice is of zero', () => {
    const { kind, totals } = composeInvoice(head, [charge(3_500n), charge(-3_500n)], 100n)
    expect(kind).toBe('invoice')
    expect(totals).toEqual({ net: 0n, vat: 0n, gross: 0n, prepaid: 0n, due: 0n })
  })

  test('when more is taken off than charged, then it is a credit note with positive amounts', () => {
    const draft = composeInvoice(head, [charge(-1_000n), charge(250n)], 99n)
    expect(draft.kind).toBe('credit-note')
    expect(draft.lines.map(({ quantity, net }) => [quantity, net])).toEqual([
      ['1', 1_000n],
      ['-1', -250n],
    ])
    expect(draft.totals).toEqual({ net: 750n, vat: 188n, gross: 938n, prepaid: 0n, due: 938n })
  })

  test('when the company has credit, then as much as is needed is used before anything is due', () => {
    const due = (credit: bigint) => composeInvoice(head, [charge(1_000n)], credit).totals
    expect(due(300n)).toMatchObject({ gross: 1_250n, prepaid: 300n, due: 950n })
    expect(due(5_000n)).toMatchObject({ gross: 1_250n, prepaid: 1_250n, due: 0n })
  })
})

describe('outside the scope of VAT', () => {
  test('when an invoice is outside, then it has no VAT ids, and the registration id stays', () => {
    const draft = composeInvoice(head, [charge(1_000n, outsideScope)])
    expect(draft.seller).toEqual({ ...head.seller, vatId: undefined })
    expect(draft.buyer.vatId).toBeUndefined()
    expect(draft.vat).toEqual([{ ...outsideScope, base: 1_000n, amount: 0n }])
  })

  test('when VAT is reversed, then both ids stand on the invoice', () => {
    const draft = composeInvoice(head, [charge(1_000n, reverseCharge)])
    expect([draft.seller.vatId, draft.buyer.vatId]).toEqual([head.seller.vatId, head.buyer.vatId])
    expect(draft.totals).toMatchObject({ vat: 0n, gross: 1_000n })
  })

  test('when something else stood beside it, then no invoice is made', () => {
    expect(() => composeInvoice(head, [charge(1n, outsideScope), charge(1n)])).toThrow('BR-O-11')
  })
})

test('when a line is not what its price says, then no invoice is made', () => {
  const { line, vat } = charge(1_000n)
  expect(() => composeInvoice(head, [{ line: { ...line, net: 1_002n }, vat }])).toThrow('not the amount')
  expect(() => composeInvoice(head, [{ line: { ...line, net: 998n }, vat }])).toThrow('not the amount')
  expect(() => composeInvoice(head, [{ line: { ...line, quantity: '-1', unitPrice: '-10.00' }, vat }])).toThrow('BR-27')
  expect(() => composeInvoice(head, [])).toThrow('BR-16')
  expect(lineNet('12.5', '0.333', 'EUR')).toBe(416n)
  expect(lineNet('3', '100', 'JPY')).toBe(300n)
})

const treatments = [charged('SE', '25'), charged('SE', '12'), charged('SE', '5.5'), reverseCharge]
const charges = fc.array(
  fc.record({ net: fc.bigInt(-10_000_000n, 10_000_000n), vat: fc.constantFrom(...treatments) }),
  { minLength: 1, maxLength: 20 },
)

test('whatever is charged, the sums are those of decimal arithmetic, and amounts are positive', () => {
  fc.assert(
    fc.property(charges, fc.bigInt(0n, 20_000_000n), (wanted, credit) => {
      const draft = composeInvoice(
        head,
        wanted.map(({ net, vat }) => charge(net, vat)),
        credit,
      )
      const byRate = Map.groupBy(wanted, ({ vat }) => vat.rate)
      const vat = [...byRate].reduce((sum, [rate, lines]) => {
        const base = lines.reduce((total, { net }) => total.plus(net.toString()), new Decimal(0))
        return sum.plus(base.times(rate).div(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP))
      }, new Decimal(0))
      const net = wanted.reduce((total, line) => total.plus(line.net.toString()), new Decimal(0))
      const sign = draft.kind === 'credit-note' ? -1 : 1
      expect(draft.totals.net.toString()).toBe(net.times(sign).plus(0).toFixed())
      expect(draft.totals.vat.toString()).toBe(vat.times(sign).plus(0).toFixed())
      expect(draft.totals.gross).toBe(draft.totals.net + draft.totals.vat)
      expect(draft.totals.gross >= 0n && draft.totals.due >= 0n && draft.totals.prepaid <= credit).toBe(true)
      expect(draft.totals.prepaid + draft.totals.due).toBe(draft.totals.gross)
    }),
  )
})
