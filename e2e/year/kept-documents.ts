import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLog } from '@holdfast/runtime'
import type { Connection } from 'mongoose'
import { startDocumentRendering } from '../../services/billing/src/documents/document-rendering.ts'
import { thawed } from '../../services/billing/src/invoices/frozen.ts'
import { inTurns } from '../support/in-turns.ts'
import type { OperatedCompany } from './operated-company.ts'

interface KeptRow {
  _id: string
  companyId: string
  kind: 'invoice' | 'credit-note'
  ordinal: number
  year: number
  issuedOn: string
  document: string
}

/** Each series has its numbers without a hole, and its dates do not run back. Returns what is wrong. */
export async function faultsOfNumbers(billing: Connection): Promise<string[]> {
  const wrong: string[] = []
  const rows = await billing.db!.collection<KeptRow>('invoices').find().sort({ kind: 1, year: 1, ordinal: 1 }).toArray()
  let last: KeptRow | undefined
  for (const row of rows) {
    const { _id: number, kind, year } = row
    const follows = last?.kind === kind && last.year === year
    const place = follows ? Number(last!._id.split('-').at(-1)) + 1 : 1
    const expected = `${kind === 'invoice' ? 'HF' : 'HC'}-${row.issuedOn.slice(0, 4)}-${String(place).padStart(6, '0')}`
    if (number !== expected) wrong.push(`number ${number} comes where ${expected} was expected`)
    if (follows && row.issuedOn < last!.issuedOn) wrong.push(`${number} has a date before that of ${last!._id}`)
    last = row
  }
  return wrong
}

/**
 * A sample of documents as members get them: the bytes are those that are made from the frozen data now, and independent
 * validators find nothing in them. Returns what is wrong.
 */
export async function faultsOfSample(needs: {
  billing: Connection
  companies: readonly OperatedCompany[]
  size: number
  folder: string
  say: (line: string) => void
}): Promise<string[]> {
  const { billing, companies, size, folder, say } = needs
  const rows = await billing.db!.collection<KeptRow>('invoices').find().sort({ kind: 1, _id: 1 }).toArray()
  // Credit notes come first, because they are rare; the others are spread over the year.
  const step = Math.max(1, Math.floor(rows.length / size))
  const sample = rows.filter(({ kind }, index) => kind === 'credit-note' || index % step === 0).slice(0, size)
  mkdirSync(folder, { recursive: true })
  const rendering = startDocumentRendering({ log: createLog('year', 'warn') })
  const wrong = await inTurns(sample, 4, async ({ _id: number, companyId, document }) => {
    const company = companies.find((one) => one.companyId === companyId)!
    const pdf = await company.download(number, 'application/pdf')
    const xml = await company.download(number, 'application/xml')
    writeFileSync(join(folder, `${number}.pdf`), pdf)
    writeFileSync(join(folder, `${number}.xml`), xml)
    const { ubl, facturX } = await rendering.render(thawed(document))
    return [
      ...(pdf.equals(facturX) ? [] : [`${number}: the PDF is not the one that its data makes`]),
      ...(xml.equals(Buffer.from(ubl)) ? [] : [`${number}: the UBL is not the one that its data makes`]),
    ]
  })
  await rendering.stop()
  say(`${sample.length} documents are the same bytes when they are made again`)
  return [...wrong.flat(), ...validated(folder, say)]
}

function validated(folder: string, say: (line: string) => void): string[] {
  try {
    const script = new URL('../documents-check.ts', import.meta.url).pathname
    const told = execFileSync(process.execPath, [script, '--folder', folder], { encoding: 'utf8' })
    say(told.trim().split('\n').at(-1)!)
    return []
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    const failed = `${stdout}\n${stderr}`.split('\n').filter((line) => /FAIL|NOT CHECKED/.test(line))
    return [`validators: ${failed.slice(0, 10).join('; ')}`]
  }
}
