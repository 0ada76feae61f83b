import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from './fastify-app.ts'

const LOOK_EVERY_MS = 50

export interface Leaving {
  /** From now on, each answer tells its client that the connection ends with it. */
  begin(): void
  /** Resolves when no connection is open, or after the time that clients have. */
  over(): Promise<void>
}

/**
 * Lets clients go before connections are closed. Otherwise a request may be sent on a connection just when it is being closed,
 * and nobody could tell its sender whether it was read.
 * @param clientsHaveMs at most so long after {@link Leaving.begin}
 */
export function leaving(app: App, clientsHaveMs: number): Leaving {
  let begunAt: number | undefined
  app.addHook('onSend', async (_request, reply) => {
    if (begunAt !== undefined) reply.header('connection', 'close')
  })
  return {
    begin() {
      begunAt ??= performance.now()
    },
    async over() {
      while (performance.now() - (begunAt ?? 0) < clientsHaveMs && (await open()) > 0) await sleep(LOOK_EVERY_MS)
    },
  }

  function open(): Promise<number> {
    return new Promise((resolve) => app.server.getConnections((error, count) => resolve(error ? 0 : count)))
  }
}
