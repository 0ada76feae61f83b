// Writes the types of the API from docs/openapi.json. It is a workspace of its own because openapi-typescript needs the
// interface of TypeScript 5. Run by `npm run generate`; with --check it only says whether that was forgotten.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import openapiTypescript, { astToString } from 'openapi-typescript'

const root = join(import.meta.dirname, '../../..')
const path = join(import.meta.dirname, '../src/api/generated/openapi.ts')

const document = typesOnly(JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8')))
const types = astToString(await openapiTypescript(document as never, { excludeDeprecated: true }))
// Every method that a path lacks is listed as `never`, which says nothing to the client.
const text = `// From docs/openapi.json, by npm run generate.\n${types.replace(/^ +\w+\?: never;\n/gm, '')}`

if (!process.argv.includes('--check')) writeFileSync(path, text)
else if (readFileSync(path, 'utf8') !== text) {
  console.error('the types of the API in services/console are not what docs/openapi.json says: run npm run generate')
  process.exitCode = 1
}

/** Without texts, without other forms of what is given as JSON, and without refusals: all of them are problem documents, which the client throws. */
function typesOnly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(typesOnly)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(
    ([key, part]) =>
      !(key === 'description' && typeof part === 'string') &&
      !['summary', 'examples', 'example', 'headers'].includes(key) &&
      !/^[45]\d\d$/.test(key),
  )
  return Object.fromEntries(kept.map(([key, part]) => [key, typesOnly(key === 'content' ? jsonOf(part) : part)]))
}

/** A list that is also given as CSV is read as JSON; its CSV is a link. */
function jsonOf(content: Record<string, unknown>): Record<string, unknown> {
  const json = content['application/json']
  return json ? { 'application/json': json } : content
}
