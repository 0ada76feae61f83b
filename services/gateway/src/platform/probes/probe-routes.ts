import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'

const Answer = Type.Object({ status: Type.String({ examples: ['ok'] }) })

/**
 * A process that answers is ready: when it stops it closes its port first, and a service that it cannot reach makes
 * single calls fail with 503, not the whole process.
 */
export function probeRoutes(app: App): void {
  const probes = [
    { path: '/livez', id: 'getLiveness', summary: 'Is the process alive?' },
    { path: '/readyz', id: 'getReadiness', summary: 'Does it take calls?' },
  ] as const
  for (const probe of probes) {
    const usual = { method: 'GET', tag: 'Probes', callers: 'anyone', unlimited: true } as const
    route(app, { ...probe, ...usual, answers: { 200: Answer } }, () => ({ status: 'ok' }))
  }
}
