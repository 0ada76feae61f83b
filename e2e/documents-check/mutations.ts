import type { IssuedInvoice } from '../../services/billing/src/invoices/invoice.ts'
import { sampleInvoices } from '../../services/billing/src/testing/sample-invoices.ts'

/** One thing made wrong, and who must notice it. */
export interface Mutation {
  what: string
  /** Of which sample. */
  of: string
  kind: 'xml' | 'pdf'
  /** Must be in it, and each time it is there it becomes the other. */
  from: string | RegExp
  to: string
  /** Which rule of which set finds it. */
  found: { ruleSet: string; rule: string }
}

const en = (rule: string) => ({ ruleSet: 'EN 16931, UBL', rule })
const peppol = (rule: string) => ({ ruleSet: 'Peppol', rule })
const pdfa = (rule: string) => ({ ruleSet: 'PDF/A-3b', rule })
const pdfua = (rule: string) => ({ ruleSet: 'PDF/UA-1', rule })

export const mutations: Mutation[] = [
  {
    what: 'the amount to be paid is 0.01 more',
    of: 'domestic',
    kind: 'xml',
    from: '>49.99</cbc:PayableAmount>',
    to: '>50.00</cbc:PayableAmount>',
    found: en('BR-CO-16'),
  },
  {
    what: 'the total with VAT is 0.01 less',
    of: 'domestic',
    kind: 'xml',
    from: '>49.99</cbc:TaxInclusiveAmount>',
    to: '>49.98</cbc:TaxInclusiveAmount>',
    found: en('BR-CO-15'),
  },
  {
    what: 'a line is 0.01 more',
    of: 'domestic',
    kind: 'xml',
    from: '>29.00</cbc:LineExtensionAmount>',
    to: '>29.01</cbc:LineExtensionAmount>',
    found: en('BR-CO-10'),
  },
  {
    what: 'the sum of the VAT is 0.01 more than its parts',
    of: 'credit-note',
    kind: 'xml',
    from: /5\.80(<\/cbc:TaxAmount>\s*<cac:TaxSubtotal>)/,
    to: '5.81$1',
    found: en('BR-CO-14'),
  },
  {
    what: 'a VAT number begins with no country',
    of: 'domestic',
    kind: 'xml',
    from: '>FR44732829320<',
    to: '>XX44732829320<',
    found: en('BR-CO-09'),
  },
  {
    what: 'a Swedish VAT number has two digits too few',
    of: 'domestic-swedish',
    kind: 'xml',
    from: '>SE556074755101<',
    to: '>SE5560747551<',
    found: peppol('SE-R-001'),
  },
  {
    what: 'an electronic address has a wrong check digit',
    of: 'domestic-swedish',
    kind: 'xml',
    from: '>5560360793<',
    to: '>5560360794<',
    found: peppol('PEPPOL-COMMON-R049'),
  },
  {
    what: 'reverse charge without the reason',
    of: 'reverse-charge',
    kind: 'xml',
    from: /\s*<cbc:TaxExemptionReason(Code)?>[^<]*<\/cbc:TaxExemptionReason(Code)?>/g,
    to: '',
    found: en('BR-AE-10'),
  },
  {
    what: 'outside the scope of VAT without the reason',
    of: 'outside-the-union',
    kind: 'xml',
    from: /\s*<cbc:TaxExemptionReason(Code)?>[^<]*<\/cbc:TaxExemptionReason(Code)?>/g,
    to: '',
    found: en('BR-O-10'),
  },
  {
    what: 'reverse charge to a buyer without a VAT number',
    of: 'reverse-charge',
    kind: 'xml',
    from: /\s*<cac:PartyTaxScheme>\s*<cbc:CompanyID>DE[\s\S]*?<\/cac:PartyTaxScheme>/,
    to: '',
    found: en('BR-AE-02'),
  },
  {
    what: 'neither a reference of the buyer nor a purchase order',
    of: 'reverse-charge',
    kind: 'xml',
    from: /\s*<cbc:BuyerReference>[^<]*<\/cbc:BuyerReference>/,
    to: '',
    found: peppol('PEPPOL-EN16931-R003'),
  },
  {
    what: 'a font is not embedded',
    of: 'domestic',
    kind: 'pdf',
    from: /\/FontFile2 /g,
    to: '/FontFileX ',
    found: pdfa('6.2.11.4.1-1'),
  },
  {
    what: 'the metadata claim another part of PDF/A',
    of: 'domestic',
    kind: 'pdf',
    from: '<pdfaid:part>3<',
    to: '<pdfaid:part>2<',
    found: pdfa('6.6.4-2'),
  },
  {
    what: 'the file inside does not say what it is to the page',
    of: 'domestic',
    kind: 'pdf',
    from: /\/AFRelationship /g,
    to: '/AFRelationshiX ',
    found: pdfa('6.8-3'),
  },
  {
    what: 'the page has no tags',
    of: 'domestic',
    kind: 'pdf',
    from: /\/StructTreeRoot (?=\d)/,
    to: '/StructTreeRooX ',
    found: pdfua('7.1-11'),
  },
]

const cii = (rule: string) => ({ ruleSet: 'EN 16931, CII', rule })
const { domestic, 'reverse-charge': reverseCharge } = sampleInvoices as Record<string, IssuedInvoice>

/** What is inside of a PDF is compressed, so these are wrong before a document is made of them. */
export const wrongInvoices: { what: string; invoice: IssuedInvoice; found: Mutation['found'] }[] = [
  {
    what: 'in the PDF: the amount to be paid is 0.01 more',
    invoice: { ...domestic!, totals: { ...domestic!.totals, due: domestic!.totals.due + 1n } },
    found: cii('BR-CO-16'),
  },
  {
    what: 'in the PDF: a VAT number begins with no country',
    invoice: { ...domestic!, seller: { ...domestic!.seller, vatId: 'XX44732829320' } },
    found: cii('BR-CO-09'),
  },
  {
    what: 'in the PDF: reverse charge without the reason',
    invoice: { ...reverseCharge!, vat: reverseCharge!.vat.map((group) => ({ ...group, exemption: undefined })) },
    found: cii('BR-AE-10'),
  },
]

/** PDFs are changed to the same length: their table of places stays right, so that it is the change that is noticed. */
export function mutate(document: Uint8Array, { what, kind, from, to }: Mutation): Buffer {
  const encoding = kind === 'pdf' ? 'latin1' : 'utf8'
  const text = Buffer.from(document).toString(encoding)
  const mutated = text.replace(from, to)
  if (mutated === text) throw new Error(`nothing to mutate: ${what}`)
  if (kind === 'pdf' && mutated.length !== text.length) throw new Error(`another length: ${what}`)
  return Buffer.from(mutated, encoding)
}
