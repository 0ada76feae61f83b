import { readFileSync } from 'node:fs'
import type { VatTable } from '../taxes/table.ts'
import { parseSeller, type Seller } from './seller.ts'

/** Reads the seller. Throws when the file holds anything else, or something that cannot stand on an invoice. */
export function readSeller(table: VatTable, file: string | URL = new URL('./seller.json', import.meta.url)): Seller {
  return parseSeller(JSON.parse(readFileSync(file, 'utf8')), table)
}
