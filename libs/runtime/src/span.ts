import { DomainError } from '@holdfast/errors'

/** Of a span: ids of things, names of methods, numbers. Nothing that people wrote, and no address of anybody. */
export type SpanAttributes = Record<string, string | number | boolean>

/** A sampled span in the form of W3C Trace Context, as it travels in headers: `00-<trace>-<span>-01`. */
export type Traceparent = string

/** The header that carries it: of W3C Trace Context. */
export const TRACEPARENT = 'traceparent'

export interface SpanOptions {
  kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer'
  attributes?: SpanAttributes
  /**
   * Where the span belongs: `here`, into the span that is active; `new`, at the beginning of a trace; to a parent that
   * came from elsewhere; or at the beginning of a trace of its own that follows from others. Where there is no active
   * span, no parent, and nothing that it follows from, there is no span: what a process does by itself is not traced.
   */
  from?: 'here' | 'new' | { parent: unknown } | { follows: readonly unknown[] }
}

export interface OpenSpan {
  readonly traceparent: Traceparent
  /** Runs the work as a part of this span. */
  run<Result>(work: () => Result): Result
  note(attributes: SpanAttributes): void
  /**
   * @param error why the work failed. Only its code or its kind is kept: a text may say what nobody else should read
   * @param options.isBroken whether the span is shown as failed; by default, unless a rule refused
   */
  end(error?: unknown, options?: { isBroken?: boolean }): void
}

/** Where spans go, and which: by the names that OpenTelemetry gives these variables. */
export interface TracingConfig {
  OTEL_EXPORTER_OTLP_ENDPOINT?: string
  OTEL_EXPORTER_OTLP_HEADERS?: string
  OTEL_TRACES_SAMPLER?: string
  OTEL_TRACES_SAMPLER_ARG?: string
}

const FORM = /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/

/** Headers are not signed, and a stored text may be of any release. */
export function isTraceparent(text: unknown): text is Traceparent {
  return typeof text === 'string' && FORM.test(text)
}

/** How a failed span is named: a refusal by its code, anything else by its kind. */
export function nameOfFailure(error: unknown): string {
  if (error instanceof DomainError) return error.code
  return error instanceof Error ? error.name : 'unknown'
}
