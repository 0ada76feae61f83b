import { type Code, codes, type Kind } from './codes.ts'

/** A place in a request body (RFC 6901 pointer) and what is wrong there. */
export interface Fault {
  pointer: string
  detail: string
}

export interface Particulars {
  /** One sentence for the person who gets it. Never a secret, a name or an address. */
  detail?: string
  errors?: Fault[]
  /** Seconds after which trying again makes sense. */
  retryAfter?: number
}

/** An expected refusal. Anything else that is thrown is a bug: logged, answered as an internal error, never shown. */
export class DomainError extends Error {
  readonly code: Code
  readonly kind: Kind
  readonly detail: string
  readonly errors: Fault[]
  readonly retryAfter: number | undefined

  constructor(code: Code, particulars: Particulars = {}) {
    super(`${code}: ${particulars.detail ?? codes[code].title}`)
    this.name = 'DomainError'
    this.code = code
    this.kind = codes[code].kind
    this.detail = particulars.detail ?? codes[code].title
    this.errors = particulars.errors ?? []
    this.retryAfter = particulars.retryAfter ?? (this.kind === 'unavailable' ? 1 : undefined)
  }
}
