import { codes, DomainError, toProblem } from '@holdfast/errors'
import type { Route } from '../support/documented-routes.ts'
import type { Received } from '../support/http.ts'
import { readProblem } from '../support/problem.ts'
import type { Generated } from './requests.ts'

const STACK =
  /\bat [^"\n]*[\w)]:\d+:\d+|node_modules|node:internal|\.ts:\d+|file:\/\/|Mongo\w*Error|E11000|ECONNREFUSED/
const SLOW_MS = 10_000

/** What is wrong with an answer; nothing, mostly. */
export function judge(
  route: Route,
  request: Generated,
  received: Received,
  more: { sent: string; canaries: string[]; tookMs: number },
): string[] {
  const { status, headers, text } = received
  const wrong: string[] = []
  // 503 says that it cannot be decided now; how often, the run tells.
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
  // The document promises which refusals an operation has.
  const isOfRoute = request.kind === 'fitting' || request.kind === 'body'
  if (isOfRoute && route.answers && !route.answers[status]?.includes(`\`${code}\``))
    wrong.push(`undocumented ${status} ${code}`)
  return wrong
}

const NEVER = new Set([400, 413, 417, 429, 431])
const BY_GATEWAY = new Set(['not-signed-in', 'csrf-token-needed', 'cross-site-request'])

/**
 * Did the request come through to the route's handler? What is not understood, not signed in or throttled did not, nor
 * did a path that no route has: a 404 counts only where all ids in the path were ids.
 */
export function hasReachedHandler(route: Route, request: Generated, { status, text }: Received): boolean {
  if (request.method !== route.method || NEVER.has(status)) return false
  if (status === 404) return request.kind !== 'path'
  return status < 400 || !BY_GATEWAY.has(JSON.parse(text).code)
}
