import { codes, type Kind } from './codes.ts'
import { DomainError, type Fault } from './domain-error.ts'

const httpStatusOf: Record<Kind, number> = {
  'not-understood': 400,
  'not-readable': 415,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'wrong-method': 405,
  'too-slow': 408,
  conflict: 409,
  'changed-meanwhile': 412,
  rule: 422,
  throttled: 429,
  unavailable: 503,
}

/** The body of an HTTP answer to a failed request: a problem document (RFC 9457). */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  instance: string
  code: string
  requestId: string
  errors?: Fault[]
  changes?: { releaseId?: string; cause: string; at: string }[]
}

/** The problem document for any error. An error that is not a refusal becomes `internal`, without its text. */
export function toProblem(error: unknown, at: { instance: string; requestId: string }): Problem {
  if (!(error instanceof DomainError)) {
    const title = 'Something went wrong on our side'
    return { type: typeOf('internal'), title, status: 500, detail: title, ...at, code: 'internal' }
  }
  const { code, kind, detail, errors, changes } = error
  return {
    type: typeOf(code),
    title: codes[code].title,
    status: httpStatusOf[kind],
    detail,
    ...at,
    code,
    ...(errors.length > 0 && { errors }),
    ...(changes.length > 0 && { changes: changes.map((each) => ({ ...each, at: new Date(each.at).toISOString() })) }),
  }
}

function typeOf(code: string): string {
  return `urn:holdfast:problem:${code}`
}
