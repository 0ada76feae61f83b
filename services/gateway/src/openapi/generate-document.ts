// Writes docs/openapi.json from the routes of the gateway: without any service running, and without an address of any
// deployment. Run by `npm run generate`; with --check it only says whether that was forgotten.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLog } from '@holdfast/runtime'
import { buildApp } from '../app.ts'
import type { Services } from '../services.ts'

const path = join(import.meta.dirname, '../../../../docs/openapi.json')

/** Services none of whose methods can be called. */
const uncallable: Services = new Proxy(refuse, { get: () => uncallable }) as never

const app = await buildApp({
  services: uncallable,
  sessions: { resolve: refuse, tables: {} },
  log: createLog('gateway', 'silent'),
  security: { record: refuse, stop: refuse },
  // https, so that the cookie has the name that it has in production.
  publicUrl: 'https://api.example.com',
  repeatSecrets: [],
})
await app.ready()
const text = `${JSON.stringify(app.swagger(), null, 2)}\n`
await app.close()

if (!process.argv.includes('--check')) writeFileSync(path, text)
else if (readFileSync(path, 'utf8') !== text) {
  console.error('docs/openapi.json is not what the routes say: run npm run generate')
  process.exitCode = 1
}

function refuse(): never {
  throw new Error('no service is there')
}
