import type { InvoiceLine, IssuedInvoice, PartyAddress } from '../invoices/invoice.ts'
import { ciiOf } from './cii.ts'
import {
  formatAmount,
  formatCountry,
  formatDate,
  formatIban,
  formatMoney,
  formatPeriod,
  formatQuantity,
  formatRate,
  formatUnitPrice,
} from './formats.ts'
import { type Box, type Element, openTaggedPdf, type Style, type TaggedPdf } from './tagged-pdf.ts'
import { exemptionTexts, fill, labels, lineTexts, noteTexts, say, sentences, unitTexts } from './wording.ts'

const muted = '#4b5563'
const accent = '#1e3a5f'
const rule = '#cbd5e1'
const shade = '#f1f5f9'

const left = 48
const right = 595.28 - 48
const top = 48
/** Where content ends; below is the foot of the page. */
const bottom = 841.89 - 74
const width = right - left

const small: Style = { size: 8, color: muted }
const usual: Style = { size: 9 }
const strong: Style = { size: 9, weight: 'bold' }
const heading: Style = { size: 8, weight: 'bold', color: accent }

/** What the parts of the page share: the document, how far it is filled, and the language. */
interface Sheet {
  pdf: TaggedPdf
  invoice: IssuedInvoice
  y: number
  label(key: keyof typeof labels): string
  amount(amount: bigint): string
  money(amount: bigint): string
}

/** A Factur-X document: for people a page, for machines the CII in it. */
export async function invoicePdf(invoice: IssuedInvoice): Promise<Uint8Array> {
  const { locale, currency } = invoice
  const kind = labels[invoice.kind === 'invoice' ? 'invoice' : 'creditNote'][locale]
  const title = fill(sentences.subject[locale], {
    kind,
    number: invoice.number,
    date: formatDate(locale, invoice.issuedOn),
  })
  const pdf = openTaggedPdf({
    title,
    author: invoice.seller.legalName,
    language: locale,
    date: new Date(`${invoice.issuedOn}T00:00:00Z`),
    facturX: ciiOf(invoice),
  })
  const sheet: Sheet = {
    pdf,
    invoice,
    y: top,
    label: (key) => labels[key][locale],
    amount: (amount) => formatAmount(locale, { amount, currency }),
    money: (amount) => formatMoney(locale, { amount, currency }),
  }
  pdf.addPage()
  head(sheet, kind)
  parties(sheet)
  lines(sheet)
  totals(sheet)
  explanations(sheet)
  payment(sheet)
  pdf.onEachPage((page, pages) => foot(sheet, `${kind} ${invoice.number}`, page, pages))
  return pdf.end()
}

/** Texts below each other; answers where they end. */
function stack(pdf: TaggedPdf, parent: Element, box: Box, y: number, texts: [string | undefined, Style][]): number {
  for (const [text, style] of texts) {
    if (text) y += pdf.write(parent, 'P', text, { ...box, y }, { lines: 4, ...style })
  }
  return y
}

/** Begins a page where less than this is left. */
function room(sheet: Sheet, height: number, repeat?: () => void): void {
  if (sheet.y + height <= bottom) return
  sheet.pdf.addPage()
  sheet.y = top
  repeat?.()
}

function head(sheet: Sheet, kind: string): void {
  const { pdf, invoice, label } = sheet
  const { seller, locale } = invoice
  const section = pdf.element(undefined, 'Sect')
  const half = width / 2 - 10
  const ends = stack(pdf, section, { x: left, y: top, width: half }, top, [
    [seller.legalName, { size: 12, weight: 'bold', color: accent }],
    ...addressLines(seller.address, locale).map((text): [string, Style] => [text, small]),
    [seller.email, small],
    [`${label('registrationId')} ${seller.registrationId}`, small],
    [seller.vatId && `${label('vatId')} ${seller.vatId}`, small],
    [seller.taxRegistrationId && `${label('taxRegistrationId')}: ${seller.taxRegistrationId}`, small],
  ])
  const box = { x: right - half, y: top - 6, width: half }
  let y = box.y + pdf.write(section, 'H1', kind, box, { size: 22, weight: 'bold', color: accent, align: 'right' })
  y += pdf.write(section, 'P', invoice.number, { ...box, y }, { size: 11, weight: 'bold', align: 'right', lines: 2 })
  sheet.y = Math.max(ends, y) + 22
}

function parties(sheet: Sheet): void {
  const { pdf, invoice, label } = sheet
  const { buyer, locale } = invoice
  const half = width / 2 - 10
  const section = pdf.element(undefined, 'Sect')
  const titleHeight = pdf.write(section, 'H2', label('billTo'), { x: left, y: sheet.y, width: half }, heading) + 2
  const buyerEnds = stack(pdf, section, { x: left, y: 0, width: half }, sheet.y + titleHeight, [
    [buyer.name, { size: 10.5, weight: 'bold' }],
    ...addressLines(buyer.address, locale).map((text): [string, Style] => [text, usual]),
    [buyer.vatId && `${label('vatId')} ${buyer.vatId}`, usual],
    [buyer.email, small],
  ])
  const table = pdf.element(undefined, 'Table')
  const x = right - half
  const labelWidth = 96
  let y = sheet.y
  for (const [name, value] of facts(sheet)) {
    const row = pdf.element(table, 'TR')
    const valueBox = { x: x + labelWidth, y, width: half - labelWidth }
    const labelHeight = pdf.write(row, 'TH', name, { x, y, width: labelWidth - 8 }, { ...small, lines: 2 }, 'Row')
    const valueHeight = pdf.write(row, 'TD', value, valueBox, { ...usual, lines: 4 })
    y += Math.max(labelHeight, valueHeight) + 2.5
  }
  sheet.y = Math.max(buyerEnds, y) + 24
}

function facts({ invoice, label }: Sheet): [string, string][] {
  const { locale, corrects, purchaseOrder, buyerReference, buyer } = invoice
  const facts: [string, string | undefined][] = [
    [label('issuedOn'), formatDate(locale, invoice.issuedOn)],
    [label('taxPointOn'), formatDate(locale, invoice.taxPointOn)],
    [label('dueOn'), invoice.kind === 'invoice' ? formatDate(locale, invoice.dueOn) : undefined],
    [label('period'), formatPeriod(locale, invoice.period)],
    [label('corrects'), corrects && `${corrects.number} (${formatDate(locale, corrects.issuedOn)})`],
    [label('purchaseOrder'), purchaseOrder],
    // Where nothing else is known, it is the company's id, which tells people nothing.
    [label('buyerReference'), [purchaseOrder, buyer.companyId].includes(buyerReference) ? undefined : buyerReference],
  ]
  return facts.filter((fact): fact is [string, string] => fact[1] !== undefined)
}

function addressLines(address: PartyAddress, locale: IssuedInvoice['locale']): string[] {
  const { line1, line2, postalCode, city, region, country } = address
  const lines = [line1, line2, `${postalCode} ${city}`.trim(), region === city ? undefined : region]
  return [...lines.filter((line) => line !== undefined), formatCountry(locale, country)]
}

const columns = {
  description: { x: left, width: 238 },
  quantity: { x: left + 244, width: 66 },
  unitPrice: { x: left + 314, width: 72 },
  vat: { x: left + 390, width: 38 },
  amount: { x: left + 432, width: right - left - 432 },
}
type Column = keyof typeof columns

const columnNames = Object.keys(columns) as Column[]

function lines(sheet: Sheet): void {
  const { pdf, invoice } = sheet
  const table = pdf.element(undefined, 'Table')
  const headRow = pdf.element(pdf.element(table, 'THead'), 'TR')
  columnHeads(sheet, (text, box, style) => void pdf.write(headRow, 'TH', text, box, style, 'Column'))
  const body = pdf.element(table, 'TBody')
  for (const line of invoice.lines) {
    const cells = lineCells(invoice, line)
    const period = line.period && formatPeriod(invoice.locale, line.period)
    const heights = columnNames.map((name) => pdf.heightOf(cells[name], columns[name].width, cellStyle(name)))
    const textHeight = heights[0]! + (period ? pdf.heightOf(period, columns.description.width, small) : 0)
    const height = Math.max(textHeight, ...heights) + 9
    // A page repeats the heads for the eye; for who listens, the table has them once.
    room(sheet, height, () => columnHeads(sheet, pdf.decorate))
    const y = sheet.y + 4
    const row = pdf.element(body, 'TR')
    for (const name of columnNames) {
      const box = { ...columns[name], y }
      if (name !== 'description') pdf.write(row, 'TD', cells[name], box, cellStyle(name))
      else
        stack(pdf, pdf.element(row, 'TD'), box, y, [
          [cells[name], cellStyle(name)],
          [period, small],
        ])
    }
    sheet.y += height
    pdf.line([left, sheet.y], [right, sheet.y], rule)
  }
  sheet.y += 14
}

function cellStyle(column: Column): Style {
  return column === 'description' ? { ...usual, lines: 12 } : { ...usual, align: 'right', lines: 3 }
}

function columnHeads(sheet: Sheet, write: (text: string, box: Box, style: Style) => void): void {
  const { pdf, invoice, label } = sheet
  const texts: Record<Column, string> = {
    description: label('description'),
    quantity: label('quantity'),
    unitPrice: label('unitPrice'),
    vat: label('vat'),
    amount: `${label('amount')} (${invoice.currency})`,
  }
  pdf.fill({ x: left - 6, y: sheet.y, width: width + 12, height: 19 }, shade)
  for (const name of columnNames) {
    write(texts[name], { ...columns[name], y: sheet.y + 4 }, { ...heading, align: cellStyle(name).align })
  }
  sheet.y += 19
}

function lineCells(invoice: IssuedInvoice, line: InvoiceLine): Record<Column, string> {
  const { locale, currency } = invoice
  return {
    description: say(lineTexts, line.text, locale),
    quantity: `${formatQuantity(locale, line.quantity)} ${unitTexts[line.unit][locale]}`.trim(),
    unitPrice: formatUnitPrice(locale, line.unitPrice, currency),
    vat: rateText(line.vat, locale),
    amount: formatAmount(locale, { amount: line.net, currency }),
  }
}

function rateText({ category, rate }: InvoiceLine['vat'], locale: IssuedInvoice['locale']): string {
  return category === 'O' ? '–' : formatRate(locale, rate)
}

/** What was computed for each rate on the left, what is to be paid on the right: they stay together on one page. */
function totals(sheet: Sheet): void {
  room(sheet, Math.max(20 + sheet.invoice.vat.length * 15, sumsOf(sheet).length * 17 + 12))
  const begin = sheet.y
  sheet.y = Math.max(vatTable(sheet, begin), sums(sheet, begin)) + 18
}

function vatTable({ pdf, invoice, label, amount }: Sheet, begin: number): number {
  const table = pdf.element(undefined, 'Table')
  const boxes = [0, 72, 152].map((x, index) => ({ x: left + x, width: index === 0 ? 70 : 72 }))
  let y = begin
  const row = (type: 'TH' | 'TD', texts: string[], style: Style) => {
    const element = pdf.element(table, 'TR')
    texts.forEach((text, index) => {
      const align = index === 0 ? 'left' : 'right'
      pdf.write(element, type, text, { ...boxes[index]!, y }, { ...style, align }, type === 'TH' ? 'Column' : undefined)
    })
    y += 15
  }
  row('TH', [label('vatRate'), label('vatBase'), label('vatAmount')], heading)
  for (const group of invoice.vat) {
    pdf.line([left, y - 2], [left + 224, y - 2], rule)
    const rate = group.category === 'O' ? label('notTaxed') : formatRate(invoice.locale, group.rate)
    row('TD', [rate, amount(group.base), amount(group.amount)], usual)
  }
  return y
}

function sumsOf({ invoice, label, amount, money }: Sheet): { name: string; value: string; last?: boolean }[] {
  const { net, vat, gross, prepaid, due } = invoice.totals
  const credit = invoice.kind === 'credit-note'
  return [
    { name: label('net'), value: amount(net) },
    { name: label('vatTotal'), value: amount(vat) },
    { name: label('gross'), value: amount(gross) },
    ...(prepaid === 0n ? [] : [{ name: label('prepaid'), value: amount(-prepaid) }]),
    { name: label(credit ? 'credited' : 'due'), value: money(due), last: true },
  ]
}

function sums(sheet: Sheet, begin: number): number {
  const { pdf } = sheet
  const table = pdf.element(undefined, 'Table')
  const x = left + 262
  let y = begin
  for (const { name, value, last } of sumsOf(sheet)) {
    if (last) pdf.fill({ x: x - 8, y, width: right - x + 14, height: 24 }, shade)
    const style: Style = last ? { size: 11, weight: 'bold', color: accent } : usual
    const row = pdf.element(table, 'TR')
    const textY = y + (last ? 4 : 0)
    pdf.write(row, 'TH', name, { x, y: textY, width: 118 }, last ? style : { ...style, color: muted }, 'Row')
    const box = { x: x + 96, y: textY, width: right - x - 96 }
    pdf.write(row, 'TD', value, box, { ...style, align: 'right' })
    y += last ? 24 : 17
  }
  return y
}

/** Why there is no VAT, and notes. */
function explanations(sheet: Sheet): void {
  const { pdf, invoice } = sheet
  const { locale } = invoice
  const texts = [
    ...invoice.vat.map(({ exemption }) => exemption?.textKey).filter((key) => key !== undefined),
    ...invoice.notes,
  ].map((said) => {
    if (typeof said === 'string') return say(exemptionTexts, { key: said, values: {} }, locale)
    return say(noteTexts, said, locale)
  })
  for (const text of texts) {
    const style = { ...usual, lines: 20 }
    room(sheet, pdf.heightOf(text, width, style))
    sheet.y += pdf.write(pdf.element(undefined, 'Sect'), 'P', text, { x: left, y: sheet.y, width }, style) + 6
  }
  if (texts.length > 0) sheet.y += 8
}

function payment(sheet: Sheet): void {
  const { pdf, invoice, label, money } = sheet
  const { locale, seller, totals } = invoice
  const transfer = invoice.kind === 'invoice' && totals.due > 0n
  const values = { amount: money(totals.due), date: formatDate(locale, invoice.dueOn) }
  const ask = fill(sentences[transfer ? 'payBy' : paymentSentence(invoice)][locale], values)
  const rows: [string, string | undefined][] = transfer
    ? [
        [label('accountName'), seller.bank.accountName],
        ['IBAN', formatIban(seller.bank.iban)],
        ['BIC', seller.bank.bic],
        [label('reference'), invoice.number],
      ]
    : []
  const given = rows.filter((row): row is [string, string] => row[1] !== undefined)
  const valueBox = { x: left + 110, width: width - 110 }
  const heights = given.map(([, value]) => pdf.heightOf(value, valueBox.width, { ...strong, lines: 3 }) + 2)
  room(sheet, 18 + pdf.heightOf(ask, width, usual) + 6 + heights.reduce((sum, height) => sum + height, 0))
  pdf.line([left, sheet.y], [right, sheet.y], accent, 1)
  sheet.y += 8
  const section = pdf.element(undefined, 'Sect')
  sheet.y += pdf.write(section, 'H2', label('payment'), { x: left, y: sheet.y, width }, heading) + 2
  sheet.y += pdf.write(section, 'P', ask, { x: left, y: sheet.y, width }, usual) + 5
  if (given.length === 0) return
  const table = pdf.element(section, 'Table')
  given.forEach(([name, value], index) => {
    const row = pdf.element(table, 'TR')
    pdf.write(row, 'TH', name, { x: left, y: sheet.y, width: 104 }, { ...usual, color: muted }, 'Row')
    pdf.write(row, 'TD', value, { ...valueBox, y: sheet.y }, { ...strong, lines: 3 })
    sheet.y += heights[index]!
  })
}

function paymentSentence({ kind }: IssuedInvoice): 'creditedToAccount' | 'nothingDue' {
  return kind === 'credit-note' ? 'creditedToAccount' : 'nothingDue'
}

function foot({ pdf, invoice }: Sheet, what: string, page: number, pages: number): void {
  const y = bottom + 22
  const style: Style = { ...small, size: 7.5, lines: 1 }
  const counted = fill(sentences.page[invoice.locale], { page: String(page), pages: String(pages) })
  pdf.line([left, y - 6], [right, y - 6], rule)
  pdf.decorate(`${invoice.seller.legalName} · ${what}`, { x: left, y, width: width - 110 }, style)
  pdf.decorate(counted, { x: right - 100, y, width: 100 }, { ...style, align: 'right' })
}
