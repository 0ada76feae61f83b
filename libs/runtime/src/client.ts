import { Client, credentials, Metadata, type ServiceDefinition, type ServiceError, status } from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import { DomainError, fromStatus, isRefusal } from '@holdfast/errors'
import CircuitBreaker from 'opossum'
import { type Passport, type Signer, sign } from './principal.ts'
import { type MethodName, PASSPORT } from './server.ts'

/** One async function per unary method of a service, by its name in camelCase. */
export type Calls<Definition> = {
  [M in keyof Definition as MethodName<M>]: Definition[M] extends MethodDefinition<
    infer Request,
    infer _In,
    infer _Out,
    infer Reply
  >
    ? (request: Request, passport: Passport) => Promise<Reply>
    : never
}

export interface Channel {
  /** The service's methods as functions. They throw the `DomainError` that the server threw. */
  client<Definition extends object>(definition: Definition): Calls<Definition>
  close(): void
}

/**
 * A connection to the processes behind an address. Every call has a deadline and goes through its method's circuit
 * breaker: while the other side does not answer at all, calls fail at once with `unavailable`. Refusals do not trip it,
 * `overloaded` neither: who refuses is there. And a slow method must not take the quick ones with it.
 * @param options.deadlineMs how long a call may take; 8 s, below the lifetime of a passport
 */
export function openChannel(options: { address: string; signer: Signer; deadlineMs?: number }): Channel {
  const { signer, deadlineMs = 8_000 } = options
  const grpc = new Client(options.address, credentials.createInsecure(), {
    'grpc.keepalive_time_ms': 10_000,
    'grpc.keepalive_timeout_ms': 5_000,
    // A restarted service should be found within a second, not after gRPC's two minutes of patience.
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 1_000,
    'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
  })
  const breakers: CircuitBreaker<Parameters<typeof send>>[] = []

  return {
    client<Definition extends object>(definition: Definition) {
      const calls: Record<string, (request: unknown, passport: Passport) => Promise<unknown>> = {}
      for (const [name, method] of Object.entries(definition as ServiceDefinition)) {
        const breaker = openBreaker()
        calls[name.charAt(0).toLowerCase() + name.slice(1)] = async (request, passport) => {
          const metadata = new Metadata()
          metadata.set(PASSPORT, await sign(signer, passport, method.path))
          try {
            return await breaker.fire(method, request, metadata)
          } catch (error) {
            if (CircuitBreaker.isOurError(error as Error)) throw new DomainError('unavailable')
            throw fromStatus(error as ServiceError)
          }
        }
      }
      return calls as Calls<Definition>
    },
    close() {
      for (const breaker of breakers) breaker.shutdown()
      grpc.close()
    },
  }

  function openBreaker() {
    const breaker = new CircuitBreaker(send, {
      timeout: false,
      errorThresholdPercentage: 50,
      volumeThreshold: 20,
      resetTimeout: 1_000,
      errorFilter: (error: ServiceError) => isRefusal(error) || !UNANSWERED.has(error.code),
    })
    breakers.push(breaker)
    return breaker
  }

  function send(method: ServiceDefinition[string], request: unknown, metadata: Metadata): Promise<unknown> {
    return new Promise((resolve, reject) => {
      grpc.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        request,
        metadata,
        { deadline: Date.now() + deadlineMs },
        (error, reply) => (error ? reject(error) : resolve(reply)),
      )
    })
  }
}

const UNANSWERED = new Set([status.UNAVAILABLE, status.DEADLINE_EXCEEDED])

/** The passport of a process that asks for itself. */
export function asService(signer: Signer, requestId: string): Passport {
  return { principal: { kind: 'service', name: signer.issuer }, requestId }
}
