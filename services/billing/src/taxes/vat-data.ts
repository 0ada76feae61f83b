import { readFileSync } from 'node:fs'
import { parseVatTable, type VatTable } from './table.ts'

/** The rates and territories that come along. Throws when the file holds anything else. */
export function readVatTable(file: string | URL = new URL('./vat.json', import.meta.url)): VatTable {
  return parseVatTable(JSON.parse(readFileSync(file, 'utf8')))
}
