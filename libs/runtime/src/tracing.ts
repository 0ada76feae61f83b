import type { Tracing } from './open-tracing.ts'
import { isTraceparent, type OpenSpan, type SpanOptions, type Traceparent, type TracingConfig } from './span.ts'

let tracing: Tracing | undefined

/**
 * Begins to trace, if an endpoint is set; otherwise nothing is loaded, and {@link startSpan} returns at once. A process
 * has one tracing: if it traces already, this changes nothing.
 */
export async function startTracing(service: string, config: TracingConfig): Promise<{ stop(): Promise<void> }> {
  if (!config.OTEL_EXPORTER_OTLP_ENDPOINT || tracing) return { stop: async () => {} }
  const { openTracing } = await import('./open-tracing.ts')
  const opened = openTracing(service, config)
  tracing = opened
  return {
    async stop() {
      tracing = undefined
      await opened.stop()
    },
  }
}

export function isTracing(): boolean {
  return tracing !== undefined
}

/** Undefined if nothing is traced, or if the trace is not among those that are sampled. */
export function startSpan(name: string, options: SpanOptions): OpenSpan | undefined {
  return tracing?.startSpan(name, options)
}

/** Runs the work as a span, which ends with it. */
export async function inSpan<Result>(
  name: string,
  options: SpanOptions,
  work: (span?: OpenSpan) => Promise<Result>,
): Promise<Result> {
  const span = tracing?.startSpan(name, options)
  if (!span) return work()
  try {
    const result = await span.run(() => work(span))
    span.end()
    return result
  } catch (error) {
    span.end(error)
    throw error
  }
}

/**
 * Runs work that only happens to begin in a span, such as that of others which was waiting: it belongs to no trace, nor does
 * what it begins.
 */
export function outsideSpans<Result>(work: () => Result): Result {
  return tracing ? tracing.outside(work) : work()
}

/** Of the active span: what is given to whoever goes on with this work. */
export function activeTraceparent(): Traceparent | undefined {
  return tracing?.active()?.traceparent
}

const origins = new WeakMap<object, Traceparent>()

/** Notes from which span a thing comes that was received, to be found by whoever works on it. */
export function noteOrigin(thing: object, traceparent: unknown): void {
  if (tracing && isTraceparent(traceparent)) origins.set(thing, traceparent)
}

/** The spans that these things come from, each once. */
export function originsOf(things: readonly object[]): Traceparent[] {
  if (!tracing) return []
  return [...new Set(things.flatMap((thing) => origins.get(thing) ?? []))]
}
