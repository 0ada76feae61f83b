import { type Code, codes, type Kind } from './codes.ts'

/** One wrong value in a request body: a JSON pointer to it (RFC 6901), and what is wrong with it. */
export interface Fault {
  pointer: string
  detail: string
}

/** Something that was done to an environment: which release it got, how (`pushed`, `uploaded` …), when (milliseconds). */
export interface TargetChange {
  releaseId?: string
  cause: string
  at: number
}

export interface Particulars {
  /** One sentence for the person who reads it. It never has a secret, a name or an address in it. */
  detail?: string
  errors?: Fault[]
  /** With `target-changed`: what was done to the target, the newest first. */
  changes?: TargetChange[]
  /** Seconds to wait before trying again. */
  retryAfter?: number
}

/**
 * An expected refusal. Any other error is a bug: it is logged, the client gets an internal error, and its text is never
 * shown.
 */
export class DomainError extends Error {
  readonly code: Code
  readonly kind: Kind
  readonly detail: string
  readonly errors: Fault[]
  readonly changes: TargetChange[]
  readonly retryAfter: number | undefined

  constructor(code: Code, particulars: Particulars = {}) {
    super(`${code}: ${particulars.detail ?? codes[code].title}`)
    this.name = 'DomainError'
    this.code = code
    this.kind = codes[code].kind
    this.detail = particulars.detail ?? codes[code].title
    this.errors = particulars.errors ?? []
    this.changes = particulars.changes ?? []
    this.retryAfter = particulars.retryAfter ?? (this.kind === 'unavailable' ? 1 : undefined)
  }
}
