import { startSpan } from '@holdfast/runtime'
import type { App } from './fastify-app.ts'
import { routeOf } from './route-labels.ts'

/**
 * Begins a trace with each request, if the process traces. What a client sends of a trace of its own is not looked at: a
 * stranger could make every request count as sampled, or mix up the traces of others.
 */
export function traceRequests(app: App): void {
  app.decorateRequest('span')
  app.addHook('onRequest', (request, reply, done) => {
    const { method, route } = routeOf(request)
    const attributes = { 'http.request.method': method, 'http.route': route, 'holdfast.request_id': request.id }
    request.span = startSpan(`${method} ${route}`, { kind: 'server', attributes, from: 'new' })
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) request.span?.end(undefined, { isBroken: true })
    })
    if (request.span) request.span.run(done)
    else done()
  })
  app.addHook('onResponse', async ({ span, problem }, { statusCode }) => {
    span?.note({ 'http.response.status_code': statusCode, ...(problem && { 'error.type': problem }) })
    span?.end(undefined, { isBroken: statusCode >= 500 })
  })
}
