import rateLimit from '@fastify/rate-limit'
import { DomainError } from '@holdfast/errors'
import type { FastifyRequest } from 'fastify'
import type { App } from '../http/fastify-app.ts'

export interface RateLimit {
  /** Counts a call of this user or key. */
  caller(request: FastifyRequest, id: string): Promise<void>
  /** Counts a call from this network address, whoever calls. IPv6 addresses count by their /64 network. */
  address(request: FastifyRequest): Promise<void>
}

/** Counts calls a minute in this process and throws `too-many-requests` above the limit. */
export async function rateLimits(app: App, perMinute: number): Promise<RateLimit> {
  await app.register(rateLimit, { global: false, max: perMinute, timeWindow: 60_000, cache: 50_000 })
  const callers = new WeakMap<FastifyRequest, string>()
  const countCaller = app.createRateLimit({ keyGenerator: (request) => callers.get(request) ?? '' })
  const countAddress = app.createRateLimit({})
  return {
    async caller(request, id) {
      callers.set(request, id)
      refuseExceeded(await countCaller(request))
    },
    async address(request) {
      refuseExceeded(await countAddress(request))
    },
  }
}

function refuseExceeded(count: Awaited<ReturnType<ReturnType<App['createRateLimit']>>>): void {
  if (!count.isAllowed && count.isExceeded)
    throw new DomainError('too-many-requests', { retryAfter: count.ttlInSeconds })
}
