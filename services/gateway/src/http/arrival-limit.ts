import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { refuseConnection } from './problem-answers.ts'

/** The timers of requests whose bodies are awaited. */
const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>()

/**
 * Refuses a request whose body has not arrived `ms` after its head. Node can do that too, but for all requests alike, and
 * an upload takes longer.
 */
export function limitArrival(server: Server, ms: number): void {
  server.on('request', (request, response) => {
    const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers
    if (encoding !== undefined || length !== '0') awaitArrival(request, response, ms)
  })
}

/** Gives the body of this request so long from now on, whatever it was given before. */
export function awaitArrival(request: IncomingMessage, response: ServerResponse, ms: number): void {
  takeYourTime(request)
  const timer = setTimeout(() => {
    if (request.complete) return
    // Who has the answer already, and goes on sending, is not listening.
    if (response.headersSent) request.socket.destroy()
    else refuseConnection(Object.assign(new Error(), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), request.socket)
  }, ms)
  timers.set(request, timer)
  request.once('close', () => clearTimeout(timer))
}

/** Whoever reads the body of this request sees to it that it arrives. */
export function takeYourTime(request: IncomingMessage): void {
  clearTimeout(timers.get(request))
}
