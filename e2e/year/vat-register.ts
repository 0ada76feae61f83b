import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { Life } from './life.ts'

/** Stands for the register of VAT ids: it knows those of the run that are valid, and is busy when it is asked about others. */
export async function startVatRegister(lives: readonly Life[]): Promise<{ url: string; stop(): Promise<void> }> {
  const valid = new Set(lives.filter(({ register }) => register === 'valid').map(({ vatId }) => vatId))
  const server = createServer(async (request, response) => {
    const { countryCode, vatNumber } = (await json(request)) as Record<string, string>
    const isKnown = valid.has(`${countryCode}${vatNumber}`)
    response.writeHead(isKnown ? 200 : 503, { 'content-type': 'application/json' })
    response.end(JSON.stringify(isKnown ? { countryCode, vatNumber, valid: true, requestIdentifier: 'WAPIAAAA' } : {}))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/rest-api`,
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  }
}
