import { DomainError } from '@holdfast/errors'
import type { App } from './fastify-app.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE']

/**
 * Notes every route that is registered from now on. The function that it returns, called when there are no more, makes
 * each path answer OPTIONS, and refuse the methods that it does not take.
 */
export function noteMethods(app: App): () => void {
  const taken = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ method, url }) => {
    const methods = taken.get(url) ?? new Set()
    for (const one of [method].flat()) methods.add(one)
    taken.set(url, methods)
  })
  return () => {
    for (const [url, methods] of [...taken]) {
      // The pages of the documentation are a plugin's.
      if (!url.startsWith('/docs')) answerOthers(app, url, new Set(methods))
    }
  }
}

function answerOthers(app: App, url: string, taken: Set<string>): void {
  const allow = [...METHODS.filter((method) => taken.has(method)), 'OPTIONS'].join(', ')
  // Who calls makes no difference: what a path takes stands in the public document.
  const common = { url, schema: { hide: true }, config: { signedOut: true }, exposeHeadRoute: false } as const
  if (!taken.has('OPTIONS')) {
    app.route({
      ...common,
      method: 'OPTIONS',
      handler: (_request, reply) => reply.header('allow', allow).code(204).send(),
    })
  }
  const others = METHODS.filter((method) => !taken.has(method))
  if (others.length === 0) return
  app.route({
    ...common,
    method: others,
    // Before the body is read: whatever it holds, it is the method that is wrong.
    async onRequest(_request, reply) {
      reply.header('allow', allow)
      throw new DomainError('method-not-allowed')
    },
    handler: () => {},
  })
}
