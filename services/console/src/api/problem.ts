import type { components } from './generated/openapi.ts'

export type ProblemDocument = components['schemas']['Problem']

/** A refusal of the API, with its stable code; or `unreachable`, which is ours: nothing answered. */
export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly document: Partial<ProblemDocument>
  readonly retryAfterSeconds: number | undefined

  constructor(status: number, document: Partial<ProblemDocument>, retryAfterSeconds?: number) {
    super(document.detail ?? document.title ?? 'nothing answered')
    this.name = 'ApiProblem'
    this.status = status
    this.code = document.code ?? 'unreachable'
    this.document = document
    this.retryAfterSeconds = retryAfterSeconds
  }

  /** Was the act neither done for certain nor refused for certain? */
  get isUnknown(): boolean {
    return this.status === 0 || this.status >= 500
  }
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof ApiProblem ? error.code : undefined
}

/** Is the thing not there, or not any more, for this person? */
export function isGone(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 404
}
