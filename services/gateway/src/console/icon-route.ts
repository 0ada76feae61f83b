import { readFileSync } from 'node:fs'
import type { App } from '../http/fastify-app.ts'

/** The product's mark. Console, documentation and mails show the same one. */
export const icon = readFileSync(new URL('icon.svg', import.meta.url))

/** Served whether the console is built or not, under an address that never changes. */
export function iconRoute(app: App): void {
  app.get('/icon.svg', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').type('image/svg+xml; charset=utf-8').send(icon),
  )
}
