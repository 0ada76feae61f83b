import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from './podman-api.ts'

interface Container {
  Id: string
  Names: string[]
}

/**
 * Has podman run the health checks of its containers, as often as each says. By itself podman has systemd do that, which
 * is not where our podman is.
 * @returns what ends it
 */
export function askForHealth(socket: string): () => Promise<void> {
  const stop = new AbortController()
  const isAsked = new Map<string, Promise<void>>()

  async function watch(id: string): Promise<void> {
    const { Config } = await ask<{ Config: { Healthcheck?: { Test?: string[]; Interval: number } } }>(
      socket,
      `/v1.41/containers/${id}/json`,
    )
    const check = Config.Healthcheck
    if (!check?.Test?.length || check.Test[0] === 'NONE') return new Promise(() => {})
    while (!stop.signal.aborted) {
      const begun = performance.now()
      await ask(socket, `/v4.0.0/libpod/containers/${id}/healthcheck`)
      // A machine on which checks are slow does other things too.
      await pause(Math.max(check.Interval / 1e6, performance.now() - begun))
    }
  }

  async function pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: stop.signal }).catch(() => {})
  }

  const looking = (async () => {
    while (!stop.signal.aborted) {
      const running = await ask<Container[]>(socket, '/v1.41/containers/json').catch(() => [])
      for (const { Id: id } of running) {
        if (isAsked.has(id)) continue
        // One that has ended, and that may start again, is found anew.
        const asking = watch(id).then(
          () => {},
          () => void isAsked.delete(id),
        )
        isAsked.set(id, asking)
      }
      await pause(500)
    }
  })()
  return async () => {
    stop.abort()
    await looking
  }
}
