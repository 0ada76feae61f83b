import { type CallName, calls, type DriverCall } from '@holdfast/driver/contract'
import { allowsCall, type SharedSecret } from '@holdfast/driver/tokens'
import type { Log } from '@holdfast/runtime'
import fastify, { type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify'
import { type TSchema, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { Value } from 'typebox/value'
import { ArchiveRefusal } from '../archives/refusal.ts'
import { DriverRefusal } from './refusal.ts'

const PROBLEM = 'application/problem+json; charset=utf-8'
/** How long a body that is refused may go on coming, so that its sender reads the refusal. */
const LINGER_MS = 10_000

export type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
export type DriverHandlers = Record<CallName, Handler>

/** The calls of the contract, answered by `handlers`. What comes without a token for exactly this call is refused. */
export function buildDriverApi(options: {
  hostId: string
  secrets: readonly SharedSecret[]
  handlers: DriverHandlers
  log: Log
}) {
  const { hostId, secrets, handlers, log } = options
  const app = fastify({
    loggerInstance: log,
    logController: new fastify.LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    // Of a whole upload. One that falls silent is given up sooner, where it is received.
    requestTimeout: 3_600_000,
    http: { headersTimeout: 15_000 },
    exposeHeadRoutes: false,
  })
  app.setValidatorCompiler(({ schema, httpPart }) => {
    const validator = Compile(schema as TSchema)
    return (data) => {
      const value = httpPart === 'body' ? data : Value.Convert(schema as TSchema, data)
      if (validator.Check(value)) return { value }
      const [fault] = validator.Errors(value)
      return {
        error: new DriverRefusal('bad-request', `The ${httpPart} ${fault?.instancePath ?? ''} ${fault?.message ?? ''}`),
      }
    }
  })
  // Bodies of uploads are streams; whoever handles them reads them.
  app.addContentTypeParser(['application/zip', 'application/gzip'], (_request, body, done) => done(null, body))
  app.setErrorHandler((error, request, reply) => refuse(error, request, reply))
  app.setNotFoundHandler((request, reply) => refuse(new DriverRefusal('not-found'), request, reply))

  for (const [name, call] of Object.entries(calls) as [CallName, DriverCall][]) {
    const { method, path: url, query, body, headers } = call
    app.route({
      method,
      url,
      schema: {
        params: paramsOf(url),
        ...(query && { querystring: Type.Object(query, { additionalProperties: false }) }),
        ...(headers && { headers: Type.Object(headers) }),
        ...(body && !Array.isArray(body) && { body }),
      },
      // Before the body is read.
      onRequest: call.open ? [] : [admit],
      handler: handlers[name],
    })
  }
  return app

  async function admit(request: FastifyRequest): Promise<void> {
    const [, token] = /^Bearer ([\w.-]{1,4096})$/.exec(request.headers.authorization ?? '') ?? []
    const [path] = request.url.split('?', 1)
    const isAllowed = token && (await allowsCall(token, secrets, { hostId, method: request.method, path: path! }))
    if (!isAllowed) throw new DriverRefusal('bad-token', 'A token for exactly this call is needed')
  }
}

const Id = calls.putEnvironment.body.properties.siteId

function paramsOf(url: string): TSchema {
  const names = [...url.matchAll(/:(\w+)/g)].map(([, name]) => name!)
  return Type.Object(
    Object.fromEntries(names.map((name) => [name, name === 'actId' ? Type.String({ maxLength: 100 }) : Id])),
  )
}

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const { status, code, detail, permanent, generation } = problemOf(error)
  if (status === 500) request.log.error({ err: error }, 'call failed')
  if (!request.raw.complete) lingerFor(request)
  return reply
    .code(status)
    .type(PROBLEM)
    .send(JSON.stringify({ type: 'about:blank', status, code, detail, permanent, generation }))
}

/** What is left of the body is read and thrown away for a while: a connection that is cut loses the answer as well. */
function lingerFor({ raw }: FastifyRequest): void {
  const end = setTimeout(() => raw.socket.destroy(), LINGER_MS).unref()
  raw.once('close', () => clearTimeout(end))
  raw.once('end', () => clearTimeout(end))
  raw.resume()
}

interface Problem {
  status: number
  code: string
  detail?: string
  permanent: boolean
  generation?: string
}

function problemOf(error: unknown): Problem {
  if (error instanceof DriverRefusal) {
    const { status, code, message, isPermanent, generation } = error
    return { status, code, detail: message, permanent: isPermanent, generation }
  }
  if (error instanceof ArchiveRefusal) return { status: 422, code: error.code, detail: error.message, permanent: true }
  const { statusCode, message, validation } = error as FastifyError
  if (validation || (statusCode !== undefined && statusCode >= 400 && statusCode < 500)) {
    return { status: 400, code: 'bad-request', detail: message, permanent: true }
  }
  return { status: 500, code: 'internal', permanent: false }
}
