import { inflateSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { hardInvoices, sampleInvoices } from '../testing/sample-invoices.ts'
import { ciiOf } from './cii.ts'
import { invoicePdf } from './invoice-pdf.ts'
import { printable } from './tagged-pdf.ts'

const domestic = sampleInvoices.domestic!

// Whether it is PDF/A-3b, and what a reader finds in it, `npm run documents:check` asks of programs of others.
describe('when an invoice becomes a Factur-X document', () => {
  let first: Uint8Array
  beforeAll(async () => {
    first = await invoicePdf(domestic)
  })

  test('then it is the same bytes each time, whatever was made before it', async () => {
    const before = Buffer.from(await invoicePdf(hardInvoices['strange-names']!))
    expect(before.equals(await invoicePdf(structuredClone(hardInvoices['strange-names']!)))).toBe(true)
    expect(Buffer.from(first).equals(await invoicePdf(structuredClone(domestic)))).toBe(true)
  })

  test('then no document depends on what was made before it', async () => {
    // One glyph shows both. A font that stayed open would say of it what it was used for first.
    const named = (name: string) => invoicePdf({ ...domestic, buyer: { ...domestic.buyer, name } })
    expect(streams(await named('\ufb03')).join()).toContain('<fb03>')
    expect(streams(await named('ffi')).join()).toContain('<0066 0066 0069>')
  })

  test('then it knows no other time than the invoice', () => {
    const dates = Buffer.from(first)
      .toString('latin1')
      .match(/D:\d{14}|\d{4}-\d\d-\d\dT[\d:]+/g)
    expect(new Set(dates)).toEqual(new Set(['D:20280301000000', '2028-03-01T00:00:00']))
  })

  test('then the invoice for machines is in it, byte for byte', () => {
    expect(streams(first)).toContain(ciiOf(domestic))
  })

  test('then another total is another document', async () => {
    const totals = { ...domestic.totals, due: domestic.totals.due + 1n }
    expect(Buffer.from(first).equals(await invoicePdf({ ...domestic, totals }))).toBe(false)
  })

  test.each([
    ['株式会社 AB', '\ufffd\ufffd\ufffd\ufffd AB'],
    ['a\u202eb\u0007c\u200bd', 'abcd'],
    ['e\u0301\n\nx\u00a0y', 'é x\u00a0y'],
    ['🦊 \ud83d', '\ufffd \ufffd'],
  ])('then %j is printed as %j', (text, printed) => {
    expect(printable(text)).toBe(printed)
  })
})

function streams(pdf: Uint8Array): string[] {
  const bytes = Buffer.from(pdf)
  const found: string[] = []
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 1)) {
    if (bytes.subarray(at - 3, at).toString() === 'end') continue
    const end = bytes.indexOf('\nendstream', at)
    try {
      found.push(inflateSync(bytes.subarray(at + 7, end)).toString())
    } catch {
      // Metadata are not compressed.
    }
  }
  return found
}
