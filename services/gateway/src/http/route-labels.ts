import type { FastifyRequest } from 'fastify'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** How a request is named where its path must not stand: by the pattern of its route. There are as many as the API has. */
export function routeOf({ method, routeOptions }: FastifyRequest): { method: string; route: string } {
  return { method: METHODS.has(method) ? method : 'other', route: routeOptions.url ?? 'other' }
}
