import { createLog } from '@holdfast/runtime'
import { buildApp } from '../app.ts'
import type { Services } from '../services.ts'

/** The API's description, without any service running and without an address of any deployment. */
export async function openapiDocument(): Promise<object> {
  const app = await buildApp({
    services: uncallable,
    sessions: { resolve: refuse, tables: {} },
    log: createLog('gateway', 'silent'),
    // https, so that the cookie has the name that it has in production.
    publicUrl: 'https://api.example.com',
    repeatSecret: new Uint8Array(),
  })
  await app.ready()
  const document = app.swagger()
  await app.close()
  return document
}

/** Services none of whose methods can be called. */
const uncallable: Services = new Proxy(refuse, { get: () => uncallable }) as never

function refuse(): never {
  throw new Error('no service is there')
}
