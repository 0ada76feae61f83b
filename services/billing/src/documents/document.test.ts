import { describe, expect, test } from '@jest/globals'
import { hardInvoices, sampleInvoices } from '../testing/sample-invoices.ts'
import { ciiOf } from './cii.ts'
import { ublOf } from './ubl.ts'

const everyInvoice = Object.entries({ ...sampleInvoices, ...hardInvoices })

describe('when an issued invoice becomes a structured document', () => {
  test.each(everyInvoice)('then %s is the same text each time', (_, invoice) => {
    expect(ublOf(structuredClone(invoice))).toBe(ublOf(invoice))
    expect(ciiOf(structuredClone(invoice))).toBe(ciiOf(invoice))
  })

  test('then UBL and CII say the same amounts', () => {
    for (const [, invoice] of everyInvoice) {
      const amounts = (xml: string, element: string) =>
        [...xml.matchAll(new RegExp(`<\\w+:${element}[^>]*>([^<]*)<`, 'g'))].map(([, amount]) => amount)
      const [ubl, cii] = [ublOf(invoice), ciiOf(invoice)]
      expect(amounts(ubl, 'PayableAmount')).toEqual(amounts(cii, 'DuePayableAmount'))
      expect(amounts(ubl, 'TaxInclusiveAmount')).toEqual(amounts(cii, 'GrandTotalAmount'))
      expect(amounts(ubl, 'PriceAmount')).toEqual(amounts(cii, 'ChargeAmount'))
      expect(amounts(ubl, 'TaxableAmount')).toEqual(amounts(cii, 'BasisAmount'))
    }
  })

  test('then only where both sides have an electronic address it claims to follow Peppol', () => {
    expect(ublOf(sampleInvoices.domestic!)).toContain('peppol')
    expect(ublOf(sampleInvoices['consumer-in-another-member-state']!)).not.toContain('peppol')
  })

  test('then outside the scope of VAT nobody has a VAT id, and nothing a rate', () => {
    const outside = { ...sampleInvoices['outside-the-union']! }
    outside.buyer = { ...outside.buyer, vatId: 'CHE116281710' }
    for (const xml of [ublOf(outside), ciiOf(outside)]) {
      expect(xml).not.toMatch(/CHE116281710|FR44732829320|Percent/)
      expect(xml).toContain('732829320')
    }
  })

  test('then a sentence or a value that is missing is refused', () => {
    const [line] = sampleInvoices.domestic!.lines
    const lines = [{ ...line!, text: { key: 'plan' as const, values: {} } }]
    expect(() => ublOf({ ...sampleInvoices.domestic!, lines })).toThrow('no value planName')
    const notes = [{ key: 'constructor', values: {} }]
    expect(() => ublOf({ ...sampleInvoices.domestic!, notes })).toThrow('no sentence constructor')
  })
})
