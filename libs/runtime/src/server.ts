import { setMaxListeners } from 'node:events'
import {
  type Metadata,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceDefinition,
  type sendUnaryData,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import { DomainError, toStatus } from '@holdfast/errors'
import { HealthImplementation } from 'grpc-health-check'
import type { Call } from './call.ts'
import type { Log } from './log.ts'
import { isUnreachable } from './mongo.ts'
import { type TrustedKeys, verify } from './principal.ts'

export const PASSPORT = 'holdfast-passport'

// gRPC's own type has an index signature, which would swallow the names.
export type MethodName<M> = string extends M ? never : M extends string ? Uncapitalize<M> : never

/** One async function per unary method of a service, by its name in camelCase. */
export type Handlers<Definition> = {
  [M in keyof Definition as MethodName<M>]: Definition[M] extends MethodDefinition<
    infer _In,
    infer Reply,
    infer Request,
    infer _Out
  >
    ? (request: Request, call: Call) => Promise<Reply>
    : never
}

export interface Implementation {
  definition: ServiceDefinition
  handlers: Record<string, (request: unknown, call: Call) => Promise<unknown>>
}

/** Pairs a service of the contracts with the functions that answer it. Methods left out answer UNIMPLEMENTED. */
export function implement<Definition extends object>(
  definition: Definition,
  handlers: Partial<Handlers<Definition>>,
): Implementation {
  return { definition: definition as ServiceDefinition, handlers: handlers as Implementation['handlers'] }
}

export interface GrpcServer {
  port: number
  /** Not ready means: take me out of the load balancer. Calls are answered all the same. */
  ready(isReady: boolean): void
  /** Takes no new calls and ends when those under way are answered, at most after `graceMs`. */
  stop(graceMs?: number): Promise<void>
}

/**
 * Serves over gRPC. Every call must carry a passport (see principal.ts); errors become statuses here and nowhere else.
 * @param address host:port; port 0 takes a free one
 */
export async function serve(options: {
  address: string
  keys: TrustedKeys
  log: Log
  services: Implementation[]
}): Promise<GrpcServer> {
  const { keys, log } = options
  const server = new Server({
    'grpc.max_connection_age_ms': 10 * 60_000,
    'grpc.max_connection_age_grace_ms': 30_000,
    'grpc.keepalive_time_ms': 10_000,
    'grpc.keepalive_timeout_ms': 5_000,
  })
  for (const { definition, handlers } of options.services) {
    const methods: UntypedServiceImplementation = {}
    for (const [name, method] of Object.entries(definition)) {
      const handler = handlers[name.charAt(0).toLowerCase() + name.slice(1)]
      if (handler && !method.requestStream && !method.responseStream) methods[name] = unary(method.path, handler)
    }
    server.addService(definition, methods)
  }
  const health = new HealthImplementation({ '': 'NOT_SERVING' })
  health.addToServer(server)

  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(options.address, ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    )
  })
  return {
    port,
    ready: (isReady) => health.setStatus('', isReady ? 'SERVING' : 'NOT_SERVING'),
    stop: (graceMs = 10_000) =>
      new Promise((resolve) => {
        health.setStatus('', 'NOT_SERVING')
        const timer = setTimeout(() => server.forceShutdown(), graceMs)
        server.tryShutdown(() => {
          clearTimeout(timer)
          resolve()
        })
      }),
  }

  function unary(path: string, handler: Implementation['handlers'][string]) {
    return async (call: ServerUnaryCall<unknown, unknown>, answer: sendUnaryData<unknown>) => {
      let requestId: string | undefined
      try {
        const passport = await verify(keys, passportOf(call.metadata), path)
        requestId = passport.requestId
        answer(null, await handler(call.request, { ...passport, signal: signalOf(call) }))
      } catch (error) {
        if (isUnreachable(error)) {
          log.warn({ err: error, method: path, requestId }, 'database out of reach')
          return answer(toStatus(new DomainError('unavailable')))
        }
        if (!(error instanceof DomainError)) log.error({ err: error, method: path, requestId }, 'call failed')
        answer(toStatus(error))
      }
    }
  }
}

function passportOf(metadata: Metadata): string | undefined {
  return metadata.get(PASSPORT)[0]?.toString()
}

function signalOf(call: ServerUnaryCall<unknown, unknown> | ServerWritableStream<unknown, unknown>): AbortSignal {
  const controller = new AbortController()
  setMaxListeners(0, controller.signal)
  call.on('cancelled', () => controller.abort())
  return controller.signal
}
