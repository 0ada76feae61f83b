import { once, setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  Metadata,
  Server,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceDefinition,
  type sendUnaryData,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import { type Callers, callersOf, type ServiceName } from '@holdfast/contracts'
import { DomainError, toStatus } from '@holdfast/errors'
import { HealthImplementation } from 'grpc-health-check'
import { type Call, freshlyProven } from './call.ts'
import { type CallCounts, countCalls } from './call-metrics.ts'
import type { Log } from './log.ts'
import { isUnreachable } from './mongo.ts'
import {
  issuerOf,
  type PendingChange,
  type Principal,
  rememberStreams,
  type TrustedKeys,
  UntimelyPassport,
  verify,
} from './principal.ts'
import { recordCall, type SecurityLog } from './security-log.ts'
import { TRACEPARENT } from './span.ts'
import { inSpan } from './tracing.ts'
import { type Arrived, plainWires, type Wires } from './wires.ts'

export const PASSPORT = 'holdfast-passport'
export const PENDING = 'holdfast-pending'

/** Shorter than the deadline of a call. */
const READY_WITHIN_MS = 5_000

/** Twice what the gateway takes from a stranger; what processes ask each other is far smaller. */
const LARGEST_REQUEST = 2 * 1024 * 1024
/** Of one connection. Further calls wait at their caller. Metadata is bounded by Node itself: 128 fields, less than 128 KiB. */
const MOST_STREAMS = 1_000

// gRPC's own type has an index signature. It is left out here, because with it the names of the methods would be lost.
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

/**
 * The same for methods that answer with a stream. What the handler yields is sent, as fast as the other side takes it.
 */
export type ServerStreaming<Definition> = {
  [M in keyof Definition as MethodName<M>]: Definition[M] extends MethodDefinition<
    infer _In,
    infer Reply,
    infer Request,
    infer _Out
  >
    ? (request: Request, call: Call) => AsyncIterable<Reply>
    : never
}

/**
 * The same for methods with streams both ways. The handler ends the stream. If it rejects, the stream ends with an
 * error, unless the handler has destroyed the stream, as breaking out of a `for await` over it does.
 */
export type Bidirectional<Definition> = {
  [M in keyof Definition as MethodName<M>]: Definition[M] extends MethodDefinition<
    infer _In,
    infer Reply,
    infer Request,
    infer _Out
  >
    ? (stream: ServerDuplexStream<Request, Reply>, call: Call) => void | Promise<void>
    : never
}

interface IncomingCall extends Arrived {
  metadata: Metadata
  on(event: 'cancelled', listener: () => void): unknown
}

type Handler<First, Result> = (first: First, call: Call) => Result

export interface Implementation {
  definition: ServiceDefinition
  unary: Record<string, Handler<unknown, Promise<unknown>>>
  serverStreaming: Record<string, Handler<unknown, AsyncIterable<unknown>>>
  bidirectional: Record<string, Handler<ServerDuplexStream<unknown, unknown>, void | Promise<void>>>
}

/** Pairs a service of the contracts with the functions that answer it. Methods left out answer UNIMPLEMENTED. */
export function implement<Definition extends object>(
  definition: Definition,
  unary: Partial<Handlers<Definition>>,
  streams: {
    serverStreaming?: Partial<ServerStreaming<Definition>>
    bidirectional?: Partial<Bidirectional<Definition>>
  } = {},
): Implementation {
  const { serverStreaming = {}, bidirectional = {} } = streams
  return { definition, unary, serverStreaming, bidirectional } as Implementation
}

export interface GrpcServer {
  port: number
  /** False: load balancers should send no calls here. A process that was ready once still answers calls. */
  ready(isReady: boolean): void
  /** Takes no new calls; resolves when those under way are answered. Streams go on, at most for `graceMs`. */
  finish(graceMs?: number): Promise<void>
  /** Does the same as `finish`, but resolves only when the streams have ended too. */
  stop(graceMs?: number): Promise<void>
}

/**
 * Serves over gRPC. Every call must carry a passport (see principal.ts) of somebody who may call the method (see
 * `callersOf`); errors become statuses here and nowhere else.
 * @param options.address host:port; port 0 takes a free one
 * @param options.service the service that answers: passports for any other one are refused
 * @param options.services the services that answer from the start
 * @param options.onceReady the services whose unary calls wait until the process is ready for the first time, because
 *   callers that spread their calls over all processes find this one before it can answer. After 5 s such a call is
 *   `unavailable`
 * @param options.security where calls are recorded that are security events
 * @param options.wires with TLS, only processes with a certificate of the same authorities are let in, and passports
 *   must be of the service that the certificate names
 * @param options.calls where calls are counted
 */
export async function serve(options: {
  address: string
  service: ServiceName
  keys: TrustedKeys
  log: Log
  services: Implementation[]
  onceReady?: Implementation[]
  security?: SecurityLog
  wires?: Wires
  calls?: CallCounts
}): Promise<GrpcServer> {
  const { services, onceReady = [], wires = plainWires } = options
  const server = new Server({
    'grpc.max_connection_age_ms': 10 * 60_000,
    'grpc.max_connection_age_grace_ms': 30_000,
    'grpc.keepalive_time_ms': 10_000,
    'grpc.keepalive_timeout_ms': 5_000,
    'grpc.max_receive_message_length': LARGEST_REQUEST,
    'grpc.max_concurrent_streams': MOST_STREAMS,
  })
  const gate = createGate()
  const answering = createAnswering({ ...options, wires })
  for (const implementation of [...services, ...onceReady.map(gate.behind)]) {
    server.addService(unread(implementation.definition), answering.methodsOf(onceProven(implementation)))
  }
  let stopping: Promise<void> | undefined
  const health = new HealthImplementation({ '': 'NOT_SERVING' })
  health.addToServer(server)

  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(options.address, wires.server(), (error, bound) => (error ? reject(error) : resolve(bound)))
  })
  return {
    port,
    ready(isReady) {
      health.setStatus('', isReady ? 'SERVING' : 'NOT_SERVING')
      if (isReady) gate.open()
    },
    async finish(graceMs) {
      void shutDown(graceMs)
      await answering.finished()
    },
    stop: shutDown,
  }

  function shutDown(graceMs = 10_000): Promise<void> {
    stopping ??= new Promise((resolve) => {
      health.setStatus('', 'NOT_SERVING')
      const timer = setTimeout(() => server.forceShutdown(), graceMs)
      server.tryShutdown(() => {
        clearTimeout(timer)
        resolve()
      })
    })
    return stopping
  }
}

/** Holds calls back until the process is ready for the first time. */
function createGate() {
  let firstReady: PromiseWithResolvers<void> | undefined = Promise.withResolvers()
  return { open, behind }

  function open(): void {
    firstReady?.resolve()
    firstReady = undefined
  }

  /** The same implementation, whose unary calls wait until the gate is open. */
  function behind({ unary, ...rest }: Implementation): Implementation {
    const held = Object.entries(unary).map(([name, handler]): [string, typeof handler] => [
      name,
      async (request, call) => {
        await untilOpen(call.signal)
        return handler(request, call)
      },
    ])
    return { ...rest, unary: Object.fromEntries(held) }
  }

  async function untilOpen(signal: AbortSignal): Promise<void> {
    if (!firstReady) return
    const over = sleep(READY_WITHIN_MS, undefined, { signal, ref: false }).then(() => {
      throw new DomainError('unavailable')
    })
    await Promise.race([firstReady.promise, over])
  }
}

type Method = ServiceDefinition[string]

/**
 * The same service, whose single requests gRPC hands over as the bytes that came. A passport is for these bytes, and
 * another encoding of what they say could differ; and nothing is read of a request before its caller is known.
 */
function unread(definition: ServiceDefinition): ServiceDefinition {
  const methods = Object.entries(definition).map(([name, method]): [string, Method] => [
    name,
    method.requestStream ? method : { ...method, requestDeserialize: (bytes: Buffer) => bytes },
  ])
  return Object.fromEntries(methods)
}

/** The method option of `protos/holdfast/options/v1/proof.proto`, as it is loaded. */
const FRESH_PROOF = '(holdfast.options.v1.fresh_proof)'

/** The same implementation, whose methods refuse people without a fresh proof where the contract asks for one. */
function onceProven({ definition, unary, ...rest }: Implementation): Implementation {
  const guarded = { ...unary }
  for (const [name, method] of Object.entries(definition)) {
    const { options } = method as { options?: Record<string, unknown> }
    if (options?.[FRESH_PROOF] !== true) continue
    const key = name.charAt(0).toLowerCase() + name.slice(1)
    if (rest.serverStreaming[key] || rest.bidirectional[key])
      throw new Error(`${name} streams: it cannot ask for a proof`)
    const handler = unary[key]
    if (!handler) continue
    guarded[key] = async (request, call) => {
      // Whether others than people may call at all, the handler decides.
      if (call.principal.kind === 'user') freshlyProven(call, Date.now())
      return handler(request, call)
    }
  }
  return { ...rest, definition, unary: guarded }
}

/** Makes the functions that gRPC calls for each method, and knows which unary calls are under way. */
function createAnswering(options: {
  service: ServiceName
  keys: TrustedKeys
  log: Log
  security?: SecurityLog
  wires: Wires
  calls?: CallCounts
}) {
  const { service, keys, log, security, wires, calls = countCalls() } = options
  const underWay = new Set<Promise<number>>()
  const opened = rememberStreams()
  return { methodsOf, finished }

  function methodsOf({ definition, ...handlers }: Implementation): UntypedServiceImplementation {
    const methods: UntypedServiceImplementation = {}
    for (const [name, method] of Object.entries(definition)) {
      const key = name.charAt(0).toLowerCase() + name.slice(1)
      if (handlers.unary[key]) methods[name] = unary(method, handlers.unary[key])
      if (handlers.serverStreaming[key]) methods[name] = serverStreaming(method, handlers.serverStreaming[key])
      if (handlers.bidirectional[key]) methods[name] = bidirectional(method, handlers.bidirectional[key])
    }
    return methods
  }

  /** Resolves when every unary call that is under way, or begins meanwhile, is answered. */
  async function finished(): Promise<void> {
    while (underWay.size > 0) await Promise.allSettled(underWay)
  }

  function unary(method: Method, handler: Implementation['unary'][string]) {
    const admit = admission(method)
    return async (call: ServerUnaryCall<Buffer, unknown>, answer: sendUnaryData<unknown>) => {
      const begun = performance.now()
      const answered = admit(call, call.request, answer, async (known) => {
        const reply = await handler(method.requestDeserialize(call.request), known)
        answer(null, reply, known.pending && pendingTrailer(known.pending))
      })
      underWay.add(answered)
      calls.underWay = underWay.size
      const code = await answered.finally(() => {
        underWay.delete(answered)
        calls.underWay = underWay.size
      })
      calls.answered(method.path, code, (performance.now() - begun) / 1_000)
    }
  }

  function serverStreaming(method: Method, handler: Implementation['serverStreaming'][string]) {
    const admit = admission(method)
    return async (stream: ServerWritableStream<Buffer, unknown>) => {
      const code = await admit(stream, stream.request, fail(stream), async (known) => {
        for await (const reply of handler(method.requestDeserialize(stream.request), known)) {
          if (!stream.write(reply)) await once(stream, 'drain', { signal: known.signal })
        }
        stream.end()
      })
      calls.streamEnded(method.path, code)
    }
  }

  function bidirectional(method: Method, handler: Implementation['bidirectional'][string]) {
    const admit = admission(method)
    return async (stream: ServerDuplexStream<unknown, unknown>) => {
      // A broken connection also causes 'cancelled' and 'close'. Without a listener, 'error' would end the process.
      stream.on('error', (err) => log.debug({ err, method: method.path }, 'stream broke'))
      const code = await admit(stream, undefined, fail(stream), async (known) => {
        const handled = handler(stream, known)
        // The metadata is sent at once, and not with the first reply: by it the caller learns that its stream is
        // accepted, and by which process.
        stream.sendMetadata(new Metadata())
        await handled
      })
      calls.streamEnded(method.path, code)
    }
  }

  /**
   * Returns what runs a handler if the call has a valid passport of somebody who may call the method, and turns every
   * error into a status. Resolves to the code of the status.
   */
  function admission(definition: Method) {
    const { path: method } = definition
    const callers = callersOf(definition, service)
    const attributes = { 'rpc.system.name': 'grpc' }
    return async (
      call: IncomingCall,
      request: Buffer | undefined,
      refuse: (status: ReturnType<typeof toStatus>) => void,
      handle: (call: Call) => Promise<void>,
    ): Promise<number> => {
      let known: Call | undefined
      const isFrom = wires.sender(call)
      const signal = signalOf(call)
      try {
        const passport = await verify(keys, passportOf(call.metadata), { service, method, request }, opened)
        const issuer = issuerOf(passport)
        if (!isFrom(issuer)) throw new WrongCertificate(issuer)
        const caller: Call = { ...passport, signal, noted: {} }
        known = caller
        // Whoever has no passport makes no spans.
        const parent = call.metadata.get(TRACEPARENT)[0]
        await inSpan(method.slice(1), { kind: 'server', attributes, from: { parent } }, async (span) => {
          span?.note({ 'holdfast.request_id': passport.requestId })
          checkCaller(callers, passport.principal)
          await handle(caller)
        })
        if (security) recordCall(security, method, caller, 'done')
        return status.OK
      } catch (error) {
        const requestId = known?.requestId
        if (security && error instanceof DomainError) record(security, method, known, error)
        if (isUnreachable(error)) {
          log.warn({ err: error, method, requestId }, 'database out of reach')
          return refused(toStatus(new DomainError('unavailable')))
        }
        if (error instanceof WrongCertificate) {
          log.warn({ issuer: error.issuer, method }, 'call refused: its certificate is of another service')
        }
        if (error instanceof UntimelyPassport) {
          const { issuer, issuedSecondsAgo } = error
          log.warn({ issuer, issuedSecondsAgo, method }, 'call refused: the clocks of the two machines disagree')
        }
        // If the caller left while a stream was being sent, the error is no failure.
        if (!(error instanceof DomainError) && !signal.aborted) {
          log.error({ err: error, method, requestId }, 'call failed')
        }
        return refused(toStatus(error))
      }

      function refused(answer: ReturnType<typeof toStatus>): number {
        refuse(answer)
        return answer.code ?? status.UNKNOWN
      }
    }
  }
}

/** Throws unless the principal is among those who may call. */
function checkCaller({ principals, services }: Callers, principal: Principal): void {
  const { kind } = principal
  const isAllowed =
    kind === 'service' ? services.some((name) => name === principal.name) : principals.some((each) => each === kind)
  if (isAllowed) return
  if (kind === 'api-key' && principals.includes('user')) throw new DomainError('keys-not-allowed')
  if (kind === 'anonymous' && principals.includes('user')) throw new DomainError('not-signed-in')
  throw new DomainError('not-allowed')
}

/** A refusal as a security event: of the call, or of its passport. */
function record(security: SecurityLog, path: string, known: Call | undefined, error: DomainError): void {
  const { code } = error
  const method = path.replace('/holdfast.', '')
  if (known) recordCall(security, path, known, code)
  else if (code === 'not-signed-in') security.record('passport-refused', { method })
  else if (error instanceof WrongCertificate) security.record('certificate-refused', { method, caller: error.issuer })
}

/** A good passport, on a connection whose certificate names another service than the one that has signed it. */
class WrongCertificate extends DomainError {
  readonly issuer: string

  constructor(issuer: string) {
    super('wrong-certificate')
    this.issuer = issuer
  }
}

function fail(stream: ServerWritableStream<unknown, unknown> | ServerDuplexStream<unknown, unknown>) {
  return (status: ReturnType<typeof toStatus>) => {
    stream.emit('error', status)
  }
}

/** The trailer of a reply to a change that is committed and not yet in force. */
function pendingTrailer(pending: PendingChange): Metadata {
  const trailer = new Metadata()
  trailer.set(PENDING, JSON.stringify(pending))
  return trailer
}

function passportOf(metadata: Metadata): string | undefined {
  return metadata.get(PASSPORT)[0]?.toString()
}

function signalOf(call: IncomingCall): AbortSignal {
  const controller = new AbortController()
  setMaxListeners(0, controller.signal)
  call.on('cancelled', () => controller.abort())
  return controller.signal
}
