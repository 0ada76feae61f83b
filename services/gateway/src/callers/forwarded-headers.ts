import { networkOf } from '@holdfast/contracts'
import type { App } from '../http/fastify-app.ts'

const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip']

/**
 * Warns, once, when a peer that is no trusted proxy sends a header that says for whom it speaks. The header is ignored.
 * Either the peer lies, or it is a proxy that the settings forgot: then all people behind it count as one address.
 */
export function warnOfForwarded(app: App, isTrusted: (address: string, hop: number) => boolean): void {
  let isWarned = false
  app.addHook('onRequest', async (request) => {
    if (isWarned) return
    const headers = FORWARDED.filter((name) => request.headers[name] !== undefined)
    const peer = request.socket.remoteAddress ?? ''
    if (headers.length === 0 || isTrusted(peer, 0)) return
    isWarned = true
    request.log.warn(
      { network: networkOf(peer), headers },
      'a forwarded header is ignored, because TRUSTED_PROXIES does not name who sent it',
    )
  })
}
