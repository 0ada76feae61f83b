import { request } from 'node:http'
import { json } from 'node:stream/consumers'

/**
 * Asks podman at a socket; throws what it says against it.
 * @param body makes it a POST
 */
export async function ask<T>(socketPath: string, path: string, body?: unknown): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const method = body === undefined ? 'GET' : 'POST'
  const headers = { 'content-type': 'application/json' }
  const asking = request({ socketPath, path, method, headers, timeout: 60_000 }, async (response) => {
    try {
      const answer = (await json(response)) as T
      if (response.statusCode! < 300) resolve(answer)
      else reject(new Error(`${path}: ${response.statusCode} ${JSON.stringify(answer)}`))
    } catch (error) {
      reject(error)
    }
  })
  asking.once('timeout', () => asking.destroy(new Error(`${path}: no answer`)))
  asking.once('error', reject)
  asking.end(body === undefined ? undefined : JSON.stringify(body))
  return promise
}
