import { codes, DomainError, toProblem } from '@holdfast/errors'
import type { Route } from '../support/documented-routes.ts'
import type { Received } from '../support/http.ts'
import { readProblem } from '../support/problem.ts'
import type { Generated } from './requests.ts'

const STACK =
  /\bat [^"\n]*[\w)]:\d+:\d+|node_modules|node:internal|\.ts:\d+|file:\/\/|Mongo\w*Error|E11000|ECONNREFUSED/
const SLOW_MS = 10_000

/** The problems of an answer; an empty list if it is correct. */
export function judge(
  route: Route,
  request: Generated,
  received: Received,
  more: { sent: string; canaries: string[]; tookMs: number },
): string[] {
  const { status, headers, text } = received
  const wrong: string[] = []
  // A 503 is allowed: the service cannot decide now. The run prints how many there were.
  if (status >= 500 && status !== 503) wrong.push(`status ${status}`)
  if (more.tookMs > SLOW_MS) wrong.push(`took ${Math.round(more.tookMs)} ms`)
  if (STACK.test(text)) wrong.push('tells of its insides')
  const heard = `${text}\n${JSON.stringify(headers)}`.toLowerCase()
  for (const canary of more.canaries) {
    const word = canary.toLowerCase()
    if (heard.includes(word) && !more.sent.toLowerCase().includes(word)) wrong.push(`canary ${canary} came back`)
  }
  if (status < 400 || request.method === 'HEAD') return wrong
  try {
    wrong.push(...judgeProblem(route, request, received))
  } catch (error) {
    wrong.push(`no valid problem document: ${(error as Error).message.split('\n')[0]}`)
  }
  return wrong
}

function judgeProblem(route: Route, request: Generated, received: Received): string[] {
  const { code, title, status } = readProblem(received)
  if (!Object.hasOwn(codes, code)) return [`unknown code ${code}`]
  const known = toProblem(new DomainError(code as keyof typeof codes), { instance: '/', requestId: '' })
  const wrong: string[] = []
  if (known.status !== status || known.title !== title) wrong.push(`${code} is not ${status} "${title}"`)
  // The API's document says which refusals an operation can have.
  const isOfRoute = request.kind === 'fitting' || request.kind === 'body'
  if (isOfRoute && route.answers && !route.answers[status]?.includes(`\`${code}\``))
    wrong.push(`undocumented ${status} ${code}`)
  return wrong
}

const NEVER = new Set([400, 405, 413, 417, 429, 431])
const BY_GATEWAY = new Set(['not-signed-in', 'csrf-token-needed', 'cross-site-request'])

/**
 * Did the request reach the route's handler? It did not if it was malformed, not signed in or throttled, or if no route
 * has its path. A 404 counts as reached only if the request's path was not changed.
 */
export function hasReachedHandler(route: Route, request: Generated, { status, text }: Received): boolean {
  if (request.method !== route.method || NEVER.has(status)) return false
  if (status === 404) return request.kind !== 'path'
  return status < 400 || !BY_GATEWAY.has(JSON.parse(text).code)
}
