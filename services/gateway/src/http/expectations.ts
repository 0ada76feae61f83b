import type { IncomingMessage, ServerResponse } from 'node:http'
import type { App } from './fastify-app.ts'

/**
 * Whoever sends `Expect: 100-continue` is told to go on when the body is about to be read, so that a refusal costs no
 * body. Other expectations may be ignored (RFC 9110, 10.1.1); Node would answer them without a problem document.
 */
export function answerExpectations(app: App): void {
  for (const event of ['checkContinue', 'checkExpectation']) {
    app.server.on(event, (request, response) => app.server.emit('request', request, response))
  }
  app.addHook('preParsing', async (request, reply) => {
    if (!request.routeOptions.config.takesArchive) askForBody(request.raw, reply.raw)
  })
}

/** Tells the client to send the body, if it waits to be told. */
export function askForBody(request: IncomingMessage, response: ServerResponse): void {
  if (/^100-continue$/i.test(request.headers.expect ?? '')) response.writeContinue()
}
