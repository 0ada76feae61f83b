import {
  Client,
  type ClientDuplexStream,
  type ClientReadableStream,
  Metadata,
  type ServiceDefinition,
  type ServiceError,
  status,
} from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import { DomainError, fromStatus, isRefusal } from '@holdfast/errors'
import CircuitBreaker from 'opossum'
import { type Passport, type Signer, sign } from './principal.ts'
import { type LookUp, targetOf } from './resolver.ts'
import { type MethodName, PASSPORT, PENDING } from './server.ts'
import { TRACEPARENT } from './span.ts'
import { activeTraceparent, inSpan } from './tracing.ts'
import { plainWires, type Wires } from './wires.ts'

interface Answer {
  reply: unknown
  trailer: Metadata
}

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

/** The same for methods that answer with a stream. If the stream ends early, the iteration throws the `DomainError`. */
export type ServerStreams<Definition> = {
  [M in keyof Definition as MethodName<M>]: Definition[M] extends MethodDefinition<
    infer Request,
    infer _In,
    infer _Out,
    infer Reply
  >
    ? (request: Request, passport: Passport, signal?: AbortSignal) => AsyncIterable<Reply>
    : never
}

/** The same for methods with streams both ways. A stream's 'error' event has an error of gRPC: see `fromStatus`. */
export type BidirectionalStreams<Definition> = {
  [M in keyof Definition as MethodName<M>]: Definition[M] extends MethodDefinition<
    infer Request,
    infer _In,
    infer _Out,
    infer Reply
  >
    ? (passport: Passport) => Promise<ClientDuplexStream<Request, Reply>>
    : never
}

export interface Channel {
  /**
   * The service's unary methods as functions. They throw the `DomainError` that the server threw.
   * @param options.deadlineMs how long each of these calls may take; by default as long as the channel says
   */
  client<Definition extends object>(definition: Definition, options?: { deadlineMs?: number }): Calls<Definition>
  /**
   * The methods of the service that answer with a stream. They have no deadline and no breaker: the reader decides how
   * long it waits.
   */
  serverStreams<Definition extends object>(definition: Definition): ServerStreams<Definition>
  /** The methods of the service with streams both ways. Each stream goes to the next process behind the address. */
  bidirectionalStreams<Definition extends object>(definition: Definition): BidirectionalStreams<Definition>
  close(): void
}

/**
 * A connection to the processes behind an address. Every call has a deadline and goes through the circuit breaker of
 * its method: while the other side does not answer at all, calls fail at once with `unavailable`. Refusals, even
 * `overloaded`, do not trip the breaker, because a server that refuses does answer. Each method has its own breaker, so
 * that a slow method does not stop the quick ones.
 * @param options.to the service that answers at the address
 * @param options.deadlineMs how long a call may take; 8 s by default, which is less than the lifetime of a passport
 * @param options.wires with TLS, the other side must have a certificate that names the service
 * @param options.names how often a name is looked up, and how: every 5 s by default, as the machine does
 */
export function openChannel(options: {
  address: string
  to: string
  signer: Signer
  deadlineMs?: number
  wires?: Wires
  names?: { lookUp?: LookUp; everyMs?: number }
}): Channel {
  const { to: service, signer, wires = plainWires } = options
  const wire = wires.toward(service)
  const { target, options: ofNames } = targetOf(options.address, options.names)
  const grpc = new Client(target, wire.credentials, {
    ...wire.options,
    ...ofNames,
    'grpc.keepalive_time_ms': 10_000,
    'grpc.keepalive_timeout_ms': 5_000,
    // A restarted service should be found within a second. By itself, gRPC waits up to two minutes between attempts.
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 1_000,
    'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
  })
  const breakers: CircuitBreaker<Parameters<typeof send>>[] = []

  return {
    client<Definition extends object>(
      definition: Definition,
      { deadlineMs = options.deadlineMs ?? 8_000 }: { deadlineMs?: number } = {},
    ) {
      return methodsOf(definition, (method) => {
        const breaker = openBreaker()
        return (message: unknown, passport: Passport) =>
          inSpan(method.path.slice(1), { kind: 'client', attributes: { 'rpc.system.name': 'grpc' } }, async () => {
            const request = method.requestSerialize(message)
            const metadata = await metadataOf(passport, method, request)
            try {
              const { reply, trailer } = await breaker.fire(method, request, metadata, deadlineMs)
              const [pending] = trailer.get(PENDING)
              if (pending) passport.pending = JSON.parse(pending.toString())
              return reply
            } catch (error) {
              if (CircuitBreaker.isOurError(error as Error)) throw new DomainError('unavailable')
              throw fromStatus(error as ServiceError)
            }
          })
      }) as Calls<Definition>
    },
    serverStreams<Definition extends object>(definition: Definition) {
      return methodsOf(
        definition,
        (method) =>
          async function* (message: unknown, passport: Passport, signal?: AbortSignal) {
            const { path, requestSerialize, responseDeserialize } = method
            const request = requestSerialize(message)
            const metadata = await metadataOf(passport, method, request)
            const stream: ClientReadableStream<unknown> = grpc.makeServerStreamRequest(
              path,
              asBytes,
              responseDeserialize,
              request,
              metadata,
            )
            const cancel = () => stream.cancel()
            signal?.addEventListener('abort', cancel, { once: true })
            try {
              yield* stream
            } catch (error) {
              throw fromStatus(error as ServiceError)
            } finally {
              signal?.removeEventListener('abort', cancel)
              stream.cancel()
            }
          },
      ) as ServerStreams<Definition>
    },
    bidirectionalStreams<Definition extends object>(definition: Definition) {
      return methodsOf(definition, (method) => async (passport: Passport) => {
        const { path, requestSerialize, responseDeserialize } = method
        const metadata = await metadataOf(passport, method, undefined)
        return grpc.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, metadata)
      }) as BidirectionalStreams<Definition>
    },
    close() {
      for (const breaker of breakers) breaker.shutdown()
      grpc.close()
    },
  }

  /** @param request the bytes of the one request, exactly as they are sent; undefined for a stream of requests */
  async function metadataOf(
    passport: Passport,
    { path: method }: ServiceDefinition[string],
    request: Buffer | undefined,
  ): Promise<Metadata> {
    const metadata = new Metadata()
    metadata.set(PASSPORT, await sign(signer, passport, { service, method, request }))
    const traceparent = activeTraceparent()
    if (traceparent) metadata.set(TRACEPARENT, traceparent)
    return metadata
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

  function send(
    method: ServiceDefinition[string],
    request: Buffer,
    metadata: Metadata,
    deadlineMs: number,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let reply: unknown
      const call = grpc.makeUnaryRequest(
        method.path,
        asBytes,
        method.responseDeserialize,
        request,
        metadata,
        { deadline: Date.now() + deadlineMs },
        (error, message) => {
          if (error) reject(error)
          else reply = message
        },
      )
      call.on('status', ({ metadata }) => resolve({ reply, trailer: metadata }))
    })
  }
}

function methodsOf(definition: object, call: (method: ServiceDefinition[string]) => unknown): unknown {
  const methods = Object.entries(definition as ServiceDefinition)
  return Object.fromEntries(
    methods.map(([name, method]) => [name.charAt(0).toLowerCase() + name.slice(1), call(method)]),
  )
}

/** Requests are serialized before they are signed. */
function asBytes(request: Buffer): Buffer {
  return request
}

const UNANSWERED = new Set([status.UNAVAILABLE, status.DEADLINE_EXCEEDED])

/** The passport of a process that calls in its own name. */
export function asService(signer: Signer, requestId: string): Passport {
  return { principal: { kind: 'service', name: signer.issuer }, requestId }
}
