import { correct } from '../credit-notes/credit-note.ts'
import type {
  InvoiceBuyer,
  InvoiceLine,
  InvoiceSeller,
  IssuedInvoice,
  VatCategory,
  VatGroup,
} from '../invoices/invoice.ts'

// Every kind of document, for tests and for the independent validators. All parties are invented; their ids pass the
// checks of their forms.

const frenchSeller: InvoiceSeller = {
  legalName: 'Hébergement Lumière SAS',
  address: { line1: '14 rue des Tanneurs', postalCode: '69002', city: 'Lyon', country: 'FR' },
  registrationId: '732829320',
  registrationScheme: '0002',
  vatId: 'FR44732829320',
  email: 'facturation@lumiere.example',
  electronicAddress: { scheme: '0225', id: '732829320' },
  bank: { iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', accountName: 'Hébergement Lumière SAS' },
}

const swedishSeller: InvoiceSeller = {
  legalName: 'Norrsken Webbhotell AB',
  address: { line1: 'Sveavägen 44', line2: '5 tr', postalCode: '111 34', city: 'Stockholm', country: 'SE' },
  registrationId: '5560747551',
  registrationScheme: '0007',
  vatId: 'SE556074755101',
  taxRegistrationId: 'Godkänd för F-skatt',
  email: 'faktura@norrsken.example',
  electronicAddress: { scheme: '0007', id: '5560747551' },
  bank: { iban: 'SE4550000000058398257466', bic: 'ESSESESS', accountName: 'Norrsken Webbhotell AB' },
}

const companyId = '0198c8a4-6d3e-7c41-9b52-3f60a1d2e4f7'

const frenchCompany: InvoiceBuyer = {
  companyId,
  name: 'Boulangerie Çà & Là',
  address: { line1: '3 place du Marché', postalCode: '35000', city: 'Rennes', country: 'FR' },
  vatId: 'FR83404833048',
  email: 'compta@ca-et-la.example',
  electronicAddress: { scheme: '0225', id: '404833048' },
}

const germanCompany: InvoiceBuyer = {
  companyId,
  name: 'Müller & Söhne Gartenbau GmbH',
  address: { line1: 'Lindenstraße 7', postalCode: '10969', city: 'Berlin', region: 'Berlin', country: 'DE' },
  vatId: 'DE136695976',
  electronicAddress: { scheme: '9930', id: 'DE136695976' },
}

const swedishCompany: InvoiceBuyer = {
  companyId,
  name: 'Åsa Öbergs Bokhandel AB',
  address: { line1: 'Storgatan 1', postalCode: '903 26', city: 'Umeå', country: 'SE' },
  vatId: 'SE556036079301',
  electronicAddress: { scheme: '0007', id: '5560360793' },
}

const swedishConsumer: InvoiceBuyer = {
  companyId,
  name: 'Elin Lindqvist',
  address: { line1: 'Björkvägen 12', postalCode: '702 10', city: 'Örebro', country: 'SE' },
}

const swissCompany: InvoiceBuyer = {
  companyId,
  name: 'Alpenblick Reisen AG',
  address: { line1: 'Bahnhofstrasse 21', postalCode: '8001', city: 'Zürich', country: 'CH' },
  email: 'rechnung@alpenblick.example',
}

type SampleLine = Omit<InvoiceLine, 'position'>
type SampleText = InvoiceLine['text']

const month = { from: '2028-02-01', to: '2028-02-29' }
const standard = (rate: string) => ({ category: 'S' as const, rate })

function line(
  text: SampleText,
  unitPrice: string,
  vat: InvoiceLine['vat'],
  more: Partial<SampleLine> = {},
): SampleLine {
  const quantity = more.quantity ?? '1'
  const net = BigInt(Math.round(Number(unitPrice) * Number(quantity) * 100))
  return { text, quantity, unit: 'MON', unitPrice, net, vat, period: month, ...more }
}

const plan = (planName: string): SampleText => ({ key: 'plan', values: { planName } })

const exemptions: Partial<Record<VatCategory, VatGroup['exemption']>> = {
  AE: { code: 'VATEX-EU-AE', textKey: 'reverse-charge' },
  O: { code: 'VATEX-EU-O', textKey: 'outside-scope' },
}

type Wanted = Pick<IssuedInvoice, 'number' | 'seller' | 'buyer' | 'locale' | 'currency'> &
  Partial<Omit<IssuedInvoice, 'lines'>> & { lines: SampleLine[]; prepaid?: bigint }

/** Adds up what an invoice run adds up: lines, then VAT once for each category and rate. */
export function sampleInvoice({ lines, prepaid = 0n, ...wanted }: Wanted): IssuedInvoice {
  const groups = new Map<string, VatGroup>()
  for (const { vat, net } of lines) {
    const key = `${vat.category} ${vat.rate}`
    const group = groups.get(key) ?? { ...vat, base: 0n, amount: 0n, exemption: exemptions[vat.category] }
    groups.set(key, { ...group, base: group.base + net })
  }
  const vat = [...groups.values()].map((group) => ({
    ...group,
    amount: (group.base * BigInt(Number(group.rate) * 10) + 500n) / 1000n,
  }))
  const net = vat.reduce((sum, { base }) => sum + base, 0n)
  const vatSum = vat.reduce((sum, { amount }) => sum + amount, 0n)
  return {
    kind: 'invoice',
    issuedOn: '2028-03-01',
    taxPointOn: '2028-02-29',
    dueOn: '2028-03-31',
    period: month,
    buyerReference: companyId,
    notes: [],
    ...wanted,
    lines: lines.map((one, index) => ({ ...one, position: index + 1 })),
    vat,
    totals: { net, vat: vatSum, gross: net + vatSum, prepaid, due: net + vatSum - prepaid },
  }
}

const french = { seller: frenchSeller, currency: 'EUR', locale: 'fr' as const }
const swedish = { seller: swedishSeller, currency: 'SEK', locale: 'sv' as const }
const withoutVat = (category: 'AE' | 'O') => ({ category, rate: '0' })

export const sampleInvoices: Record<string, IssuedInvoice> = {
  domestic: sampleInvoice({
    ...french,
    number: 'F-2028-0001',
    buyer: frenchCompany,
    purchaseOrder: 'BC-7781',
    buyerReference: 'BC-7781',
    lines: [
      line(plan('Atelier'), '29.00', standard('20')),
      line({ key: 'premium-staging', values: { siteName: 'boutique-de-la-place' } }, '9.66', standard('20'), {
        unit: 'C62',
        period: { from: '2028-02-11', to: '2028-02-29' },
      }),
      line({ key: 'bytes-overage', values: { planName: 'Atelier' } }, '0.08', standard('20'), {
        unit: 'GB',
        quantity: '37.5',
      }),
    ],
  }),
  'domestic-swedish': sampleInvoice({
    ...swedish,
    number: 'N28-00042',
    buyer: swedishCompany,
    lines: [line(plan('Butik'), '1249.00', standard('25'), { unit: 'ANN' })],
    notes: [{ key: 'free', values: { text: 'Tack för att ni är kund hos oss.' } }],
  }),
  'upgraded-within-the-month': sampleInvoice({
    ...french,
    number: 'F-2028-0002',
    locale: 'en',
    buyer: frenchCompany,
    lines: [
      line({ key: 'plan-from-change', values: { planName: 'Studio' } }, '45.52', standard('20'), {
        unit: 'C62',
        period: { from: '2028-02-12', to: '2028-02-29' },
      }),
      line({ key: 'plan-unused', values: { planName: 'Atelier' } }, '18.00', standard('20'), {
        unit: 'C62',
        quantity: '-1',
        period: { from: '2028-02-12', to: '2028-02-29' },
      }),
    ],
  }),
  'reverse-charge': sampleInvoice({
    ...french,
    number: 'F-2028-0003',
    locale: 'en',
    buyer: germanCompany,
    lines: [line(plan('Studio'), '79.00', withoutVat('AE'))],
  }),
  'consumer-in-another-member-state': sampleInvoice({
    ...french,
    number: 'F-2028-0004',
    locale: 'sv',
    buyer: swedishConsumer,
    lines: [line(plan('Atelier'), '29.00', standard('25'))],
  }),
  'outside-the-union': sampleInvoice({
    ...french,
    number: 'F-2028-0005',
    locale: 'en',
    buyer: swissCompany,
    lines: [line(plan('Studio'), '79.00', withoutVat('O'))],
  }),
  'credit-note': sampleInvoice({
    ...french,
    kind: 'credit-note',
    number: 'A-2028-0001',
    buyer: frenchCompany,
    corrects: { number: 'F-2028-0001', issuedOn: '2028-03-01' },
    issuedOn: '2028-03-09',
    lines: [line(plan('Atelier'), '29.00', standard('20'))],
  }),
  'credit-note-swedish': sampleInvoice({
    ...swedish,
    kind: 'credit-note',
    number: 'NK28-00007',
    buyer: swedishCompany,
    corrects: { number: 'N28-00042', issuedOn: '2028-03-01' },
    issuedOn: '2028-03-09',
    lines: [line(plan('Butik'), '1249.00', standard('25'), { unit: 'ANN' })],
  }),
  'credit-note-to-a-consumer': sampleInvoice({
    ...french,
    kind: 'credit-note',
    number: 'A-2028-0002',
    locale: 'sv',
    buyer: swedishConsumer,
    corrects: { number: 'F-2028-0004', issuedOn: '2028-03-01' },
    issuedOn: '2028-03-09',
    lines: [line(plan('Atelier'), '7.25', standard('25'))],
  }),
  'credit-note-outside-the-union': sampleInvoice({
    ...french,
    kind: 'credit-note',
    number: 'A-2028-0003',
    locale: 'en',
    buyer: swissCompany,
    corrects: { number: 'F-2028-0005', issuedOn: '2028-03-01' },
    issuedOn: '2028-03-09',
    lines: [line(plan('Studio'), '79.00', withoutVat('O'))],
  }),
  'vat-of-a-credit-note-taken-back': sampleInvoice({
    ...french,
    number: 'F-2028-0011',
    locale: 'en',
    buyer: germanCompany,
    prepaid: 1501n,
    lines: [
      line(plan('Studio'), '79.00', standard('19')),
      line(plan('Studio'), '79.00', withoutVat('AE'), { quantity: '-1' }),
    ],
    notes: [{ key: 'vat-of-credit-note', values: { number: 'A-2028-0004' } }],
  }),
  zero: sampleInvoice({
    ...french,
    number: 'F-2028-0006',
    buyer: frenchCompany,
    lines: [line(plan('Découverte'), '0.00', standard('20'))],
  }),
  'paid-with-credit': sampleInvoice({
    ...french,
    number: 'F-2028-0007',
    buyer: frenchCompany,
    prepaid: 3480n,
    lines: [line(plan('Atelier'), '29.00', standard('20'))],
  }),
  'partly-paid-with-credit': sampleInvoice({
    ...swedish,
    number: 'N28-00043',
    buyer: swedishCompany,
    prepaid: 50000n,
    lines: [line(plan('Butik'), '1249.00', standard('25'), { unit: 'ANN' })],
  }),
  'mixed-rates': sampleInvoice({
    ...french,
    number: 'F-2028-0008',
    buyer: frenchCompany,
    lines: [
      line(plan('Atelier'), '29.00', standard('20')),
      line({ key: 'adjustment', values: { reason: 'guide imprimé « Premiers pas »' } }, '12.35', standard('5.5'), {
        unit: 'C62',
        quantity: '3',
        period: undefined,
      }),
    ],
  }),
  ...partsOfACreditedInvoice(),
}

/**
 * An invoice of 0.30 and 25 percent that is taken back in three parts. Each has 0.10, of which the VAT would be 0.03 each
 * time; together they must have the 0.08 of the invoice, so the second one has 0.02.
 */
function partsOfACreditedInvoice(): Record<string, IssuedInvoice> {
  const invoice = sampleInvoice({
    ...swedish,
    number: 'N28-00045',
    buyer: swedishCompany,
    lines: [line({ key: 'adjustment', values: { reason: 'x' } }, '0.30', standard('25'), { unit: 'C62' })],
  })
  const notes: IssuedInvoice[] = []
  for (const [index, wanted] of [[{ position: 1, net: 10n }], [{ position: 1, net: 10n }], 'rest' as const].entries()) {
    const { taxPointOn, dueOn } = invoice
    const dates = { issuedOn: '2028-03-09', taxPointOn, dueOn }
    notes.push({ ...correct(invoice, notes, wanted), number: `NK28-${`${index + 8}`.padStart(5, '0')}`, ...dates })
  }
  return Object.fromEntries(notes.map((note, index) => [`part-${index + 1}-of-a-credited-invoice`, note]))
}

/** What nobody orders on one day: many lines, long names, and characters that the font does not have. */
export const hardInvoices: Record<string, IssuedInvoice> = {
  'sixty-lines': sampleInvoice({
    ...french,
    number: 'F-2028-0009',
    locale: 'en',
    buyer: germanCompany,
    lines: Array.from({ length: 60 }, (_, index) =>
      line({ key: 'premium-staging', values: { siteName: `site-${index + 1}` } }, `${9 + index}.00`, withoutVat('AE')),
    ),
  }),
  'long-names': sampleInvoice({
    ...swedish,
    number: 'N28-00044',
    buyer: {
      ...swedishCompany,
      name: 'Föreningen för bevarande av de gamla fyrarna längs Bottenvikens kust och deras vaktares efterlevande',
      address: {
        ...swedishCompany.address,
        line1: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2),
      },
    },
    purchaseOrder: 'PO-'.padEnd(90, '0123456789'),
    lines: [
      line(plan('Butik '.repeat(30).trim()), '123456789.00', standard('25')),
      line({ key: 'adjustment', values: { reason: 'x'.repeat(200) } }, '0.01', standard('25'), { unit: 'C62' }),
    ],
  }),
  'strange-names': sampleInvoice({
    ...french,
    number: 'F-2028-0010',
    locale: 'en',
    buyer: {
      ...frenchCompany,
      name: '<b>&amp;</b> "]]>" 株式会社 🦊 Ελλάδα Србија \u0007\ufffe שלום',
      address: { ...frenchCompany.address, line1: '\u202eright to left\u202c \ud83d', region: '%PDF-1.7 (a) \\ <<' },
    },
    lines: [line(plan('Œuvre ﬁne Æ ő ž'), '29.00', standard('20'))],
  }),
}
