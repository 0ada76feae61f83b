import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { buffer } from 'node:stream/consumers'
import { create, type Font } from 'fontkit'
import PDFDocument from 'pdfkit'
import { facturXMetadata, facturXName } from './xmp.ts'

const require = createRequire(import.meta.url)
const fonts = {
  regular: readFileSync(require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf')),
  bold: readFileSync(require.resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf')),
}
const covers = Object.values(fonts).map((file) => create(file) as Font)

export type Weight = keyof typeof fonts
export interface Style {
  size: number
  weight?: Weight
  color?: string
  align?: 'left' | 'right'
  /** What does not fit into so many lines ends in `…`. */
  lines?: number
}
export type Box = { x: number; y: number; width: number }
type Tag = 'Document' | 'Sect' | 'H1' | 'H2' | 'P' | 'Table' | 'THead' | 'TBody' | 'TR' | 'TH' | 'TD'

export interface TaggedPdf {
  page: { readonly width: number; readonly height: number }
  addPage(): void
  /** Draws once all pages are there, on each of them, what is no part of the content: for whoever listens it is not there. */
  onEachPage(draw: (page: number, pages: number) => void): void
  heightOf(text: string, width: number, style: Style): number
  widthOf(text: string, style: Style): number
  /** Content: what is read aloud, copied and found. Answers its height. */
  write(tag: Element, type: Tag, text: string, box: Box, style: Style, scope?: 'Column' | 'Row'): number
  /** Decoration: what a page repeats. */
  decorate(text: string, box: Box, style: Style): void
  line(from: [number, number], to: [number, number], color: string, width?: number): void
  fill(box: Box & { height: number }, color: string): void
  element(parent: Element | undefined, type: Tag): Element
  end(): Promise<Uint8Array>
}

export type Element = PDFKit.PDFStructureElement

export interface PdfOptions {
  title: string
  author: string
  language: string
  /** Of the document and of what it holds; the clock is not asked. */
  date: Date
  /** The invoice for machines, CII. */
  facturX: string
}

/**
 * A PDF/A-3b that carries an invoice for machines, and is tagged for people who do not see it. The same content gives the
 * same bytes: the id of the file is a hash of the information about it, and fonts are opened anew for each document, as
 * an open one remembers which character a glyph was first used for.
 */
export function openTaggedPdf({ title, author, language, date, facturX }: PdfOptions): TaggedPdf {
  const doc = new PDFDocument({
    size: 'A4',
    // Where a page ends is decided by the layout, so pdfkit must never begin one.
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    autoFirstPage: false,
    bufferPages: true,
    subset: 'PDF/A-3b',
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    // None: one that is open under its own name would be opened again at each use under ours.
    font: null as unknown as string,
    info: {
      // pdfkit writes it into XML as it is.
      Title: printable(title).replace(/[<>&]/g, '-'),
      Producer: 'Holdfast',
      Creator: 'Holdfast',
      CreationDate: date,
      ModDate: date,
    },
  })
  const written = buffer(doc)
  for (const [weight, file] of Object.entries(fonts)) doc.registerFont(weight, file)
  doc.appendXML(facturXMetadata(author))
  doc.file(Buffer.from(facturX), {
    name: facturXName,
    type: 'text/xml',
    description: title,
    creationDate: date,
    modifiedDate: date,
    relationship: 'Alternative',
  } as PDFKit.Mixins.PDFAttachmentOptions)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const eachPage: ((page: number, pages: number) => void)[] = []

  function apply({ size, weight = 'regular', color = '#111827' }: Style): void {
    doc.font(weight).fontSize(size).fillColor(color)
  }

  function drawn(text: string, { x, y, width }: Box, style: Style): void {
    apply(style)
    const { align = 'left', lines } = style
    doc.text(printable(text), x, y, { width, align, ...limit(lines) })
  }

  function limit(lines: number | undefined) {
    // A little more than the lines need, as sums of floats are a little more too.
    return lines === undefined ? {} : { height: doc.currentLineHeight(true) * (lines + 0.1), ellipsis: true }
  }

  function artifact(draw: () => void): void {
    doc.markContent('Artifact', { type: 'Layout' })
    draw()
    doc.endMarkedContent()
  }

  function heightOf(text: string, width: number, style: Style): number {
    apply(style)
    const height = doc.heightOfString(printable(text), { width })
    return style.lines === undefined ? height : Math.min(height, doc.currentLineHeight(true) * style.lines)
  }

  return {
    page: { width: 595.28, height: 841.89 },
    addPage: () => void doc.addPage(),
    onEachPage: (draw) => void eachPage.push(draw),
    heightOf,
    widthOf(text, style) {
      apply(style)
      return doc.widthOfString(printable(text))
    },
    write(parent, type, text, box, style, scope) {
      const options = scope ? ({ scope } as Parameters<typeof doc.struct>[1]) : {}
      parent.add(doc.struct(type, options, [() => drawn(text, box, style)]))
      return heightOf(text, box.width, style)
    },
    decorate: (text, box, style) => artifact(() => drawn(text, box, style)),
    line([x1, y1], [x2, y2], color, width = 0.5) {
      artifact(() => doc.moveTo(x1, y1).lineTo(x2, y2).lineWidth(width).stroke(color))
    },
    fill({ x, y, width, height }, color) {
      artifact(() => doc.rect(x, y, width, height).fill(color))
    },
    element(parent = root, type) {
      const element = doc.struct(type)
      parent.add(element)
      return element
    },
    async end() {
      const { start, count } = doc.bufferedPageRange()
      for (let index = start; index < start + count; index++) {
        doc.switchToPage(index)
        for (const draw of eachPage) draw(index + 1, count)
      }
      root.end()
      doc.end()
      return written
    },
  }
}

/**
 * What the fonts can show, in one line. A name in other letters is `�` on the printed page, since a glyph that is not
 * there breaks PDF/A; in the structured document it is whole. Nothing in it turns the direction of the text.
 */
export function printable(text: string): string {
  return Array.from(
    text
      .toWellFormed()
      .normalize('NFC')
      .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' '),
    (character) => {
      if (/[\p{Cc}\p{Cf}]/u.test(character)) return ''
      return covers.every((font) => font.hasGlyphForCodePoint(character.codePointAt(0)!)) ? character : '\ufffd'
    },
  ).join('')
}
