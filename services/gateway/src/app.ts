import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import accepts from '@fastify/accepts'
import cookies from '@fastify/cookie'
import { compile } from '@fastify/proxy-addr'
import { newId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { type Door, startService } from '@holdfast/process'
import { type KeyRing, type Log, readKeyRing, type SecurityLog } from '@holdfast/runtime'
import fastify from 'fastify'
import { routesOfBilling } from './billing/routes.ts'
import { warnOfForwarded } from './callers/forwarded-headers.ts'
import { rateLimits } from './callers/rate-limit.ts'
import { issuePassports } from './callers/request-passports.ts'
import { createSecurityTrail } from './callers/security-trail.ts'
import { sessionCookie } from './callers/session-cookie.ts'
import { rememberSessions, type SessionMemory } from './callers/session-memory.ts'
import { routesOfCompany } from './company/routes.ts'
import type { Config } from './config.ts'
import { consoleRoutes } from './console/console-routes.ts'
import { iconRoute } from './console/icon-route.ts'
import { headersOf, setHeaders } from './http/answer-headers.ts'
import { limitArrival } from './http/arrival-limit.ts'
import { type Leaving, leaving } from './http/connection-ending.ts'
import { limitConnections } from './http/connection-limit.ts'
import { answerExpectations } from './http/expectations.ts'
import type { App } from './http/fastify-app.ts'
import { noteMethods } from './http/other-methods.ts'
import { answerProblems, refuseConnection, sendProblem } from './http/problem-answers.ts'
import { readBodies } from './http/request-bodies.ts'
import { countRequests, createRequestCounts, type RequestCounts, requestMetrics } from './http/request-metrics.ts'
import { traceRequests } from './http/request-traces.ts'
import { buildSerializers } from './http/schema-serializer.ts'
import { validatorCompiler } from './http/schema-validator.ts'
import { routesOfIdentity } from './identity/routes.ts'
import { serveOpenapi } from './openapi/serve-openapi.ts'
import { answerOperations } from './platform/operations/operation-routes.ts'
import { routesOfPlatform } from './platform/routes.ts'
import { needDeclarations } from './routes/route.ts'
import { callServices, type Services } from './services.ts'
import type { UploadLimits } from './site/releases/archive-upload.ts'
import { routesOfSite } from './site/routes.ts'

export interface AppOptions {
  services: Services
  sessions: SessionMemory
  log: Log
  security: SecurityLog
  publicUrl: string
  /** Addresses or CIDR ranges whose X-Forwarded-For is believed. */
  trustedProxies?: string[]
  rateLimitPerMinute?: number
  /** How long the head of a request may take to arrive, and then its body. */
  requestTimeoutMs?: number
  /** How long archives may take instead. */
  uploads?: UploadLimits
  /** Hashes the bodies of calls with an Idempotency-Key; the same in all gateways, the newest first. */
  repeatSecrets: KeyRing['all']
  /** Where the console was built; without it, the API is served alone. */
  consoleDirectory?: string
  /** Where the mails of this machine are read, on a laptop. */
  mailPage?: string
  /** Where requests are counted. */
  requests?: RequestCounts
}

export async function buildApp(options: AppOptions): Promise<App> {
  const { services, sessions, log, security, publicUrl, trustedProxies = [], rateLimitPerMinute = 600 } = options
  const { requestTimeoutMs = 30_000, uploads = { timeoutMs: 3_600_000, bytesPerSecond: 16_384 } } = options
  const cookie = sessionCookie(publicUrl)
  const isTrusted = compile(trustedProxies)
  const app: App = fastify({
    loggerInstance: log,
    genReqId: () => newId(),
    requestIdHeader: false,
    logController: new fastify.LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: 1024 * 1024,
    schemaController: { compilersFactory: { buildSerializer: buildSerializers } },
    // A client that sends its request byte by byte must not hold a connection for long. By itself, Node would look for
    // such connections twice a minute. The bodies of most requests have less time: see limitArrival.
    requestTimeout: requestTimeoutMs + uploads.timeoutMs,
    http: { headersTimeout: requestTimeoutMs, connectionsCheckingInterval: Math.min(1_000, requestTimeoutMs / 4) },
    trustProxy: isTrusted,
    // Requests under way at a stop are answered; the closed port refuses new connections.
    return503OnClosing: false,
    clientErrorHandler: refuseConnection,
    // The hooks below do not run for a path that the router cannot read, such as one with a broken percent escape.
    frameworkErrors: (_error, request, reply) =>
      sendProblem(new DomainError('not-found'), request, reply.headers(headersOf(request.id, publicUrl))),
  })
  limitArrival(app.server, requestTimeoutMs)
  answerExpectations(app)
  app.setValidatorCompiler(validatorCompiler)
  answerProblems(app)
  setHeaders(app, publicUrl)
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern and not the path, so that no id, query or address is logged.
    const { method, routeOptions } = request
    const event = {
      method,
      route: routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    request.log.info(event, 'answered')
  })
  traceRequests(app)
  if (options.requests) countRequests(app, options.requests)
  warnOfForwarded(app, isTrusted)
  await app.register(cookies)
  await app.register(accepts)
  readBodies(app)
  const limit = await rateLimits(app, rateLimitPerMinute)
  answerOperations(app)
  issuePassports(app, {
    sessions,
    services,
    cookie,
    publicUrl,
    limit,
    trail: createSecurityTrail(security, cookie),
    repeatSecrets: options.repeatSecrets,
  })

  needDeclarations(app)
  const answerOtherMethods = noteMethods(app)
  await serveOpenapi(app, { cookieName: cookie.name })
  routesOfIdentity(app, services, { cookie })
  routesOfCompany(app, services, { publicUrl })
  await routesOfBilling(app, services, { publicUrl })
  await routesOfSite(app, services, { limits: uploads, stillMs: requestTimeoutMs })
  routesOfPlatform(app, services)
  const { consoleDirectory: directory, mailPage } = options
  if (directory) await consoleRoutes(app, { directory, cookie, mailPage })
  iconRoute(app)
  answerOtherMethods()
  return app
}

/** About 1 KB each. */
const MOST_SESSIONS = 100_000

export function startGateway(config: Config, log: Log, { signal }: { signal?: AbortSignal } = {}) {
  return startService('gateway', { config, log, signal }, async (parts) => {
    const services = callServices(parts.channel, parts.signer)
    const sessions = rememberSessions({ services, replica: () => replica, max: MOST_SESSIONS })
    // Nothing waits for it: until it is loaded, identity is asked at each request.
    const replica = parts.copy('identity', { onDemand: sessions.tables })
    const trustedProxies = config.TRUSTED_PROXIES.split(',').filter((range) => range !== '')
    const requests = createRequestCounts()
    const app = await buildApp({
      services,
      sessions,
      log,
      security: parts.security,
      publicUrl: config.PUBLIC_URL,
      trustedProxies,
      rateLimitPerMinute: config.RATE_LIMIT_PER_MINUTE,
      requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
      uploads: { timeoutMs: config.UPLOAD_TIMEOUT_MS, bytesPerSecond: config.UPLOAD_BYTES_PER_SECOND },
      repeatSecrets: readKeyRing('gateway', config.REPEAT_SECRETS).all,
      consoleDirectory: config.CONSOLE_DIRECTORY && resolve(import.meta.dirname, '..', config.CONSOLE_DIRECTORY),
      mailPage: config.MAIL_PAGE_URL,
      requests,
    })
    parts.measure(requestMetrics(requests))
    parts.measure(limitConnections(app.server, { most: config.CONNECTIONS_PER_ADDRESS, trustedProxies }))
    const clients = leaving(app, config.LEAVING_MS)
    return () => openDoor(app, clients, config)
  })
}

async function openDoor(app: App, clients: Leaving, { HTTP_HOST: host, HTTP_PORT: port }: Config): Promise<Door> {
  await app.listen({ host, port })
  return {
    port: (app.server.address() as AddressInfo).port,
    ready(isReady) {
      if (!isReady) clients.begin()
    },
    async finish() {
      await clients.over()
      await app.close()
    },
    stop: () => app.close(),
  }
}
