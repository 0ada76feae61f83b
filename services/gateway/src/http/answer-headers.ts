import type { App } from './fastify-app.ts'

/** Headers of every answer. Pages for browsers replace the content security policy by their own. */
export function headersOf(requestId: string, publicUrl: string): Record<string, string> {
  return {
    'x-request-id': requestId,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  }
}

export function setHeaders(app: App, publicUrl: string): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headersOf(request.id, publicUrl))
  })
}
