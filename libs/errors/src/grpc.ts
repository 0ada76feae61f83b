import { Metadata, type ServiceError, status } from '@grpc/grpc-js'
import { type Code, codes, type Kind } from './codes.ts'
import { DomainError } from './domain-error.ts'

const statusOf: Record<Kind, status> = {
  'not-understood': status.INVALID_ARGUMENT,
  'too-slow': status.DEADLINE_EXCEEDED,
  'not-readable': status.INVALID_ARGUMENT,
  'not-signed-in': status.UNAUTHENTICATED,
  'not-allowed': status.PERMISSION_DENIED,
  'not-found': status.NOT_FOUND,
  'wrong-method': status.UNIMPLEMENTED,
  conflict: status.ALREADY_EXISTS,
  'changed-meanwhile': status.ABORTED,
  rule: status.FAILED_PRECONDITION,
  throttled: status.RESOURCE_EXHAUSTED,
  unavailable: status.UNAVAILABLE,
}

// gRPC sends headers whose names end in "-bin" as base64, so they can hold any text.
const HEADER = 'holdfast-error-bin'

/** The gRPC status for an error that a handler threw. For an error that is not a refusal it says only `internal`. */
export function toStatus(error: unknown): { code: status; details: string; metadata: Metadata } {
  const metadata = new Metadata()
  if (!(error instanceof DomainError)) return { code: status.INTERNAL, details: 'internal', metadata }
  const { code, detail, errors, changes, retryAfter } = error
  metadata.set(HEADER, Buffer.from(JSON.stringify({ code, detail, errors, changes, retryAfter })))
  return { code: statusOf[error.kind], details: code, metadata }
}

/** True if one of our servers refused the call; false if the call failed on the way, or by a bug. */
export function isRefusal(error: ServiceError): boolean {
  return (error.metadata?.get(HEADER) ?? []).length > 0
}

/** The refusal behind a failed call. A server that cannot be reached, or takes too long, is `unavailable`. */
export function fromStatus(error: ServiceError): Error {
  const [header] = error.metadata?.get(HEADER) ?? []
  if (header) {
    const { code, ...particulars } = JSON.parse(header.toString()) as { code: Code }
    if (code in codes) return new DomainError(code, particulars)
  }
  switch (error.code) {
    case status.UNAVAILABLE:
    case status.DEADLINE_EXCEEDED:
    case status.CANCELLED:
    case status.RESOURCE_EXHAUSTED:
      return new DomainError('unavailable')
    default:
      return isCutOff(error) ? new DomainError('unavailable') : error
  }
}

/**
 * The connection ended before the answer came. gRPC reports this with the code of a bug (INTERNAL) too; only a server
 * that really had a bug sends the detail `internal`.
 */
function isCutOff({ code, details }: ServiceError): boolean {
  return code === status.INTERNAL && /^Received RST_STREAM\b/.test(details)
}
