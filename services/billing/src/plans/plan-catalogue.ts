import { readFileSync } from 'node:fs'
import { type Catalogue, parseCatalogue } from './catalogue.ts'

/** Reads the plans that the seller offers and has offered. Throws when the file holds anything but a catalogue. */
export function readCatalogue(file: URL | string = new URL('./plans.json', import.meta.url)): Catalogue {
  return parseCatalogue(JSON.parse(readFileSync(file, 'utf8')))
}
