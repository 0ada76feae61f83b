import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { describe } from '../../routes/route.ts'

const Answer = Type.Object({ status: Type.String({ examples: ['ok'] }) })

/** Ready is whoever listens: a stopping process closes its port first, and services out of reach answer 503 each. */
export function probeRoutes(app: App): void {
  const config = { signedOut: true, unlimited: true }
  const described = (id: string, summary: string) =>
    describe({ id, tag: 'Probes', summary, signedOut: true, answers: { 200: Answer } })
  app.get('/livez', { config, schema: described('getLiveness', 'Is the process alive?') }, () => ({ status: 'ok' }))
  app.get('/readyz', { config, schema: described('getReadiness', 'Does it take calls?') }, () => ({ status: 'ok' }))
}
