import { Metadata, type ServiceError, status } from '@grpc/grpc-js'
import { type Code, codes, type Kind } from './codes.ts'
import { DomainError } from './domain-error.ts'

const statusOf: Record<Kind, status> = {
  'not-understood': status.INVALID_ARGUMENT,
  'not-signed-in': status.UNAUTHENTICATED,
  'not-allowed': status.PERMISSION_DENIED,
  'not-found': status.NOT_FOUND,
  conflict: status.ALREADY_EXISTS,
  'changed-meanwhile': status.ABORTED,
  rule: status.FAILED_PRECONDITION,
  throttled: status.RESOURCE_EXHAUSTED,
  unavailable: status.UNAVAILABLE,
}

// "-bin": gRPC carries it as base64, so that any text is safe in a header.
const HEADER = 'holdfast-error-bin'

/** What a server answers for a refusal. Errors that are no refusals tell nothing but that they happened. */
export function toStatus(error: unknown): { code: status; details: string; metadata: Metadata } {
  const metadata = new Metadata()
  if (!(error instanceof DomainError)) return { code: status.INTERNAL, details: 'internal', metadata }
  const { code, detail, errors, retryAfter } = error
  metadata.set(HEADER, Buffer.from(JSON.stringify({ code, detail, errors, retryAfter })))
  return { code: statusOf[error.kind], details: code, metadata }
}

/** Did a server of ours refuse? Else the call got lost on the way, or met a bug. */
export function isRefusal(error: ServiceError): boolean {
  return (error.metadata?.get(HEADER) ?? []).length > 0
}

/** The refusal that a client received; a server out of reach or out of time is `unavailable`. */
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

/** The server's end came before its answer. gRPC gives that the code of a bug; a server that met one says so in words. */
function isCutOff({ code, details }: ServiceError): boolean {
  return code === status.INTERNAL && /^Received RST_STREAM\b/.test(details)
}
