// Writes protos/driver/v1/openapi.json from the table of calls. Run by `npm run generate`; with --check it only says
// whether that was forgotten.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openapiDocument } from './document.ts'

const path = join(import.meta.dirname, '../../../protos/driver/v1/openapi.json')
const text = `${JSON.stringify(openapiDocument(), null, 2)}\n`

if (process.argv.includes('--check')) {
  if (readFileSync(path, 'utf8') !== text) {
    console.error('protos/driver/v1/openapi.json is not what the table of calls says: run npm run generate')
    process.exitCode = 1
  }
} else {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
