import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { newId } from '@holdfast/contracts'
import { DomainError, type Fault, toProblem } from '@holdfast/errors'
import { isUnreachable } from '@holdfast/runtime'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './fastify-app.ts'
import { pointerPart } from './json-pointer.ts'

export const PROBLEM = 'application/problem+json; charset=utf-8'

/** Every error of every route, as RFC 9457 problem documents. */
export function answerProblems(app: App): void {
  app.decorateRequest('problem')
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  app.setNotFoundHandler((request, reply) => sendProblem(new DomainError('not-found'), request, reply))
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const refusal = asRefusal(error)
  if (!(refusal instanceof DomainError)) request.log.error({ err: error }, 'call failed')
  // Without the query, which may hold what is private.
  const instance = pathOf(request.url)
  const problem = toProblem(refusal, { instance, requestId: request.id })
  request.problem = problem.code
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer')
  if (refusal instanceof DomainError && refusal.retryAfter !== undefined) {
    reply.header('retry-after', Math.max(1, Math.ceil(refusal.retryAfter)))
  }
  return reply.code(problem.status).type(PROBLEM).send(JSON.stringify(problem))
}

/** Answers a connection on which no request could be read: it is not HTTP, its headers are too large, or it is too slow. */
export function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const isSlow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
  if (socket.writable) {
    const requestId = newId()
    const refusal = new DomainError(isSlow ? 'request-too-slow' : 'bad-request')
    const problem = toProblem(refusal, { instance: '/', requestId })
    const body = JSON.stringify(problem)
    socket.end(
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\nContent-Type: ${PROBLEM}\r\n` +
        `X-Request-Id: ${requestId}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    )
  }
  // Others close when they have read the answer. A client that is slow on purpose never does.
  if (isSlow) socket.destroySoon()
}

export function pathOf(url: string): string {
  const end = url.search(/[?#]/)
  return end < 0 ? url : url.slice(0, end)
}

function asRefusal(error: unknown): unknown {
  if (error instanceof DomainError) return error
  const { code, statusCode, validation, validationContext } = error as FastifyError
  if (validation) {
    // A malformed id names nothing that exists.
    if (validationContext === 'params') return new DomainError('not-found')
    // fastify calls the query by another name than our pointers.
    const part = validationContext === 'querystring' ? 'query' : (validationContext ?? 'body')
    return new DomainError('bad-request', {
      detail: `The ${part} ${part === 'headers' ? 'do' : 'does'} not fit the schema`,
      errors: faultsOf(validation, part),
    })
  }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new DomainError('body-too-large')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new DomainError('bad-request', { detail: 'Send the body as application/json' })
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    const isBody = error instanceof SyntaxError || code?.startsWith('FST_ERR_CTP')
    return new DomainError('bad-request', isBody ? { detail: 'The body cannot be read as JSON' } : {})
  }
  if (isUnreachable(error)) return new DomainError('unavailable')
  return error
}

const MOST_FAULTS = 20

/** One fault for each place in the body, the first; a body with many faults is not looked at to its end. */
function faultsOf(validation: NonNullable<FastifyError['validation']>, context: string): Fault[] {
  const faults = new Map<string, Fault>()
  for (const found of validation) {
    if (faults.size === MOST_FAULTS) break
    const fault = faultOf(found, context)
    if (!faults.has(fault.pointer)) faults.set(fault.pointer, fault)
  }
  return [...faults.values()]
}

function faultOf(fault: NonNullable<FastifyError['validation']>[number], context: string): Fault {
  const { additionalProperty, missingProperty } = fault.params as Record<string, string | undefined>
  const name = additionalProperty ?? missingProperty
  const place = context === 'body' ? fault.instancePath : `/${context}${fault.instancePath}`
  return {
    pointer: name === undefined ? place : `${place}${pointerPart(name)}`,
    detail: detailOf(fault),
  }
}

const MOST_VALUES_NAMED = 20

const formatDetails: Record<string, string> = {
  'idn-email': 'is no e-mail address',
  'visible-text': 'is blank, or holds characters that are invisible or change the direction of text',
}

function detailOf({ keyword, message, params }: NonNullable<FastifyError['validation']>[number]): string {
  if (keyword === 'additionalProperties') return 'is no known field'
  if (keyword === 'required') return 'is missing'
  if (keyword === 'pattern') return 'has not the right form'
  if (keyword === 'enum') {
    const { allowedValues } = params as { allowedValues: string[] }
    const named = allowedValues.slice(0, MOST_VALUES_NAMED).join(', ')
    const others = allowedValues.length - MOST_VALUES_NAMED
    return `must be one of: ${named}${others > 0 ? `, or one of ${others} others that the document lists` : ''}`
  }
  const { format } = params as { format?: string }
  return (format && formatDetails[format]) ?? message ?? 'does not fit'
}
